# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time the desk of one clerk among 100,000 documents (``odoo shell`` script)."""

import os
import time
from statistics import median

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


def page_ms(items, domain) -> float:
    """Return the time of one page with its bounded count."""
    items.env.invalidate_all()
    begin = time.perf_counter()
    items.web_search_read(
        domain, SPECIFICATION, limit=80, order=ORDER, count_limit=10001
    )
    return (time.perf_counter() - begin) * 1000


mine = env["qlvb.work.item"].with_user(clerk)
actor_domain = [("is_mine", "=", True), ("state", "=", "open")]
plain_domain = [("principal", "in", clerk._qlvb_principals()), ("state", "=", "open")]
# In turn, so that a slow moment of the machine meets both.
pairs = [
    (page_ms(mine, actor_domain), page_ms(env["qlvb.work.item"].sudo(), plain_domain))
    for _ in range(PAGES)
]
print("actor", median(actor for actor, _ in pairs))
print("superuser", median(plain for _, plain in pairs))
print("rows", mine.search_count(actor_domain))
