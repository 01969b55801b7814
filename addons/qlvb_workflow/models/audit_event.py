# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "document.add_file": self.env._("Added a file"),
            "document.register": self.env._("Registered"),
            "document.correct": self.env._("Corrected what was registered"),
            "document.refuse": self.env._("Refused"),
            "document.present": self.env._("Presented"),
            "document.direct": self.env._("Wrote a directive"),
            "document.pass_to_leader": self.env._("Passed to another leader"),
            "document.direct_again": self.env._("Added a directive"),
            "document.withdraw": self.env._("Took an assignment back"),
            "document.consult": self.env._("Asked for opinions"),
            "document.ask_extension": self.env._("Asked for an extension"),
            "document.grant_extension": self.env._("Granted an extension"),
            "document.pass_up_extension": self.env._(
                "Had the leader decide on more time"
            ),
            "document.refuse_extension": self.env._("Refused an extension"),
            "document.pass_on": self.env._("Passed on"),
            "document.return_assignment": self.env._("Returned an assignment"),
            "document.reassign": self.env._("Assigned anew"),
            "document.keep_assignment": self.env._("Left with the unit"),
            "document.take_note": self.env._("Took note"),
            "document.opinion": self.env._("Gave an opinion"),
            "document.reply": self.env._("Began a reply"),
            "document.finish": self.env._("Finished"),
            "document.reopen": self.env._("Took the work up again"),
            "document.edit_draft": self.env._("Changed the draft"),
            "document.submit": self.env._("Submitted"),
            "document.approve_content": self.env._("Approved the content"),
            "document.approve_form": self.env._("Approved the form"),
            "document.return_draft": self.env._("Returned the draft"),
            "document.take_back": self.env._("Took the draft back"),
            "document.convert": self.env._("Asked for the PDF again"),
            "document.print_sheet": self.env._("Printed the handling sheet"),
            "register.print": self.env._("Printed the register"),
            "authority.give": self.env._("Entered a signing authority"),
            "authority.change": self.env._("Changed a signing authority"),
            "authority.end": self.env._("A signing authority ended with its agency"),
            "authority.holder_left": self.env._(
                "A signing authority lost its holder, whose post ends"
            ),
            "assignment.receive": self.env._("Opened an assignment"),
        }

    @api.model
    def _code_words(self, key):
        if key == "role":
            roles = self.env["qlvb.assignment"]._fields["role"]
            return dict(roles._description_selection(self.env))
        return super()._code_words(key)
