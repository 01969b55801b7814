# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: admins act on one account, then on each other, at once.

Prints ``done <what>`` for an act that was committed and ``refused <what>`` for one
that was turned away, then ``admins <number>`` that are left.
"""

import base64
import os
import sys

from odoo import api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say

ADMINS = 4
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"


def person(name, unit, role):
    user = env["res.users"].create({"name": name, "login": name})  # noqa: F821
    env["qlvb.post"].create(  # noqa: F821
        {
            "user_id": user.id,
            "unit_id": unit.id,
            "title": name,
            "role_ids": [Command.set(env.ref(f"qlvb_core.role_{role}").ids)],  # noqa: F821
        }
    )
    return env["qlvb.account"].search([("user_id", "=", user.id)])  # noqa: F821


def written_request(number, agency):
    return env["qlvb.account.request"].create(  # noqa: F821
        {
            "number": f"{number}/ĐN",
            "date": "2026-01-01",
            "signer": "Giám đốc",
            "agency_id": agency.id,
            "content": base64.b64encode(PDF),
        }
    )


def lock(registry, admin, account, request, what):
    """Lock ``account`` by ``admin`` as the server does, repeats included."""

    def act():
        cases = api.Environment(cr, admin, {})
        cases["qlvb.account"].browse(account).action_lock(request)

    try:
        with registry.cursor() as cr:
            retrying(act, api.Environment(cr, admin, {}))
    except UserError:
        say("refused", what)
    else:
        say("done", what)


agency = env["qlvb.unit"].create(  # noqa: F821
    {"name": "Sở Nội vụ", "code": "SNV", "kind": "agency"}
)
agency.role_ceiling_ids = env["qlvb.role"].search([("code", "!=", False)])  # noqa: F821
day = env["qlvb.rule"].search([("code", "=", "account.request_days")])  # noqa: F821
day.value = "10000"
clerk = person("vanthu", agency, "clerk").id
admins = [person(f"quantri{n}", agency, "unit_admin") for n in range(ADMINS)]
logins = [admin.user_id.id for admin in admins]
accounts = [admin.id for admin in admins]
requests = [written_request(n, agency).id for n in range(ADMINS)]


def same_account(registry, number):
    lock(registry, logins[number], clerk, requests[number], "clerk")


def each_other(registry, number):
    following = accounts[(number + 1) % ADMINS]
    lock(registry, logins[number], following, requests[number], "admin")


fork(env, ADMINS, same_account)  # noqa: F821
env.cr.commit()  # noqa: F821 - see what the processes left
fork(env, ADMINS, each_other)  # noqa: F821
env.cr.commit()  # noqa: F821
env.invalidate_all()  # noqa: F821
say("admins", len(agency._admins()))
