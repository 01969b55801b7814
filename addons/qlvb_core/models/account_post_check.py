# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

from ..clock import today
from ..field_words import FieldWords


class QlvbAccount(models.Model):
    """Which posts an account may have, and which work needs a holder (R20, R22)."""

    _inherit = "qlvb.account"

    def _check_post(self, act, values, but=None):
        """Refuse a post of ``values`` for this account.

        :param values: ``unit_id``, ``role_ids`` (ids), ``title``, ``date_from``,
            ``date_to``
        :param but: a ``qlvb.post`` that these values replace
        """
        if problem := self._post_problem(values, but):
            self._refuse(act, problem)

    def _post_problem(self, values, but=None) -> str:
        return self._post_problem_of(
            values, self.is_admin_account, self.agency_id
        ) or self._overlap_problem(values, but)

    @api.model
    def _post_problem_of(self, values, is_admin_account, agency) -> str:
        """Return in words why nobody may give such a post, or nothing."""
        unit = self.env["qlvb.unit"].browse(values["unit_id"])
        roles = self.env["qlvb.role"].browse(values["role_ids"])
        first, last = values.get("date_from") or today(), values.get("date_to")
        if unit.sudo().valid_to and unit.sudo().valid_to < first:
            return FieldWords("unit", unit.sudo()._ended_message())
        if unit.sudo().agency_id != agency:
            words = self.env._(
                "%(unit)s is not of %(agency)s: its own admin gives posts there.",
                unit=unit.sudo().name,
                agency=agency.name,
            )
            return FieldWords("unit", words)
        if not roles or not (values.get("title") or ""):
            return self.env._("Give the title and at least one role of the post.")
        if last and last < first:
            words = self.env._("A post cannot end before it begins.")
            return FieldWords("date_to", words)
        words = self._roles_problem(roles, is_admin_account, agency)
        return words and FieldWords("roles", words)

    @api.model
    def _roles_problem(self, roles, is_admin_account, agency) -> str:
        admin_roles = roles.filtered(lambda role: role.code == "unit_admin")
        if is_admin_account and roles - admin_roles:
            return self.env._(
                "An admin account holds no working role: it neither reads nor signs "
                "nor issues documents (Regulation Điều 19.3)."
            )
        if not is_admin_account and admin_roles:
            return self.env._(
                "A working account cannot administer: create an admin account for this "
                "person."
            )
        above = agency._above_ceiling(roles)
        if above and not self.env.user._qlvb_operates():
            return self.env._(
                "An admin of %(agency)s may not give: %(roles)s. Ask the operator.",
                agency=agency.name,
                roles=", ".join(above.mapped("name")),
            )
        return ""

    def _overlap_problem(self, values, but=None) -> str:
        first, last = values.get("date_from") or today(), values.get("date_to")
        others = self.sudo().post_ids.filtered(lambda post: not post.ended_at)
        for post in others - (but or self.env["qlvb.post"]):
            ends_before = post.date_to and post.date_to < first
            begins_after = last and post.date_from > last
            same = post.unit_id.id == values["unit_id"] and set(
                post.role_ids.ids
            ).intersection(values["role_ids"])
            if same and not ends_before and not begins_after:
                words = self.env._(
                    "%(name)s holds the same role in %(unit)s in this time already.",
                    name=self.name,
                    unit=post.unit_id.name,
                )
                return FieldWords("roles", words)
        return ""

    def _check_role_work_remains_held(self, act, posts, new=frozenset()):
        """Refuse to take away the last holder of a role that work waits for.

        :param posts: the ``qlvb.post`` that end
        :param new: principals the person will have instead
        """
        waiting = self._work_without_holder(posts, new)
        if waiting:
            self._refuse(
                act,
                self.env._(
                    "Work waits for %(roles)s and nobody else holds this role. Give it "
                    "to somebody first.",
                    roles=", ".join(waiting),
                ),
            )

    def _work_without_holder(self, posts, new) -> list[str]:
        # sudo: only whether somebody holds the role is asked
        others = self.env["qlvb.post"].sudo()
        others = others.search(
            [
                ("in_force", "=", True),
                ("agency_id", "in", posts.agency_id.ids),
                ("id", "not in", posts.ids),
                ("user_id.active", "=", True),
            ]
        )
        ending = posts.filtered("in_force")._principals()
        alone = ending - others._principals() - set(new)
        items = self.env["qlvb.work.item"].sudo()
        groups = items._read_group(
            [("principal", "in", sorted(alone)), ("state", "=", "open")], ["principal"]
        )
        return sorted(items._principal_names({key for (key,) in groups}).values())

    @api.model
    def _post_principals(self, values) -> set[str]:
        """Return the principals that a post of ``values`` gives."""
        unit = self.env["qlvb.unit"].browse(values["unit_id"]).sudo()
        roles = self.env["qlvb.role"].browse(values["role_ids"]).sudo()
        return {unit._role_principal(role.code) for role in roles}
