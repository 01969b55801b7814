# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        _ = self.env._
        return {
            **super()._code_labels(),
            "document.add_file": _("Added a file"),
            "document.register": _("Registered"),
            "document.refuse": _("Refused"),
            "document.present": _("Presented"),
            "document.direct": _("Wrote a directive"),
            "document.pass_on": _("Passed on"),
            "document.take_note": _("Took note"),
            "document.opinion": _("Gave an opinion"),
            "document.reply": _("Began a reply"),
            "document.finish": _("Finished"),
            "document.edit_draft": _("Changed the draft"),
            "document.submit": _("Submitted"),
            "document.approve_content": _("Approved the content"),
            "document.approve_form": _("Approved the form"),
            "document.return_draft": _("Returned the draft"),
            "document.convert": _("Asked for the PDF again"),
            "assignment.receive": _("Opened an assignment"),
        }
