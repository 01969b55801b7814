# SPDX-License-Identifier: LGPL-3.0-or-later
"""For ``odoo shell``: an agency with a register, seen by all; prints their ids."""

agency = env["qlvb.unit"].create(  # noqa: F821 - given by the shell
    {"name": "Sở Khoa học và Công nghệ", "code": "SKHCN", "kind": "agency"}
)
register = env["qlvb.register"]._for(  # noqa: F821
    agency, "incoming", "incoming", 2026
)
env.cr.commit()  # noqa: F821
print("made", agency.id, register.id)
