# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import SQL

BATCH = 10_000


class QlvbAuditSeal(models.Model):
    """A link of the chain over finished batches of events (R31, Regulation Điều 4.4).

    Each seal covers the events of its range in id order and the seal before it, so that
    a changed, removed, added or moved event is found by ``config/verify``.
    """

    _name = "qlvb.audit.seal"
    _description = "Journal seal"
    _inherit = "qlvb.audit.untouchable"
    _rec_name = "digest"
    _auto = False
    _log_access = False
    _order = "id desc"

    first_event_id = fields.Integer(required=True)
    last_event_id = fields.Integer(required=True)
    event_count = fields.Integer(string="Events", required=True)
    previous_digest = fields.Char(size=64, required=True)
    digests = fields.Text(
        required=True,
        help="Digests of the events, one per line: they tell which changed.",
    )
    digest = fields.Char(size=64, required=True)
    sealed_at = fields.Datetime(required=True)

    stamp_ids = fields.One2many("qlvb.audit.stamp", "seal_id", string="Time stamps")
    is_stamped = fields.Boolean(
        string="Time-stamped",
        compute="_compute_is_stamped",
        help="This seal or a later one, which covers it, has a time stamp.",
    )

    def _compute_is_stamped(self):
        newest = self.env["qlvb.audit.stamp"].search([], order="seal_id desc", limit=1)
        for seal in self:
            seal.is_stamped = seal.id <= newest.seal_id.id

    @api.model
    def _seal(self, batch: int = BATCH):
        """Cron: chain the events whose writers have all finished, in batches."""
        horizon = self.env["qlvb.audit.horizon"]._reached()
        if horizon is None:
            return
        while sealed := self._seal_batch(horizon, batch):
            remaining = horizon - self._last().last_event_id
            if not self.env["ir.cron"]._commit_progress(sealed, remaining=remaining):
                return
        self.env["qlvb.audit.horizon"]._advance()

    @api.model
    def _make_months(self):
        """Cron: make the tables of the next months, so that none is missed."""
        self.env.cr.execute(
            "SELECT qlvb_journal_make_month((current_date "
            "+ make_interval(months => ahead))::date) "
            "FROM generate_series(0, 3) AS ahead"
        )

    @api.model
    def _seal_batch(self, horizon: int, batch: int) -> int:
        """Seal at most ``batch`` events up to id ``horizon``; return how many."""
        [[count]] = self.env.execute_query(
            SQL("SELECT qlvb_journal_seal(%s, %s)", horizon, batch)
        )
        return count

    def _last(self):
        return self.search([], order="id desc", limit=1)


class QlvbAuditHorizon(models.Model):
    """Up to which event id no event can appear any more; one row.

    Every writer gets its transaction id before its event ids (trigger ``identify``). So
    when the journal's sequence stands at ``event_id`` and only afterwards a transaction
    id is drawn, each event up to ``event_id`` has a writer older than that id: once all
    older transactions have ended, the events up to there are complete.
    """

    _name = "qlvb.audit.horizon"
    _description = "Journal horizon"
    _inherit = "qlvb.audit.untouchable"
    _auto = False
    _log_access = False

    event_id = fields.Integer(required=True)
    # xid8: it does not fit an Integer
    writer = fields.Char(required=True)

    @api.model
    def _reached(self) -> int | None:
        """Return the remembered event id if all its writers have ended, else None.

        An id from beyond the newest transaction came with a restored database, where
        nobody writes any more.
        """
        rows = self.env.execute_query(
            SQL(
                "SELECT event_id FROM qlvb_audit_horizon, pg_current_snapshot() AS now "
                "WHERE writer::xid8 <= pg_snapshot_xmin(now) "
                "OR writer::xid8 >= pg_snapshot_xmax(now)"
            )
        )
        return rows[0][0] if rows else None

    @api.model
    def _advance(self):
        """Remember where the journal stands now.

        In a transaction of its own, because its id must be drawn after the reading.
        """
        with self.env.registry.cursor() as cr:
            cr.execute("SELECT qlvb_journal_advance()")
