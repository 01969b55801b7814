# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for what is done with a draft and the opinions on it."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "document.check_out": self.env._("Took the draft to edit it"),
            "document.release_draft": self.env._("Released the draft"),
            "document.ask_comments": self.env._("Asked for opinions on the draft"),
            "document.extend_comments": self.env._("Gave more time for opinions"),
            "document.remind_comments": self.env._("Reminded of opinions"),
            "document.close_comments": self.env._("Closed the consultation"),
            "document.comment": self.env._("Gave an opinion on the draft"),
            "document.answer_comment": self.env._("Answered an opinion"),
            "document.confirm_recipients": self.env._(
                "Confirmed the recipients on paper"
            ),
            "file.compare": self.env._("Compared two versions"),
        }

    @api.model
    def _detail_labels(self) -> dict[str, str]:
        return {
            **super()._detail_labels(),
            "editor": self.env._("Was being edited by"),
            "stance": self.env._("View"),
            "who": self.env._("Opinion of"),
        }

    @api.model
    def _code_words(self, key) -> dict[str, str]:
        if key == "stance":
            stances = self.env["qlvb.draft.comment"]._fields["stance"]
            return dict(stances._description_selection(self.env))
        return super()._code_words(key)
