# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: a handler asks for an opinion in one window, finishes in another.

Prints ``act <id> consult|finish done|refused`` for both acts of each document, then
``left <id> <state> <open work> <live assignments>``.
"""

import os
import sys
from datetime import date
from multiprocessing import Barrier

from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

from odoo.addons.qlvb_core.clock import today

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from people import person

TIMES = int(os.environ["TIMES"])

agency = env["qlvb.unit"].create(  # noqa: F821 - given by the shell
    {"name": "Sở Y tế", "code": "SYT", "kind": "agency", "organ_id": "H31.12"}
)
clerk = person(env, "vt.syt", agency, "clerk").user_id  # noqa: F821
leader = person(env, "gd.syt", agency, "leader").user_id  # noqa: F821
handler = person(env, "cv.syt", agency, "specialist").user_id  # noqa: F821
expert = person(env, "cg.syt", agency, "specialist").user_id  # noqa: F821
env["qlvb.register"]._for(agency, "incoming", "incoming", today().year)  # noqa: F821


def handled(number):
    """Return a document that the handler has to answer for."""
    documents = env["qlvb.document"].with_user(clerk)  # noqa: F821
    document = documents.create(
        {
            "direction": "incoming",
            "agency_id": agency.id,
            "type_id": env.ref("qlvb_core.document_type_to_trinh").id,  # noqa: F821
            "code_number": str(number),
            "code_notation": "TTr-STC",
            "issuer_name": "Sở Tài chính",
            "issued_date": date(2026, 1, 5),
            "subject": f"Về việc báo cáo số {number}",
        }
    )
    document.action_register()
    document.action_present(leader.id)
    document.with_user(leader).action_direct(
        "Xem xét.", [{"role": "lead", "user_id": handler.id}]
    )
    return document.id


def attempt(registry, act):
    """Do an act as the server does: played again when somebody was quicker."""
    try:
        with registry.cursor() as cr:
            scene = api.Environment(cr, handler.id, {})
            retrying(lambda: act(scene["qlvb.document"]), scene)
    except UserError:
        return "refused"
    return "done"


documents = [handled(number) for number in range(TIMES)]
together = Barrier(2, timeout=60)  # seconds; one that failed is not waited for


def consult(document):
    document.action_consult("Xin ý kiến.", [{"user_id": expert.id}])


def finish(document):
    document.action_finish("Xong.")


def side(registry, number):
    """The first process asks, the second finishes, one document after the other."""
    act = (consult, finish)[number]
    for one in documents:
        together.wait()
        ended = attempt(registry, lambda found, id_=one: act(found.browse(id_)))
        say("act", one, act.__name__, ended)


fork(env, 2, side)  # noqa: F821
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
for document in env["qlvb.document"].browse(documents):  # noqa: F821
    work = document.work_item_ids.filtered(lambda item: item.state == "open")
    live = document.assignment_ids.filtered(lambda a: a.state in ("open", "passed"))
    say(
        "left",
        document.id,
        document.state,
        ",".join(sorted(work.mapped("kind"))) or "nothing",
        len(live),
    )
