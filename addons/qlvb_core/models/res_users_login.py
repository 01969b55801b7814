# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessDenied, UserError

from ..office_language import in_office_language
from .res_users_session import device_name

# What can be guessed: tries with these count against the account (R211).
GUESSABLE = frozenset({"password", "totp", "totp_mail"})
SECOND_FACTORS = frozenset({"passkey", "totp", "totp_mail"})


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_in_journal(self):
        events = self.env["qlvb.audit.event"].sudo()
        if events.search_count([("actor_id", "in", self.ids)], limit=1):
            raise UserError(
                self.env._(
                    "An account that has acted is never removed. Archive it instead."
                )
            )

    def _login(self, credential, user_agent_env):
        """Log who came in, by which means, and who was turned away (R30)."""
        try:
            auth_info = super()._login(credential, user_agent_env=user_agent_env)
            user = self.browse(auth_info["uid"])
            if auth_info["auth_method"] == "password":
                user._qlvb_refuse_password_alone()
        except AccessDenied as error:
            silent = error.args == AccessDenied().args
            reason = self._qlvb_journal_reason() if silent else str(error)
            self._log_refused_login(credential, reason)
            if silent:
                raise AccessDenied(self._qlvb_refusal()) from None
            if credential["type"] == "webauthn":
                raise AccessDenied(self._qlvb_passkey_refusal()) from None
            raise
        self.env["qlvb.audit.event"].with_user(user)._log(
            "auth.login", user, method=auth_info["auth_method"], device=device_name()
        )
        return auth_info

    def _qlvb_refusal(self) -> str:
        """Return the one message for unknown, locked and mistyped alike (R211)."""
        return self.env._(
            "Wrong user name or password, or the account is locked; ask the admin of "
            "your unit. After %(tries)s wrong tries an account is locked.",
            tries=self.env["qlvb.rule"]._value("login.max_tries"),
        )

    def _qlvb_passkey_refusal(self) -> str:
        return self.env._(
            "This passkey opens nothing here: it was removed, or is of another system. "
            "Log in with your password, or ask the admin of your unit."
        )

    def _qlvb_journal_reason(self) -> str:
        return in_office_language(self).env._("Wrong user name or password")

    def _log_refused_login(self, credential, reason):
        # a passkey may be unknown: then no account was named
        login = credential.get("login")
        domain = self._get_login_domain(login)
        # sudo: nobody is logged in yet; a closed account is named as well
        accounts = self.sudo().with_context(active_test=False)
        user = accounts.search(domain, limit=1) if login else self.browse()
        if not user.active and credential.get("password"):
            # an unknown or closed name takes as long as a known one
            self._crypt_context().hash(credential["password"])
        nobody = self.env.ref("base.public_user")
        self.env["qlvb.audit.event"].with_user(nobody)._log_refused(
            "auth.refused",
            user,
            reason,
            login=login,
            method=credential["type"],
            device=device_name(),
        )

    def _check_credentials(self, credential, env):
        """Refuse locked accounts at every door; count wrong tries."""
        # Odoo checks a code against the record, a password against the current user
        account = (self or self.env.user).sudo()
        if not account.active:
            raise AccessDenied()
        try:
            auth_info = super()._check_credentials(credential, env)
        except AccessDenied:
            if account._qlvb_is_guess(credential, env):
                account._qlvb_count_wrong_try()
            if credential["type"] == "webauthn":
                raise AccessDenied(self._qlvb_passkey_refusal()) from None
            if credential["type"] != "password":
                raise AccessDenied(
                    self.env._("That did not work. Try again, with a new code.")
                ) from None
            raise
        account._qlvb_note_right_try(
            auth_info, interactive=env.get("interactive", True)
        )
        return auth_info

    def _qlvb_is_guess(self, credential, env) -> bool:
        """Return whether a secret people choose was compared."""
        if credential["type"] not in GUESSABLE or not credential.get("password", True):
            return False
        return env.get("interactive", True) or not self._rpc_api_keys_only()

    def _qlvb_note_right_try(self, auth_info, *, interactive: bool):
        if auth_info["auth_method"] == "password":
            self._qlvb_refuse_spent_password()
            if not interactive and self._qlvb_password_is_due():
                raise AccessDenied(self.env._("Change your password first."))
        if auth_info["auth_method"] in SECOND_FACTORS:
            self._qlvb_note_second_factor()
        # a right password before a code ends no row of wrong codes
        if auth_info["auth_method"] != "password" or not self._mfa_type():
            self.env["qlvb.login.failure"]._forget(self)
