# SPDX-License-Identifier: LGPL-3.0-or-later
"""Inside ``odoo shell``: persons with a post, and the requests that order acts."""

import base64

from odoo.fields import Command

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"


def person(env, name, unit, role):
    """Return the account of a new person who holds ``role`` in ``unit``."""
    user = env["res.users"].create({"name": name, "login": name})
    env["qlvb.post"].create(
        {
            "user_id": user.id,
            "unit_id": unit.id,
            "title": name,
            "role_ids": [Command.set(env.ref(f"qlvb_core.role_{role}").ids)],
        }
    )
    return env["qlvb.account"].search([("user_id", "=", user.id)])


def written_request(env, number, agency, **values):
    """Return a leader's written request; it is of 2026-01-01, see ``keep_requests``."""
    return env["qlvb.account.request"].create(
        {
            "number": f"{number}/ĐN",
            "date": "2026-01-01",
            "signer": "Giám đốc",
            "agency_id": agency.id,
            "content": base64.b64encode(PDF),
            **values,
        }
    )


def keep_requests(env):
    """Let written requests of any age order acts."""
    rule = env["qlvb.rule"].search([("code", "=", "account.request_days")])
    rule.value = "10000"
