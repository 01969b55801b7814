# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time registering an incoming document with its PDF (``odoo shell`` script)."""

import base64
import time
from io import BytesIO
from statistics import median

from reportlab.pdfgen import canvas

from odoo.tests import new_test_user

ACTS = 40


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
env["ir.model"].create(
    {"name": "Bare thread", "model": "x_bench_thread", "is_mail_thread": True}
)
env.cr.commit()
documents = env["qlvb.document"].with_user(clerk)
threads = env["x_bench_thread"]


def register(number: int, pdf: bytes) -> None:
    document = documents.create(
        {
            "direction": "incoming",
            "agency_id": agency.id,
            "type_id": env.ref("qlvb_core.document_type_to_trinh").id,
            "code_number": str(number),
            "code_notation": "TTr-X",
            "issuer_name": "Sở Nội vụ",
            "issued_date": "2026-01-05",
            "subject": f"Tờ trình số {number}",
        }
    )
    document.action_add_file(f"{number}.pdf", base64.b64encode(pdf).decode())
    document.action_register()
    env.cr.commit()


def make_thread(number: int, pdf: bytes) -> None:
    thread = threads.create({"x_name": f"Tờ trình số {number}"})
    env["ir.attachment"].create(
        {
            "name": f"{number}.pdf",
            "raw": pdf,
            "res_model": "x_bench_thread",
            "res_id": thread.id,
        }
    )
    env.cr.commit()


def act_ms(act, first: int) -> float:
    """Return the median time of one act, commit included."""
    times = []
    for number in range(first, first + ACTS):
        pdf = make_pdf(number)
        begin = time.perf_counter()
        act(number, pdf)
        times.append((time.perf_counter() - begin) * 1000)
    return median(times)


act_ms(register, 1)
act_ms(make_thread, 100_001)
print("register", act_ms(register, 1001))
print("thread", act_ms(make_thread, 101_001))
