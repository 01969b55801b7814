# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

# What its head may lend: drafting and publishing the agency's internal procedures.
DEFINE = "define_procedure"


class QlvbDelegableKind(models.Model):
    """A kind of work that can be lent; signing and sealing are not among them."""

    _name = "qlvb.delegable.kind"
    _description = "Kind of work that can be delegated"
    _order = "sequence, id"

    code = fields.Char(required=True, help="As in the kinds of work items.")
    name = fields.Char(compute="_compute_name")
    sequence = fields.Integer(default=10)

    _code_uniq = models.Constraint("UNIQUE (code)", "This kind is listed already.")

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_name(self):
        labels = self._labels()
        for kind in self:
            kind.name = labels.get(kind.code, kind.code)

    @api.model
    def _labels(self) -> dict[str, str]:
        """Return the names by code: of kinds of work items, and of what is no work."""
        items = self.env["qlvb.work.item"]
        return {
            **dict(items._fields["kind"]._description_selection(self.env)),
            DEFINE: self.env._("Internal procedures"),
        }
