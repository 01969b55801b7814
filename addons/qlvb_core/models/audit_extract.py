# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import datetime

from odoo import api, models
from odoo.exceptions import UserError

from ..clock import VIETNAM

MAX_PRINTED = 500
# Set by the list of the journal: the facets of its search bar, in words.
FILTER_KEY = "qlvb_journal_filter"
MAX_FILTER = 300


class QlvbAuditEvent(models.Model):
    """Printing chosen events; who prints is recorded as who exports is (R32)."""

    _inherit = "qlvb.audit.event"

    def action_print_extract(self) -> dict:
        """Open the extract of these events, ready to print.

        :raise UserError: too many for paper
        """
        self._check_printable()
        report = self.env.ref("qlvb_core.audit_extract_print")
        # in the address as data, and the list's own context not once more
        data = {"events": "-".join(map(str, self.ids))}
        if FILTER_KEY in self.env.context:
            data["filter"] = self._filter_words()
        # sudo: what a report action is may be read by whoever may read the events
        action = report.sudo().report_action(None, data=data, config=False)
        return {
            **action,
            "context": dict.fromkeys((FILTER_KEY, "active_domain"))
            | {"active_ids": []},
        }

    def _filter_words(self) -> str:
        """Return what the list was filtered by, as the screen said it."""
        words = str(self.env.context[FILTER_KEY] or "")[:MAX_FILTER]
        return words or self.env._("none")

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
        data = data or {}
        chosen = str(data.get("events") or "").split("-")
        ids = docids or [int(number) for number in chosen if number.isdecimal()]
        events = self.env["qlvb.audit.event"].browse(ids).sorted("id")
        events._check_printable()
        agency = self.env.user._qlvb_agency()
        words = str(data.get("filter") or "")[:MAX_FILTER]
        events._log_anyhow(
            "journal.export", agency, events=len(events), filter=words or None
        )
        return {
            "docs": events,
            "agency": agency,
            "filtered_by": words,
            "first": events[:1],
            "last": events[-1:],
            "printed_by": self.env.user.name,
            "printed_at": datetime.now(VIETNAM).strftime("%d/%m/%Y %H:%M:%S"),
            # sudo: one digest, no event
            "seal": self.env["qlvb.audit.seal"].sudo()._last().digest,
        }
