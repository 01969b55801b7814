# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: a document is recalled while its receiver acts on it.

``asked``: the clerk agrees to the recall while the handler finishes. ``fresh``: the
recall comes while the clerk registers. Prints ``act <id> done|refused`` for the other
act of each, then ``asked|fresh <id> <state> numbered|bare <open work> <what the sender
knows> <how many answers the sender has>``.
"""

import io
import os
import sys
from datetime import date
from multiprocessing import Barrier

from pypdf import PdfWriter

from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

from odoo.addons.qlvb_core.clock import today
from odoo.addons.queue_job.exception import RetryableJobError

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from people import person

TIMES = int(os.environ["TIMES"])

units = env["qlvb.unit"]  # noqa: F821 - given by the shell
sender = units.create(
    {"name": "Sở Xây dựng", "code": "SXD", "kind": "agency", "organ_id": "H31.11"}
)
receiver = units.create(
    {"name": "Sở Y tế", "code": "SYT", "kind": "agency", "organ_id": "H31.12"}
)
leader = person(env, "gd.sxd", sender, "leader").user_id  # noqa: F821
asker = person(env, "vt.sxd", sender, "clerk").user_id  # noqa: F821
clerk = person(env, "vt.syt", receiver, "clerk").user_id  # noqa: F821
head = person(env, "gd.syt", receiver, "leader").user_id  # noqa: F821
handler = person(env, "cv.syt", receiver, "specialist").user_id  # noqa: F821
env["qlvb.register"]._for(receiver, "incoming", "incoming", today().year)  # noqa: F821


def content(number):
    """Return a file of its own: one that came twice asks for a reason."""
    page = PdfWriter()
    page.add_blank_page(595 + number, 842)
    file = io.BytesIO()
    page.write(file)
    return file.getvalue()


def delivered(number):
    """Return the delivery of a document that has just arrived."""
    document = env["qlvb.document"].create(  # noqa: F821
        {
            "direction": "outgoing",
            "agency_id": sender.id,
            "type_id": env.ref("qlvb_core.document_type_to_trinh").id,  # noqa: F821
            "code_number": str(number),
            "code_notation": "SXD-VP",
            "issued_date": date(2026, 1, 5),
            "document_identifier": f"H31.11.2026.{number}",
            "subject": f"Về việc báo cáo số {number}",
            "recipient_ids": [(0, 0, {"unit_id": receiver.id})],
        }
    )
    env["qlvb.document.file"]._store(  # noqa: F821
        document, content(number), "a.pdf", "main"
    )
    document._cancel_open_work()
    document.state = "issued"
    delivery = document._new_deliveries(document.recipient_ids, state="sent")
    delivery.message_id = document._new_message("internal", state="sent")
    delivery._deliver()
    return delivery


def handled(delivery):
    """Let the receiver's people go as far as the handler."""
    received = delivery.received_document_ids.with_user(clerk)
    received.action_register()
    received.action_present(head.id)
    received.with_user(head).action_direct(
        "Xem xét.", [{"role": "lead", "user_id": handler.id}]
    )


def ask(delivery):
    delivery.document_id.with_user(asker).action_ask_recall("Gửi nhầm.", leader.id)


def attempt(registry, user, act):
    """Do an act as the server does: played again when somebody was quicker."""
    try:
        with registry.cursor() as cr:
            scene = api.Environment(cr, user.id, {})
            retrying(lambda: act(scene), scene)
    except UserError:
        return "refused"
    return "done"


def run_job(scene, delivery):
    """Run the job that brings the recall; the runner would try later, this at once."""
    while True:
        try:
            return delivery.with_env(scene).sudo()._recall()
        except RetryableJobError:
            scene.cr.rollback()


def received_by(scene, delivery):
    return scene["qlvb.document"].browse(received[delivery.id])


asked = [delivered(number) for number in range(TIMES)]
for one in asked:
    handled(one)
    ask(one)
    one._recall()
fresh = [delivered(TIMES + number) for number in range(TIMES)]
for one in fresh:
    ask(one)
received = {one.id: one.received_document_ids.id for one in asked + fresh}
together = Barrier(2, timeout=60)  # seconds; one that failed is not waited for


def recall(registry, one, is_fresh):
    together.wait()
    if is_fresh:
        attempt(registry, asker, lambda scene: run_job(scene, one))
    else:
        attempt(
            registry,
            clerk,
            lambda scene: received_by(scene, one).action_accept_recall(),
        )


def act(registry, one, is_fresh):
    together.wait()
    if is_fresh:
        ended = attempt(
            registry, clerk, lambda scene: received_by(scene, one).action_register()
        )
    else:
        ended = attempt(
            registry,
            handler,
            lambda scene: received_by(scene, one).action_finish("Xong."),
        )
    say("act", one.id, ended)


def side(registry, number):
    """The first process recalls, the second acts, on one document after the other."""
    for one in asked + fresh:
        (act if number else recall)(registry, one, one in fresh)


def told(one):
    document = one.received_document_ids
    answers = env["qlvb.audit.event"].search_count(  # noqa: F821
        [
            ("document_id", "=", one.document_id.id),
            ("code", "=", "exchange.recall_answer"),
        ]
    )
    work = document.work_item_ids.filtered(lambda item: item.state == "open")
    return (
        document.state,
        "numbered" if document.arrival_number else "bare",
        ",".join(sorted(work.mapped("kind"))) or "nothing",
        one.recall_state,
        answers,
    )


fork(env, 2, side)  # noqa: F821
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
for one in asked + fresh:
    say("fresh" if one in fresh else "asked", one.id, *told(one))
