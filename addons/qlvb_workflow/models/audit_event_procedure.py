# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for internal procedures and for documents that go by them."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "procedure.create": self.env._("Drafted an internal procedure"),
            "procedure.write": self.env._("Changed the draft of an internal procedure"),
            "procedure.unlink": self.env._("Deleted the draft of a procedure"),
            "procedure.publish": self.env._("Published an internal procedure"),
            "procedure.new_version": self.env._("New version of a procedure"),
            "procedure.end": self.env._("Ended an internal procedure"),
            "document.route": self.env._("Sent by an internal procedure"),
            "document.advance": self.env._("Finished a step"),
            "document.return_step": self.env._("Returned to the step before"),
            "document.answered": self.env._("Answered; steps are left"),
            "document.step_unheld": self.env._("Nobody held the next step"),
            "document.without_holder": self.env._("Found without a holder"),
        }
