# SPDX-License-Identifier: LGPL-3.0-or-later
import logging
from contextlib import contextmanager

from psycopg2 import Error as DatabaseError
from psycopg2.pool import PoolError

from odoo import api, models
from odoo.sql_db import db_connect

from .. import call_in_hand
from ..office_language import in_office_language
from .audit_event_writer import INSERT_EVENT

_logger = logging.getLogger(__name__)

REFUSED = "access.refused"
# Refused a look for this long, a person is not written down again for the same record.
QUIET_MINUTES = 10
# Whoever tries a thousand numbers in one request is told of by these, and the count.
NAMED_AT_ONCE = 20
READING = "read"
CREATING = "create"  # the record is gone with its request: there is nothing to name


class QlvbAuditEvent(models.Model):
    """Who was refused a record by the rules, through whatever door (R30, R32)."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return super()._code_labels() | {REFUSED: self.env._("Had no right to it")}

    @api.model
    def _log_refused(self, code: str, record, reason: str, **data):
        super()._log_refused(code, record, reason, **data)
        call_in_hand.note_refusal()

    @api.model
    def _log_no_right(self, operation: str, records):
        """Write that the current user was refused ``records``.

        What was to be created is told of by the call that was to do it.
        """
        if operation == CREATING or records._transient:
            return
        call_in_hand.note_refusal()
        call = call_in_hand.current()
        changing = operation != READING or (call and not self._only_looks(call))
        with self._refusals() as cr:
            for record in records[:NAMED_AT_ONCE]:
                if changing or not self._refused_lately(cr, record):
                    row = self._no_right_row(operation, record, len(records))
                    cr.execute(INSERT_EVENT, row)
        # the superuser has read the names: none stays where the refused could find it
        records.invalidate_recordset()

    @contextmanager
    def _refusals(self):
        """Open the journal past the request, which will be rolled back.

        A journal that cannot be reached now must not turn a refusal into a failure.
        """
        try:
            with db_connect(self.env.cr.dbname).cursor() as cr:
                yield cr
        except (DatabaseError, PoolError):
            _logger.exception("A refusal could not be written into the journal")

    def _no_right_row(self, operation, record, count):
        words = in_office_language(self).env
        reason = (
            words._("No right to read it")
            if operation == READING
            else words._("No right to change it")
        )
        details = {"reason": reason, "count": count if count > 1 else None}
        if call := call_in_hand.current():
            details = self._tried(call) | details
        return self._row(REFUSED, record, "refused", details)

    def _refused_lately(self, cr, record) -> bool:
        """Return whether it stands in the journal, as others have committed it.

        :param record: of a model alone, when no record was named
        """
        cr.execute(
            "SELECT FROM qlvb_audit_event WHERE code = %s AND actor_id = %s "
            "AND res_model = %s AND res_id IS NOT DISTINCT FROM %s AND recorded_at > "
            "(now() AT TIME ZONE 'UTC') - make_interval(mins => %s) LIMIT 1",
            [REFUSED, self.env.uid, record._name, record.id or None, QUIET_MINUTES],
        )
        return bool(cr.rowcount)
