# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: the same post is given to one person by several at once.

Prints ``done`` for the post that was made, ``refused`` for the others, then
``posts <number>`` that the person holds.
"""

import os
import sys

from odoo import SUPERUSER_ID, api
from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.service.model import retrying

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say

GIVERS = int(os.environ["GIVERS"])

agency = env["qlvb.unit"].create(  # noqa: F821 - given by the shell
    {"name": "Sở Nội vụ", "code": "SNV", "kind": "agency"}
)
person = env["res.users"].create({"name": "An", "login": "an"})  # noqa: F821
role = env.ref("qlvb_core.role_specialist")  # noqa: F821
values = {
    "user_id": person.id,
    "unit_id": agency.id,
    "title": "Chuyên viên",
    "role_ids": [Command.set(role.ids)],
}
room = env["qlvb.unit"].create(  # noqa: F821
    {"name": "Phòng", "code": "P", "parent_id": agency.id}
)
# a post of the same role elsewhere: the next one changes nothing else of the person
env["qlvb.post"].create({**values, "unit_id": room.id})  # noqa: F821


def give(registry, _number):
    try:
        with registry.cursor() as cr:
            giver = api.Environment(cr, SUPERUSER_ID, {})
            retrying(lambda: giver["qlvb.post"].create(dict(values)), giver)
    except ValidationError:
        say("refused")
    else:
        say("done")


fork(env, GIVERS, give)  # noqa: F821
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
say("posts", len(person.qlvb_post_ids.filtered(lambda p: p.unit_id == agency)))
