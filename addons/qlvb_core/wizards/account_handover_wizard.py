# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


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
