# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.sql_db import db_connect
from odoo.tools import SQL


class QlvbDataExportProgress(models.Model):
    """How far a hand-over is: written beside its transaction, so that others see it."""

    _name = "qlvb.data.export.progress"
    _description = "Progress of a hand-over of data"
    _log_access = False

    export_id = fields.Many2one(
        "qlvb.data.export", required=True, index=True, ondelete="cascade"
    )
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
