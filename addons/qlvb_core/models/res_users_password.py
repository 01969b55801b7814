# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import SUPERUSER_ID, api, fields, models, tools
from odoo.exceptions import AccessDenied, UserError

from ..qlvb_toolkit.password import (
    character_classes,
    one_time_password,
    says_one_of,
    spellings,
)


class ResUsers(models.Model):
    """Passwords: their rules, one-time ones, forced changes (R25, R210, R248, R250).

    The rules bind people. What the system itself sets (superuser: set-up, data, tests)
    is nobody's password yet.
    """

    _inherit = "res.users"

    qlvb_must_change_password = fields.Boolean(
        string="Must change the password", copy=False, groups=fields.NO_ACCESS
    )
    qlvb_password_changed_at = fields.Datetime(
        string="Password changed on", copy=False, readonly=True, groups=fields.NO_ACCESS
    )
    qlvb_password_expires_at = fields.Datetime(
        string="One-time password ends",
        copy=False,
        readonly=True,
        groups=fields.NO_ACCESS,
    )

    @api.model
    def _get_invalidation_fields(self):
        return super()._get_invalidation_fields() | {
            "qlvb_must_change_password",
            "qlvb_password_changed_at",
        }

    # -- one-time passwords ------------------------------------------------------------

    def _qlvb_issue_password(self) -> str:
        """Give the account a random one-time password; return it, this once only.

        It ends after ``password.initial_hours`` and must be changed at the first login
        (R25, R248, R250). The caller has checked who orders it and shows it once.
        """
        self.ensure_one()
        rules = self.env["qlvb.rule"]
        password = one_time_password(rules._value("password.length_alone"))
        hours = rules._value("password.initial_hours")
        # superuser: the caller has checked the written request (see above)
        account = self.with_user(SUPERUSER_ID)
        account.password = password
        account.write(
            {
                "qlvb_must_change_password": True,
                "qlvb_password_expires_at": fields.Datetime.now()
                + timedelta(hours=hours),
            }
        )
        self.env["qlvb.audit.event"]._log("auth.password_issued", self, hours=hours)
        return password

    def _qlvb_refuse_spent_password(self):
        """:raise AccessDenied: the one-time password has ended unused"""
        ends = self.sudo().qlvb_password_expires_at  # of the account that logs in
        if ends and ends < fields.Datetime.now():
            raise AccessDenied(
                self.env._(
                    "This one-time password has expired. Ask the admin of your unit "
                    "for a new one."
                )
            )

    def _qlvb_password_is_due(self) -> bool:
        """Return whether the password must be changed before anything else."""
        must_change, changed_at = self._qlvb_password_facts()
        return must_change or self._qlvb_is_too_old(changed_at)

    @tools.ormcache("self.id")
    def _qlvb_password_facts(self):
        """Return what each request asks; forgotten by ``_get_invalidation_fields``."""
        user = self.sudo()  # only the rules of the account's own password use it
        return (
            user.qlvb_must_change_password,
            user.qlvb_password_changed_at or user.create_date,
        )

    def _qlvb_is_too_old(self, changed_at) -> bool:
        if not self._qlvb_is_admin():
            return False
        months = self.env["qlvb.rule"]._value("password.admin_months")
        return changed_at + relativedelta(months=months) < fields.Datetime.now()

    # -- setting one -------------------------------------------------------------------

    def _set_password(self):
        by_person = self.env.uid != SUPERUSER_ID
        if by_person:
            for user in self:
                user._qlvb_check_new_password(user.password)
        super()._set_password()
        for user in self:
            user._qlvb_note_password(by_other=by_person and self.env.uid != user.id)
            if by_person:
                self.env["qlvb.audit.event"]._log("auth.password_changed", user)

    def _qlvb_note_password(self, *, by_other: bool):
        self.env["qlvb.password.history"]._keep(self)
        # sudo: whoever may set the password may not write these
        self.sudo().write(
            {
                "qlvb_must_change_password": by_other,
                "qlvb_password_changed_at": fields.Datetime.now(),
                "qlvb_password_expires_at": False,
            }
        )

    # -- the rules ---------------------------------------------------------------------

    @api.model
    def get_password_policy(self):
        """Tell the meter of the web client what the rules ask of the current user."""
        user = self.env.user
        return super().get_password_policy() | {
            "minlength": user._qlvb_password_length(),
            "minclasses": self.env["qlvb.rule"]._value("password.classes"),
        }

    def _qlvb_password_length(self) -> int:
        code = "second" if self._qlvb_has_second_factor() else "alone"
        return self.env["qlvb.rule"]._value(f"password.length_{code}")

    def _qlvb_check_new_password(self, password: str):
        """:raise UserError: what the rules miss in it, each with its source"""
        if not password:
            return
        if broken := list(self._qlvb_broken_rules(password)):
            raise UserError("\n".join(broken))

    def _qlvb_broken_rules(self, password: str):
        rules = self.env["qlvb.rule"]
        length = self._qlvb_password_length()
        if len(password) < length:
            code = "password.length_alone"
            yield self.env._(
                "The password needs at least %(length)s characters (%(law)s).",
                length=length,
                law=rules._source(code),
            )
        if character_classes(password) < rules._value("password.classes"):
            yield self.env._(
                "The password needs small letters, capital letters, digits and other "
                "characters, as @ or # (%(law)s).",
                law=rules._source("password.classes"),
            )
        if says_one_of(password, {self.login, *spellings(self.name or "")}):
            yield self.env._("The password must not hold the user name or your name.")
        yield from self._qlvb_repeated_password(password)

    def _qlvb_repeated_password(self, password: str):
        rules = self.env["qlvb.rule"]
        last = rules._value("password.admin_history") if self._qlvb_is_admin() else 1
        if not self.env["qlvb.password.history"]._holds(self, password, last):
            return
        if last == 1:
            yield self.env._("Choose a password that differs from the one in use.")
        else:
            yield self.env._(
                "This password was in use before; choose one that differs from the "
                "last %(count)s (%(law)s).",
                count=last,
                law=rules._source("password.admin_history"),
            )
