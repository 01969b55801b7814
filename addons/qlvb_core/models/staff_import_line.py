# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.sql_db import db_connect


class QlvbStaffImportLine(models.Model):
    """What the check found for one row of the spreadsheet."""

    _name = "qlvb.staff.import.line"
    _description = "Row of an import"
    _order = "import_id desc, sequence, id"
    _rec_name = "subject"

    import_id = fields.Many2one(
        "qlvb.staff.import", required=True, index=True, ondelete="cascade"
    )
    agency_id = fields.Many2one(related="import_id.agency_id", store=True)
    sequence = fields.Integer()
    sheet = fields.Char()
    row = fields.Integer(aggregator=False)
    column = fields.Char()
    subject = fields.Char(string="Unit or person")
    outcome = fields.Selection(
        [
            ("new", "Create"),
            ("changed", "Update"),
            ("same", "Keep"),
            ("wrong", "Wrong"),
        ],
        string="What would happen",
    )
    message = fields.Text(string="In detail")

    _outcome_idx = models.Index("(import_id, outcome, sequence)")


class QlvbStaffProgress(models.Model):
    """How far an import is: written beside its transaction, so that others see it.

    A table of its own: the transaction of the import never touches these rows.
    """

    _name = "qlvb.staff.progress"
    _description = "Progress of an import"
    _log_access = False

    import_id = fields.Many2one(
        "qlvb.staff.import", required=True, index=True, ondelete="cascade"
    )
    done = fields.Integer()
    total = fields.Integer()

    @api.model
    def _tell(self, record, done: int):
        """Write how many rows of ``record`` are done; every fiftieth is enough."""
        if done % 50 and done < record.row_count:
            return
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "UPDATE qlvb_staff_progress SET done = %s WHERE import_id = %s",
                (done, record.id),
            )
