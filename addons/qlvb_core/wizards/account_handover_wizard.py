# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

# The purpose of the hand-over that must come before an act.
PURPOSES = {"close": "leaving", "move": "transfer"}


class QlvbAccountWizard(models.AbstractModel):
    """Tells from the start what is to be handed over before the act (R246)."""

    _inherit = "qlvb.account.wizard"

    held = fields.Char(string="Still held", compute="_compute_held")

    @api.depends("account_ids")
    def _compute_held(self):
        for wizard in self:
            one = len(wizard.account_ids) == 1 and wizard._act() in PURPOSES
            # sudo: only kinds and counts, of an account that may be read
            user = wizard.account_ids.sudo().user_id if one else None
            groups = user._handover_lines() if user else ()
            wizard.held = "; ".join(f"{g.label}: {g.count}" for g in groups)

    def action_hand_over_first(self):
        """Open the hand-over on the request entered here, instead of the act."""
        self.ensure_one()
        purpose = PURPOSES.get(self._act(), "leaving")
        return self.account_ids.action_hand_over(
            self._request_id(), purpose, self._goal()
        )

    def _goal(self) -> dict | None:
        """Return where the person goes to, as far as it is entered here."""
        return None


class QlvbAccountPostWizard(models.TransientModel):
    """Asks nothing of a move again that was entered before the hand-over."""

    _inherit = "qlvb.account.post.wizard"

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        chosen = {"account_ids": values.get("account_ids") or []}
        accounts = self.new(chosen).account_ids._origin
        if values.get("act") == "move" and len(accounts) == 1:
            # the rule of accounts decides whose goal is told
            handover = accounts._filtered_access("read")._waits_to_move()
            known = handover._values_of_move() if handover else {}
            values |= {name: known[name] for name in known if name in fields_list}
        return values

    def _goal(self):
        return self._post_values() if self.unit_id else None


class QlvbAccountStateWizard(models.TransientModel):
    _inherit = "qlvb.account.state.wizard"

    act = fields.Selection(
        selection_add=[("hand_over", "Hand over")], ondelete={"hand_over": "cascade"}
    )
    purpose = fields.Selection(
        [("leaving", "Leaves"), ("transfer", "Moves")], default="leaving"
    )

    def _consequences(self, names):
        return {
            **super()._consequences(names),
            "hand_over": self.env._(
                "%(names)s: is asked to name who receives the open work; the receivers "
                "confirm. Then the account can be moved or closed.",
                names=names,
            ),
        }

    def action_confirm(self):
        """Open the hand-over, or do the act of the parent."""
        self.ensure_one()
        if self.act != "hand_over":
            return super().action_confirm()
        return self.account_ids.action_hand_over(self._request_id(), self.purpose)
