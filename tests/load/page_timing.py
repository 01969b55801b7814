# SPDX-License-Identifier: LGPL-3.0-or-later
"""Timing a page of a list as a person and as superuser; used in ``odoo shell``.

In processor time of Odoo and PostgreSQL together; p95 is on the clock.
"""

from statistics import median, quantiles

from lxml import etree
from processor import measure

LIMIT, COUNT_LIMIT = 80, 10_001
# Few and many rows, both with each kind of holder: a person's name, a role's.
PAGES = (40, LIMIT)


class Pages:
    """First pages and bounded counts of one model's list."""

    def __init__(self, env, records, turns: int) -> None:
        self.env, self.records, self.turns = env, records, range(turns)
        self.specification = self._listed_fields()

    def page(self, user, domain, plain) -> dict:
        """Return the figures of the first page, both sides.

        :param plain: what makes the superuser find the same rows
        """
        window = {"limit": LIMIT, "order": self.records._order}
        return self._compared(self._show, user, domain, plain, window)

    def count(self, user, domain, plain) -> dict:
        """Return the same of the bounded count."""
        return self._compared(self._count, user, domain, plain, {"limit": COUNT_LIMIT})

    def queries(self, user, domain) -> dict[int, int]:
        """Return how many queries a page of few and of many rows takes."""
        seen = self.records.with_user(user)
        return {rows: self._queries(self._show(seen, domain, rows)) for rows in PAGES}

    def _queries(self, act) -> int:
        act()  # rules and views into the cache
        before = self.env.cr.sql_log_count
        measure(self.env, act)
        return self.env.cr.sql_log_count - before

    def _compared(self, call, user, domain, plain, window) -> dict:
        seen = self.records.with_user(user)
        figures = self._timed(call(seen, domain), call(self.records, plain))
        return {**figures, "plan": self._plan(seen, domain, window)}

    def _timed(self, ours, base) -> dict:
        # In turn, so that a slow moment of the machine meets both.
        pairs = [[measure(self.env, act) for act in (ours, base)] for _ in self.turns]
        (_cost, found), (_other, same) = pairs[0]
        assert found == same, "not the same rows"
        figures = {"rows": found if isinstance(found, int) else found["length"]}
        for side, name in enumerate(("ours", "base")):
            costs = [pair[side][0] for pair in pairs]
            figures[name] = median(cost.processor for cost in costs)
            figures[f"{name}_sql"] = median(cost.sql for cost in costs)
        clock = [turn[0][0].clock for turn in pairs]
        figures["p95"] = quantiles(clock, n=20, method="inclusive")[-1]
        return figures

    def _show(self, records, domain, limit=LIMIT):
        return lambda: records.web_search_read(
            domain, self.specification, limit=limit, count_limit=COUNT_LIMIT
        )

    def _count(self, records, domain):
        return lambda: records.search_count(domain, limit=COUNT_LIMIT)

    def _plan(self, records, domain, window) -> str:
        query = records._search(domain, **window).select()
        self.env.cr.execute(
            f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query.code}", query.params
        )
        top = self.env.cr.fetchone()[0][0]
        times = f"{top['Planning Time']:.1f} + {top['Execution Time']:.1f} ms"
        buffers = top["Plan"]["Shared Hit Blocks"], top["Plan"]["Shared Read Blocks"]
        return f"{' > '.join(dict.fromkeys(_nodes(top['Plan'])))}; {times}; {buffers}"

    def _listed_fields(self) -> dict:
        """Return what the web client asks of each row of the list."""
        view = self.records.get_views([(False, "list")])["views"]["list"]
        arch = etree.fromstring(view["arch"])
        names = arch.xpath("/list/field/@name")
        linked = {n for n in names if self.records._fields[n].type == "many2one"}
        return {
            n: {"fields": {"display_name": {}}} if n in linked else {} for n in names
        }


def _nodes(node) -> list[str]:
    """Return the nodes of a plan, children after parents, months taken together."""
    name = node.get("Index Name") or node.get("Relation Name") or ""
    name = name.partition("_20")[0] or name
    line = " ".join(filter(None, (node["Node Type"], name)))
    return [line, *(part for child in node.get("Plans", ()) for part in _nodes(child))]
