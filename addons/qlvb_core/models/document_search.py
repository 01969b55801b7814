# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import MissingError
from odoo.fields import Domain
from odoo.tools import SQL

from ..qlvb_toolkit import text

PENDING = "qlvb_search_pending"


class QlvbDocumentSearch(models.Model):
    """Search by number, symbol, subject and content, accents or not (R177)."""

    _inherit = "qlvb.document"

    search_text = fields.Char(
        string="Number, subject or content",
        compute="_compute_search_text",
        search="_search_search_text",
    )

    def init(self):
        super().init()
        self.env.cr.execute(
            "ALTER TABLE qlvb_document ADD COLUMN IF NOT EXISTS search_vector tsvector"
        )
        self.env.cr.execute(
            """
            CREATE INDEX IF NOT EXISTS qlvb_document_search_idx
                ON qlvb_document USING gin (agency_id, search_vector)
            """
        )

    def _compute_search_text(self):
        self.search_text = False

    def _search_search_text(self, operator, value):
        if operator not in ("ilike", "=", "in"):
            return NotImplemented
        self._index_pending()
        values = [value] if isinstance(value, str) else list(value)
        query = text.search_query(" ".join(values))
        if not query:
            return Domain.TRUE
        return Domain.custom(
            to_sql=lambda model, alias, _query: SQL(
                "%s @@ to_tsquery('simple', %s)",
                SQL.identifier(alias, "search_vector"),
                query,
            )
        )

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents._update_search_vector()
        return documents

    def write(self, vals):
        result = super().write(vals)
        if self._search_fields().intersection(vals):
            self._update_search_vector()
        return result

    @api.model
    def _search_fields(self) -> frozenset[str]:
        return frozenset(
            {"code_number", "code_notation", "code_year", "subject", "issuer_name"}
        )

    def _update_search_vector(self):
        """Have the vectors rebuilt, once, when the transaction ends or searches."""
        waiting = self.env.cr.precommit.data.setdefault(PENDING, set())
        if not waiting:
            self.env.cr.precommit.add(self.browse().sudo()._index_pending)
        waiting.update(self.ids)

    @api.model
    def _index_pending(self):
        pending = self.env.cr.precommit.data.pop(PENDING, ())
        if not pending:
            return
        self.env.flush_all()
        for document in self.sudo().browse(pending):
            try:
                words = text.search_document(document._search_parts())
            except MissingError:
                continue  # a savepoint that was rolled back has taken it away
            self.env.cr.execute(
                SQL(
                    "UPDATE qlvb_document SET search_vector = to_tsvector('simple', %s)"
                    " WHERE id = %s",
                    words,
                    document.id,
                )
            )

    def _search_parts(self):
        contents = self.file_ids.filtered("is_current").mapped("text_content")
        return [
            part
            for part in (self.code, self.subject, self.issuer_name, *contents)
            if part
        ]
