# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Run by ``odoo shell``: somebody who may log in from here with a password alone."""

import os

from odoo.fields import Command

agency = env["qlvb.unit"].create(
    {"name": "Sở Khoa học và Công nghệ", "code": "SKHCN", "kind": "agency"}
)
user = env["res.users"].create(
    {"name": "Nguyễn Văn An", "login": "an", "password": os.environ["SECRET"]}
)
roles = env["qlvb.role"].search([("code", "=", "specialist")])
env["qlvb.post"].create(
    {
        "user_id": user.id,
        "unit_id": agency.id,
        "role_ids": [Command.set(roles.ids)],
        "title": "Chuyên viên",
    }
)
env["qlvb.network"].create({"name": "Máy chủ thử nghiệm", "cidr": "127.0.0.0/8"})
env.cr.commit()
