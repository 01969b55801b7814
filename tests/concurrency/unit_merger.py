# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: operators merge one agency at once, each into another.

Prints ``done <target>`` for the merger carried out, ``refused`` for the others.
"""

import os
import sys
from datetime import date

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.service.model import retrying

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say

OPERATORS = int(os.environ["OPERATORS"])
TODAY = date.today()  # noqa: DTZ011 - any day will do


def agency(name):
    return env["qlvb.unit"].create(  # noqa: F821 - given by the shell
        {"name": name, "code": name, "kind": "agency"}
    )


def prepare(old, target):
    return env["qlvb.unit.change"].create(  # noqa: F821
        {
            "kind": "merge",
            "source_ids": [(6, 0, old.ids)],
            "target_id": target.id,
            "effective_date": TODAY,
            "instrument_number": "1/QĐ",
            "instrument_date": TODAY,
            "instrument_issuer": "UBND tỉnh",
        }
    )


old = agency("CŨ")
department = env["qlvb.unit"].create(  # noqa: F821
    {"name": "Phòng", "code": "P", "parent_id": old.id}
)
changes = [prepare(old, agency(f"MỚI {n}")).id for n in range(OPERATORS)]


def work(registry, number):
    with registry.cursor() as cr:
        operator = api.Environment(cr, SUPERUSER_ID, {})
        change = operator["qlvb.unit.change"].browse(changes[number])
        try:
            retrying(change.action_apply, operator)
            say("done", change.target_id.id)
        except UserError:
            cr.rollback()
            say("refused")


fork(env, OPERATORS, work)  # noqa: F821
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
say("heir", old.heir_id.id, department.parent_id.id)
