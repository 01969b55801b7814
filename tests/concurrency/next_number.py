# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: take the next number of ``REGISTER``; prints ``taken <n>``."""

import os

from odoo.addons.qlvb_core.clock import today

register = env["qlvb.register"].browse(int(os.environ["REGISTER"]))  # noqa: F821
entry = register._take(today(), reason="Giữ cho văn bản khác")
env.cr.commit()  # noqa: F821 - given by the shell
print("taken", entry.number)
