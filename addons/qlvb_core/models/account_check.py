# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may do what with which account: every act asks here first."""

from odoo import SUPERUSER_ID, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ..qlvb_toolkit import text
from .account_act import ACTS

# In the context of a dry run, whose refusals are no attempts. An object, so that nobody
# can send it from outside and escape the journal.
REHEARSAL = object()


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _may(self, act) -> bool:
        """Return whether the current user may do ``act`` in this state."""
        return self._state_allows(act) and not self._is_own() and self._in_scope(act)

    def _state_allows(self, act) -> bool:
        """Return whether ``act`` is possible in this state.

        What locked itself for some hours is locked for good by order (R24, R211).
        """
        if act == "lock" and self.state == "locked":
            # sudo: why it is locked decides what an order can still do
            return self.sudo().user_id.qlvb_lock_reason != "order"
        return self.state in ACTS[act].sources

    def _in_scope(self, act) -> bool:
        """Return whether the current user administers this account for ``act``.

        The operator runs admin accounts; working accounts only as far as nobody could
        log in by it (R19, R21).
        """
        user = self.env.user
        if user.id == SUPERUSER_ID:
            return True
        if user._qlvb_operates():
            return self.is_admin_account or ACTS[act].operator
        return self.agency_id.id in user._qlvb_admin_agency_ids()

    def _is_own(self) -> bool:
        """Return whether the account is of the acting person, by this login or another.

        Nobody administers himself (Regulation Điều 4.2, 19.3), not by a second account.
        """
        actor = self.env.user
        if self.user_id == actor:
            return True
        code = self.employee_code
        return bool(code) and code == actor._qlvb_account().employee_code

    def _ordered(self, act, request):
        """Refuse ``act`` on these accounts, or hold them for it.

        :param request: the ``qlvb.account.request`` that orders it
        :raise AccessError: outside the scope, or the actor himself
        :raise UserError: wrong state, no usable request, the last admin
        """
        self._hold_rows()
        for account in self:
            account._check_actor(act)
            account._check_state(act)
        for agency in self.sudo().agency_id:
            self._check_request(act, request, agency)
        self._check_signer(act, request)
        self._check_not_replayed(act, request)

    def _check_signer(self, act, request):
        """Refuse what a person who leads nothing has ordered for himself (R251)."""
        signer = text.fold(request.sudo().signer)
        own = self.filtered(lambda account: text.fold(account.name) == signer)
        for account in own:
            if account.sudo().user_id._qlvb_posts("leader", account.agency_id):
                continue
            account._refuse(
                act,
                self.env._(
                    "%(name)s, who is no leader of %(agency)s, cannot have signed the "
                    "request about the own account. Enter the leader who signed it.",
                    name=account.name,
                    agency=account.agency_id.name,
                ),
                UserError,
            )

    def _hold_rows(self):
        """Make whoever acts on these accounts at the same time wait, and see this act.

        The rows are written, not only locked: the second act is then replayed by the
        server and decides by what the first one left.

        :raise UserError: there are none
        """
        if not self:
            raise UserError(self.env._("Choose the accounts."))
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE qlvb_account SET write_uid = %s, "
                "write_date = now() AT TIME ZONE 'UTC' WHERE id IN %s",
                self.env.uid,
                tuple(self.ids),
            ),
            log_exceptions=False,
        )
        self.invalidate_recordset(flush=False)

    def _check_actor(self, act):
        if not self.has_access("read") or not self._in_scope(act):
            self._refuse(
                act,
                self.env._("This account is not of an agency you administer."),
                AccessError,
            )
        if self._is_own():
            self._refuse(
                act,
                self.env._(
                    "Nobody administers himself. Another admin or the operator does it."
                ),
                AccessError,
            )

    def _check_state(self, act):
        if not self._state_allows(act):
            labels = dict(self._fields["state"]._description_selection(self.env))
            self._refuse(
                act,
                self.env._(
                    "The account of %(name)s is now “%(state)s”: this act is not "
                    "possible. Reload the page to see what was done.",
                    name=self.name,
                    state=labels[self.state],
                ),
            )

    def _check_request(self, act, request, agency):
        try:
            request._check_usable(agency)
        except UserError as error:
            self[:1]._refuse(act, str(error))

    def _check_not_replayed(self, act, request):
        # sudo: the history is asked on behalf of an act whose actor was checked
        played = self.env["qlvb.account.act"].sudo()
        if ACTS[act].once and played.search_count(
            [
                ("act", "=", act),
                ("request_id", "=", request.id),
                ("account_id", "in", self.ids),
            ],
            limit=1,
        ):
            self[:1]._refuse(
                act,
                self.env._(
                    "Request %(number)s has been carried out already. A new act needs "
                    "a new request.",
                    number=request.sudo().number,
                ),
            )

    def _refuse(self, act, message, exception=UserError):
        """Record a refused attempt so that it outlives the rollback, and raise."""
        if self.env.context.get("qlvb_rehearsal") is not REHEARSAL:
            self.env["qlvb.audit.event"]._log_refused(f"account.{act}", self, message)
        raise exception(message)

    # -- the last admin ----------

    def _check_admin_remains(self, act):
        """Refuse when the agency would have no admin left (R20)."""
        admins = self.filtered("is_admin_account")
        for agency in admins.sudo().agency_id:
            self._hold_agency(agency)
            others = agency._admins() - admins.sudo().user_id
            if agency._admins() and not others:
                admins[:1]._refuse(
                    act,
                    self.env._(
                        "%(name)s is the last admin of %(agency)s. Appoint another one "
                        "first.",
                        name=admins[:1].name,
                        agency=agency.name,
                    ),
                )

    def _hold_agency(self, agency):
        """Two admins removing each other at once: the second one waits and sees."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE qlvb_unit SET write_date = now() AT TIME ZONE 'UTC' "
                "WHERE id = %s",
                agency.id,
            ),
            log_exceptions=False,
        )
