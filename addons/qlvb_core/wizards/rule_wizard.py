# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError


class QlvbRuleWizard(models.TransientModel):
    """A new instrument sets another value from a day on; the old one ends before it."""

    _name = "qlvb.rule.wizard"
    _description = "New value of a legal parameter"
    _inherit = ["qlvb.document.wizard"]

    rule_id = fields.Many2one("qlvb.rule", required=True, ondelete="cascade")
    present_value = fields.Char(related="rule_id.value", string="Value now")
    value = fields.Char(required=True, string="New value")
    instrument = fields.Char(required=True, string="Set by")
    article = fields.Char()
    date_from = fields.Date(required=True, string="In force from")

    def action_confirm(self):
        """End the old value the day before and enter the new one.

        :raise UserError: not later than the old one, or that has ended
        :raise AccessError: not the operator
        """
        self.ensure_one()
        rule = self.rule_id
        rule.check_access("write")
        if rule.date_to or self.date_from <= rule.date_from:
            raise UserError(
                self.env._(
                    "The value by %(instrument)s runs from %(day)s and has to end "
                    "first. Choose the newest value, and a later day.",
                    instrument=rule.instrument,
                    day=rule.date_from.strftime("%d/%m/%Y"),
                )
            )
        rule.date_to = self.date_from - timedelta(days=1)
        rule.copy(
            {
                "value": self.value.strip(),
                "instrument": self.instrument,
                "article": self.article,
                "date_from": self.date_from,
                "date_to": False,
            }
        )
        return {"type": "ir.actions.act_window_close"}
