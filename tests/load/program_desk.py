# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time the desk of one clerk among 100,000 documents (``odoo shell`` script)."""

import os
import sys
from statistics import median

sys.path.insert(0, os.environ["LOAD"])
from processor import measure

from odoo.tests import new_test_user

DOCUMENTS = int(os.environ["DOCUMENTS"])
AGENCIES = 200
PAGES = 60

units = env["qlvb.unit"].create(
    [
        {"name": f"Cơ quan {n}", "code": f"CQ{n}", "kind": "agency"}
        for n in range(AGENCIES)
    ]
)
clerk = new_test_user(env, "bench.clerk", groups="base.group_user")
env["qlvb.post"].create(
    {
        "user_id": clerk.id,
        "unit_id": units[0].id,
        "role_ids": [(6, 0, env.ref("qlvb_core.role_clerk").ids)],
        "title": "Văn thư",
    }
)
env.flush_all()
# One agency in two hundred is ours; a tenth of its documents wait for the clerk.
env.cr.execute(
    """
    INSERT INTO qlvb_document
           (direction, agency_id, state, date, subject, urgency, secrecy, code)
    SELECT 'incoming', %s + n %% %s, 'arrived', current_date - n / 500,
           'Văn bản về việc số ' || n, (n %% 4)::text, 'none', n || '/CV'
      FROM generate_series(1, %s) AS n
    """,
    [units[0].id, AGENCIES, DOCUMENTS],
)
env.cr.execute(
    """
    INSERT INTO qlvb_work_item
           (document_id, agency_id, principal, kind, urgency, state, due_date, subject,
            code, requested_at)
    SELECT id, agency_id,
           CASE WHEN id % 10 = 0 THEN 'clerk@' || agency_id ELSE 'user:' || id END,
           'receive', urgency, 'open', date + 5, subject, code, now()
      FROM qlvb_document
    """
)
env.cr.execute("ANALYZE qlvb_document, qlvb_work_item, qlvb_participant")
env.cr.commit()

SPECIFICATION = {
    name: {}
    for name in (
        "is_late",
        "agency_id",
        "principal",
        "kind",
        "code",
        "subject",
        "urgency",
        "due_date",
    )
} | {"requested_by_id": {"fields": {"display_name": {}}}}
ORDER = "urgency desc, due_date, id"


def page(items, domain, limit=80):
    """Return what one page with its bounded count costs."""
    window = {"limit": limit, "order": ORDER, "count_limit": 10001}
    cost, _rows = measure(
        items.env, lambda: items.web_search_read(domain, SPECIFICATION, **window)
    )
    return cost


def queries(items, domain, limit: int) -> int:
    """Return how many queries one page takes."""
    before = items.env.cr.sql_log_count
    page(items, domain, limit)
    return items.env.cr.sql_log_count - before


mine = env["qlvb.work.item"].with_user(clerk)
actor_domain = [("is_mine", "=", True), ("state", "=", "open")]
plain_domain = [("principal", "in", clerk._qlvb_principals()), ("state", "=", "open")]
# In turn, so that a slow moment of the machine meets both.
pairs = [
    (page(mine, actor_domain), page(env["qlvb.work.item"].sudo(), plain_domain))
    for _ in range(PAGES)
]
for name, side in zip(("actor", "superuser"), zip(*pairs, strict=True), strict=True):
    print(name, median(cost.processor for cost in side))
    print(f"{name}_sql", median(cost.sql for cost in side))
for rows in (10, 80):
    print(f"queries_{rows}", queries(mine, actor_domain, rows))
print("rows", mine.search_count(actor_domain))
