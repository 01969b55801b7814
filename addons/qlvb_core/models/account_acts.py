# SPDX-License-Identifier: LGPL-3.0-or-later

from odoo import api, fields, models

from ..clock import today
from ..said import said
from .account_act import ACTS


class QlvbAccount(models.Model):
    """The acts of a unit admin (Regulation Điều 4.2, 19.3; R20, R247, R251).

    Every act takes the id of the leader's written request and checks scope, state,
    person and ceiling itself.
    """

    _inherit = "qlvb.account"

    # -- locking ----------

    def action_lock(self, request_id: int, reason: str | None = None):
        """Stop these accounts at once: sessions, RPC and API keys (R24)."""
        self._begin("lock", request_id)
        for account in self:
            # sudo: _begin has checked the actor's right over the account
            account.sudo().user_id._qlvb_lock("order")
        self._done("lock", request_id, reason)
        return said(self.env._("Locked: %(names)s.", names=self._names()))

    def action_unlock(self, request_id: int, reason: str | None = None):
        """Let these accounts log in again with the password they had."""
        self._begin("unlock", request_id)
        for account in self:
            # sudo: _begin has checked the actor's right over the account
            account.sudo().user_id._qlvb_unlock()
        self._done("unlock", request_id, reason)
        return said(self.env._("Unlocked: %(names)s.", names=self._names()))

    # -- passwords ----------

    def action_restore_password(self, request_id: int):
        """Give each account a one-time password, shown once (R25, R250).

        :return: the client action that shows the slips; nothing keeps them
        """
        self._begin("restore", request_id)
        slips = self._issue_passwords()
        self._done("restore", request_id)
        return self._show_slips(slips)

    def action_issue_passwords(self):
        """Give accounts that were created without a password their first one.

        The request that ordered their creation covers it.
        """
        self._hold_rows()
        for account in self:
            account._check_actor("restore")
            if account.state != "requested":
                account._refuse(
                    "restore",
                    self.env._(
                        "%(name)s has received a password already. Restore it on a "
                        "written request.",
                        name=account.name,
                    ),
                )
        slips = self._issue_passwords()
        for account in self:
            self.env["qlvb.audit.event"]._log("account.password", account)
        return self._show_slips(slips)

    def _issue_passwords(self) -> list[dict]:
        # sudo: the caller has checked the actor's right over the accounts
        accounts = self.sudo()
        slips = [account._slip() for account in accounts]
        accounts.write({"password_issued_at": fields.Datetime.now()})
        return slips

    def _slip(self) -> dict:
        return {
            "name": self.name,
            "unit": self.unit_id.name,
            "login": self.login,
            "password": self.user_id._qlvb_issue_password(),
        }

    @api.model
    def _show_slips(self, slips):
        return {
            "type": "ir.actions.client",
            "tag": "qlvb_password_slips",
            "name": self.env._("One-time passwords"),
            "target": "new",
            "params": {"slips": slips},
        }

    # -- creating and adjusting ----------

    @api.model
    def action_create(self, request_id: int, values: dict):
        """Create one account with its first post and show its one-time password.

        :param values: as one row of ``_create_accounts``
        """
        account = self._create_accounts(self._request(request_id), [values])
        if not account._in_scope("restore"):
            return said(
                self.env._(
                    "Created. The admin of the agency gives %(name)s a password.",
                    name=account.name,
                )
            )
        return self._show_slips(account._issue_passwords())

    def action_adjust(self, request_id: int, values: dict):
        """Change a person's name, kind, code, phone, or the roles of posts.

        :param values: as in ``_adjust_accounts``; ``edit_stamp`` as it was when the
            values were read
        :raise UserError: somebody changed the account after that
        """
        self.ensure_one()
        self._adjust_accounts(self._request(request_id), [(self, values)])
        return said(self.env._("Changed: %(names)s.", names=self._names()))

    # -- closing ----------

    def action_close(self, request_id: int, reason: str | None = None):
        """Close accounts whose work was handed over; history stays (R246)."""
        self._begin("close", request_id)
        for account in self:
            account._check_nothing_held("close")
            # sudo: _begin has checked the actor's right over the account
            posts = account.sudo().post_ids
            account._check_role_work_remains_held("close", posts)
            posts._end_before(today())
            account.sudo().user_id._qlvb_lock("order")
        self._done("close", request_id, reason)
        # sudo: the act and its right were checked
        self.sudo()._note_closed()
        return said(self.env._("Closed: %(names)s.", names=self._names()))

    def _note_closed(self):
        """Write that these are closed; what waits for them extends this."""
        self.write({"closed_at": fields.Datetime.now()})

    def _check_nothing_held(self, act):
        """Refuse while anything open is with the person (invariant 7, R246)."""
        # sudo: only counts are asked, of a person whose admin is acting
        held = self.sudo().user_id._handover_lines()
        open_lines = [f"{group.label}: {group.count}" for group in held]
        if open_lines:
            self._refuse(
                act,
                self.env._(
                    "%(name)s still holds %(lines)s. Hand it over first.",
                    name=self.name,
                    lines="; ".join(open_lines),
                ),
            )

    # -- common steps ----------

    @api.model
    def _request(self, request_id):
        requests = self.env["qlvb.account.request"]
        return requests.browse(request_id if isinstance(request_id, int) else [])

    def _begin(self, act, request_id):
        self._ordered(act, self._request(request_id))
        if ACTS[act].disarms:
            self._check_admin_remains(act)

    def _done(self, act, request_id, note=None, **data):
        """Write the history and the journal of an act."""
        request = self._request(request_id)
        # sudo: the history is written by acts only, after their checks
        self.env["qlvb.account.act"].sudo().create(
            [
                {
                    "account_id": account.id,
                    "agency_id": account.sudo().agency_id.id,
                    "act": act,
                    "request_id": request.id,
                    "actor_id": self.env.uid,
                    "note": note,
                }
                for account in self
            ]
        )
        self.env["qlvb.audit.event"]._log_each(
            f"account.{act}", self, request=request.sudo(), note=note, **data
        )
        if act in ("create", "give_post", "move"):
            self._note_appointment(request)

    def _note_appointment(self, request):
        """Keep on the post by which decision an admin was appointed (R244)."""
        # sudo: the act was checked; only posts it made lack their decision
        posts = self.filtered("is_admin_account").sudo().post_ids
        request = request.sudo()
        posts.filtered(lambda p: not p.appointment_number).write(
            {
                "appointment_number": request.number,
                "appointment_date": request.date,
                "appointment_signer": request.signer,
            }
        )

    def _names(self) -> str:
        return ", ".join(self.mapped("name"))
