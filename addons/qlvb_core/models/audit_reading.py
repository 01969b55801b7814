# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading and exporting are acts too (R29, R30)."""

from odoo import api, models
from odoo.tools import SQL

READING = "document.read"
READING_ACCOUNT = "account.read"
FOUND = "document.found"
EXPORTING = "data.export"


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    def _code_labels(self):
        return super()._code_labels() | {
            READING: self.env._("Opened the document"),
            FOUND: self.env._("Saw a passage found in the text"),
            READING_ACCOUNT: self.env._("Opened an account's profile"),
            EXPORTING: self.env._("Exported data"),
            "auth.logout": self.env._("Logged out"),
        }

    @api.model
    def _log_reading(self, code: str, record):
        """Write that ``record`` was opened, at most once an hour by each person.

        Reading may be all a request can do (a replica serves it): see `_log_anyhow`.
        """
        self._log_readings(code, record)

    @api.model
    def _log_readings(self, code: str, records):
        """Write that each of ``records`` was read, as ``_log_reading`` does."""
        fresh = self._not_read_lately(code, records)
        if fresh and self.env.cr.readonly:
            self._write_apart(*(self._row(code, one, "ok", {}) for one in fresh))
        else:
            self._log_each(code, fresh)

    @api.model
    def _log_anyhow(self, code: str, record, **data):
        """Write an event; of a read-only request, through a connection of its own."""
        if self.env.cr.readonly:
            self._write_apart(self._row(code, record, "ok", data))
        else:
            self._log(code, record, **data)

    @api.model
    def _log_logout(self, user):
        """Write who leaves; that request is a read-only one."""
        self._write_apart(self._row("auth.logout", user, "ok", {}))

    def _not_read_lately(self, code, records):
        """Return what the current user has not read for an hour, and note it as read.

        What this transaction has written apart it cannot see: it is remembered. What it
        wrote itself it sees, and loses when the server plays it again.
        """
        reader = ("qlvb_readings", code, self.env.uid, records._name)
        noted = self.env.cr.cache.setdefault(reader, set())
        fresh = records.filtered(lambda record: record.id not in noted)
        if fresh:
            lately = self._ids_read_lately(code, fresh)
            fresh = fresh.filtered(lambda record: record.id not in lately)
        if self.env.cr.readonly:
            noted.update(fresh.ids)
        return fresh

    def _ids_read_lately(self, code, records) -> set[int]:
        about = (
            SQL("document_id IN %s", tuple(records.ids))
            if records._name == "qlvb.document"
            else SQL(
                "res_model = %s AND res_id IN %s AND document_id IS NULL "
                "AND dossier_id IS NULL",
                records._name,
                tuple(records.ids),
            )
        )
        rows = self.env.execute_query(
            SQL(
                "SELECT res_id FROM qlvb_audit_event WHERE %s AND code = %s "
                "AND actor_id = %s AND recorded_at > "
                "(now() AT TIME ZONE 'UTC') - interval '1 hour'",
                about,
                code,
                self.env.uid,
            )
        )
        return {res_id for (res_id,) in rows}
