# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError


class QlvbAccount(models.Model):
    """Operators' logins have an account too: a second operator acts on it (R209, R251).

    They hold no post, so their row stands with the head of the tree of units.
    """

    _inherit = "qlvb.account"

    @api.model
    def _adopt_operators(self):
        """Give an account to each operator that has none, once there is a unit."""
        # sudo: called when a login becomes an operator's, and for the first unit
        accounts = self.sudo().with_context(active_test=False)
        top = accounts._top()
        operators = self._operators()
        known = accounts.search([("user_id", "in", operators.ids)]).user_id
        for user in top and operators - known:
            accounts.create(
                {**accounts._adopted(user), "unit_id": top.id, "is_admin_account": True}
            )

    @api.model
    def _top(self):
        # sudo: where operators' accounts stand, for the system's own checks
        units = self.env["qlvb.unit"].sudo()
        return units.search([("parent_id", "=", False)], order="id", limit=1)

    @api.model
    def _operators(self):
        # sudo: who operates, locked or not, is asked for the system's own checks
        group = self.env.ref("qlvb_core.group_operator").sudo()
        users = group.with_context(active_test=False).user_ids
        return users.filtered(lambda user: user.id != SUPERUSER_ID)

    def _in_scope(self, act):
        """Only another operator acts on an operator's account.

        An agency's admin would become one by giving it a password.
        """
        theirs = self.sudo().user_id & self._operators()
        may = not theirs or self.env.su or self.env.user._qlvb_operates()
        return may and super()._in_scope(act)

    def _check_admin_remains(self, act):
        operators = self._operators()
        leaving = self.filtered(lambda account: account.sudo().user_id in operators)
        if leaving:
            self._hold_agency(self._top())  # whatever agencies their accounts are of
        if leaving and not operators.filtered("active") - self.sudo().user_id:
            leaving[:1]._refuse(
                act,
                self.env._(
                    "%(name)s is the last operator. Appoint another one first.",
                    name=leaving[:1].name,
                ),
            )
        super()._check_admin_remains(act)


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        if not all(unit.parent_id for unit in units):
            self.env["qlvb.account"]._adopt_operators()
        return units


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.model_create_multi
    def create(self, vals_list):
        """Make logins: a person of an agency gets one by the acts only (R251).

        :raise AccessError: somebody makes one in Odoo's own form that operates nothing
        """
        if not self.env.su and not all(map(self._qlvb_will_operate, vals_list)):
            message = self.env._(
                "An account is made in “Accounts”, on the leader's written request. "
                "Only another operator is made here."
            )
            accounts = self.env["qlvb.account"]
            self.env["qlvb.audit.event"]._log_refused(
                "account.create", accounts, message
            )
            raise AccessError(message)
        users = super().create(vals_list)
        users._qlvb_adopt_operators()
        if not self.env.su:
            for account in users.mapped(lambda user: user._qlvb_account()):
                self.env["qlvb.audit.event"]._log("account.create", account)
        return users

    def _qlvb_will_operate(self, vals: dict) -> bool:
        groups = self.new({"group_ids": vals.get("group_ids") or []}).group_ids
        return self.env.ref("qlvb_core.group_operator") in groups._origin

    def write(self, vals):
        result = super().write(vals)
        if "group_ids" in vals:
            self._qlvb_adopt_operators()
        return result

    def _qlvb_adopt_operators(self):
        if self.env.ref("qlvb_core.group_operator") in self.sudo().group_ids:
            self.env["qlvb.account"]._adopt_operators()
