# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import SUPERUSER_ID, api
from odoo.fields import Domain


def migrate(cr, _version):
    """Put what is older than the levels on the one a new document gets by rule."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    level = env["qlvb.information.level"]._default_level()
    for model in ("qlvb.document", "qlvb.dossier"):
        env[model].search(Domain("level_id", "=", False))._set_level(level)
