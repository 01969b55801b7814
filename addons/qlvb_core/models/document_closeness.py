# SPDX-License-Identifier: LGPL-3.0-or-later
import re

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL, Query

from ..qlvb_toolkit import text

# So many of the list are put in order of closeness; those behind keep the list's own.
NEAREST = 240
MAX_WORDS = 10
# "76/2025", "QĐ-UBND", "128": what a number or symbol is typed as.
CODE = re.compile(r"\S*\d\S*|\S+[/-]\S+")


class QlvbDocument(models.Model):
    """Who types words gets first what is closest to them (R177).

    The very number or symbol; then the words as they stand in the subject; then how
    many of them the subject and the sender's name hold; then the newest. The rows are
    found as before, by the same indexes: only the first of them are weighed, by columns
    the page reads anyway.
    """

    _inherit = "qlvb.document"

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **options):
        words = limit and order == self._order and self._searched_words(domain)
        if not words:
            return super()._search(domain, offset, limit, order, **options)
        weighed = self._weighed(limit)
        # of those weighed one at least is another: a limit of none is no limit
        most = min(limit, weighed - 1)
        numbered = self._numbered(words, domain, most, order, options)
        others = Domain(domain) & Domain("id", "not in", numbered)
        if offset >= weighed:
            behind = offset - len(numbered)
            return super()._search(others, behind, limit, order, **options)
        first = super()._search(others, 0, weighed - len(numbered), order, **options)
        query = Query(self.env, self._table, self._table_sql)
        query.add_where(self._either(numbered, first))
        query.order = self._closeness(words)
        query.offset, query.limit = offset, limit
        return query

    @api.model
    @api.private
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """Give a whole list, as one that is exported, in the order of its pages."""
        fetch = super().search_fetch
        pages = offset or limit or (order or self._order) != self._order
        if pages or not self._searched_words(domain):
            return fetch(domain, field_names, offset, limit, order)
        first = fetch(domain, field_names, 0, NEAREST, self._order)
        behind = Domain(domain) & Domain("id", "not in", first.ids)
        return first + fetch(behind, field_names, 0, None, self._order)

    @api.model
    def _weighed(self, limit) -> int:
        """Return how many rows are put in order: whole pages of them."""
        return -(-NEAREST // limit) * limit

    def _numbered(self, words, domain, limit, order, options) -> tuple[int, ...]:
        """Return the ids of what has the number itself, a page of them at most."""
        if not CODE.fullmatch(words.strip()):
            return ()
        itself = Domain(domain) & Domain("code", "=ilike", f"{_plain(words)}%")
        return super()._search(itself, 0, limit, order, **options).get_result_ids()

    def _either(self, ids, query) -> SQL:
        """One set of ids: with OR the whole table would be read to compare them."""
        rows = SQL("SELECT unnest(%s::int[])", list(ids))
        if not query.is_empty():
            rows = SQL("%s UNION ALL (%s)", rows, query.select())
        return SQL("%s IN (%s)", SQL.identifier(self._table, "id"), rows)

    def _closeness(self, words) -> SQL:
        sought = text.fold(words)
        code = self._folded("code")
        subject = self._folded("subject")
        each = sought.split()[:MAX_WORDS]
        held = SQL("concat(' ', %s, ' ', %s)", subject, self._folded("issuer_name"))
        hits = SQL(" + ").join(
            SQL("(position(%s IN %s) > 0)::int", f" {word}", held) for word in each
        )
        return SQL(
            "%(code)s = %(sought)s DESC, "
            # 76/QĐ-UBND and 76-QĐ/TU before 761/QĐ-UBND
            "starts_with(translate(%(code)s, '-', '/') || '/', %(number)s) DESC, "
            "starts_with(%(code)s, %(sought)s) DESC, "
            "position(%(sought)s IN %(subject)s) > 0 DESC, %(hits)s DESC, "
            "%(date)s DESC, %(id)s DESC",
            code=code,
            sought=sought,
            number=sought.replace("-", "/") + "/",
            subject=subject,
            hits=hits,
            date=SQL.identifier(self._table, "date"),
            id=SQL.identifier(self._table, "id"),
        )

    def _folded(self, name) -> SQL:
        column = SQL.identifier(self._table, name)
        return self.env.registry.unaccent(SQL("lower(coalesce(%s, ''))", column))


def _plain(words) -> str:
    """Return what is sought as a number or symbol, without signs of a pattern."""
    return re.sub(r"[%_\\]", "", words.strip())
