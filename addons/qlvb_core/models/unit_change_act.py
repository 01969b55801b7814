# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from ..clock import today
from ..office_language import in_office_language
from ..said import said


class QlvbUnitChange(models.Model):
    """Carrying a change out at once, planning it for its day, taking it back."""

    _inherit = "qlvb.unit.change"

    def action_apply(self):
        """Carry out the change now, whole or not at all.

        :raise UserError: it is not being prepared, its day is to come, or
            ``_problems`` finds a reason against it
        """
        self.ensure_one()
        self.check_access("write")
        change = self._locked("draft")
        if change.is_future:
            raise UserError(
                self.env._(
                    "It takes effect on %(day)s only: plan it.",
                    day=format_date(self.env, self.effective_date),
                )
            )
        # named after the units as they were before
        told = self.env._("Carried out: %(change)s.", change=self.name)
        change._carry_out()
        return said(told)

    def action_plan(self):
        """Let the change be carried out on its day, by the daily job."""
        self.ensure_one()
        self.check_access("write")
        change = self._locked("draft")
        if not change.is_future:
            raise UserError(self.env._("Its day has come: carry it out now."))
        change._check()
        change.state = "planned"
        change._log("unit.plan")
        return said(
            self.env._(
                "Planned: the system carries it out on %(day)s.",
                day=format_date(self.env, self.effective_date),
            )
        )

    def action_withdraw(self):
        """Take a planned change back before its day."""
        self.ensure_one()
        self.check_access("write")
        change = self._locked("planned")
        change.state = "withdrawn"
        change._log("unit.withdraw")
        return said(self.env._("Withdrawn: nothing changes."))

    def _locked(self, state):
        """Return the change with all rights, it and its units held for this act.

        Who comes second is played again by the server and then finds it done.
        """
        # sudo: the caller has checked the right to this change
        change = self.sudo()
        units = change._involved()
        for table, rows in ((self._table, self), ("qlvb_unit", units)):
            if rows:
                self.env.cr.execute(
                    SQL(
                        "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR UPDATE",
                        SQL.identifier(table),
                        tuple(rows.ids),
                    ),
                    log_exceptions=False,
                )
        if change.state != state:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(name)s is now “%(state)s”. Reload the page.",
                    name=change.name,
                    state=labels[change.state],
                )
            )
        return change

    def _carry_out(self):
        self._check()
        outcome = in_office_language(self)._outcome_words()
        getattr(self, f"_apply_{self.kind}")()
        self.write(
            {
                "state": "done",
                "failure": False,
                "outcome": outcome,
                "done_at": fields.Datetime.now(),
                # the daily job is nobody
                "done_by_id": self.env.uid != SUPERUSER_ID and self.env.uid,
            }
        )

    @api.model
    def _carry_out_due(self):
        """Daily: do what was planned for today; what fails stays, with its reason."""
        due = self.search(
            [("state", "=", "planned"), ("effective_date", "<=", today())],
            order="effective_date, id",
        )
        for change in due:
            try:
                with self.env.cr.savepoint():
                    change._locked("planned")._carry_out()
            except UserError as error:
                change.failure = str(error)
                change._log("unit.failed", reason=str(error))
