# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today

MAX_PRINTED = 5000


class QlvbRegisterPrintWizard(models.TransientModel):
    """Chooses which part of the register of incoming documents is printed (R88)."""

    _name = "qlvb.register.print.wizard"
    _description = "Print the register"

    agency_id = fields.Many2one(
        "qlvb.unit", required=True, default=lambda self: self.env.user._qlvb_agency()
    )
    date_from = fields.Date(
        string="From day", required=True, default=lambda self: date(today().year, 1, 1)
    )
    date_to = fields.Date(string="To day", required=True, default=lambda self: today())
    volume = fields.Integer(default=1, required=True)

    def action_print(self):
        """Open the register, ready to print and bind.

        :raise UserError: no number in these days, several years, or too many rows
        :raise AccessError: not of the agency's register
        """
        self.ensure_one()
        self._entries()
        report = self.env.ref("qlvb_workflow.incoming_register_print")
        # sudo: what a report action is may be read by whoever may print it
        return report.sudo().report_action(self, config=False)

    def _entries(self):
        """Return the numbers given in these days, after the checks of the right."""
        self.check_access("read")
        self._check_right()
        self._check_days()
        entries = self.env["qlvb.register.entry"].search(
            [
                ("agency_id", "=", self.agency_id.id),
                ("register_id.direction", "=", "incoming"),
                ("date", ">=", self.date_from),
                ("date", "<=", self.date_to),
            ],
            order="number",
            limit=MAX_PRINTED + 1,
        )
        self._check_count(len(entries))
        return entries

    def _check_right(self):
        if self.agency_id.id not in self.env.user._qlvb_scope().register_agency_ids:
            raise AccessError(
                self.env._(
                    "Only the clerk and the leaders print the agency's register."
                )
            )

    def _check_days(self):
        if self.date_from > self.date_to:
            raise UserError(self.env._("The first day is after the last."))
        if self.date_from.year != self.date_to.year:
            raise UserError(
                self.env._("Numbers begin again each year: print one year at a time.")
            )

    def _check_count(self, count):
        if not count:
            raise UserError(self.env._("No document was registered in these days."))
        if count > MAX_PRINTED:
            raise UserError(
                self.env._(
                    "More than %(limit)s documents: print fewer days, as a volume "
                    "of its own.",
                    limit=MAX_PRINTED,
                )
            )
