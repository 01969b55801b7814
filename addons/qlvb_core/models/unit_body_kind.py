# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbBodyKind(models.Model):
    """A kind of body in the tree of Regulation Điều 2.1 (R7): a code list."""

    _name = "qlvb.body.kind"
    _description = "Kind of body"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, readonly=True)
    unit_kind = fields.Selection(
        [("agency", "Agency"), ("department", "Department")], required=True
    )
    sequence = fields.Integer(default=10)

    _code_uniq = models.Constraint("UNIQUE (code)", "This kind of body exists already.")
