# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.clock import today


class QlvbDocument(models.Model):
    """Whoever sends something on learns that its holder is away, and who acts (R71)."""

    _inherit = "qlvb.document"

    def _now_with(self):
        return " ".join([super()._now_with(), *self._away_words()])

    def _away_words(self) -> list[str]:
        """Return a sentence for each holder whose work somebody else does now."""
        items = self.sudo().work_item_ids.filtered(lambda item: item.state == "open")
        holders = self.env["qlvb.post"]._holders(set(items.mapped("principal")))
        alone = {key: users for key, users in holders.items() if len(users) == 1}
        kinds = {}
        for item in items.filtered(lambda item: item.principal in alone):
            kinds.setdefault(alone[item.principal], set()).add(item.kind)
        running = self.env["qlvb.delegation"]._running_of(kinds, self.acting_agency_id)
        words = [
            self.env._(
                "%(absent)s is away: %(other)s acts until %(day)s.",
                absent=lent.delegator_id.name,
                other=lent.delegate_id.name,
                day=lent.date_to.strftime("%d/%m/%Y"),
            )
            for lent in running
            if kinds[lent.delegator_id].intersection(lent._kinds())
        ]
        return list(dict.fromkeys(words))


class QlvbDelegation(models.Model):
    _inherit = "qlvb.delegation"

    def _running_of(self, persons, agency):
        """Return the delegations by which others do the work of ``persons`` today."""
        day = today()
        # sudo: who acts for whom is told to whoever sends work there
        return self.sudo().search(
            [
                ("delegator_id", "in", [person.id for person in persons]),
                ("agency_id", "in", agency._with_predecessors().ids),
                ("in_force", "=", True),
                ("date_from", "<=", day),
                ("date_to", ">=", day),
            ]
        )
