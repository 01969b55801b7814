# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.principal import role_principal, user_principal


class QlvbPresentWizard(models.TransientModel):
    """Chooses the leader to whom an incoming document is presented."""

    _name = "qlvb.present.wizard"
    _description = "Present"
    _inherit = ["qlvb.document.wizard", "qlvb.due.date.note", "qlvb.receiver.choice"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    other_ids = fields.Many2many("qlvb.document", string="And as well")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    count = fields.Integer(compute="_compute_count")
    # chosen as well, but not waiting to be presented
    not_waiting = fields.Integer(readonly=True)
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
    support_unit_ids = fields.Many2many(relation="qlvb_present_wizard_support_rel")
    support_other_ids = fields.Many2many(
        relation="qlvb_present_wizard_support_other_rel"
    )
    info_ids = fields.Many2many(relation="qlvb_present_wizard_info_rel")
    due_date = fields.Date(string="Proposed deadline")
    note = fields.Text(string="Proposal of the office")

    @api.depends("document_id", "other_ids")
    def _compute_count(self):
        for wizard in self:
            wizard.count = len(wizard._documents())

    def _documents(self):
        return (self.document_id | self.other_ids).sorted("id")._origin

    @api.depends("document_id")
    def _compute_leader_id(self):
        """Propose the leader to whom the last one was presented, or the only one.

        The last one that the user presented, else that anybody did.
        """
        for wizard in self:
            leaders = wizard._leaders()
            last = wizard._last_presented(leaders, [("requested_by_id", "=", self.env.uid)])
            last = last or wizard._last_presented(leaders, [])
            wizard.leader_id = last or (len(leaders) == 1 and leaders)

    def _last_presented(self, leaders, by):
        """Return to whom the last document of the agency was presented, ``by`` whom."""
        # sudo: only which leader it was; those there are now are asked
        last = (
            self.env["qlvb.work.item"]
            .sudo()
            .search(
                [
                    ("kind", "=", "direct"),
                    ("agency_id", "=", self.document_id.agency_id.id),
                    *by,
                ],
                order="id desc",
                limit=1,
            )
        )
        return leaders.filtered(lambda one: user_principal(one) == last.principal)

    def _leaders(self):
        """Return who leads the agency now."""
        leader = role_principal("leader", self.document_id.agency_id)
        return self.env["qlvb.post"]._persons([leader]).with_env(self.env)

    @api.model
    def _open_for(self, documents, not_waiting=0):
        """Return the dialog that presents ``documents``, as they are now."""
        wizard = self.create(
            {
                "document_id": documents[:1].id,
                "other_ids": [fields.Command.set(documents[1:].ids)],
                "not_waiting": not_waiting,
            }
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_workflow.present_wizard_action"
        )
        context = {"dialog_size": "large"}
        return {**action, "res_id": wizard.id, "context": context}

    def action_confirm(self):
        """Present it, or each of many; the act itself checks the right."""
        self.ensure_one()
        if self.other_ids:
            return self.env["qlvb.many.result"]._each(
                self._documents(), self._present_one, self._all_done_words()
            )
        return self._present(self.document_id)

    def _present(self, document):
        lines = [{"role": role, name: id_} for role, name, id_ in self._targets()]
        return document.action_present(
            self.leader_id.id, self.note, lines, self.due_date
        )

    def _all_done_words(self) -> str:
        return self.env._("Presented: %(count)s.", count=self.count)

    def _present_one(self, document) -> str:
        """Present one of many; return who has it now."""
        self._present(document)
        return self.env._("Presented.") + " " + document._now_with()
