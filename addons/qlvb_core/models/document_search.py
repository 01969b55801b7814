# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import MissingError
from odoo.fields import Domain
from odoo.tools import SQL

from ..qlvb_toolkit import text

PENDING = "qlvb_search_pending"


def shelf(agency_id: int) -> str:
    """Return what each word of an agency's documents begins with in the index."""
    return f"a{agency_id}x"


class QlvbDocumentSearch(models.Model):
    """Search by number, symbol, subject and content, accents or not (R177).

    Words are kept by agency, as the predicate asks: whoever looks for one reads what
    the own agency says, however much all others have written.
    """

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
        words = " ".join(values)
        if not text.search_query(words):
            return Domain.TRUE
        return self._says(words, self._searched_agency_ids())

    def _says(self, words: str, agency_ids) -> Domain:
        """Return which documents of the agencies say ``words``."""
        if not agency_ids:
            return Domain.FALSE
        query = text.search_query(words, [shelf(agency) for agency in agency_ids])
        return Domain.custom(
            to_sql=lambda model, alias, _query: SQL(
                "%s @@ to_tsquery('simple', %s)",
                SQL.identifier(alias, "search_vector"),
                query,
            )
        )

    def _searched_agency_ids(self):
        """Return the agencies whose words are looked up: where the predicate begins."""
        if not self.env.su:
            return self.env.user._qlvb_scope().working_agency_ids
        agencies = self.env["qlvb.unit"].with_context(active_test=False)
        return agencies.search([("kind", "=", "agency")], order="id").ids

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
            {
                "agency_id",
                "code_number",
                "code_notation",
                "code_year",
                "subject",
                "issuer_name",
            }
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
        for document in self.sudo().browse(pending):
            try:
                words = text.search_document(
                    document._search_parts(), shelf(document.agency_id.id)
                )
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
        return [*self._search_facts(), *filter(None, contents)]

    def _search_facts(self) -> list[str]:
        """Return what a register says of it: words found without its content."""
        facts = (self.code, self.subject, self.issuer_name)
        return [fact for fact in facts if fact]
