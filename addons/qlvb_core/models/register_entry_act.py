# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..clock import today


class QlvbRegister(models.Model):
    """The clerk reserves a number (Decree 30/2020 Điều 15; R135)."""

    _inherit = "qlvb.register"

    @api.model
    def action_reserve(
        self, agency_id: int, type_id: int, day: str, reason: str
    ) -> int:
        """Reserve the next number of the series of ``type_id``, of ``day``.

        :param day: ISO date; the document that uses the number bears it
        :return: id of the entry
        :raise UserError: no reason, no type, a date to come or before the last number's
        :raise AccessError: not the clerk of the agency
        """
        agency = self.env["qlvb.unit"].browse(agency_id).exists()
        kind = self.env["qlvb.document.type"].browse(type_id).exists()
        self.env["qlvb.register.entry"]._check_clerk(agency)
        reason = (reason or "").strip()
        wanted = fields.Date.to_date(day)
        if not (reason and kind and wanted):
            raise UserError(
                self.env._("Choose the type and the date, and write the reason.")
            )
        if wanted > today():
            # every later number would have to wait for that day
            raise UserError(
                self.env._("The date of the document cannot be in the future.")
            )
        register = self._for(agency, "outgoing", kind._series(), wanted.year)
        # sudo: the clerk of the agency, checked above
        entry = register.sudo()._take(wanted, reason=reason)
        entry._write_by_act({"type_id": kind.id})
        return entry.id


class QlvbRegisterEntry(models.Model):
    """A reserved number is used by one document, or cancelled and kept (R135)."""

    _inherit = "qlvb.register.entry"

    can_cancel = fields.Boolean(compute="_compute_can_cancel")

    @api.depends_context("uid")
    @api.depends("state", "agency_id")
    def _compute_can_cancel(self):
        clerk_of = self.env.user._qlvb_posts("clerk").agency_id
        for entry in self:
            entry.can_cancel = entry.state == "reserved" and entry.agency_id in clerk_of

    @api.model
    def _check_clerk(self, agency):
        if not agency or not self.env.user._qlvb_posts("clerk", agency):
            raise AccessError(
                self.env._("Only the clerk of the agency reserves or cancels numbers.")
            )

    def action_cancel(self, reason: str):
        """Cancel a reserved number that no document will bear; it stays, with why.

        Whoever uses it at the same moment changes the same row: the second of the two
        is played again, and refused.

        :raise UserError: no reason, or the number is a document's
        :raise AccessError: not the clerk of the agency
        """
        self.ensure_one()
        self.check_access("read")
        self._check_clerk(self.agency_id)
        if self.state == "used":
            raise UserError(
                self.env._(
                    "Number %(number)s is a document's: it is not cancelled. Recall or "
                    "replace the document.",
                    number=self.number,
                )
            )
        self._cancel(reason)

    def _check_fits(self, register, day: date):
        """Refuse a number of another series or another day, and one not reserved."""
        if self.register_id != register or self.date != day:
            raise UserError(
                self.env._(
                    "Number %(number)s was reserved for another series or another day.",
                    number=self.number,
                )
            )
        self._check_reserved()
