# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..said import said


class QlvbSupportRequest(models.Model):
    """Answering and closing a support request (R254)."""

    _inherit = "qlvb.support.request"

    def action_answer(self):
        """Send the answer to who asked.

        :raise AccessError: neither admin of the agency nor operator, or one's own
        :raise UserError: answered already, or no answer written
        """
        self.ensure_one()
        self.check_access("read")
        if not self.may_answer:
            raise AccessError(self._not_yours_message())
        self._lock_rows()
        if self.state != "open":
            raise UserError(self.env._("This request has been answered already."))
        if not (self.answer or "").strip():
            raise UserError(self.env._("Write the answer first."))
        # sudo: the right was checked above
        self.sudo().write(
            {
                "state": "answered",
                "answered_by_id": self.env.uid,
                "answered_at": fields.Datetime.now(),
            }
        )
        self.env["qlvb.audit.event"]._log("support.answer", self)
        self._notify_requester()
        # sudo: the name of who asked, whom the reader sees on the request
        name = self.sudo().requester_id.name
        return said(self.env._("The answer was sent to %(name)s.", name=name))

    def action_close(self):
        """Close what is settled: who asked at any time, who answers after the answer.

        :raise AccessError: neither asked nor answers it
        :raise UserError: closed already, or not answered yet
        """
        self.ensure_one()
        self.check_access("read")
        asked = self.requester_id == self.env.user
        if not asked and not self.may_answer:
            raise AccessError(self._not_yours_message())
        self._lock_rows()
        if self.state == "closed":
            raise UserError(self.env._("This request has been closed already."))
        if self.state == "open" and not asked:
            raise UserError(self.env._("Answer the request before you close it."))
        # sudo: the right was checked above
        self.sudo().write({"state": "closed", "closed_at": fields.Datetime.now()})
        self.env["qlvb.audit.event"]._log("support.close", self)
        return said(self.env._("The request was closed."))

    def _notify_requester(self):
        """Show the answer to who asked."""
        # sudo: who asked is told, whatever the answerer may read of their account
        asker = self.sudo().requester_id
        asker._qlvb_tell(
            self.subject, self.answer, f"{self._name}/{self.id}", kind="answer"
        )


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _desk_figures(self):
        label = self.env._("support requests to answer")
        requests = self._figure(label, "support_request_action", state="open")
        return [requests, *super()._desk_figures()]


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_support_domain(self) -> Domain:
        """Return which support requests this person sees: asked, or to answer."""
        if self._qlvb_operates():
            return Domain.TRUE
        return Domain("requester_id", "=", self.id) | Domain(
            "agency_id", "in", self._qlvb_admin_agency_ids()
        )
