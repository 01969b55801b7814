# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

UNREGISTERED = ("arrived", "refused")


class QlvbOwnRegister(models.Model):
    """What the law has registered apart (Decree 30/2020 Điều 4.2.b; R87)."""

    _name = "qlvb.own.register"
    _description = "Register of its own"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, size=30, help="Names the series of numbers.")
    instrument = fields.Char(required=True, help="The legal instrument that sets it.")
    article = fields.Char()
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE (code)", "This code is used already.")

    def write(self, vals):
        if "code" in vals:
            raise UserError(self.env._("A register keeps its code: numbers carry it."))
        return super().write(vals)


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    own_register_id = fields.Many2one(
        "qlvb.own.register",
        string="Registered apart",
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        help="Petitions and the like take their number in a register of their own.",
    )

    def _incoming_series(self):
        own = self.own_register_id
        return f"own:{own.code}" if own else super()._incoming_series()

    def write(self, vals):
        if "own_register_id" in vals and any(self.mapped("arrival_number")):
            raise UserError(
                self.env._("The number is given already: its register stays.")
            )
        return super().write(vals)


class QlvbDossierItem(models.Model):
    _inherit = "qlvb.dossier.item"

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        for document in items.document_id:
            if document.state in UNREGISTERED:
                raise UserError(
                    self.env._(
                        "%(name)s is not registered: register it before it is filed "
                        "(Decree 30/2020 Điều 22.1).",
                        name=document.display_name,
                    )
                )
        return items
