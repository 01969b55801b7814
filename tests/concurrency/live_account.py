# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""For ``odoo shell``: make an account (``ACT=make``), tell it something, or lock it."""

import os

LOGIN, PASSWORD = "nguoi.truc", "Mua-Xuan-2026-ve"
account = env["res.users"].search([("login", "=", LOGIN)])
match os.environ["ACT"]:
    case "make":
        account = env["res.users"].create(
            {"name": "Người trực", "login": LOGIN, "password": PASSWORD}
        )
    case "tell":
        account._bus_send("told", {"word": "xin chào"})
    case "lock":
        account._qlvb_lock("order")
env.cr.commit()
