# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from odoo import SUPERUSER_ID, models, tools
from odoo.exceptions import AccessDenied
from odoo.http import SessionExpiredException, request

PASSWORD_PAGE = "/qlvb/doi-mat-khau"  # noqa: S105 - an address
SECOND_FACTOR_PAGE = "/qlvb/xac-thuc-hai-lop"
ADMIN_GROUPS = (
    "qlvb_core.group_operator",
    "qlvb_core.group_unit_admin",
    "base.group_system",
)


class MustActFirst(AccessDenied):
    """The account may do nothing before it has done one thing, at ``url``."""

    loglevel = logging.DEBUG  # for odoo.http: it is no fault

    def __init__(self, message: str, url: str) -> None:
        super().__init__(message)
        self.url = url


class ResUsers(models.Model):
    """What stands before every other page: a due password, a missing second factor."""

    _inherit = "res.users"

    @tools.ormcache("self.id")
    def _qlvb_is_admin(self) -> bool:
        """Return whether this is an admin account: its rules are stricter.

        Asked while somebody is being let in: then ``has_group`` has no environment yet.
        """
        # sudo: groups of other people are not readable; only the answer is used
        groups = self.sudo().group_ids
        return any(self.env.ref(name) in groups for name in ADMIN_GROUPS)

    def _qlvb_waits_for_post(self) -> bool:
        """Return whether this person's account opens nothing: no post is in force."""
        works = self.has_group("qlvb_core.group_user")
        runs = self.has_group("base.group_erp_manager")
        return bool(not works and not runs and self._qlvb_account())

    def _qlvb_pass_gate(self):
        """Let the session of the request in, or say what it must do first.

        :raise MustActFirst: change the password, or set up the second factor
        :raise SessionExpiredException: log in again, with the second factor
        """
        self.ensure_one()
        if self.id == SUPERUSER_ID:
            return
        if self._qlvb_password_is_due():
            raise MustActFirst(
                self.env._("Change your password first; nothing else is open before."),
                PASSWORD_PAGE,
            )
        if self._qlvb_lacks_second_factor():
            self._qlvb_demand_second_factor()

    def _qlvb_demand_second_factor(self):
        if self._qlvb_has_second_factor():
            request.session.logout(keep_db=True)
            raise SessionExpiredException("Second factor needed")
        raise MustActFirst(
            self.env._(
                "Set up the second step of your login first; nothing else is open "
                "before."
            ),
            SECOND_FACTOR_PAGE,
        )
