# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbWorkItem(models.Model):
    """Work on narrowed records, and the warning of a change of rights (R23)."""

    _name = "qlvb.work.item"
    _inherit = ["qlvb.work.item", "qlvb.found.page"]

    kind = fields.Selection(
        selection_add=[("confirm_access", "Confirm a change of rights")],
        ondelete={"confirm_access": "cascade"},
    )
    access_change_id = fields.Many2one(
        "qlvb.access.change", ondelete="cascade", index="btree_not_null"
    )
    is_restricted = fields.Boolean(
        compute="_compute_is_restricted", store=True, precompute=True
    )

    # with what the rule asks: a desk is found in the index alone
    _desk_idx = models.Index(
        "(principal, urgency DESC, due_date, id) "
        "INCLUDE (agency_id, is_restricted, state) WHERE state = 'open'"
    )

    _target_check = models.Constraint(
        "CHECK (num_nonnulls(document_id, dossier_id, access_change_id) = 1)",
        "A work item belongs to one document, one dossier or one change of rights.",
    )

    @api.model
    @api.private
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """Fetch what the rule asks too: else all columns follow in a second query."""
        if field_names:
            field_names = [*field_names, "is_restricted"]
        return super().search_fetch(domain, field_names, offset, limit, order)

    @api.depends("document_id.is_restricted", "dossier_id.is_restricted")
    def _compute_is_restricted(self):
        for item in self:
            # the warning of a change carries the name of the one record it is about
            about = item.access_change_id._single()
            record = item.document_id or item.dossier_id or about
            item.is_restricted = bool(record) and record.is_restricted

    @api.depends("access_change_id.operation")
    def _compute_subject(self):
        super()._compute_subject()
        for item in self.filtered("access_change_id"):
            item.subject = item.access_change_id._subject()

    def _target(self):
        return self.access_change_id or super()._target()

    def _target_of(self, vals):
        if vals.get("access_change_id"):
            return self.env["qlvb.access.change"].browse(vals["access_change_id"])
        return super()._target_of(vals)

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            self._renew_narrowed()
        return result

    def _renew_narrowed(self):
        """On a narrowed record the right to read ends with the work."""
        narrowed = self.filtered("is_restricted")
        for records in (narrowed.document_id, narrowed.dossier_id):
            if records:
                records.sudo()._renew_memberships()
