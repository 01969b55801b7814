# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..principal import member_principal, user_principal


class QlvbAccessGrantee(models.AbstractModel):
    """A line that names readers: a person, or a role in a unit, or a unit's members."""

    _name = "qlvb.access.grantee"
    _description = "Named reader"

    user_id = fields.Many2one("res.users", string="Person")
    unit_id = fields.Many2one("qlvb.unit")
    role_id = fields.Many2one("qlvb.role", domain=[("code", "not in", ("unit_admin",))])
    principal = fields.Char(compute="_compute_principal", store=True)

    @api.depends("user_id", "role_id", "unit_id")
    def _compute_principal(self):
        for line in self:
            if line.user_id:
                line.principal = user_principal(line.user_id)
            elif line.unit_id and line.role_id:
                line.principal = line.unit_id._role_principal(line.role_id.code)
            else:
                line.principal = line.unit_id and member_principal(line.unit_id)

    def _grantor_agency(self):
        """Return the agency whose people may be named here."""
        raise NotImplementedError

    def _check_grantees(self):
        """Refuse an empty line, and readers from outside the agency (R10).

        :raise ValidationError: in words
        """
        for line in self:
            agency = line._grantor_agency()
            if not line.principal:
                raise ValidationError(self.env._("Choose a person or a unit."))
            if line.user_id and not line.user_id._qlvb_posts(agency=agency)._working():
                raise ValidationError(
                    self.env._(
                        "%(who)s holds no working post in %(agency)s: only people of "
                        "the agency can be given the right to read.",
                        who=line.user_id.name,
                        agency=agency.name,
                    )
                )
            agencies = line.unit_id.agency_id._with_predecessors()
            if not line.user_id and agency not in agencies:
                raise ValidationError(
                    self.env._(
                        "%(unit)s does not belong to %(agency)s.",
                        unit=line.unit_id.name,
                        agency=agency.name,
                    )
                )
