# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.said import said


class QlvbPresentWizard(models.TransientModel):
    """Chooses the leader to whom an incoming document is presented."""

    _name = "qlvb.present.wizard"
    _description = "Present"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    other_ids = fields.Many2many("qlvb.document", string="And as well")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    leader_id = fields.Many2one(
        "res.users",
        required=True,
        compute="_compute_leader_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('qlvb_post_ids', 'any', [('agency_id', '=', agency_id), "
        "('in_force', '=', True), ('role_ids.code', '=', 'leader')])]",
    )
    note = fields.Text(string="Proposal of the office")

    @api.depends("document_id")
    def _compute_leader_id(self):
        """Propose the leader to whom the last one was presented."""
        for wizard in self:
            last = (
                self.env["qlvb.work.item"]
                .sudo()
                .search(
                    [
                        ("kind", "=", "direct"),
                        ("agency_id", "=", wizard.document_id.agency_id.id),
                        ("requested_by_id", "=", self.env.uid),
                    ],
                    order="id desc",
                    limit=1,
                )
            )
            user_id = int(last.principal.removeprefix("user:")) if last else False
            leader = self.env["res.users"].browse(user_id)
            posts = leader and leader._qlvb_posts(
                "leader", wizard.document_id.agency_id
            )
            wizard.leader_id = leader if posts else False

    def action_confirm(self):
        """Present each, all or none; the act itself checks the right."""
        self.ensure_one()
        documents = self.document_id | self.other_ids
        for document in documents:
            result = document.action_present(self.leader_id.id, self.note)
        if len(documents) == 1:
            return result
        return said(self.env._("Presented: %(count)s.", count=len(documents)))
