# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time an import of ACCOUNTS accounts, its check and bare users (``odoo shell``)."""

import base64
import os
import time

from odoo import sql_db

from odoo.addons.qlvb_core.qlvb_toolkit.staff_layout import AccountRow
from odoo.addons.qlvb_core.qlvb_toolkit.staff_template import StaffRows, write_staff

ACCOUNTS = int(os.environ["ACCOUNTS"])
AGENCIES = max(ACCOUNTS // 100, 1)
BATCH = 500
TODAY = env.cr.now().date()

units = env["qlvb.unit"]
top = units.create({"name": "Ủy ban nhân dân tỉnh", "code": "UBND", "kind": "agency"})
agencies = units.create(
    [
        {
            "name": f"Cơ quan {n}",
            "code": f"CQ{n}",
            "kind": "agency",
            "parent_id": top.id,
        }
        for n in range(AGENCIES)
    ]
)
request = env["qlvb.account.request"].create(
    {
        "number": "1/CV-UBND",
        "date": TODAY,
        "signer": "Chủ tịch",
        "agency_id": top.id,
        "content": base64.b64encode(b"x"),
    }
)
operator = env.ref("base.user_admin")
rows = StaffRows(
    accounts=[
        AccountRow(
            row=0,
            login=f"nguoi{n}",
            unit=f"CQ{n % AGENCIES}",
            title="Chuyên viên",
            roles=("specialist",),
            name=f"Nguyễn Văn {n}",
            person_kind="civil_servant",
            employee_code=f"CC-{n}",
        )
        for n in range(ACCOUNTS)
    ]
)
imports = env["qlvb.staff.import"]
record = imports.create(
    {
        "agency_id": top.id,
        "request_id": request.id,
        "filename": "tai-khoan.xlsx",
        "content": base64.b64encode(write_staff(imports._vocabulary(), rows)),
        "row_count": ACCOUNTS,
        "progress_ids": [(0, 0, {"total": ACCOUNTS})],
    }
)
env.cr.commit()
job = record.with_user(operator)


def measure(act) -> tuple[float, int]:
    """Return the seconds and queries of one act, commit included."""
    env.invalidate_all()
    queries, begin = sql_db.sql_counter, time.perf_counter()
    act()
    env.cr.commit()
    return time.perf_counter() - begin, sql_db.sql_counter - queries


def check():
    record.state = "checking"
    job._check_rows()


def carry_out():
    record.state = "running"
    job._carry_out()


def bare():
    users = env["res.users"].with_context(no_reset_password=True)
    groups = env.ref("base.group_user").ids
    for start in range(0, ACCOUNTS, BATCH):
        users.create(
            [
                {
                    "name": f"Trần Văn {n}",
                    "login": f"tran{n}",
                    "tz": "Asia/Ho_Chi_Minh",
                    "notification_type": "inbox",
                    "group_ids": [(6, 0, groups)],
                }
                for n in range(start, min(start + BATCH, ACCOUNTS))
            ]
        )
        env.flush_all()


bare_seconds, bare_queries = measure(bare)
check_seconds, _queries = measure(check)
import_seconds, import_queries = measure(carry_out)
assert record.state == "done", record.failure
print(
    "made", env["qlvb.account"].search_count([("act_ids.request_id", "=", request.id)])
)
print("bare", bare_seconds)
print("bare_queries", bare_queries)
print("check", check_seconds)
print("import", import_seconds)
print("queries", import_queries)
