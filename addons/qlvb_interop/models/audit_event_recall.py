# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Labels of what recall, update and replacement write."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "document.ask_recall": self.env._("Asked for it back"),
            "document.remind_recall": self.env._("Reminded of the recall"),
            "document.recall_asked": self.env._("The sender asks for it back"),
            "document.accept_recall": self.env._("Gave it back: recalled"),
            "document.refuse_recall": self.env._("Refused the recall"),
            "exchange.fault": self.env._("A recipient found something abnormal"),
            "document.keep_answer": self.env._("Decided to answer all the same"),
            "exchange.recall_answer": self.env._("A recipient's answer to the recall"),
            "exchange.kept_back": self.env._("Not sent any more: recalled before"),
            "document.replaced": self.env._("Replaced by a newer version"),
            "document.amended": self.env._("Amended by a newer version"),
        }

    @api.model
    def _code_words(self, key):
        if key == "answer":
            answers = self.env["qlvb.exchange.delivery"]._fields["recall_state"]
            return dict(answers._description_selection(self.env))
        return super()._code_words(key)
