# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbExchangeRecall(models.Model):
    """A recall, or the answer to one, that a packet brought: applied once.

    A recall also before its document is here.

    Nobody reads it; what it did is told on the document.
    """

    _name = "qlvb.exchange.recall"
    _description = "Recall by packet"
    _rec_name = "packet_id"

    agency_id = fields.Many2one("qlvb.unit", required=True)
    packet_id = fields.Char(required=True)
    organ_id = fields.Char(required=True, string="Sender's identifier")
    source_identifier = fields.Char(
        required=True, string="Sender's document identifier"
    )
    reason = fields.Char()
    waits = fields.Boolean(
        string="Waits for its document", help="It has not arrived yet."
    )

    _packet_uniq = models.Constraint(
        "UNIQUE (agency_id, packet_id)", "This packet was handled already."
    )
    _waits_idx = models.Index("(agency_id, source_identifier) WHERE waits")

    def _is_known(self, agency, packet_id: str) -> bool:
        """Return whether the packet was applied at ``agency`` already."""
        known = [("agency_id", "=", agency.id), ("packet_id", "=", packet_id)]
        return bool(self.search_count(known, limit=1))
