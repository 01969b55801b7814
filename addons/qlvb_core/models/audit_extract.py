# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import datetime

from odoo import api, models
from odoo.exceptions import UserError

from ..clock import VIETNAM

MAX_PRINTED = 500


class QlvbAuditEvent(models.Model):
    """Printing chosen events; who prints is recorded as who exports is (R32)."""

    _inherit = "qlvb.audit.event"

    def action_print_extract(self) -> dict:
        """Open the extract of these events, ready to print.

        :raise UserError: too many for paper
        """
        self._check_printable()
        report = self.env.ref("qlvb_core.audit_extract_print")
        # sudo: what a report action is may be read by whoever may read the events
        return report.sudo().report_action(self, config=False)

    def _check_printable(self):
        self.check_access("read")
        if len(self) > MAX_PRINTED:
            raise UserError(
                self.env._(
                    "You chose %(count)s events; at most %(limit)s can be printed. "
                    "Choose fewer, or export them to Excel.",
                    count=len(self),
                    limit=MAX_PRINTED,
                )
            )


class AuditExtractPage(models.AbstractModel):
    _name = "report.qlvb_core.audit_extract_page"
    _description = "Extract from the journal"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Check, record and return what is printed, whatever door asks for it."""
        events = self.env["qlvb.audit.event"].browse(docids).sorted("id")
        events._check_printable()
        agency = self.env.user._qlvb_agency()
        events._log_anyhow("journal.export", agency, events=len(events))
        return {
            "docs": events,
            "agency": agency,
            "printed_by": self.env.user.name,
            "printed_at": datetime.now(VIETNAM).strftime("%d/%m/%Y %H:%M:%S"),
            # sudo: one digest, no event
            "seal": self.env["qlvb.audit.seal"].sudo()._last().digest,
        }
