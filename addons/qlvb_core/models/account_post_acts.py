# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import format_date

from ..clock import today
from ..qlvb_toolkit import text
from ..rpc_call import clean_id
from ..said import said


class QlvbAccount(models.Model):
    """The acts that give, end and change posts (R8, R22, R247)."""

    _inherit = "qlvb.account"

    def action_give_post(self, request_id: int, values: dict):
        """Give each of these persons one more post (R8).

        :param values: ``unit_id``, ``role_ids`` (ids), ``title``, ``date_from``,
            ``date_to``, ``is_acting``, ``is_default``
        """
        values = self._clean_post(values)
        self._begin("give_post", request_id)
        for account in self:
            account._check_post("give_post", values)
            account._add_post(values)
        self._done("give_post", request_id, values["title"])
        return said(self.env._("Post given to: %(names)s.", names=self._names()))

    def action_end_post(self, request_id: int, post_id: int, day: str | None = None):
        """End a post: its rights are gone from ``day`` on (today when not given).

        :raise UserError: ``day`` is past, the post has ended or is not of this account,
            or work waits for its role alone
        """
        self.ensure_one()
        day = self._clean_day(day)
        self._begin("end_post", request_id)
        # sudo: _begin has checked the actor's right; the post must be of this account
        post = self.sudo().post_ids.filtered(
            lambda p: p.id == post_id and p.agency_id == self.sudo().agency_id
        )
        if not post or post.ended_at or (post.date_to and post.date_to < day):
            self._refuse("end_post", self.env._("Choose a post that has not ended."))
        self._check_history_stays("end_post", post, day)
        self._check_not_past("end_post", day)
        self._check_role_work_remains_held("end_post", post)
        post._end_before(day)
        self._done("end_post", request_id, post.full_title)
        return said(
            self.env._(
                "%(title)s: no rights any more from that day.", title=post.full_title
            )
        )

    def action_move(self, request_id: int, values: dict):
        """Move a person to another unit: old posts end the day the new one begins.

        To a unit of another agency no post goes along: its admin gives one.

        :param values: ``unit_id``, and inside the agency ``role_ids``, ``title``;
            ``date_from`` (today when not given)
        """
        self.ensure_one()
        values = self._clean_post(values)
        self._begin("move", request_id)
        agency = self.sudo().agency_id
        unit = self.env["qlvb.unit"].browse(values["unit_id"]).exists()
        inside = unit.sudo().agency_id == agency
        self._check_move(unit, values, inside)
        self._check_nothing_held("move")
        # sudo: _begin has checked the actor's right over the account
        old = self.sudo().post_ids.filtered(lambda p: p.agency_id == agency)
        new = self._post_principals(values) if inside else set()
        self._check_role_work_remains_held("move", old, new)
        self._check_history_stays("move", old, values["date_from"])
        self._check_not_past("move", values["date_from"])
        old._end_before(values["date_from"])
        if inside:
            self._add_post(values)
        self._done("move", request_id, unit.sudo().name)
        self.sudo().unit_id = unit
        self.sudo().post_ids._renew_concurrent()
        self._bring_what_is_under_way()
        told = self.env._(
            "%(name)s moved to %(unit)s.", name=self.name, unit=unit.sudo().name
        )
        return said(told) if inside else self._said_gone(told)

    def _said_gone(self, told):
        """Say what was done with a person the current user may not see any more."""
        action = self.env["ir.actions.actions"]._for_xml_id("qlvb_core.account_action")
        gone = said(
            told,
            self.env._(
                "The admin there finds the person in “My unit”, without a post."
            ),
        )
        gone["params"]["next"] = {**action, "target": "main"}
        return gone

    def _check_move(self, unit, values, inside):
        if not unit or unit == self.sudo().unit_id:
            self._refuse("move", self.env._("Choose the unit the person moves to."))
        if inside:
            problem = self._post_problem_of(
                values, self.is_admin_account, unit.sudo().agency_id
            )
            if problem:
                self._refuse("move", problem)
        elif values["role_ids"] or values["date_from"] > today():
            self._refuse(
                "move",
                self.env._(
                    "A move to another agency is of today and gives no role: the admin "
                    "there gives the post."
                ),
            )
        if not inside:
            self._check_admin_remains("move")

    # -- common steps ----------

    @api.model
    def _clean_post(self, values) -> dict:
        """Return the post's values in their types, from whatever a caller sent."""
        try:
            return {
                "unit_id": clean_id(values.get("unit_id")),
                "role_ids": [clean_id(role) for role in values.get("role_ids") or ()],
                "title": text.tidy(values.get("title") or ""),
                "date_from": fields.Date.to_date(values.get("date_from")) or today(),
                "date_to": fields.Date.to_date(values.get("date_to")) or False,
                "is_acting": bool(values.get("is_acting")),
                "is_default": bool(values.get("is_default")),
            }
        except (TypeError, ValueError, AttributeError) as error:
            raise UserError(self.env._("The post is not described well.")) from error

    def _add_post(self, values):
        roles = [Command.set(values["role_ids"])]
        # sudo: the caller has checked scope, ceiling and person
        self.env["qlvb.post"].sudo().create(
            {**values, "user_id": self.sudo().user_id.id, "role_ids": roles}
        )

    @api.model
    def _clean_day(self, day):
        try:
            return fields.Date.to_date(day) or today()
        except (TypeError, ValueError) as error:
            raise UserError(self.env._("Enter a day.")) from error

    def _check_not_past(self, act, day):
        """Refuse a past day: the rights were held until today."""
        if day < today():
            self._refuse(
                act,
                self.env._(
                    "The rights were held until today and cannot have ended before: "
                    "choose today or a later day."
                ),
            )

    def _check_history_stays(self, act, posts, day):
        """Refuse a day before a post that is in force began: it was held."""
        for post in posts.filtered("in_force"):
            if day < post.date_from:
                self._refuse(
                    act,
                    self.env._(
                        "%(title)s began on %(day)s: choose a later day.",
                        title=post.title,
                        day=format_date(self.env, post.date_from),
                    ),
                )
