# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "account.create": self.env._("Created an account"),
            "account.adjust": self.env._("Adjusted an account"),
            "account.change": self.env._("Changed a person's particulars"),
            "account.give_post": self.env._("Gave a post on request"),
            "account.end_post": self.env._("Ended a post on request"),
            "post.concurrent": self.env._("Post of another agency's person refused"),
            "post.concurrent_give_post": self.env._(
                "Gave a post to a person of another agency"
            ),
            "post.concurrent_end_post": self.env._(
                "Ended the post of a person of another agency"
            ),
            "account.lock": self.env._("Locked an account"),
            "account.unlock": self.env._("Unlocked an account"),
            "account.restore": self.env._("Restored a password"),
            "account.reset_factor": self.env._("Reset the second step of the login"),
            "account.password": self.env._("Issued the first password"),
            "account.move": self.env._("Moved a person"),
            "account.carry": self.env._("Went along to the successor unit"),
            "account.hand_over": self.env._("Began a hand-over"),
            "account.close": self.env._("Closed an account"),
            "handover.give": self.env._("Confirmed what is handed over"),
            "handover.receive": self.env._("Confirmed what is received"),
            "handover.decline": self.env._("Gave a hand-over back"),
            "handover.cancel": self.env._("Cancelled a hand-over"),
            "handover.done": self.env._("Handed over"),
            "handover.move": self.env._("Went to another person by hand-over"),
            "review.open": self.env._("Opened the review of accounts"),
            "review.confirm": self.env._("Confirmed an account"),
            "report.send": self.env._("Sent a report on accounts"),
            "report.read": self.env._("Read a report on accounts"),
            "support.ask": self.env._("Asked for support"),
            "support.answer": self.env._("Answered a support request"),
            "support.close": self.env._("Closed a support request"),
            "handover.act": self.env._("Act on a hand-over refused"),
        }
