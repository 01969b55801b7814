# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import today


class QlvbDocument(models.Model):
    """No incoming document was made after it came (R86, Decree 30/2020 Điều 22).

    Not a constraint: those run with all rights, and what the exchange delivers is kept
    as it is; it is refused when somebody registers it.
    """

    _inherit = "qlvb.document"

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents._check_issued_date()
        return documents

    def write(self, vals):
        result = super().write(vals)
        if "issued_date" in vals:
            self._check_issued_date()
        return result

    def _check_issued_date(self):
        incoming = self.filtered(lambda d: d.direction == "incoming")
        for document in incoming if not self.env.su else ():
            document._check_issued_before(document.arrival_date or today())

    def _check_issued_before(self, arrival):
        """Refuse a document that was made after it came."""
        if self.issued_date and self.issued_date > arrival:
            raise UserError(
                self.env._(
                    "The document is dated %(issued)s, after the day it arrived, "
                    "%(arrival)s. Correct its date; if that is what it says, return "
                    "it to the sender.",
                    issued=self._day(self.issued_date),
                    arrival=self._day(arrival),
                )
            )
