# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time registering an incoming document with its PDF (``odoo shell`` script).

Both sides are one act of the same clerk, commit included. Ours is what the intake
dialog calls: document, inspected file, work, arrival number, journal. The other is
what Odoo does for a bare record with a chatter and the same attachment.
"""

import base64
import time
from io import BytesIO
from statistics import median

from reportlab.pdfgen import canvas

from odoo import sql_db
from odoo.tests import new_test_user

WARM_UP, ACTS = 10, 100


def make_pdf(number: int) -> bytes:
    """Return a one-page PDF; each is different, as letters are."""
    stream = BytesIO()
    page = canvas.Canvas(stream)
    for line in range(40):
        page.drawString(72, 780 - 16 * line, f"Van ban so {number}, dong {line}")
    page.save()
    return stream.getvalue()


agency = env["qlvb.unit"].create({"name": "Sở", "code": "S", "kind": "agency"})
clerk = new_test_user(env, "bench.register", groups="base.group_user")
env["qlvb.post"].create(
    {
        "user_id": clerk.id,
        "unit_id": agency.id,
        "role_ids": [(6, 0, env.ref("qlvb_core.role_clerk").ids)],
        "title": "Văn thư",
    }
)
bare = env["ir.model"].create(
    {"name": "Bare thread", "model": "x_bench_thread", "is_mail_thread": True}
)
env["ir.model.access"].create(
    {
        "name": "Bare thread",
        "model_id": bare.id,
        "group_id": env.ref("base.group_user").id,
        **{f"perm_{right}": True for right in ("read", "write", "create", "unlink")},
    }
)
document_type = env.ref("qlvb_core.document_type_to_trinh").id
env.cr.commit()
documents = env["qlvb.document"].with_user(clerk)
threads = env["x_bench_thread"].with_user(clerk)
attachments = env["ir.attachment"].with_user(clerk)


def register(number: int, pdf: bytes) -> None:
    documents.action_take_in(
        {
            "type_id": document_type,
            "code_number": str(number),
            "code_notation": "TTr-X",
            "issuer_name": "Sở Nội vụ",
            "issued_date": "2026-01-05",
            "subject": f"Tờ trình số {number}",
        },
        f"{number}.pdf",
        base64.b64encode(pdf).decode(),
        register=True,
    )
    env.cr.commit()


def make_thread(number: int, pdf: bytes) -> None:
    thread = threads.create({"x_name": f"Tờ trình số {number}"})
    attachments.create(
        {
            "name": f"{number}.pdf",
            "raw": pdf,
            "res_model": "x_bench_thread",
            "res_id": thread.id,
        }
    )
    env.cr.commit()


def measure(act, number: int) -> tuple[float, int]:
    """Return milliseconds and queries of one act."""
    pdf = make_pdf(number)
    queries, begin = sql_db.sql_counter, time.perf_counter()
    act(number, pdf)
    return (time.perf_counter() - begin) * 1000, sql_db.sql_counter - queries


# In turn, so that a slow moment of the machine meets both.
turns = [
    (measure(register, number), measure(make_thread, 100_000 + number))
    for number in range(1, WARM_UP + ACTS)
][WARM_UP:]
for name, side in zip(("register", "thread"), zip(*turns, strict=True), strict=True):
    times, queries = zip(*side, strict=True)
    print(name, median(times))
    print(f"{name}_queries", median(queries))
