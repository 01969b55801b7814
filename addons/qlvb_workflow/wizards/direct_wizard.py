# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbDirectWizard(models.TransientModel):
    """Bút phê: the directive, the lead, the supports, the dates (R96)."""

    _name = "qlvb.direct.wizard"
    _description = "Directive"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    subject = fields.Char(related="document_id.subject")
    phrase_id = fields.Many2one("qlvb.phrase", string="Usual directive")
    directive = fields.Text(required=True)
    lead_unit_id = fields.Many2one(
        "qlvb.unit", string="Lead", compute="_compute_lead", store=True, readonly=False
    )
    lead_user_id = fields.Many2one("res.users", string="or a person leads")
    support_unit_ids = fields.Many2many(
        "qlvb.unit", "qlvb_direct_wizard_support_unit_rel", string="Support"
    )
    support_user_ids = fields.Many2many(
        "res.users", "qlvb_direct_wizard_support_user_rel", string="Supporting persons"
    )
    info_unit_ids = fields.Many2many(
        "qlvb.unit", "qlvb_direct_wizard_info_unit_rel", string="For information"
    )
    info_user_ids = fields.Many2many(
        "res.users",
        "qlvb_direct_wizard_info_user_rel",
        string="For information to persons",
    )
    days = fields.Integer(
        string="Working days",
        default=lambda self: self.env["qlvb.rule"]._value("deadline.default_days"),
    )
    due_date = fields.Date(compute="_compute_due_date", store=True, readonly=False)
    support_due_date = fields.Date(
        string="Opinions by", compute="_compute_due_date", store=True, readonly=False
    )
    keep_phrase = fields.Boolean(string="Keep as my usual directive")

    @api.depends("days", "document_id")
    def _compute_due_date(self):
        for wizard in self:
            wizard.due_date = wizard.document_id._deadline(max(wizard.days, 0))
            wizard.support_due_date = wizard.due_date

    @api.depends("document_id")
    def _compute_lead(self):
        """Propose who led the last document of the same issuer under this leader."""
        for wizard in self:
            wizard.lead_unit_id = wizard.document_id.issuer_name and (
                self.env["qlvb.assignment"]
                .search(
                    [
                        ("given_by_id", "=", self.env.uid),
                        ("role", "=", "lead"),
                        ("unit_id", "!=", False),
                        ("agency_id", "=", wizard.document_id.agency_id.id),
                        (
                            "document_id.issuer_name",
                            "=",
                            wizard.document_id.issuer_name,
                        ),
                    ],
                    order="id desc",
                    limit=1,
                )
                .unit_id
            )

    @api.onchange("phrase_id")
    def _onchange_phrase_id(self):
        phrase = self.phrase_id
        if not phrase:
            return
        self.directive = phrase.text
        if phrase.lead_unit_id:
            self.lead_unit_id = phrase.lead_unit_id
            self.support_unit_ids = phrase.support_unit_ids
        if phrase.days:
            self.days = phrase.days

    @api.onchange("lead_unit_id")
    def _onchange_lead_unit_id(self):
        if self.lead_unit_id:
            self.lead_user_id = False
            self.support_unit_ids -= self.lead_unit_id

    @api.onchange("lead_user_id")
    def _onchange_lead_user_id(self):
        if self.lead_user_id:
            self.lead_unit_id = False

    def action_confirm(self):
        """Send the directive; the act itself checks the right and the lines."""
        self.ensure_one()
        result = self.document_id.action_direct(self.directive, self._lines())
        if self.keep_phrase:
            self._keep_phrase()
        return result

    def _lines(self) -> list[dict]:
        lead, support, info = self.due_date, self.support_due_date, self.due_date
        return [
            *self._to("lead", self.lead_unit_id, self.lead_user_id, lead),
            *self._to("support", self.support_unit_ids, self.support_user_ids, support),
            *self._to("info", self.info_unit_ids, self.info_user_ids, info),
        ]

    def _to(self, role, units, users, due_date) -> list[dict]:
        return [
            *(
                {"role": role, "unit_id": unit.id, "due_date": due_date}
                for unit in units
            ),
            *(
                {"role": role, "user_id": user.id, "due_date": due_date}
                for user in users
            ),
        ]

    def _keep_phrase(self):
        self.env["qlvb.phrase"].create(
            {
                "text": self.directive,
                "lead_unit_id": self.lead_unit_id.id,
                "support_unit_ids": [fields.Command.set(self.support_unit_ids.ids)],
                "days": self.days,
            }
        )
