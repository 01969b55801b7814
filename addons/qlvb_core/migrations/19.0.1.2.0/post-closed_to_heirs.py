# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import SUPERUSER_ID, api
from odoo.fields import Domain


def migrate(cr, _version):
    """Close narrowed records to whoever only took an ended unit over (R9, R22)."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    for model in ("qlvb.document", "qlvb.dossier"):
        if narrowed := env[model].search(Domain("is_restricted", "=", True)):
            env["qlvb.participant"]._renew(narrowed)
