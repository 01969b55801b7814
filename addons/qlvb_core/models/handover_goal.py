# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools.safe_eval import safe_eval

from ..clock import today
from ..form_of import place_of


class QlvbHandover(models.Model):
    """Where a person who hands over goes to (R247).

    Known when the hand-over is opened: kept, so that the move that follows asks
    nothing again.
    """

    _inherit = "qlvb.handover"

    goal_unit_id = fields.Many2one(
        "qlvb.unit", string="Moves to", readonly=True, ondelete="restrict"
    )
    goal_title = fields.Char(string="Position title there", readonly=True)
    goal_role_ids = fields.Many2many("qlvb.role", string="Roles there", readonly=True)
    goal_is_acting = fields.Boolean(string="Acting head (Q.)", readonly=True)
    goal_date = fields.Date(string="Moves on", readonly=True)
    can_move = fields.Boolean(compute="_compute_can_move")

    @api.depends("state", "purpose", "account_id.act_ids")
    @api.depends_context("uid")
    def _compute_can_move(self):
        for handover in self:
            # sudo: whether the account has moved meanwhile, asked by its admin
            handover.can_move = (
                handover.is_admin
                and handover == handover.sudo().account_id._waits_to_move()
            )

    @api.model
    def _goal_to_keep(self, values) -> dict:
        """Return what a caller says of the move as fields; the move checks it."""
        goal = self.env["qlvb.account"]._clean_post(values)
        unit = self.env["qlvb.unit"].browse(goal["unit_id"]).exists()
        roles = self.env["qlvb.role"].browse(goal["role_ids"]).exists()
        return {
            "goal_unit_id": unit.id,
            "goal_title": goal["title"],
            "goal_role_ids": [Command.set(roles.ids)],
            "goal_is_acting": goal["is_acting"],
            "goal_date": goal["date_from"],
        }

    def _values_of_move(self) -> dict:
        """Return what the dialog of the move begins with."""
        return {
            "request_id": self.request_id.id,
            "unit_id": self.goal_unit_id.id,
            "title": self.goal_title,
            "role_ids": [Command.set(self.goal_role_ids.ids)],
            "is_acting": self.goal_is_acting,
            "date_from": max(self.goal_date or today(), today()),
        }

    def action_open_move(self):
        """Open the dialog of the move that this hand-over was for."""
        self.ensure_one()
        self.check_access("read")
        actions = self.env["ir.actions.act_window"]
        dialog = actions._for_xml_id("qlvb_core.account_move_action")
        dialog["context"] = {
            **safe_eval(dialog["context"]),
            "default_account_ids": self.account_id.ids,
        }
        return dialog

    def _carry_out(self):
        """Tell the admins that the person can move now."""
        told = super()._carry_out()
        if self.purpose == "transfer":
            # sudo: who administers the agency is no secret
            admins = self.sudo().agency_id._admins()
            self.env["res.users"]._qlvb_tell_each(
                admins - self.env.user,
                lambda env: self.with_env(env)._words_of_move(),
                place_of(self),
            )
        return told

    def _words_of_move(self) -> tuple[str, str]:
        name = self.sudo().giver_id.name
        title = self.env._("%(name)s has handed over", name=name)
        return title, self.env._("%(name)s can be moved now.", name=name)


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _waits_to_move(self):
        """Return the hand-over for a move that did not come, if it is the last.

        What both sides confirmed was that the person goes on elsewhere (R246).
        """
        # sudo: the account's own history, asked by an act whose actor was checked
        account = self.sudo()
        done = account.handover_ids.filtered(lambda h: h.state == "done")
        last = done.sorted(lambda h: (h.done_at, h.id))[-1:]
        if last.purpose != "transfer":
            return last.browse()
        moves = account.act_ids.filtered(lambda act: act.act == "move")
        has_moved = any(move.done_at >= last.done_at for move in moves)
        return last.browse() if has_moved else last
