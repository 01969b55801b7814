# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.safe_eval import safe_eval

from ..form_of import form_of
from ..said import said


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    handover_ids = fields.One2many("qlvb.handover", "account_id", string="Hand-overs")

    @api.depends("handover_ids.is_open")
    def _compute_state(self):
        super()._compute_state()

    def _state_now(self):
        state = super()._state_now()
        going = any(self.handover_ids.mapped("is_open"))
        return "handing_over" if going and state == "active" else state

    def action_hand_over(
        self, request_id: int, purpose: str = "leaving", goal: dict | None = None
    ):
        """Open the hand-over of a person who leaves or moves and show it (R246).

        With nothing open there is nothing to sign: the dialog of what follows opens.

        :param goal: where the person moves to, as in ``action_move``, if it is known
        """
        self.ensure_one()
        self._begin("hand_over", request_id)
        # sudo: only whether anything is held, of a person whose admin is acting
        held = self.sudo().user_id._handover_lines()
        confirmed = purpose != "leaving" or not self._waits_to_move()
        if not held and confirmed:
            return self._nothing_to_hand_over(request_id, purpose)
        # sudo: _begin has checked the actor's right over the account
        handovers = self.env["qlvb.handover"].sudo()
        handover = handovers.create(
            {
                "account_id": self.id,
                "agency_id": self.sudo().agency_id.id,
                "purpose": purpose,
                "request_id": request_id,
                **(handovers._goal_to_keep(goal) if goal else {}),
            }
        )
        handover._refresh_lines()
        self._done("hand_over", request_id)
        handover._renew_desks()
        return form_of(handover)

    def _nothing_to_hand_over(self, request_id, purpose):
        """Say so, and go on to moving or closing on the same written request."""
        follows = (
            "account_move_action" if purpose == "transfer" else "account_close_action"
        )
        actions = self.env["ir.actions.act_window"]
        dialog = actions._for_xml_id(f"qlvb_core.{follows}")
        dialog["context"] = {
            **safe_eval(dialog["context"]),
            "default_account_ids": self.ids,
            "default_request_id": request_id,
        }
        return said(
            self.env._(
                "%(name)s has nothing open: no hand-over is needed.", name=self.name
            ),
            follows=dialog,
        )

    def _check_nothing_held(self, act):
        super()._check_nothing_held(act)
        if act == "close" and self._waits_to_move():
            self._refuse(
                act,
                self.env._(
                    "%(name)s handed over in order to move, and has not moved. Move "
                    "the person, or open a hand-over for leaving first.",
                    name=self.name,
                ),
            )

    def _desk_figures(self):
        label = self.env._("hand-overs under way")
        handovers = self._figure(label, "handover_action", is_open=True)
        return [*super()._desk_figures(), handovers]


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_handover_domain(self, path: str = "") -> list:
        """Return which hand-overs this person sees.

        One's own, what one receives, those of the agencies administered or led, and
        those of persons in a unit one heads: rows name kinds and counts, no content.
        """
        run = self._qlvb_posts("unit_admin") | self._qlvb_posts("leader")
        headed = self._qlvb_posts("head").unit_id.ids
        giver = f"{path}giver_id"
        return list(
            Domain(giver, "=", self.id)
            | Domain(f"{path}line_ids.receiver_id", "=", self.id)
            | Domain(f"{path}agency_id", "in", run.agency_id.ids)
            | Domain(f"{giver}.qlvb_post_ids.unit_id", "in", headed)
            | Domain(f"{path}account_id.unit_id", "in", headed)
        )
