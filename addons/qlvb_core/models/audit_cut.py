# SPDX-License-Identifier: LGPL-3.0-or-later
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..clock import today
from ..qlvb_toolkit import chain
from ..qlvb_toolkit.journal_export import write_archive
from ..qlvb_toolkit.types import Event, Seal
from .audit_stamp import TSA_URL

LEGAL_MONTHS = 12  # the database itself refuses less (qlvb_journal_cut_month)


class QlvbAuditCut(models.Model):
    """A month taken out of the journal after its time, and the file it went to (R213).

    The row is the journal's own; the file is a stored content nobody reads in the
    system: who runs the machine takes it from the file store.
    """

    _name = "qlvb.audit.cut"
    _description = "Month taken out of the journal"
    _inherit = "qlvb.audit.untouchable"
    _auto = False
    _log_access = False
    _order = "month desc"
    _rec_name = "month"

    month = fields.Date()
    first_event_id = fields.Integer(string="First event")
    last_event_id = fields.Integer(string="Last event")
    event_count = fields.Integer(string="Events")
    export_sha256 = fields.Char(string="SHA-256 of the file")
    cut_at = fields.Datetime(string="Taken out at")

    @api.model
    def _expired_month(self) -> date | None:
        """Return the first day of the oldest month whose time is over, if any."""
        [[name]] = self.env.execute_query(
            SQL(
                "SELECT min(inhrelid::regclass::text) FROM pg_inherits "
                "WHERE inhparent = 'qlvb_audit_event'::regclass "
                "AND inhrelid::regclass::text ~ '_[0-9]{4}_[0-9]{2}$'"
            )
        )
        year, month = map(int, name.split("_")[-2:])
        first = date(year, month, 1)
        months = max(
            LEGAL_MONTHS, self.env["qlvb.rule"]._value("journal.retention_months")
        )
        over = first + relativedelta(months=months + 1) <= today()
        return first if over else None

    @api.model
    def _cut(self, month: date):
        """Write a month to a file, check the file, and take the month out.

        :raise UserError: it is not over, not sealed, not stamped, or does not verify
        """
        if month != self._expired_month():
            raise UserError(
                self.env._("This month must still be kept, or an older one goes first.")
            )
        events, seals = self._events_of(month), self._seals_of(month)
        stamps = self._stamps_of(seals)
        self._check_whole(events, seals.values())
        self._check_stamped(seals)
        with TemporaryDirectory(prefix="qlvb-journal-") as folder:
            path = Path(folder) / f"nhat-ky-{month:%Y-%m}.zip"
            digest = write_archive(path, events, seals.values(), stamps)
            content = path.read_bytes()
        self.env.cr.execute(SQL("SELECT qlvb_journal_cut_month(%s, %s)", month, digest))
        cut = self.search([("month", "=", month)])
        if cut:
            self._keep_file(cut, path.name, content)
            self._log_cut(cut)
        return cut

    def _events_of(self, month) -> list[tuple[int, str, str]]:
        return self.env.execute_query(
            SQL(
                "SELECT id, payload, digest FROM qlvb_audit_event "
                "WHERE recorded_at >= %s AND recorded_at < %s ORDER BY id",
                month,
                month + relativedelta(months=1),
            )
        )

    def _seals_of(self, month) -> dict[int, Seal]:
        """Return the seals from the month's first to its last, by id."""
        rows = self.env.execute_query(
            SQL(
                "WITH own AS (SELECT s.id FROM qlvb_audit_seal s "
                "JOIN qlvb_audit_event e ON e.id = s.first_event_id "
                "WHERE e.recorded_at >= %s AND e.recorded_at < %s) "
                "SELECT id, previous_digest, first_event_id, last_event_id, digests, "
                "digest FROM qlvb_audit_seal WHERE id >= (SELECT min(id) FROM own) "
                "AND id <= (SELECT max(id) FROM own) ORDER BY id",
                month,
                month + relativedelta(months=1),
            )
        )
        return {
            id_: Seal(previous, first, last, tuple(digests.split()), digest)
            for id_, previous, first, last, digests, digest in rows
        }

    def _stamps_of(self, seals) -> list[tuple[str, bytes]]:
        rows = self.env.execute_query(
            SQL(
                "SELECT seal_id, token FROM qlvb_audit_stamp "
                "WHERE seal_id = ANY(%s) ORDER BY id",
                list(seals),
            )
        )
        return [(seals[seal_id].digest, bytes(token)) for seal_id, token in rows]

    def _check_whole(self, events, seals):
        """Refuse to take out what was tampered with: it is evidence."""
        read = [Event(id_, json.loads(text), digest) for id_, text, digest in events]
        present = {event.id for event in read}
        own = [
            seal
            for seal in seals
            if any(id_ in present for id_ in (seal.first_id, seal.last_id))
        ]
        # links to the seals of other months are not judged here
        found = [
            finding
            for finding in chain.verify(read, own)
            if finding.kind != "seal_unlinked"
        ]
        if found or sum(len(seal.digests) for seal in own) != len(read):
            raise UserError(
                self.env._(
                    "The journal of this month is not sealed to its end, or does not "
                    "verify. It stays. Run config/verify/verify.py."
                )
            )

    def _check_stamped(self, seals):
        # sudo: a setting of the system
        configured = self.env["ir.config_parameter"].sudo().get_param(TSA_URL)
        if configured and seals:
            newest = self.env["qlvb.audit.seal"].browse(max(seals))
            if not newest.is_stamped:
                raise UserError(
                    self.env._("The seals of this month wait for their time stamp.")
                )

    def _keep_file(self, cut, name, content):
        # sudo: the content is readable by nobody, see `_qlvb_frozen_models`
        self.env["ir.attachment"].sudo().create(
            {
                "name": name,
                "raw": content,
                "res_model": self._name,
                "res_field": "content",
                "res_id": cut.id,
            }
        )

    def _log_cut(self, cut):
        self.env["qlvb.audit.event"]._log(
            "journal.cut",
            cut,
            month=cut.month,
            events=cut.event_count,
            sha256=cut.export_sha256,
        )


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def _qlvb_frozen_models(self):
        return super()._qlvb_frozen_models() | {"qlvb.audit.cut"}


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    def _code_labels(self):
        return super()._code_labels() | {
            "journal.cut": self.env._("Took a month out of the journal"),
            "journal.export": self.env._("Exported a trail of the journal"),
            "journal.review": self.env._("Reviewed the journal"),
            "journal.space": self.env._("Disk space runs out"),
        }
