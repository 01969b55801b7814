# SPDX-License-Identifier: LGPL-3.0-or-later
"""Hours are counted by the sessions of a day: how long it is follows from them."""

from datetime import timedelta

from odoo import SUPERUSER_ID, api

from odoo.addons.qlvb_core.clock import today


def migrate(cr, _version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    ended = env["qlvb.rule"].search(
        [
            ("code", "in", ["work.hours_per_day", "work.closing_hour"]),
            ("date_to", "=", False),
        ]
    )
    ended.date_to = today() - timedelta(days=1)
