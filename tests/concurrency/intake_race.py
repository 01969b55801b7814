# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: two clerks drop the same file, then register, both at once.

Prints ``dropped <clerk> <id>`` for each file that came in, ``item <round>
done|refused`` for both clerks who register one and the same item, and at the end
``numbers <given> <highest>`` of the register.
"""

import base64
import io
import os
import sys
from datetime import date
from functools import partial
from multiprocessing import Barrier

from pypdf import PdfWriter

from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

from odoo.addons.qlvb_core.clock import today

sys.path.insert(0, os.environ["HERE"])
from crew import fork, say
from people import person

TIMES = int(os.environ["TIMES"])

agency = env["qlvb.unit"].create(  # noqa: F821 - given by the shell
    {"name": "Sở Tư pháp", "code": "STP", "kind": "agency", "organ_id": "H31.14"}
)
clerks = [
    person(env, login, agency, "clerk").user_id  # noqa: F821
    for login in ("vt1.stp", "vt2.stp")
]
register = env["qlvb.register"]._for(  # noqa: F821
    agency, "incoming", "incoming", today().year
)

page = PdfWriter()
page.add_blank_page(595, 842)
file = io.BytesIO()
page.write(file)
content = base64.b64encode(file.getvalue()).decode()


def fields_of(number):
    return {
        "type_id": env.ref("qlvb_core.document_type_to_trinh").id,  # noqa: F821
        "code_number": str(number),
        "code_notation": "TTr-STC",
        "issuer_name": "Sở Tài chính",
        "issued_date": date(2026, 1, 5),
        "subject": f"Về việc báo cáo số {number}",
    }


def arrived(number):
    values = {"direction": "incoming", "agency_id": agency.id, **fields_of(number)}
    return env["qlvb.document"].with_user(clerks[0]).create(values).id  # noqa: F821


def registered(item, documents):
    documents.browse(item).action_register()
    return "done"


def attempt(registry, user_id, act):
    """Do an act as the server does: played again when somebody was quicker."""
    try:
        with registry.cursor() as cr:
            scene = api.Environment(cr, user_id, {})
            return retrying(lambda: act(scene["qlvb.document"]), scene)
    except UserError:
        return "refused"


items = [arrived(number) for number in range(TIMES)]
# before the fork: a record read after it speaks through its parent's connection
persons = [(clerk.id, clerk.login) for clerk in clerks]
together = Barrier(2, timeout=60)  # seconds; one that failed is not waited for


def clerk_at_work(registry, number):
    user_id, login = persons[number]
    together.wait()
    dropped = attempt(
        registry, user_id, lambda found: found.action_drop_in("a.pdf", content)["id"]
    )
    say("dropped", login, dropped)
    for turn, item in enumerate(items):
        together.wait()
        register_item = partial(registered, item)
        say("item", turn, attempt(registry, user_id, register_item))


fork(env, 2, clerk_at_work)  # noqa: F821
env.cr.rollback()  # noqa: F821
env.invalidate_all()  # noqa: F821
numbers = register.entry_ids.mapped("number")
say("numbers", len(numbers), max(numbers))
