# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .role import WORKING_ROLES


class QlvbHandoverLine(models.Model):
    """One group of things handed over, and who receives it."""

    _name = "qlvb.handover.line"
    _description = "Group handed over"
    _order = "handover_id, id"
    _rec_name = "label"

    handover_id = fields.Many2one(
        "qlvb.handover", required=True, index=True, ondelete="cascade"
    )
    agency_id = fields.Many2one("qlvb.unit", required=True, ondelete="restrict")
    code = fields.Char(required=True)
    label = fields.Char(required=True, string="What is handed over")
    count = fields.Integer()
    giver_id = fields.Many2one(related="handover_id.giver_id")
    receiver_id = fields.Many2one(
        "res.users", index=True, domain=lambda self: self._receiver_domain()
    )
    confirmed_at = fields.Datetime(string="Confirmed at")

    @api.model
    def _receiver_domain(self) -> str:
        """Return whom the form offers: colleagues there who work with documents."""
        return (
            "[('id', '!=', giver_id), ('qlvb_post_ids', 'any', "
            "[('agency_id', '=', agency_id), ('in_force', '=', True), "
            f"('role_ids.code', 'in', {sorted(WORKING_ROLES)})])]"
        )

    def write(self, vals):
        if not self.env.su:
            if set(vals) - {"receiver_id"}:
                raise AccessError(self.env._("Only the receiver is chosen here."))
            self.handover_id._check_writable({})
        return super().write(vals)

    def _check_receiver(self):
        """A receiver works in the agency and is somebody else (invariant 7)."""
        # sudo: whether a colleague can log in and works there is no secret
        receiver = self.sudo().receiver_id
        if not receiver or receiver == self.sudo().handover_id.giver_id:
            raise UserError(
                self.env._("Name who receives “%(label)s”.", label=self.label)
            )
        works_there = self.agency_id.id in receiver._qlvb_scope().working_agency_ids
        if not receiver.active or not works_there:
            raise UserError(
                self.env._(
                    "%(name)s has no working post in %(agency)s and cannot receive "
                    "“%(label)s”.",
                    name=receiver.name,
                    agency=self.sudo().agency_id.name,
                    label=self.label,
                )
            )
