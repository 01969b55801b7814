# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from datetime import datetime, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..clock import VIETNAM, midnight, today
from ..qlvb_toolkit.trail import Trail, to_csv, to_xlsx

MAX_EVENTS = 50_000
BATCH = 2000
FORMATS = {"xlsx": to_xlsx, "csv": to_csv}


class QlvbAuditExport(models.TransientModel):
    """The trail of an account, a document or a time span, in readable form (R32).

    An inspector gets what the journal shows him anyway, nothing more: the events are
    searched in his own name.
    """

    _name = "qlvb.audit.export"
    _inherit = "qlvb.document.wizard"
    _description = "Export of a trail"

    user_id = fields.Many2one("res.users", string="Account")
    document_id = fields.Many2one("qlvb.document")
    address = fields.Char(string="From address")
    date_from = fields.Date(
        string="From day",
        required=True,
        default=lambda self: today() - timedelta(days=6),
    )
    date_to = fields.Date(
        string="Up to day", required=True, default=lambda self: today()
    )
    file_format = fields.Selection(
        [("xlsx", "Excel (XLSX)"), ("csv", "CSV")],
        string="Format",
        required=True,
        default="xlsx",
    )
    content = fields.Binary(attachment=False, readonly=True)
    filename = fields.Char(readonly=True)

    @api.constrains("date_from", "date_to")
    def _check_dates(self):
        for wizard in self:
            if wizard.date_from > wizard.date_to:
                raise UserError(
                    self.env._("The first day must not lie after the last one.")
                )

    def action_export(self) -> dict:
        """Make the file, note the export, and let the browser fetch it."""
        self.ensure_one()
        events = self.env["qlvb.audit.event"].search(
            self._domain(), order="id", limit=MAX_EVENTS + 1
        )
        if not events:
            raise UserError(self.env._("There is no event in this time to export."))
        if len(events) > MAX_EVENTS:
            raise UserError(
                self.env._(
                    "These are more than %(limit)s events. Choose a shorter time, an "
                    "account or a document.",
                    limit=MAX_EVENTS,
                )
            )
        trail = self._trail(events)
        name = self.env._("Journal %(day)s", day=f"{today():%d-%m-%Y}")
        self.write(
            {
                "content": base64.b64encode(FORMATS[self.file_format](trail)),
                "filename": f"{name}.{self.file_format}",
            }
        )
        self._log_export(len(events))
        return {
            "type": "ir.actions.act_url",
            "target": "download",
            "url": f"/web/content/{self._name}/{self.id}/content/{self.filename}"
            "?download=true",
        }

    def _domain(self) -> Domain:
        domain = Domain("recorded_at", ">=", midnight(self.date_from))
        domain &= Domain("recorded_at", "<", midnight(self.date_to + timedelta(days=1)))
        if self.user_id:
            domain &= Domain("actor_id", "=", self.user_id.id)
        if self.document_id:
            domain &= Domain("document_id", "=", self.document_id.id)
        if self.address:
            domain &= Domain("address", "=", self.address.strip())
        return domain

    def _trail(self, events) -> Trail:
        seal = self.env["qlvb.audit.seal"].sudo()._last()  # sudo: one digest, no event
        return Trail(
            title=self.env._("Extract from the audit journal"),
            facts=self._facts(len(events), seal),
            headings=self._headings(),
            rows=self._rows(events),
            closing=self.env._(
                "How to verify: each SHA-256 is that of the event's stored text; the "
                "seals chain them all. An administrator of the database runs "
                "config/verify/verify.py with --head and the digest of the newest seal "
                "above: it names every event that was changed, removed, inserted or "
                "moved."
            ),
        )

    def _facts(self, count, seal) -> list[tuple[str, str]]:
        span = f"{self.date_from:%d/%m/%Y} – {self.date_to:%d/%m/%Y}"
        facts = [
            (self.env._("Time"), span),
            (self.env._("Account"), self.user_id.name),
            (self.env._("Document"), self.document_id.display_name),
            (self.env._("From address"), self.address),
            (self.env._("Events"), str(count)),
            (self.env._("Exported by"), self.env.user.name),
            (
                self.env._("Exported at"),
                datetime.now(VIETNAM).strftime("%d/%m/%Y %H:%M:%S"),
            ),
            (self.env._("Digest of the newest seal"), seal.digest),
        ]
        return [(name, value) for name, value in facts if value]

    def _headings(self) -> list[str]:
        return [
            self.env._("Event"),
            self.env._("Time"),
            self.env._("Account"),
            self.env._("Person"),
            self.env._("Post"),
            self.env._("Act"),
            self.env._("Result"),
            self.env._("Object"),
            self.env._("Details"),
            self.env._("From address"),
            self.env._("SHA-256"),
        ]

    def _rows(self, events):
        results = dict(events._fields["result"]._description_selection(self.env))
        for start in range(0, len(events), BATCH):
            batch = events[start : start + BATCH]
            for event in batch:
                yield [
                    str(event.id),
                    event.occurred_iso,
                    event.actor_login or "",
                    event.actor_name or "",
                    event.post_title or "",
                    event.code_label,
                    results.get(event.result, event.result),
                    event.res_name or "",
                    event.detail or "",
                    event.address or "",
                    event.digest,
                ]
            batch.invalidate_recordset(flush=False)

    def _log_export(self, count):
        about = self.document_id or self.user_id or self.env.user._qlvb_agency()
        self.env["qlvb.audit.event"]._log(
            "journal.export",
            about,
            date_from=self.date_from,
            date_to=self.date_to,
            address=self.address or None,
            events=count,
        )
