# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for what comes in by mail and on paper."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "document.mailed": self.env._("Came by e-mail"),
            "document.report_fault": self.env._("Reported something abnormal"),
            "document.decide_fault": self.env._("Decided about something abnormal"),
            "document.receive_refused": self.env._("Received a refused mail after all"),
            "document.split_off": self.env._("Made a document of its own of a file"),
            "document.keep_together": self.env._(
                "Kept the letters of one mail as appendices"
            ),
            "document.stamp": self.env._("Printed the arrival stamp"),
            "document.paper_file": self.env._("Noted the paper file"),
            "document.paper_received": self.env._("Received the paper file"),
            "envelope.log": self.env._("Noted an envelope"),
            "envelope.write": self.env._("Corrected an envelope"),
            "envelope.open": self.env._("Opened an envelope"),
            "envelope.mark_personal": self.env._("Envelope is to a named person"),
            "envelope.hand_over": self.env._("Handed an envelope over unopened"),
            "envelope.return": self.env._("Envelope returned as business"),
            "envelope.take_in": self.env._("Took a document out of an envelope"),
        }
