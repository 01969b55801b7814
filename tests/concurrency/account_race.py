# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: admins act on one account, then on each other, at once.

Prints ``done <what>`` for an act that was committed and ``refused <what>`` for one
that was turned away, then ``admins <number>`` that are left; the same with operators.
"""

import os
import sys

from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from people import keep_requests, person, written_request

ADMINS = 4


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
keep_requests(env)  # noqa: F821
clerk = person(env, "vanthu", agency, "clerk").id  # noqa: F821
mover = person(env, "chuyenvien", agency, "specialist").id  # noqa: F821
office = env["qlvb.unit"].create(  # noqa: F821
    {"name": "Văn phòng", "code": "VP", "parent_id": agency.id}
)
new_post = {
    "unit_id": office.id,
    "title": "Chuyên viên",
    "role_ids": env.ref("qlvb_core.role_specialist").ids,  # noqa: F821
}
admins = [person(env, f"quantri{n}", agency, "unit_admin") for n in range(ADMINS)]  # noqa: F821
logins = [admin.user_id.id for admin in admins]
accounts = [admin.id for admin in admins]
requests = [written_request(env, n, agency).id for n in range(ADMINS)]  # noqa: F821


def same_account(registry, number):
    lock(registry, logins[number], clerk, requests[number], "clerk")


def move_or_close(registry, number):
    """Every other admin closes the account that the others move."""

    def act():
        account = api.Environment(cr, logins[number], {})["qlvb.account"].browse(mover)
        if number % 2:
            account.action_close(requests[number])
        else:
            account.action_move(requests[number], new_post)

    try:
        with registry.cursor() as cr:
            retrying(act, api.Environment(cr, logins[number], {}))
    except UserError as error:
        say("refused", "move_or_close", bool(error.args[0]))
    else:
        say("done", "close" if number % 2 else "move")


def each_other(registry, number):
    following = accounts[(number + 1) % ADMINS]
    lock(registry, logins[number], following, requests[number], "admin")


fork(env, ADMINS, same_account)  # noqa: F821
env.cr.commit()  # noqa: F821 - see what the processes left
fork(env, ADMINS, move_or_close)  # noqa: F821
env.cr.commit()  # noqa: F821
env.invalidate_all()  # noqa: F821
moved = env["qlvb.account"].browse(mover)  # noqa: F821
say("left", moved.state, len(moved.post_ids.filtered("in_force")))
fork(env, ADMINS, each_other)  # noqa: F821
env.cr.commit()  # noqa: F821
env.invalidate_all()  # noqa: F821
say("admins", len(agency._admins()))

# two operators are left, whose accounts stand in two agencies
elsewhere = env["qlvb.unit"].create(  # noqa: F821
    {"name": "Sở Y tế", "code": "SYT", "kind": "agency"}
)
operators = [
    person(env, f"vanhanh{unit.code}", unit, "specialist")  # noqa: F821
    for unit in (agency, elsewhere)
]
group = env.ref("qlvb_core.group_operator")  # noqa: F821
for operator in operators:
    operator.is_admin_account = True
    operator.user_id.group_ids += group
env.ref("base.user_admin").active = False  # noqa: F821
logins = [operator.user_id.id for operator in operators]
accounts = [operator.id for operator in operators]
requests = [
    written_request(env, 9, operator.agency_id, by_operator=True).id  # noqa: F821
    for operator in operators
]


def last_operators(registry, number):
    other = 1 - number
    lock(registry, logins[number], accounts[other], requests[other], "operator")


fork(env, len(operators), last_operators)  # noqa: F821
env.cr.commit()  # noqa: F821
env.invalidate_all()  # noqa: F821
left = env["res.users"].browse(logins).filtered("active")  # noqa: F821
say("operators", len(left))
