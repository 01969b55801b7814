# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today


class QlvbCopyRight(models.Model):
    """Who signs copies, as the head of the agency has decided (Điều 27; R157).

    A right ends; it is not removed, so that each copy keeps the decision it rests on.
    """

    _name = "qlvb.copy.right"
    _description = "Right to sign copies"
    _order = "agency_id, date_from desc, id desc"

    post_id = fields.Many2one(
        "qlvb.post", string="Who signs copies", required=True, ondelete="restrict"
    )
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self.env.user._qlvb_procedure_agencies()[:1],
    )
    decision = fields.Char(required=True, help="Number and date of the decision.")
    date_from = fields.Date(string="From", required=True, default=lambda self: today())
    date_to = fields.Date(string="Until")

    _dates_check = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "The right cannot end before it begins.",
    )

    @api.depends("post_id", "decision")
    def _compute_display_name(self):
        for right in self:
            right.display_name = right.post_id.display_name

    @api.constrains("post_id", "agency_id")
    def _check_same_agency(self):
        for right in self:
            if right.post_id.agency_id != right.agency_id:
                raise UserError(
                    self.env._(
                        "%(who)s holds no post in %(agency)s.",
                        who=right.post_id.display_name,
                        agency=right.agency_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        rights = super().create(vals_list)
        rights._check_head()
        for right in rights:
            self.env["qlvb.audit.event"]._log("copy.right", right, **right._told())
        return rights

    def write(self, vals):
        fixed = set(vals) - {"date_to"}
        if fixed:
            raise UserError(
                self.env._("A right only ends: set its last day and enter a new one.")
            )
        self._check_head()
        result = super().write(vals)
        for right in self:
            self.env["qlvb.audit.event"]._log("copy.right", right, **right._told())
        return result

    def _check_head(self):
        """Refuse whoever is not the head of the agency (Điều 27)."""
        if (
            not self.env.su
            and self.agency_id - self.env.user._qlvb_procedure_agencies()
        ):
            raise AccessError(
                self.env._("Only the head of the agency says who signs copies.")
            )

    def _told(self) -> dict:
        return {
            "post": self.post_id.display_name,
            "decision": self.decision,
            "date_from": self.date_from,
            "until": self.date_to or None,
        }

    @api.model
    def _in_force(self, agency):
        """Return the rights of ``agency`` that hold today."""
        day = today()
        domain = Domain("agency_id", "=", agency.id) & Domain("date_from", "<=", day)
        ends = Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        # sudo: whoever asks for a copy is told who may sign it
        rights = self.sudo().search(domain & ends)
        return rights.filtered(lambda right: right.post_id.in_force)
