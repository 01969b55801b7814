# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821, S608 - ``env`` is given by ``odoo shell``; names in SQL are our own
"""Agencies, people and narrowed documents for a large journal (``odoo shell`` script).

Prints ``agency``, ``user`` and ``document`` with the first id of each; people and most
documents only stand in events.
"""

import os

from odoo.tests import new_test_user

AGENCIES, PEOPLE = int(os.environ["AGENCIES"]), int(os.environ["PEOPLE"])
# Ids of documents, as in journal_rows.py, and how far apart the narrowed ones lie.
PER_AGENCY, APART = 12_000, 61


def reserve(table: str, rows: int) -> int:
    """Take so many ids out of the sequence; return the first."""
    env.cr.execute(
        f"SELECT setval('{table}_id_seq', nextval('{table}_id_seq') + {rows}) - {rows}"
    )
    return env.cr.fetchone()[0]


def copy(record, rows: str, **replaced: str) -> None:
    """Copy one row for each of ``rows`` (SQL), some columns replaced by expressions."""
    env.flush_all()
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
        [record._table],
    )
    kept = [name for (name,) in env.cr.fetchall() if name not in replaced]
    target = ", ".join([*replaced, *kept])
    source = ", ".join([*replaced.values(), *(f"source.{name}" for name in kept)])
    env.cr.execute(
        f"INSERT INTO {record._table} ({target}) SELECT {source} "
        f"FROM {record._table} source, {rows} WHERE source.id = {record.id}"
    )


model = env["qlvb.unit"].create({"name": "Mẫu", "code": "M", "kind": "agency"})
agency = reserve("qlvb_unit", AGENCIES)
copy(
    model,
    f"generate_series(0, {AGENCIES - 1}) n",
    id=f"{agency} + n",
    agency_id=f"{agency} + n",
    name="'Cơ quan số ' || n",
    code="'CQ' || n",
    parent_path=f"({agency} + n) || '/'",
)
user = reserve("res_users", AGENCIES * PEOPLE)
env.invalidate_all()


def seat(login: str, role: str, places) -> None:
    """Make a person with the role in the agencies of ``places``."""
    person = new_test_user(env, login, groups="base.group_user")
    for place in places:
        env["qlvb.post"].create(
            {
                "user_id": person.id,
                "unit_id": agency + place,
                "role_ids": [(6, 0, env.ref(f"qlvb_core.role_{role}").ids)],
                "title": role,
            }
        )


seat("journal.inspector.0", "monitor", [0])
seat("journal.inspector.1", "monitor", [1])
seat("journal.inspector.5", "monitor", range(1, 6))
seat("journal.leader", "leader", [1])
seat("journal.unit_admin", "unit_admin", [1])
paper = env["qlvb.document"].create(
    {
        "agency_id": model.id,
        "unit_id": model.id,
        "direction": "outgoing",
        "subject": "Mẫu",
        "type_id": env.ref("qlvb_core.document_type_to_trinh").id,
    }
)
document = reserve("qlvb_document", AGENCIES * PER_AGENCY)
copy(
    paper,
    f"generate_series(0, {AGENCIES - 1}) n, generate_series(0, 29) k",
    id=f"{document} + n * {PER_AGENCY} + k * {APART}",
    agency_id=f"{agency} + n",
    unit_id=f"{agency} + n",
    is_restricted="TRUE",
    access_key="NULL",
)
env.cr.execute("ANALYZE qlvb_document, qlvb_unit")
env.cr.commit()
print("agency", agency)
print("user", user)
print("document", document)
