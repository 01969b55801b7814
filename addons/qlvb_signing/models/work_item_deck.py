# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .document_deck import DECK_ACTS

# From how many on it is worth a button of its own on the desk
WORTH_A_ROW = 2


class QlvbWorkItem(models.Model):
    """From the desk to the page that shows one document after the other (R130)."""

    _inherit = "qlvb.work.item"

    @api.model
    def deck_counts(self) -> list[dict]:
        """Return by kind how many documents wait for the user, from two on."""
        domain = Domain("state", "=", "open") & Domain("kind", "in", list(DECK_ACTS))
        domain &= self.env.user._qlvb_my_work_domain()
        counts = dict(self._read_group(domain, ["kind"], ["__count"]))
        return [
            {"kind": kind, "count": counts[kind]}
            for kind in DECK_ACTS
            if counts.get(kind, 0) >= WORTH_A_ROW
        ]

    def action_in_turn(self):
        """Show what is chosen one after the other, to sign or approve it.

        :raise UserError: nothing among it is signed or approved
        """
        self.check_access("read")
        waiting = self.filtered(lambda item: item.state == "open" and item.is_mine)
        kind = next((k for k in DECK_ACTS if k in waiting.mapped("kind")), None)
        if not kind:
            raise UserError(
                self.env._("Choose documents that wait to be signed or approved first.")
            )
        chosen = waiting.filtered(lambda item: item.kind == kind)
        return self._deck_of(kind, chosen.document_id.ids)

    @api.model
    def action_deck(self, kind: str):
        """Show all that waits for the user's act of ``kind``, one after the other."""
        self.env["qlvb.document"]._deck_action(kind)
        return self._deck_of(kind)

    @api.model
    def _deck_of(self, kind, ids=None):
        action = self.env["ir.actions.client"]._for_xml_id(
            f"qlvb_signing.deck_action_{kind}"
        )
        return {**action, "context": {"deck_kind": kind, "deck_ids": ids or []}}
