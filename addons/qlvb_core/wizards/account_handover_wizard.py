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
        return self.account_ids.action_hand_over(self._request_id(), purpose)


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
