# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbDocumentType(models.Model):
    _name = "qlvb.document.type"
    _description = "Document type"
    _order = "sequence, name"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True, help="TypeName, Decree 30/2020/NĐ-CP Điều 7.")
    code = fields.Char(help="Abbreviation in the notation; a công văn has none.")
    document_class = fields.Selection(
        [("administrative", "Administrative"), ("normative", "Legal normative")],
        required=True,
        default="administrative",
    )
    year_in_code = fields.Boolean(help="76/2025/QĐ-UBND: the symbol carries the year.")
    incoming_only = fields.Boolean(
        string="Only comes in",
        help="Comes in from other bodies; no agency here drafts or numbers one.",
    )
    own_series = fields.Boolean(help="Each type has its own series of numbers.")
    sequence = fields.Integer(default=10)
    legal_ref = fields.Char()
    active = fields.Boolean(default=True)

    def _series(self) -> str:
        """Return the series its numbers are taken from (Decree 30 Điều 15)."""
        self.ensure_one()
        return (
            f"{self.document_class}:{self.code}"
            if self.own_series
            else self.document_class
        )
