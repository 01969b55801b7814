# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Domain

from odoo.addons.qlvb_workflow.reports.outgoing_report import Figure

from ..models.exchange_delivery_paper import RECALLING


class QlvbPrintoutOutgoingReport(models.AbstractModel):
    """What was taken back or made anew after it went out (Điều 18.3, 18.4)."""

    _inherit = "qlvb.printout.outgoing_report"

    def _figures(self, printout):
        numbered = self._numbered(printout)
        # any!: which one is newer may be closed to the reader; that there is one is not
        newer = Domain("replaced_by_ids", "any!", [("state", "=", "issued")])
        return [
            *super()._figures(printout),
            Figure(
                self.env._("Of these: recalled"),
                numbered & Domain("recall_state", "in", RECALLING),
            ),
            Figure(
                self.env._("Of these: replaced, amended, corrected"), numbered & newer
            ),
        ]
