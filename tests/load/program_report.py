# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821, S608 - ``env`` is given by ``odoo shell``; names in SQL are our own
"""Time registers of ``ROWS`` documents as files (``odoo shell`` script).

Beside the file: the same columns through Odoo's own export of a list as XLSX, which
keeps every row in memory. Each is made in a process of its own, for its peak.
"""

import os
import time
from pathlib import Path

from odoo.tests import new_test_user

ROWS = int(os.environ["ROWS"])
documents = env["qlvb.document"]
agency = env["qlvb.unit"].create({"name": "Sở Nội vụ", "code": "SNV", "kind": "agency"})
department = env["qlvb.unit"].create(
    {"name": "Phòng Tổ chức", "code": "TC", "parent_id": agency.id}
)


def person(login, unit, role):
    user = new_test_user(env, login, groups="base.group_user")
    role = env.ref(f"qlvb_core.role_{role}")
    env["qlvb.post"].create(
        {
            "user_id": user.id,
            "unit_id": unit.id,
            "role_ids": [(6, 0, role.ids)],
            "title": "Công chức",
        }
    )
    return user


clerk = person("bench.clerk", agency, "clerk")
leader = person("bench.leader", agency, "leader")
person("bench.head", department, "head")
person("bench.person", department, "specialist")

pattern = documents.with_user(clerk).create(
    {
        "direction": "incoming",
        "agency_id": agency.id,
        "type_id": env.ref("qlvb_core.document_type_to_trinh").id,
        "code_number": "1",
        "code_notation": "TTr-UBND",
        "issuer_name": "Ủy ban nhân dân xã Như Quỳnh, tỉnh Hưng Yên",
        "issued_date": "2026-01-05",
        "subject": "Về việc đề nghị bổ sung kinh phí thực hiện nhiệm vụ chuyển đổi "
        "số và nâng cấp hệ thống quản lý văn bản và điều hành năm 2026",
    }
)
pattern.action_register()
pattern.action_present(leader.id)
pattern.with_user(leader).action_direct(
    "Tham mưu trả lời.", [{"role": "lead", "unit_id": department.id, "user_id": False}]
)
env.cr.commit()


def repeat(table: str, row: int, **values: str) -> None:
    """Add ``ROWS`` - 1 copies of a row, with SQL for what differs.

    :param values: by column; ``copies.n`` counts from 2
    """
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_name = %s AND column_name <> 'id'",
        [table],
    )
    columns = [name for (name,) in env.cr.fetchall()]
    chosen = ", ".join(values.get(name, f't."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    env.cr.execute(
        f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} t, "
        "generate_series(2, %s) AS copies (n) WHERE t.id = %s ORDER BY copies.n",
        [ROWS, row],
    )


first = pattern.id
repeat(
    "qlvb_document",
    first,
    code_number="copies.n::text",
    code="copies.n::text || '/TTr-UBND'",
    arrival_number="copies.n",
)
env.cr.execute("SELECT min(id) - 2 FROM qlvb_document WHERE id > %s", [first])
base = env.cr.fetchone()[0]
entry = env["qlvb.register.entry"].search([("document_id", "=", first)])
DAY, AGENCY, CLERK, DATABASE = entry.date, agency.id, clerk.id, env.cr.dbname
repeat(
    "qlvb_register_entry", entry.id, number="copies.n", document_id=f"{base} + copies.n"
)
for assignment in pattern.assignment_ids:
    repeat("qlvb_assignment", assignment.id, document_id=f"{base} + copies.n")
env.cr.execute("ANALYZE")
env.cr.commit()
env.invalidate_all()


def peak_megabytes() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return 0


def apart(name: str, act) -> None:
    """Run ``act`` in a child: its seconds, and megabytes more than the parent's."""
    env.cr.commit()
    if child := os.fork():
        os.waitpid(child, 0)
        return
    from odoo import sql_db
    from odoo.api import Environment
    from odoo.modules.registry import Registry

    sql_db.close_all()
    Path("/proc/self/clear_refs").write_text("5")
    before, begin = peak_megabytes(), time.perf_counter()
    with Registry(DATABASE).cursor() as cr:
        act(Environment(cr, CLERK, {"lang": "vi_VN"}))
        cr.rollback()
    seconds = time.perf_counter() - begin
    print(name, seconds, peak_megabytes() - before, flush=True)
    os._exit(0)


def printout(kind: str, file_format: str):
    def make(env) -> None:
        asked = env["qlvb.printout"].create(
            {
                "kind": kind,
                "file_format": file_format,
                "agency_id": AGENCY,
                "date_from": DAY.replace(month=1, day=1),
                "date_to": DAY,
            }
        )
        asked._form()._check(asked)
        asked.sudo().write({"progress_ids": [(0, 0, {})]})
        assert asked._write_file()["row_count"] == ROWS

    return make


def export(env) -> None:
    """Do what Odoo's own export of a list does, without the web around it."""
    import io

    import xlsxwriter

    names = ["arrival_date", "arrival_number", "issuer_name", "code", "issued_date"]
    names += ["type_id", "subject", "assignment_ids/holder", "due_date", "state"]
    # the right to Odoo's own export is nobody's among the clerks
    found = env["qlvb.document"].sudo().search([("direction", "=", "incoming")])
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(found.export_data(names)["datas"]):
        for column, value in enumerate(row):
            sheet.write(number, column, str(value or ""))
    book.close()


apart("odoo_xlsx", export)
for kind in ("incoming_register", "resolution_register"):
    for file_format in ("pdf", "xlsx", "docx"):
        apart(f"{kind}_{file_format}", printout(kind, file_format))
