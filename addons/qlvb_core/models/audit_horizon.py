# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import SQL


class QlvbAuditHorizon(models.Model):
    """Up to which event id no event can appear any more; one row.

    Every writer gets its transaction id before its event ids (trigger ``identify``). So
    when the journal's sequence stands at ``event_id`` and only afterwards a transaction
    id is drawn, each event up to ``event_id`` has a writer older than that id: once all
    older transactions have ended, the events up to there are complete.
    """

    _name = "qlvb.audit.horizon"
    _description = "Journal horizon"
    _log_access = False

    event_id = fields.Integer(required=True)
    # xid8: it does not fit an Integer
    writer = fields.Char(required=True)

    def init(self):
        super().init()
        self.env.cr.execute(
            "INSERT INTO qlvb_audit_horizon (event_id, writer) SELECT 0, '0' "
            "WHERE NOT EXISTS (SELECT FROM qlvb_audit_horizon)"
        )

    @api.model
    def _reached(self) -> int | None:
        """Return the remembered event id if all its writers have ended, else None."""
        rows = self.env.execute_query(
            SQL(
                "SELECT event_id FROM qlvb_audit_horizon "
                "WHERE writer::xid8 <= pg_snapshot_xmin(pg_current_snapshot())"
            )
        )
        return rows[0][0] if rows else None

    @api.model
    def _advance(self):
        """Remember where the journal stands now, unless older writers still run.

        In a transaction of its own, because its id must be drawn after the reading.
        """
        with self.env.registry.cursor() as cr:
            cr.execute("SELECT last_value FROM qlvb_audit_event_id_seq")
            (position,) = cr.fetchone()
            # A row from beyond the newest transaction came with a restored database.
            cr.execute(
                "UPDATE qlvb_audit_horizon "
                "SET event_id = %s, writer = pg_current_xact_id()::text "
                "WHERE writer::xid8 <= pg_snapshot_xmin(pg_current_snapshot()) "
                "OR writer::xid8 >= pg_snapshot_xmax(pg_current_snapshot())",
                [position],
            )
