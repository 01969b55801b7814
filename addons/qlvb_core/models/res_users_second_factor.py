# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessDenied
from odoo.http import request

VERIFIED = "qlvb_second_factor"


class ResUsers(models.Model):
    """The second login step: for admins always, for others from outside (R209)."""

    _inherit = "res.users"

    def _qlvb_has_second_factor(self) -> bool:
        # sudo: a yes or no about another account, for the rules of its password
        user = self.sudo()
        return bool(user.totp_enabled or user.auth_passkey_key_ids)

    def _qlvb_needs_second_factor(self) -> bool:
        """Return whether the rules ask this account for one, from where it comes."""
        rules = self.env["qlvb.rule"]
        if self._qlvb_is_admin() and rules._value("second_factor.admin"):
            return True
        return not self._qlvb_is_inside() and rules._value("second_factor.outside")

    def _qlvb_may_set_up_here(self) -> bool:
        """Return whether a second factor is set up from where the request comes.

        Outside, who only knows the password would set up one of his own.
        """
        rules = self.env["qlvb.rule"]
        return self._qlvb_is_inside() or rules._value("second_factor.setup_outside")

    def _qlvb_is_inside(self) -> bool:
        return self.env["qlvb.network"]._is_inside()

    def _qlvb_lacks_second_factor(self) -> bool:
        """Return whether the session of the request misses a step it needs."""
        verified = request.session.get(VERIFIED) == self.id
        return not verified and self._qlvb_needs_second_factor()

    def _qlvb_note_second_factor(self):
        """Remember in the session that this account has proved a second factor."""
        if request:
            request.session[VERIFIED] = self.id

    def _qlvb_refuse_password_alone(self):
        """:raise AccessDenied: a passkey is the only second factor, and was not used"""
        user = self.sudo()  # of the account that logs in
        only_passkey = user.auth_passkey_key_ids and not user.totp_enabled
        if only_passkey and user._qlvb_needs_second_factor():
            raise AccessDenied(self.env._("Log in with your passkey."))

    def _qlvb_reset_second_factor(self):
        """Take away codes and passkeys, as when a phone is lost.

        The caller has checked who orders it; the next login sets one up anew.
        """
        for account in self.sudo():  # the caller has checked the written request
            account.write({"totp_secret": False})
            account.auth_passkey_key_ids.unlink()
            self.env["qlvb.audit.event"]._log(
                "auth.second_factor", account, enabled=False
            )
        self.env.registry.clear_cache()

    def _totp_try_setting(self, secret, code):
        """Setting one up proves it, and is an event."""
        done = super()._totp_try_setting(secret, code)
        if done:
            self._qlvb_note_second_factor()
            self.env["qlvb.audit.event"]._log("auth.second_factor", self, enabled=True)
        return done

    def _rpc_api_keys_only(self):
        return super()._rpc_api_keys_only() or self._qlvb_needs_second_factor()

    @api.model
    def _check_uid_passwd(self, uid, passwd):
        """Judge each RPC by where it comes from: Odoo remembers right passwords."""
        account = self.browse(uid)
        if account._qlvb_password_is_due():
            raise AccessDenied(self.env._("Change your password first."))
        if account._qlvb_needs_second_factor():
            keys = self.env["res.users.apikeys"]
            if not passwd or keys._check_credentials(scope="rpc", key=passwd) != uid:
                raise AccessDenied()
        return super()._check_uid_passwd(uid, passwd)
