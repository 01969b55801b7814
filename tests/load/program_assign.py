# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time assigning a document to 20 people (``odoo shell`` script).

Both sides are one act of the same leader, commit included, in processor time. Ours is
what the directive page calls: checks, assignments, work, memberships, journal. The
other gives as many people an activity each on a bare record, and sends no mail.
"""

import os
import sys
from statistics import median

sys.path.insert(0, os.environ["LOAD"])
from processor import measure

from odoo.tests import new_test_user

WARM_UP, ACTS, PEOPLE = 5, 40, 20
# A document's own holders come from the act itself: each is a fresh document.
NUMBERS = range(1, WARM_UP + ACTS + 1)


def add_person(login: str, unit, role: str):
    """Return somebody who holds ``role`` in ``unit``."""
    user = new_test_user(env, login, groups="base.group_user")
    env["qlvb.post"].create(
        {
            "user_id": user.id,
            "unit_id": unit.id,
            "role_ids": [(6, 0, env.ref(f"qlvb_core.role_{role}").ids)],
            "title": role,
        }
    )
    return user


agency = env["qlvb.unit"].create({"name": "Sở", "code": "S", "kind": "agency"})
unit = env["qlvb.unit"].create({"name": "Phòng", "code": "P", "parent_id": agency.id})
clerk = add_person("bench.assign.clerk", agency, "clerk")
leader = add_person("bench.leader", agency, "leader")
people = [add_person(f"bench.{seat}", unit, "specialist") for seat in range(PEOPLE)]
bare = env["ir.model"].create(
    {"name": "Bare activities", "model": "x_bench_act", "is_mail_activity": True}
    | {"is_mail_thread": True}
)
env["ir.model.access"].create(
    {
        "name": "Bare activities",
        "model_id": bare.id,
        "group_id": env.ref("base.group_user").id,
        **{f"perm_{right}": True for right in ("read", "write", "create", "unlink")},
    }
)


def present(number: int):
    """Return a registered document that waits for the leader's directive."""
    document = (
        env["qlvb.document"]
        .with_user(clerk)
        .create(
            {
                "direction": "incoming",
                "agency_id": agency.id,
                "type_id": env.ref("qlvb_core.document_type_to_trinh").id,
                "code_number": str(number),
                "code_notation": "TTr-X",
                "issuer_name": "Sở Nội vụ",
                "issued_date": "2026-01-05",
                "subject": f"Tờ trình số {number}",
            }
        )
    )
    document.action_register()
    document.action_present(leader.id)
    return document


documents = [present(number).with_user(leader) for number in NUMBERS]
records = env["x_bench_act"].with_user(leader)
records = [records.create({"x_name": f"Tờ trình số {number}"}) for number in NUMBERS]
todo = env.ref("mail.mail_activity_data_todo").id
env.cr.commit()


def assign(document) -> None:
    lines = [
        {"role": "support" if number else "lead", "user_id": person.id}
        for number, person in enumerate(people)
    ]
    document.action_direct("Phối hợp tham mưu trả lời.", lines)
    env.cr.commit()


def create_activities(record) -> None:
    model = env["ir.model"]._get_id(record._name)
    activities = record.env["mail.activity"]
    activities.with_context(mail_activity_quick_update=True).create(
        [
            {
                "activity_type_id": todo,
                "res_model_id": model,
                "res_id": record.id,
                "user_id": person.id,
                "summary": "Phối hợp tham mưu trả lời.",
            }
            for person in people
        ]
    )
    env.cr.commit()


def cost_of(act, record) -> tuple[float, int]:
    """Return milliseconds and queries of one act."""
    before = env.cr.sql_log_count
    cost, _result = measure(env, lambda: act(record))
    return cost.processor, env.cr.sql_log_count - before


# In turn, so that a slow moment of the machine meets both.
turns = [
    (cost_of(assign, document), cost_of(create_activities, record))
    for document, record in zip(documents, records, strict=True)
][WARM_UP:]
sides = zip(*turns, strict=True)
for name, side in zip(("assign", "activities"), sides, strict=True):
    times, queries = zip(*side, strict=True)
    print(name, median(times))
    print(f"{name}_queries", median(queries))
assert len(documents[-1].sudo().assignment_ids) == PEOPLE
