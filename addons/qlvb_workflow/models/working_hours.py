# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import ValidationError

from odoo.addons.qlvb_core.qlvb_toolkit.errors import InvalidCalendar
from odoo.addons.qlvb_core.qlvb_toolkit.working_hours import WorkingHours

SESSIONS = "work.sessions"


class QlvbRule(models.Model):
    """The sessions of a working day, by which time limits in hours are counted."""

    _inherit = "qlvb.rule"

    @api.model
    def _hours(self) -> WorkingHours:
        """Return the hours people work on a working day now."""
        return WorkingHours.parse(self._value(SESSIONS))

    @api.constrains("code", "value")
    def _check_sessions(self):
        for rule in self.filtered(lambda rule: rule.code == SESSIONS):
            try:
                WorkingHours.parse(rule.value)
            except InvalidCalendar as error:
                raise ValidationError(
                    self.env._(
                        "Write the sessions of a working day in order, as in "
                        "“08:00-12:00, 13:00-17:00”."
                    )
                ) from error
