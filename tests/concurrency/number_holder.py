# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: take a number and stay in the middle of the act."""

import os
import signal
from datetime import date

register = env["qlvb.register"].browse(int(os.environ["REGISTER"]))  # noqa: F821
document = env["qlvb.document"].create(  # noqa: F821
    {
        "direction": "incoming",
        "agency_id": register.agency_id.id,
        "subject": "Đang đăng ký",
    }
)
entry = register._take(date(2026, 3, 2), document)
env.flush_all()  # noqa: F821
print("ready", entry.number, flush=True)
signal.pause()
