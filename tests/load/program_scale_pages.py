# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time the pages of people in a large province (``odoo shell`` script).

Prints one JSON object a line: person, page, milliseconds of both sides, of these in
SQL, rows, and the plan of the person's query.
"""

import json
import os
import time
from statistics import median
from threading import current_thread

from lxml import etree

TURNS = int(os.environ["TURNS"])
LIMIT, COUNT_LIMIT = 80, 10_001
documents = env["qlvb.document"]
WORDS = {"full text, common word": "thủy", "full text, rare word": "hạn"}


def listed_fields() -> dict:
    """Return what the web client asks of each row of the list."""
    view = documents.get_views([(False, "list")])["views"]["list"]
    names = etree.fromstring(view["arch"]).xpath("/list/field/@name")
    relational = {n for n in names if documents._fields[n].type == "many2one"}
    return {
        n: {"fields": {"display_name": {}}} if n in relational else {} for n in names
    }


def measure(act) -> tuple[float, float, object]:
    """Return milliseconds, of these in SQL, and what ``act`` returned."""
    env.invalidate_all()
    thread = current_thread()
    thread.query_count = thread.query_time = 0
    begin = time.perf_counter()
    result = act()
    passed = time.perf_counter() - begin
    return passed * 1000, thread.query_time * 1000, result


def show(records, domain):
    """Return the call the web client makes for the first page of a list."""
    return lambda: records.web_search_read(
        domain, SPECIFICATION, limit=LIMIT, count_limit=COUNT_LIMIT
    )


def count(records, domain):
    return lambda: records.search_count(domain, limit=COUNT_LIMIT)


def plan(records, domain, **options) -> str:
    """Return how the database finds the rows: nodes, indexes, rows, loops."""
    query = records._search(domain, **options).select()
    env.cr.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {query.code}", query.params)
    top = env.cr.fetchone()[0][0]
    return f"{' > '.join(nodes(top['Plan']))}; {top['Execution Time']:.1f} ms"


def nodes(node) -> list[str]:
    """Return the nodes of a plan, one line each, children after parents."""
    name = node.get("Index Name") or node.get("Relation Name") or ""
    times = f"{node['Actual Rows']}x{node['Actual Loops']}"
    line = " ".join(filter(None, (node["Node Type"], name, times)))
    return [line, *(part for child in node.get("Plans", ()) for part in nodes(child))]


def compare(person, page, ours, base, plan_text) -> None:
    # In turn, so that a slow moment of the machine meets both.
    pairs = [(measure(ours), measure(base)) for _ in range(TURNS)]
    assert pairs[0][0][2] == pairs[0][1][2], f"{person}, {page}: not the same rows"
    found = pairs[0][0][2]
    figures = {"person": person, "page": page, "plan": plan_text}
    figures["rows"] = found if isinstance(found, int) else found["length"]
    for side, name in enumerate(("ours", "base")):
        figures[name] = median(pair[side][0] for pair in pairs)
        figures[f"{name}_sql"] = median(pair[side][1] for pair in pairs)
    print(json.dumps(figures, ensure_ascii=False))


def pages(person: str, user, plain: list) -> None:
    """Compare the pages of one person with those of the superuser on ``plain``."""
    seen = documents.with_user(user)
    window = {"limit": LIMIT, "order": documents._order}
    compare(
        person, "list", show(seen, []), show(documents, plain), plan(seen, [], **window)
    )
    bounded = plan(seen, [], limit=COUNT_LIMIT)
    compare(person, "count", count(seen, []), count(documents, plain), bounded)
    for page, word in WORDS.items():
        sought = [("search_text", "ilike", word)]
        ours, base = show(seen, sought), show(documents, plain + sought)
        compare(person, page, ours, base, plan(seen, sought, **window))


def person(seat: str):
    return env["res.users"].search([("login", "=", f"bench.{seat}")])


def agency_of(user) -> list:
    return [("agency_id", "in", user._qlvb_posts().agency_id.ids)]


def member_of(user) -> list:
    """Return the membership as a plain domain: what any indexed rule would ask."""
    keys = [("principal", "in", user._qlvb_principals()), ("revoked", "=", False)]
    return [*agency_of(user), ("participant_ids", "any", keys)]


def levels_of(user) -> list:
    """Return the same for whom every level is open: an equality of the index."""
    keys = list(user._qlvb_scope().access_keys)
    return [*agency_of(user), ("access_key", "in", keys)]


SPECIFICATION = listed_fields()
MEMBERS = {"specialist": "0.5", "specialist of a small agency": "6.5"}
READERS = {"clerk": "0.0", "clerk of a tenth": "5.0", "leader of 5": "0.1"}
for name, seat in MEMBERS.items():
    pages(name, person(seat), member_of(person(seat)))
for name, seat in READERS.items():
    pages(name, person(seat), levels_of(person(seat)))
