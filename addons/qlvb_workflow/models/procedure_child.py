# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbProcedureChild(models.AbstractModel):
    """A part of a procedure: it changes while that is a draft, and never moves."""

    _name = "qlvb.procedure.child"
    _description = "Part of an internal procedure"
    _inherit = ["qlvb.document.child"]

    def _owner(self):
        """Return the procedures these belong to."""
        raise NotImplementedError

    def _agency_of_form(self):
        """Return the agency of a procedure not saved yet: it limits what is offered."""
        agency_id = self.env.context.get("procedure_agency_id")
        return self.env["qlvb.unit"].browse(agency_id or [])

    @api.model_create_multi
    def create(self, vals_list):
        children = super().create(vals_list)
        children._owner()._check_is_draft()
        return children

    def write(self, vals):
        self._owner()._check_is_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_of_drafts_only(self):
        self._owner()._check_is_draft()
