# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: clerks number, stamp, seal and issue at once.

Each of ``CLERKS`` processes does it for ``ACTS`` documents that the leader has signed.
Prints ``seconds``, how many acts the server ``repeated``, the ``numbers`` given and how
many documents are ``issued`` with the force of an original.
"""

import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from psycopg2.errors import LockNotAvailable

from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import first_look, office

sys.path.insert(0, str(Path(os.environ["HERE"]).parents[1]))
sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from issuing import PIN, Province

CLERKS, ACTS = int(os.environ["CLERKS"]), int(os.environ["ACTS"])


def issue(registry, user: int, document: int) -> int:
    """Seal and issue in one act, as the dialog does; return how often it was tried."""
    tries = []

    def attempt():
        tries.append(1)
        held = scene["qlvb.document"].browse(document)
        held._seal(PIN, today())
        held.action_issue()

    while True:
        with suppress_busy(), registry.cursor() as cr:
            scene = api.Environment(cr, user, {"lang": "vi_VN"})
            retrying(attempt, scene)
            return len(tries)


@contextmanager
def suppress_busy():
    """Told that others are taking numbers, a clerk tries again."""
    try:
        yield
    except UserError as error:
        if not isinstance(error.__cause__, LockNotAvailable):
            raise


def work(registry, number: int) -> None:
    mine = documents[number * ACTS : (number + 1) * ACTS]
    tries = sum(issue(registry, clerk, document) for document in mine)
    first_look.stop()
    say("repeated", tries - ACTS)


province = Province(env)  # noqa: F821 - given by the shell
clerk = province.people["clerk"].id
signed = [
    province.approved_draft(f"Về việc thứ {index}") for index in range(CLERKS * ACTS)
]
for draft in signed:
    draft.with_user(province.people["leader"])._sign(PIN)
documents = [draft.id for draft in signed]
first_look.stop()  # its pipes are not for two
office.stop()
began = time.perf_counter()
fork(env, CLERKS, work)  # noqa: F821
say("seconds", time.perf_counter() - began)
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
done = env["qlvb.document"].browse(documents)  # noqa: F821
say("numbers", *sorted(int(number) for number in done.mapped("code_number")))
issued = done.filtered(lambda d: d.state == "issued" and d.legal_force == "original")
say("issued", len(issued))
