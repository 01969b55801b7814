# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: one document is taken in and registered by several at once.

With ``SAME=number`` each has a scan of his own, with ``SAME=file`` each types another
notation. Prints ``done`` for the one that was registered, ``refused`` for the others,
then ``documents <number>`` that the agency has of it.
"""

import base64
import io
import os
import sys
from datetime import date

from pypdf import PdfWriter

from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

from odoo.addons.qlvb_core.clock import today

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from people import person

CLERKS = int(os.environ["CLERKS"])
SAME = os.environ["SAME"]

agency = env["qlvb.unit"].create(  # noqa: F821 - given by the shell
    {"name": "Sở Xây dựng", "code": f"SXD-{SAME}", "kind": "agency"}
)
# there already: who makes it is played again by the server, and sees the others
env["qlvb.register"]._for(agency, "incoming", "incoming", today().year)  # noqa: F821
clerk = person(env, f"vt.{SAME}", agency, "clerk").user_id  # noqa: F821
values = {
    "subject": "Về việc nộp báo cáo",
    "type_id": env.ref("qlvb_core.document_type_to_trinh").id,  # noqa: F821
    "code_number": "12",
    "code_notation": "UBND-VP",
    "issuer_name": "Ủy ban nhân dân tỉnh",
    "issued_date": date(2026, 1, 5),
}


def scan(width):
    page = PdfWriter()
    page.add_blank_page(width, 842)
    file = io.BytesIO()
    page.write(file)
    return base64.b64encode(file.getvalue()).decode()


def take_in(registry, number):
    typed, content = dict(values), scan(595)
    if SAME == "file":
        typed["code_notation"] = f"UBND-VP{number}"
    else:
        content = scan(595 + number)
    try:
        with registry.cursor() as cr:
            documents = api.Environment(cr, clerk.id, {})["qlvb.document"]
            retrying(
                lambda: documents.action_take_in(dict(typed), "a.pdf", content, True),
                documents.env,
            )
    except UserError:
        say("refused")
    else:
        say("done")


fork(env, CLERKS, take_in)  # noqa: F821
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
say("documents", env["qlvb.document"].search_count([("agency_id", "=", agency.id)]))  # noqa: F821
