# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: processes try wrong passwords, each login rolled back."""

import os
import sys

from odoo import SUPERUSER_ID, api
from odoo.exceptions import AccessDenied
from odoo.service.model import dispatch

sys.path.insert(0, os.environ["HERE"])
from crew import fork

LOGIN, PASSWORD, WRONG = "nguoi.thu", "Mua-Xuan-2026-ve", "Sai-Mat-Khau-2026"
TRIERS, TRIES = int(os.environ["TRIERS"]), int(os.environ["TRIES"])


def make_account(env):
    values = {"name": "Người thử", "login": LOGIN, "password": PASSWORD}
    account = env["res.users"].create(values)
    env["qlvb.rule"].search([("code", "=", "login.max_tries")]).value = "100"
    env.cr.commit()
    return account.id


def guess(registry, user_id, password):
    """Call a method over RPC, as ``/jsonrpc`` does."""
    call = (registry.db_name, user_id, password, "res.users", "context_get", [])
    try:
        dispatch("execute_kw", call)
    except AccessDenied:
        return False
    return True


def work(registry, _number):
    for _ in range(TRIES):
        guess(registry, user_id, WRONG)


def facts(registry):
    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        account = env["res.users"].browse(user_id)
        failures = env["qlvb.login.failure"].search([("user_id", "=", user_id)])
        return failures.tries, account.qlvb_lock_reason or "open"


user_id = make_account(env)  # noqa: F821 - given by ``odoo shell``
registry = env.registry  # noqa: F821
fork(env, TRIERS, work)  # noqa: F821
print("counted", *facts(registry))
with registry.cursor() as cr:
    rules = api.Environment(cr, SUPERUSER_ID, {})["qlvb.rule"]
    rules.search([("code", "=", "login.max_tries")]).value = "5"
print("right", guess(registry, user_id, PASSWORD), *facts(registry))
for _ in range(5):
    guess(registry, user_id, WRONG)
print("locked", guess(registry, user_id, PASSWORD), *facts(registry))
