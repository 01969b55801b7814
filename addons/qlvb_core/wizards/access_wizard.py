# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ..models.access_change import OPERATIONS
from ..models.access_change_proposal import WIDENING
from ..principal import role_principal
from ..said import said

NAMING = ("widen", "withdraw", "narrow")
# As many documents of a set are named before it is changed.
NAMED = 20


class QlvbAccessWizard(models.TransientModel):
    """Changes the rights of the chosen records, or of a set that a rule names."""

    _name = "qlvb.access.wizard"
    _description = "Change the rights"
    _inherit = ["qlvb.document.wizard", "qlvb.access.set"]

    operation = fields.Selection(OPERATIONS, required=True, default="widen")
    level_id = fields.Many2one("qlvb.information.level", string="New level")
    line_ids = fields.One2many("qlvb.access.wizard.line", "wizard_id")
    reason = fields.Char()
    instrument = fields.Char(
        string="Internal rule", help="Number of the internal rule that orders it."
    )
    document_ids = fields.Many2many("qlvb.document")
    dossier_ids = fields.Many2many("qlvb.dossier")
    with_documents = fields.Boolean(string="The documents in them as well")
    target_count = fields.Integer(compute="_compute_target_count")
    preview = fields.Text(
        string="What will change", compute="_compute_preview", compute_sudo=False
    )
    is_proposal = fields.Boolean(compute="_compute_is_proposal", compute_sudo=False)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        model = self.env.context.get("active_model")
        ids = self.env.context.get("active_ids") or []
        if model in ("qlvb.document", "qlvb.dossier") and ids:
            name = "document_ids" if model == "qlvb.document" else "dossier_ids"
            values[name] = [Command.set(ids)]
            values["agency_id"] = self.env[model].browse(ids[0]).agency_id.id
        elif values.get("by_filter"):
            user = self.env.user
            posts = user._qlvb_posts("unit_admin") or user._qlvb_posts("leader")
            values["agency_id"] = posts[:1].agency_id.id
        return values

    @api.depends("document_ids", "dossier_ids")
    def _compute_target_count(self):
        for wizard in self:
            wizard.target_count = len(wizard.document_ids) + len(wizard.dossier_ids)

    @api.depends("by_filter", "operation", "agency_id")
    @api.depends_context("uid")
    def _compute_is_proposal(self):
        """What opens documents waits for a leader, when no leader orders it (R268)."""
        own = self.env.user._qlvb_own_principals()
        for wizard in self:
            leads = role_principal("leader", wizard.agency_id) in own
            widens = wizard.operation in WIDENING
            wizard.is_proposal = wizard.by_filter and widens and not leads

    @api.depends(
        "document_ids",
        "by_filter",
        "agency_id",
        "filter_type_ids",
        "filter_level_id",
        "filter_dossier",
        "filter_from",
        "filter_to",
    )
    @api.depends_context("uid", "lang")
    def _compute_preview(self):
        for wizard in self:
            wizard.preview = wizard._preview()

    def _preview(self) -> str:
        """Return how many documents change, and the first ones the reader may see."""
        # a new dialog shows records that are not stored yet
        documents = self.document_ids._origin
        if self.by_filter:
            model = self._orderable_documents()
            if model is None:
                return ""
            if not self._criteria():
                return self.env._(
                    "Choose a criterion to see how many documents will change."
                )
            documents = model.search(self._criteria_domain())
            if not documents:
                return self.env._("No document answers to these criteria.")
        elif len(documents) < 2:
            return ""
        lines = [self.env._("%(count)s documents will change.", count=len(documents))]
        seen = documents[:NAMED].with_env(self.env)._filtered_access("read")
        lines += [f"• {document.display_name}" for document in seen]
        if more := len(documents) - len(seen):
            lines.append(
                self.env._("and %(count)s other documents", count=more)
                if seen
                else self.env._("Their names are shown to the leader who confirms.")
            )
        return "\n".join(lines)

    def action_apply(self):
        """Carry the change out and say what follows."""
        self.ensure_one()
        self.check_access("read")
        self._check_complete()
        targets = self._filtered_targets() if self.by_filter else self._chosen()
        change = self.env["qlvb.access.change"]._begin(
            targets,
            proposed=self.is_proposal,
            operation=self.operation,
            level_id=self.level_id.id if self.operation == "level" else False,
            principals=sorted(set(self._named())),
            reason=self.reason.strip(),
            instrument=(self.instrument or "").strip(),
            criteria=self._criteria_words() if self.by_filter else False,
        )
        return said(*self._outcome(change.sudo()))

    def _outcome(self, change) -> list[str]:
        if change.state == "proposed":
            return [
                self.env._(
                    "Sent to be confirmed by: %(who)s. %(count)s documents change "
                    "then.",
                    who=change.warden_name,
                    count=change.item_count,
                )
            ]
        done = change.state == "done"
        return [
            self.env._(
                "The rights of %(count)s documents or dossiers are changed.",
                count=change.item_count,
            )
            if done
            else self.env._(
                "The rights of %(count)s documents or dossiers are being changed; "
                "“Changes of rights” shows when it is done.",
                count=change.item_count,
            ),
            self._decision_words(change),
            change._reverse_words(),
        ]

    def _decision_words(self, change) -> str:
        if change.self_decided:
            return self.env._(
                "You are the competent person and have decided it: no confirmation is "
                "needed."
            )
        return self.env._("To be confirmed by: %(who)s.", who=change.warden_name)

    def _check_complete(self):
        if not (self.reason or "").strip():
            raise UserError(self.env._("Write the reason."))
        if self.operation == "level" and not self.level_id:
            raise UserError(self.env._("Choose the new level."))
        if self.operation in NAMING and not self.line_ids:
            raise UserError(self.env._("Name at least one reader."))
        self.line_ids._check_grantees()

    def _named(self):
        return self.line_ids.mapped("principal") if self.operation in NAMING else []

    # -- the chosen records ----------

    def _chosen(self):
        dossiers, documents = self.dossier_ids, self.document_ids
        if self.with_documents:
            documents |= dossiers.item_ids.document_id
        targets = {"document_id": documents, "dossier_id": dossiers}
        targets = {link: records for link, records in targets.items() if records}
        if not targets:
            raise UserError(self.env._("Choose what to change the rights of."))
        for records in targets.values():
            self._check_may_change(records)
        return targets

    def _check_may_change(self, records):
        records.check_access("read")
        if len({record.agency_id for record in records} | {self.agency_id}) > 1:
            raise UserError(self.env._("Choose documents of one agency."))
        if not records._may_change_access():
            raise AccessError(
                self.env._(
                    "The rights are changed by whoever has the document to edit, by "
                    "the agency's leaders, or by the archivist once it is archived."
                )
            )


class QlvbAccessWizardLine(models.TransientModel):
    _name = "qlvb.access.wizard.line"
    _description = "Reader to name"
    _inherit = ["qlvb.access.grantee"]

    wizard_id = fields.Many2one("qlvb.access.wizard", required=True, ondelete="cascade")

    def _grantor_agency(self):
        return self.wizard_id.agency_id
