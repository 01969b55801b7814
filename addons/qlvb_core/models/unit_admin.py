# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain


class QlvbPost(models.Model):
    """The decision that appoints the admin of an agency (Điều 19.1.c, R244)."""

    _inherit = "qlvb.post"

    appointment_number = fields.Char(string="Appointed by decision")
    appointment_date = fields.Date(string="Decision date")
    appointment_signer = fields.Char(string="Signed by")


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    lacks_admin = fields.Boolean(
        string="No appointed admin",
        compute="_compute_lacks_admin",
        search="_search_lacks_admin",
    )

    admin_note = fields.Char(string="Admin", compute="_compute_lacks_admin")

    @api.depends(
        "kind", "post_ids.in_force", "post_ids.role_ids", "post_ids.user_id.active"
    )
    def _compute_lacks_admin(self):
        looked_after = self._looked_after()
        for unit in self:
            unit.lacks_admin = (
                unit.kind == "agency"
                and unit.active
                and unit._origin.id not in looked_after
            )
            unit.admin_note = unit.lacks_admin and self.env._("No appointed admin")

    def _search_lacks_admin(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return Domain("kind", "=", "agency") & Domain(
            "id", "not in", list(self._looked_after())
        )

    @api.model
    def _looked_after(self) -> set[int]:
        """Return the agencies that have an admin in force who can log in."""
        # sudo: which agencies have an admin, no more
        groups = (
            self.env["qlvb.post"]
            .sudo()
            ._read_group(
                [
                    ("in_force", "=", True),
                    ("role_ids.code", "=", "unit_admin"),
                    ("user_id.active", "=", True),
                ],
                ["agency_id"],
            )
        )
        return {agency.id for (agency,) in groups}


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _desk_figures(self):
        figures = super()._desk_figures()
        if not self.env.user._qlvb_operates():
            return figures
        label = self.env._("agencies without an admin")
        return [self._figure(label, "unit_action", lacks_admin=True), *figures]
