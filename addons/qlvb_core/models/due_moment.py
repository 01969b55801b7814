# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain

from ..clock import in_vietnam, today


class QlvbDueMoment(models.AbstractModel):
    """Something due on a day, or by an hour of it where a rule counts hours.

    ``due_at`` lies on ``due_date``: whoever sets another day does away with the hour.
    """

    _name = "qlvb.due.moment"
    _description = "Due by a day, or by an hour of it"

    due_date = fields.Date()
    due_at = fields.Datetime(string="Due by the hour", readonly=True, copy=False)

    def write(self, vals):
        if "due_date" not in vals or "due_at" in vals:
            return super().write(vals)
        day = fields.Date.to_date(vals["due_date"])
        # the same day written once more is no other day
        same = self.filtered(lambda due: due.due_at and due.due_date == day)
        super(QlvbDueMoment, same).write(vals)
        return super(QlvbDueMoment, self - same).write({**vals, "due_at": False})

    def _is_past_due(self) -> bool:
        """Return whether its day, or its hour, is over."""
        if not self.due_date:
            return False
        if self.due_date != today():
            return self.due_date < today()
        return bool(self.due_at) and self.due_at < fields.Datetime.now()

    @api.model
    def _past_due_domain(self) -> Domain:
        """Return what ``_is_past_due``; the day first, which the indexes have."""
        gone = Domain("due_date", "<", today())
        gone |= Domain("due_at", "<", fields.Datetime.now())
        return Domain("due_date", "<=", today()) & gone

    def _due_words(self) -> str:
        """Return "30/11/2026", or "14:30, 30/11/2026"."""
        if self.due_at:
            return in_vietnam(self.due_at).strftime("%H:%M, %d/%m/%Y")
        return self.due_date.strftime("%d/%m/%Y") if self.due_date else ""
