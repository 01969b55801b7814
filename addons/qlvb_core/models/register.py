# SPDX-License-Identifier: LGPL-3.0-or-later
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from psycopg2.errors import LockNotAvailable

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.sql_db import db_connect
from odoo.tools import SQL, format_date

from ..clock import today

# The transaction keeps the lock to its end, then the next in the queue goes on. The
# first number is the advisory lock's class ("QLVB"); 20 s is longer than any act.
LOCK_FUNCTION = """
CREATE OR REPLACE FUNCTION qlvb_lock_register(register_id integer) RETURNS void AS
$$ BEGIN PERFORM pg_advisory_xact_lock(1363957314, register_id); END $$
LANGUAGE plpgsql SET lock_timeout TO '20s'
"""

LOCK = "SELECT qlvb_lock_register(%(id)s);"
LAST_TAKEN = """
SELECT number, date FROM (
    SELECT opening_number AS number, opening_date AS date
      FROM qlvb_register WHERE id = %(id)s
    UNION ALL (
    SELECT number, date FROM qlvb_register_entry
     WHERE register_id = %(id)s ORDER BY number DESC LIMIT 1)
) AS taken ORDER BY number DESC LIMIT 1
"""


class Taken(NamedTuple):
    """The last number of a register; no date when nothing was ever taken."""

    number: int = 0
    day: date | None = None


class QlvbRegister(models.Model):
    """A series of numbers of an agency in a year (Decree 30/2020 Điều 15, 22).

    The entries are the truth: the next number is the one after the last entry.
    """

    _name = "qlvb.register"
    _description = "Register"
    _order = "year desc, agency_id, direction, series"
    _rec_names_search = ["agency_id.name", "series"]

    name = fields.Char(compute="_compute_name")
    agency_id = fields.Many2one("qlvb.unit", required=True, ondelete="restrict")
    direction = fields.Selection(
        [("incoming", "Incoming"), ("outgoing", "Outgoing")], required=True
    )
    series = fields.Char(
        required=True, help="incoming, administrative, normative:QĐ, ..."
    )
    year = fields.Integer(required=True, aggregator=None)
    opening_number = fields.Integer(
        string="Last number given before this system", default=0, aggregator=None
    )
    opening_date = fields.Date(string="Date of that number")
    entry_ids = fields.One2many("qlvb.register.entry", "register_id")

    _series_uniq = models.UniqueIndex(
        "(agency_id, direction, series, year)", "This register exists already."
    )
    _opening_check = models.Constraint(
        "CHECK (opening_number = 0 OR opening_number > 0 AND opening_date IS NOT NULL)",
        "The last number given before this system needs its date.",
    )

    def init(self):
        super().init()
        self.env.cr.execute(LOCK_FUNCTION)

    @api.depends("agency_id.name", "direction", "series", "year")
    @api.depends_context("lang")
    def _compute_name(self):
        labels = dict(self._fields["direction"]._description_selection(self.env))
        series = self._series_words()
        for register in self:
            # A register of a past year keeps the name its agency had then (R9).
            day = min(today(), date(register.year, 12, 31)) if register.year else None
            parts = [
                labels.get(register.direction),
                register.agency_id._as_of(day).name,
            ]
            if register.series != register.direction:
                # The class before the colon is for the machine: "normative:QĐ"
                words = register.series.rpartition(":")[2]
                parts.append(series.get(words, words))
            register.name = " · ".join([*filter(None, parts), str(register.year)])

    @api.model
    def _series_words(self) -> dict[str, str]:
        """Return what a series that has a name for the machine is called."""
        classes = self.env["qlvb.document.type"]._fields["document_class"]
        return dict(classes._description_selection(self.env))

    def write(self, vals):
        if {"agency_id", "direction", "series", "year"}.intersection(vals):
            raise UserError(self.env._("A register keeps its agency, series and year."))
        if {"opening_number", "opening_date"}.intersection(vals):
            self._check_unused()
        return super().write(vals)

    def _check_unused(self):
        """Refuse once a number was taken: the series would jump or repeat (R84)."""
        for register in self:
            last, opening = max(register._hold()), register.opening_number
            if last.number > opening or register.sudo().entry_ids:
                raise UserError(
                    self.env._(
                        "%(name)s: numbers were taken already, its first number no "
                        "longer changes.",
                        name=register.name,
                    )
                )

    # -- finding -----------------------------------------------------------------------

    @api.model
    def _for(self, agency, direction: str, series: str, year: int):
        """Return the register, made on first use.

        When two make the same one, the later waits and is then retried by the server.
        """
        key = {
            "agency_id": agency.id,
            "direction": direction,
            "series": series,
            "year": year,
        }
        registers = self.sudo()
        domain = [(name, "=", value) for name, value in key.items()]
        found = registers.search_fetch(domain, list(key), order="id")
        return found or registers._make(key)

    def _make(self, key):
        """Insert unless somebody else just did: that raises SerializationFailure."""
        rows = self.env.execute_query(
            SQL(
                "INSERT INTO qlvb_register (%s, opening_number) VALUES (%s, 0) "
                "ON CONFLICT (agency_id, direction, series, year) DO NOTHING "
                "RETURNING id",
                SQL(", ").join(map(SQL.identifier, key)),
                SQL(", ").join(key.values()),
            )
        )
        return self.browse(rows[0][0])

    # -- taking numbers ----------------------------------------------------------------

    def _take(self, day: date, document=None, reason: str | None = None):
        """Give the next number, to ``document`` or reserved for ``reason``.

        Others wait until this transaction ends: without gap or repeat, whatever runs
        side by side or fails (Decree 30 Điều 15.1, 22.2; R84, R133).

        :return: the new ``qlvb.register.entry``
        :raise UserError: date before the last number's (R134) or of another year; the
            register stays busy
        """
        self.ensure_one()
        self._work_ahead()
        own, committed = self._hold()
        if document and committed.number > own.number:
            document._check_entered_meanwhile()
        last = max(own, committed)
        self._check_day(day, last)
        return self.env["qlvb.register.entry"]._insert(
            self, last.number + 1, day, document, reason
        )

    def _work_ahead(self):
        """Do what needs no number before others have to wait for this act's end.

        What changed on the document is written once, with its number.
        """
        self.env["qlvb.document"]._index_pending()
        self.sudo().fetch(["agency_id", "year"])  # read by the entry and its checks

    def _last(self) -> Taken:
        """Return the last number this transaction sees: to show, not to count from."""
        self.flush_recordset()
        return self._last_seen_by(self.env.cr)

    def _hold(self) -> tuple[Taken, Taken]:
        """Take the lock; return the last number this transaction sees, and the last.

        This transaction may be older than the numbers others took while it waited, so a
        second connection looks with fresh eyes.
        """
        self.flush_recordset()
        with self._fresh_eyes() as fresh:
            return self._lock(), self._last_seen_by(fresh)

    def _lock(self) -> Taken:
        """Wait for the lock; return the last number this transaction sees."""
        try:
            # so that the words below can still be looked up
            with self.env.cr.savepoint(flush=False):
                return self._last_seen_by(self.env.cr, LOCK)
        except LockNotAvailable as error:
            raise UserError(
                self.env._(
                    "%(name)s: somebody else is taking a number. "
                    "Try again in a moment.",
                    name=self.name,
                )
            ) from error

    @contextmanager
    def _fresh_eyes(self) -> Iterator:
        """Yield a cursor whose every query sees all that is committed by then."""
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr._cnx.autocommit = True
            try:
                yield cr
            finally:
                cr._cnx.autocommit = False

    def _last_seen_by(self, cr, before="") -> Taken:
        cr.execute(before + LAST_TAKEN, {"id": self.id}, log_exceptions=False)
        row = cr.fetchone()
        return Taken(*row) if row else Taken()

    def _check_day(self, day: date, last: Taken):
        if day.year != self.year:
            raise UserError(
                self.env._(
                    "%(day)s is not in %(year)s: numbers begin again each year.",
                    day=format_date(self.env, day),
                    year=str(self.year),
                )
            )
        if last.day and day < last.day:
            raise UserError(
                self.env._(
                    "Number %(number)s was given on %(last)s: the next one cannot be "
                    "dated %(day)s (Decree 30/2020/NĐ-CP Điều 15). Choose %(last)s or "
                    "later.",
                    number=last.number,
                    last=format_date(self.env, last.day),
                    day=format_date(self.env, day),
                )
            )
