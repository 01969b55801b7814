# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.sql_db import db_connect
from odoo.tools import SQL

_logger = logging.getLogger(__name__)


class QlvbProgress(models.AbstractModel):
    """How far a job is: written beside its transaction, so that others see it.

    The concrete model has a link to what is made.
    """

    _name = "qlvb.progress"
    _description = "Progress of a job"
    _log_access = False

    done = fields.Integer()
    total = fields.Integer()


class ProgressMeter:
    """Tells how many rows are written, on a connection of its own.

    :param progress: the row (``done``, ``total``) that the transaction never touches
    """

    def __init__(self, progress, total: int):
        self._progress = progress
        self._done = 0
        self._write(total=total)

    def add(self, count: int):
        self._done += count
        self._write(done=self._done)

    def _write(self, **values):
        [(column, value)] = values.items()
        update = SQL(
            "UPDATE %s SET %s = %s WHERE id = %s",
            SQL.identifier(self._progress._table),
            SQL.identifier(column),
            value,
            self._progress.id,
        )
        with db_connect(self._progress.env.cr.dbname).cursor() as cr:
            cr.execute(update)


class QlvbMadeFile(models.AbstractModel):
    """A file that somebody asks for and a job makes; its course is written by acts.

    The concrete model has ``progress_ids``, of a ``qlvb.progress``, says which fields
    a person gives, and makes the file.
    """

    _name = "qlvb.made.file"
    _description = "File made in a job"

    state = fields.Selection(
        [
            ("draft", "To be made"),
            ("running", "In the making"),
            ("done", "Ready"),
            ("failed", "Failed"),
            ("removed", "Removed"),
        ],
        required=True,
        default="draft",
        readonly=True,
        index=True,
    )
    failure = fields.Char(string="Why it failed", readonly=True)
    made_at = fields.Datetime(string="Made at", readonly=True)
    progress = fields.Float(string="How far it is", compute="_compute_progress")

    @api.depends("state")
    def _compute_progress(self):
        # sudo: a number of rows done, of what may be read
        for record in self:
            told = record.sudo().progress_ids[:1]
            share = 100 * told.done / told.total if told.total else 0
            record.progress = 100 if record.state == "done" else min(share, 100)

    # -- what a person may write ----------

    @api.model
    def _given_fields(self) -> frozenset[str]:
        """Return what whoever asks chooses; the rest comes from the acts."""
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_given(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_given(vals)
        if not self.env.su and any(record.state != "draft" for record in self):
            raise AccessError(
                self.env._("This was made already. Make a new one instead.")
            )
        return super().write(vals)

    @api.model
    def _written_by_acts(self):
        return super()._written_by_acts() | self._fields.keys() - self._given_fields()

    def _check_given(self, vals):
        if not self.env.su and set(vals) - self._given_fields():
            raise AccessError(self.env._("The rest is written by the acts only."))

    # -- making ----------

    def _check_can_start(self):
        if self.state not in ("draft", "failed"):
            raise UserError(self.env._("It is made or being made."))

    def _start(self):
        """Have the job make the file; the caller has checked who asks for what."""
        # sudo: checked by the act
        self.sudo().write(
            {
                "state": "running",
                "failure": False,
                "progress_ids": [fields.Command.clear(), fields.Command.create({})],
            }
        )
        self.with_delay(
            description=f"{self._name} {self.id}",
            identity_key=f"{self._name}.{self.id}",
        )._build()

    def _build(self):
        """Job: make the file; made once, it does nothing."""
        self.ensure_one()
        # sudo: the state of what somebody entitled has started
        if self.sudo().state != "running":
            return
        try:
            with self.env.cr.savepoint():
                facts = self._make()
        except (OSError, UserError) as error:
            _logger.info("%s %s failed: %s", self._name, self.id, error)
            self._note_failure(str(error))
        except OperationalError:
            raise  # the job is run again
        except Exception:
            _logger.exception("%s %s failed", self._name, self.id)
            self._note_failure(
                self.env._("The system had a fault. Please try once more.")
            )
        else:
            done = {"state": "done", "made_at": fields.Datetime.now()}
            self.sudo().write({**facts, **done})
            self._after_making(facts)

    def _make(self) -> dict:
        """Make the file and return the values to keep.

        :raise OSError, UserError: why it cannot be made; the job tells it
        """
        raise NotImplementedError

    def _after_making(self, facts):
        """Note it in the journal and tell who waits for it."""
        raise NotImplementedError

    def _tell_ready(self, asker, topic, text, one, place):
        """Tell who waits for it, in one notice however many files become ready.

        :param topic: the type of activity that is renewed
        :param text: what gives the words about this file for an environment
        :param one, place: the links to this file, and to the list of all
        """
        several = bool(asker._qlvb_standing(topic))

        def words(env):
            if several:
                subject = env._("Several files you asked for are ready")
                return subject, env._("The newest: %(words)s", words=text(env))
            return env._("What you asked for is ready"), text(env)

        self.env["res.users"]._qlvb_tell_each(
            asker, words, place if several else one, topic=topic
        )

    def _note_failure(self, words):
        self.sudo().write({"state": "failed", "failure": words})
