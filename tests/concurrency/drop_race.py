# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: one clerk sends each file twice at once, as a double drop does.

Prints ``dropped <turn> <id> <here>`` for each sending, and at the end ``items`` with
the number of documents the agency has.
"""

import base64
import io
import os
import sys
from functools import partial
from multiprocessing import Barrier

from pypdf import PdfWriter

from odoo import api
from odoo.service.model import retrying

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from people import person

TIMES = int(os.environ["TIMES"])

agency = env["qlvb.unit"].create(  # noqa: F821 - given by the shell
    {"name": "Sở Y tế", "code": "SYT", "kind": "agency", "organ_id": "H31.20"}
)
clerk_id = person(env, "vt.syt", agency, "clerk").user_id.id  # noqa: F821


def paper(width):
    """Return a file like no other."""
    page = PdfWriter()
    page.add_blank_page(500 + width, 842)
    stream = io.BytesIO()
    page.write(stream)
    return base64.b64encode(stream.getvalue()).decode()


papers = [paper(turn) for turn in range(TIMES)]
together = Barrier(2, timeout=60)  # seconds; one that failed is not waited for


def send(registry, turn):
    """Send it as the server does: played again when somebody was quicker."""
    with registry.cursor() as cr:
        scene = api.Environment(cr, clerk_id, {})
        drop = scene["qlvb.document"].action_drop_in
        return retrying(partial(drop, f"{turn}.pdf", papers[turn]), scene)


def sender(registry, _number):
    for turn in range(TIMES):
        together.wait()
        answer = send(registry, turn)
        say("dropped", turn, answer["id"], answer["here"])


fork(env, 2, sender)  # noqa: F821
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
say("items", env["qlvb.document"].search_count([("agency_id", "=", agency.id)]))  # noqa: F821
