# SPDX-License-Identifier: LGPL-3.0-or-later
"""Test keys get a provider of their own; before, each certificate said it itself."""

from odoo import SUPERUSER_ID, api
from odoo.tools.sql import column_exists


def migrate(cr, version):
    if not column_exists(cr, "qlvb_certificate", "provider"):
        return
    cr.execute(
        "SELECT id FROM qlvb_certificate WHERE provider = 'pkcs12' AND key_name <> ''"
    )
    ids = [row[0] for row in cr.fetchall()]
    if not ids:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["ir.config_parameter"].set_param("qlvb.signing.demonstration", "True")
    provider = env["qlvb.signing.provider"].create(
        {"name": "Khóa thử nghiệm", "code": "DEMO", "kind": "pkcs12"}
    )
    env["qlvb.certificate"].browse(ids).provider_id = provider
