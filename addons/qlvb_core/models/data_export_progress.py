# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.sql_db import db_connect

PROGRESS = {
    "done": "UPDATE qlvb_data_export_progress SET done = %s WHERE export_id = %s",
    "total": "UPDATE qlvb_data_export_progress SET total = %s WHERE export_id = %s",
}


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
    """Tells how many rows are written, on a connection of its own."""

    def __init__(self, export, total: int):
        self._export = export
        self._done = 0
        self._write(total=total)

    def add(self, count: int):
        self._done += count
        self._write(done=self._done)

    def _write(self, **values):
        [(column, value)] = values.items()
        with db_connect(self._export.env.cr.dbname).cursor() as cr:
            cr.execute(PROGRESS[column], (value, self._export.id))
