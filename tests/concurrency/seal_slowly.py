# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: a clerk seals, with the agency's key at the remote service of
``CSC_URL`` when given. Prints ``prepared <register>`` before, ``sealed <code>`` after.
"""

import os
import sys
from pathlib import Path

from odoo import api
from odoo.service.model import retrying

from odoo.addons.qlvb_core.clock import today

sys.path.insert(0, os.environ["HERE"])
sys.path.insert(0, str(Path(os.environ["HERE"]).parents[1]))
from crew import say
from issuing import PIN, Province

province = Province(env)  # noqa: F821 - given by the shell
if "CSC_URL" in os.environ:
    provider = env["qlvb.signing.provider"].create(  # noqa: F821
        {
            "name": "Ký số từ xa",
            "code": "CSC1",
            "kind": "csc",
            "url": os.environ["CSC_URL"],
            "client_id": "qlvb",
        }
    )
    certificate = env["qlvb.certificate"]._of_agency(province.agency)  # noqa: F821
    certificate.write(
        {"provider_id": provider.id, "key_name": os.environ["CREDENTIAL"]}
    )
document = province.approved_draft("Về việc đóng dấu từ xa")
document.with_user(province.people["leader"])._sign(PIN)
register = document._number_register(today())
clerk = province.people["clerk"].id
env.cr.commit()  # noqa: F821
say("prepared", register.id)
with env.registry.cursor() as cr:  # noqa: F821
    scene = api.Environment(cr, clerk, {"lang": "vi_VN"})
    sealed = scene["qlvb.document"].browse(document.id)
    pin, otp = os.environ.get("CSC_PIN", PIN), os.environ.get("CSC_OTP", "")
    retrying(lambda: sealed._seal(pin, today(), otp=otp), scene)
    say("sealed", sealed.code, sealed.legal_force)
