# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbDocument(models.Model):
    """What a new draft proposes by itself: template and signer (R48, R110)."""

    _inherit = "qlvb.document"

    fitting_template_ids = fields.Many2many(
        "qlvb.document.template", compute="_compute_fitting_template_ids"
    )

    @api.depends("type_id", "agency_id")
    def _compute_fitting_template_ids(self):
        templates = self.env["qlvb.document.template"]
        for document in self:
            document.fitting_template_ids = (
                document.direction != "incoming"
                and templates._for_type(document.type_id, document.agency_id)
            )

    @api.onchange("type_id", "agency_id")
    def _onchange_proposals(self):
        if self.direction != "incoming" and self.type_id:
            self._choose_template()
            self.signer_post_id = self.signer_post_id or self._head_post()

    def _choose_template(self):
        """Take the first template of the type, unless one of that type is chosen."""
        if self.template_id.type_id != self.type_id or not self.template_id:
            templates = self.env["qlvb.document.template"]
            self.template_id = templates._for_type(self.type_id, self.agency_id)[:1]

    def _head_post(self):
        """Return the post of the agency's head, who signs unless another is named."""
        return self.env["qlvb.authority"]._chief_post(self.agency_id)
