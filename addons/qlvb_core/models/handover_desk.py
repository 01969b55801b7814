# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from ..principal import role_principal, user_principal


class QlvbHandover(models.Model):
    """Whom a hand-over waits for finds it on the desk, as long as it waits (R246)."""

    _inherit = "qlvb.handover"

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            self._renew_desks()
        return result

    def _renew_desks(self):
        """Open work for whom it waits for now, finish that of the others."""
        # sudo: the desk shows what the acts, whose sides were checked, have left
        items = self.env["qlvb.work.item"].sudo()
        for handover in self.sudo():
            waiting = handover._waiting()
            mine = [("handover_id", "=", handover.id), ("state", "=", "open")]
            known = items.search(mine)
            for item in known:
                if (item.kind, item.principal) in waiting:
                    waiting.remove((item.kind, item.principal))
                else:
                    item._finish()
            items.create(
                [
                    {
                        "handover_id": handover.id,
                        "kind": kind,
                        "principal": principal,
                        "requested_by_id": self.env.uid,
                    }
                    for kind, principal in sorted(waiting)
                ]
            )

    def _waiting(self) -> set[tuple[str, str]]:
        """Return kind and principal of each work this hand-over is for somebody."""
        if self.state == "naming":
            return {("give_work", self._giving_principal())}
        if self.state == "receiving":
            receivers = self._unconfirmed().receiver_id
            return {("take_work", user_principal(user)) for user in receivers}
        return set()

    def _giving_principal(self) -> str:
        """Return the giver; the leaders, when the giver cannot be at a desk there."""
        giver = self.giver_id
        works_there = self.agency_id.id in giver._qlvb_scope().working_agency_ids
        if giver.active and works_there:
            return user_principal(giver)
        return role_principal("leader", self.agency_id)
