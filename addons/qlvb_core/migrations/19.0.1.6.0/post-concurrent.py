# SPDX-License-Identifier: LGPL-3.0-or-later
"""Posts in two agencies, of a data load or a merger, are ended by their giver."""

from odoo import SUPERUSER_ID, api


def migrate(cr, _version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["qlvb.post"].search([])._renew_concurrent()
