# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: admins carry out overlapping spreadsheets at once.

``ADMINS`` admins of one agency, and the operator for the agency above it, each import a
person of their own and one they all name. Prints ``end <state> <number>`` for each
import, ``own <number> <accounts> <posts>`` for the persons only it names, and
``shared <accounts> <posts>``.
"""

import base64
import io
import os
import sys

import openpyxl

from odoo import api
from odoo.service.model import retrying

from odoo.addons.qlvb_core.qlvb_toolkit.staff_layout import ACCOUNTS, POSTS, UNITS

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from people import keep_requests, person, written_request

ADMINS = int(os.environ["ADMINS"])
imports = env["qlvb.staff.import"]  # noqa: F821 - given by the shell
words = imports._vocabulary()


def agency(name, parent=None):
    return env["qlvb.unit"].create(  # noqa: F821
        {"name": name, "code": name, "kind": "agency", "parent_id": parent}
    )


def row(login, unit):
    return {
        "login": login,
        "name": f"Nguyễn Văn {login}",
        "person_kind": words.person_kinds["civil_servant"],
        "unit": unit,
        "title": "Chuyên viên",
        "roles": words.roles["specialist"],
    }


def workbook(rows):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for layout in (UNITS, ACCOUNTS, POSTS):
        sheet = book.create_sheet(layout.title)
        sheet.append([column.title for column in layout.columns])
        if layout is ACCOUNTS:
            for values in rows:
                sheet.append([values.get(column.key) for column in layout.columns])
    stream = io.BytesIO()
    book.save(stream)
    return base64.b64encode(stream.getvalue())


def checked(number, user, unit, reference):
    """Return the import of one's own persons and the shared one, checked."""
    request = written_request(env, number, unit, by_operator=user._qlvb_operates())  # noqa: F821
    rows = [row(f"rieng{number}.{n}", reference) for n in range(20)]
    rows.insert(number, row("chung", reference))
    record = imports.create(
        {
            "agency_id": unit.id,
            "request_id": request.id,
            "filename": f"{number}.xlsx",
            "content": workbook(rows),
            "row_count": len(rows),
        }
    )
    record.with_user(user).action_check()
    assert (record.state, record.wrong_count) == ("checked", 0)
    return record.id


def carry_out(registry, number):
    """As the server does, repeats included."""

    def act():
        cases = api.Environment(cr, users[number].id, {})
        cases["qlvb.staff.import"].browse(records[number]).action_carry_out()

    with registry.cursor() as cr:
        retrying(act, api.Environment(cr, users[number].id, {}))


def count(pattern):
    accounts = env["qlvb.account"].search([("login", "=like", pattern)])  # noqa: F821
    return len(accounts), len(accounts.post_ids)


keep_requests(env)  # noqa: F821
top = agency("UBND")
below = agency("SNV", top.id)
users = [
    person(env, f"quantri{n}", below, "unit_admin").user_id  # noqa: F821
    for n in range(ADMINS)
]
users.append(env.ref("base.user_admin"))  # noqa: F821
records = [checked(n, users[n], below, "SNV") for n in range(ADMINS)]
records.append(checked(ADMINS, users[ADMINS], top, "SNV"))

fork(env, len(users), carry_out)  # noqa: F821
env.cr.rollback()  # noqa: F821 - see what the processes left
env.invalidate_all()  # noqa: F821
for number, record in enumerate(imports.browse(records)):
    say("end", record.state, number, bool(record.failure))
    say("own", number, *count(f"rieng{number}.%"))
say("shared", *count("chung"))
