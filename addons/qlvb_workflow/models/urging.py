# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from odoo.addons.qlvb_core.clock import today


class QlvbUrging(models.Model):
    """That somebody was urged to do a piece of work; written by the act only."""

    _name = "qlvb.urging"
    _description = "Urging"
    _order = "id desc"
    _rec_name = "who"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    work_item_id = fields.Many2one("qlvb.work.item", required=True, ondelete="cascade")
    who = fields.Char(required=True, string="Who is urged")
    due_date = fields.Date()
    note = fields.Char()
    urged_by_id = fields.Many2one(
        "res.users", required=True, string="By", default=lambda self: self.env.uid
    )
    urged_on = fields.Date(
        required=True, string="Urged on", default=lambda self: today()
    )

    _day_uniq = models.Constraint(
        "UNIQUE (work_item_id, urged_on)", "This work was urged today already."
    )


class QlvbDocument(models.Model):
    """The urgings of a document, on its page "Flow"."""

    _inherit = "qlvb.document"

    urging_ids = fields.One2many("qlvb.urging", "document_id", copy=False)

    def _protected_fields(self):
        return super()._protected_fields() | {"urging_ids"}
