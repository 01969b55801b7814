# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from psycopg2 import Error as DatabaseError
from psycopg2.pool import PoolError

from odoo import api, models
from odoo.sql_db import db_connect

from ..office_language import in_office_language
from .audit_event_writer import INSERT_EVENT

_logger = logging.getLogger(__name__)

REFUSED = "access.refused"
# Refused for this long, a person is not written down again for the same record.
QUIET_MINUTES = 10
# Whoever tries a thousand numbers in one request is told of by these, and the count.
NAMED_AT_ONCE = 20
CREATING = "create"  # the record is gone with its request: there is nothing to name


class QlvbAuditEvent(models.Model):
    """Who was refused a record by the rules, through whatever door (R30, R32)."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return super()._code_labels() | {REFUSED: self.env._("Had no right to it")}

    @api.model
    def _log_no_right(self, operation: str, records):
        """Write that the current user was refused ``records``.

        A journal that cannot be reached now must not turn a refusal into a failure.
        """
        if operation == CREATING or records._transient:
            return
        try:
            with db_connect(self.env.cr.dbname).cursor() as cr:
                for record in records[:NAMED_AT_ONCE]:
                    if not self._refused_lately(cr, record):
                        cr.execute(
                            INSERT_EVENT,
                            self._no_right_row(operation, record, len(records)),
                        )
        except (DatabaseError, PoolError):
            _logger.exception("A refusal could not be written into the journal")
        # the superuser has read the names: none stays where the refused could find it
        records.invalidate_recordset()

    def _no_right_row(self, operation, record, count):
        words = in_office_language(self).env
        reason = (
            words._("No right to read it")
            if operation == "read"
            else words._("No right to change it")
        )
        details = {"reason": reason, "count": count if count > 1 else None}
        return self._row(REFUSED, record, "refused", details)

    def _refused_lately(self, cr, record) -> bool:
        """Return whether it stands in the journal, as others have committed it."""
        cr.execute(
            "SELECT FROM qlvb_audit_event WHERE code = %s AND actor_id = %s "
            "AND res_model = %s AND res_id = %s AND recorded_at > "
            "(now() AT TIME ZONE 'UTC') - make_interval(mins => %s) LIMIT 1",
            [REFUSED, self.env.uid, record._name, record.id, QUIET_MINUTES],
        )
        return bool(cr.rowcount)
