# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .access_change_apply import TARGETS


class QlvbAccessChange(models.Model):
    """A large set waits for a job; when that fails, people are told and may repeat it.

    Nothing of the set is changed by a job that failed.
    """

    _inherit = "qlvb.access.change"

    failure = fields.Text(string="Why it was not carried out", readonly=True)
    may_retry = fields.Boolean(compute="_compute_may_retry")

    @api.depends_context("uid")
    def _compute_may_retry(self):
        for change in self:
            change.may_retry = change.state == "failed" and change._is_mine()

    def _is_mine(self) -> bool:
        """Return whether the current user answers for this, or may order it still."""
        if self.warden in self.env.user._qlvb_own_principals():
            return True
        return self.author_id == self.env.user and self._may_still_order()

    def _may_still_order(self) -> bool:
        """Return what the dialog asked when it was ordered: a post may have ended."""
        if self.criteria:
            return self._orderable_documents(self.agency_id) is not None
        return all(self._targets(link)._may_change_access() for link in TARGETS)

    def _apply_later(self):
        self.with_delay(
            description=self.display_name, identity_key=f"access-change-{self.id}"
        )._apply()

    def _note_failure(self, exc_name, exc_message, **_details):
        """Called by the queue when the job has failed for good.

        :param exc_name: class of the exception, with its module
        :param exc_message: its text, for people only when it is one of Odoo's
        """
        if exc_name.startswith("odoo.exceptions."):
            reason = str(exc_message)
        else:
            reason = self.env._(
                "The system could not carry it out. Try again; when it fails again, "
                "tell the operator."
            )
        # sudo: the job acts for the author, who writes no change by hand
        self.sudo().write({"state": "failed", "failure": reason})
        self.env["qlvb.audit.event"]._log(
            "access.failed", self, result="refused", reason=reason
        )

    def action_retry(self):
        """Carry out once more what has failed.

        :raise AccessError: neither who ordered it nor the competent person
        :raise UserError: it has not failed
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: who may repeat it is checked below, on the row as it is now
        change = self.sudo()
        change.lock_for_update()
        if change.state != "failed":
            raise UserError(self.env._("It has not failed. Reload the page."))
        if not self._is_mine():
            raise AccessError(
                self.env._(
                    "Only %(author)s or %(warden)s has it carried out again.",
                    author=change.author_id.name,
                    warden=change.warden_name,
                )
            )
        change.write({"state": "pending", "failure": False})
        self.env["qlvb.audit.event"]._log("access.retry", self)
        change._apply_later()
        return self.env["qlvb.document"]._said(
            self.env._("It is being carried out again; this page shows the outcome.")
        )
