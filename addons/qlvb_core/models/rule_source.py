# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

from ..clock import today


class QlvbRule(models.Model):
    _inherit = "qlvb.rule"

    @api.model
    def _source(self, code: str) -> str:
        """Return the instrument and article that set ``code`` today, for messages."""
        # sudo: the law binds everybody, whoever may read the list of parameters
        rules = self.sudo().search([("code", "=", code), ("date_from", "<=", today())])
        rule = rules.filtered(lambda r: not r.date_to or r.date_to >= today())[:1]
        return ", ".join(filter(None, (rule.instrument, rule.article)))
