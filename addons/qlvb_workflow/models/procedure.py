# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.models.work_item import URGENCY
from odoo.addons.qlvb_core.qlvb_toolkit import text

# What only the acts on a procedure write.
KEPT = {
    "state": "draft",
    "version": 1,
    "previous_id": False,
    "published_at": False,
    "published_by_id": False,
    "ended_at": False,
}


class QlvbProcedure(models.Model):
    """One version of an agency's "quy trình nội bộ" (Regulation Điều 8; R66, R70).

    The head of the agency, or whom he delegates, drafts and publishes it; what is
    published never changes: a new version takes its place for documents to come.
    """

    _name = "qlvb.procedure"
    _description = "Internal procedure"
    _form_path = "quy-trinh-noi-bo"
    _order = "agency_id, name, version desc"

    name = fields.Char(required=True)
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self._default_agency(),
        domain="[('id', 'in', definable_agency_ids)]",
    )
    definable_agency_ids = fields.Many2many(
        "qlvb.unit", compute="_compute_definable_agency_ids"
    )
    version = fields.Integer(required=True, default=1, readonly=True, copy=False)
    previous_id = fields.Many2one(
        "qlvb.procedure",
        string="Version before",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("in_force", "In force"), ("ended", "No longer applied")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    step_ids = fields.One2many(
        "qlvb.procedure.step", "procedure_id", string="Steps", copy=True
    )
    # the rule that approved it
    rule_number = fields.Char(string="Number, notation of the rule", copy=False)
    rule_date = fields.Date(string="Date of the rule", copy=False)
    rule_file = fields.Binary(string="File of the rule", attachment=True, copy=False)
    rule_filename = fields.Char(copy=False)
    # to which documents it applies
    type_ids = fields.Many2many("qlvb.document.type", string="Document types")
    subject_words = fields.Char(
        string="Field of work",
        help="Words of the field as the subject of a document carries them, with a "
        "semicolon between them; one of them is enough.",
    )
    correspondent_ids = fields.Many2many(
        "qlvb.correspondent", string="Senders outside the system"
    )
    sender_unit_ids = fields.Many2many(
        "qlvb.unit",
        "qlvb_procedure_sender_unit_rel",
        string="Senders in the province",
        domain=[("kind", "=", "agency")],
    )
    urgency_from = fields.Selection(URGENCY, string="Urgency, at least")
    informed_post_id = fields.Many2one(
        "qlvb.post",
        string="Leader informed",
        ondelete="restrict",
        domain="[('agency_id', '=', agency_id), ('in_force', '=', True), "
        "('role_ids.code', '=', 'leader')]",
        help="Gets each document sent by this procedure, for information.",
    )
    published_at = fields.Datetime(readonly=True, copy=False)
    published_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    ended_at = fields.Datetime(readonly=True, copy=False)
    can_define = fields.Boolean(compute="_compute_can_define")
    version_ids = fields.Many2many(
        "qlvb.procedure", string="Versions", compute="_compute_version_ids"
    )

    _live_idx = models.Index("(agency_id) WHERE state = 'in_force'")
    _version_uniq = models.UniqueIndex(
        "(previous_id) WHERE previous_id IS NOT NULL",
        "This version has been followed by another already.",
    )

    @api.model
    def _default_agency(self):
        mine = self.env.user._qlvb_procedure_agencies()
        current = self.env.user._qlvb_agency()
        return current if current in mine else mine[:1]

    @api.depends("name", "version")
    def _compute_display_name(self):
        for procedure in self:
            procedure.display_name = self.env._(
                "%(name)s (version %(version)s)",
                name=procedure.name or "",
                version=procedure.version,
            )

    @api.depends_context("uid")
    def _compute_definable_agency_ids(self):
        self.definable_agency_ids = self.env.user._qlvb_procedure_agencies()

    @api.depends_context("uid")
    @api.depends("agency_id")
    def _compute_can_define(self):
        mine = self.env.user._qlvb_procedure_agencies()
        for procedure in self:
            procedure.can_define = procedure.agency_id in mine

    @api.depends("previous_id")
    def _compute_version_ids(self):
        for procedure in self:
            procedure.version_ids = procedure._versions()

    def _versions(self):
        """Return every version of this procedure that there is, the newest first."""
        versions = newer = older = self._origin
        while older := older.previous_id:
            versions |= older
        while newer := self.search([("previous_id", "in", newer.ids)]):
            versions |= newer
        return versions.sorted("version", reverse=True)

    # -- who writes, and what never changes ----------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals["name"] = self._name_kept(vals.get("name"))
            if not self.env.su:
                vals.update(KEPT)
        procedures = super().create(vals_list)
        for procedure in procedures:
            self.env["qlvb.audit.event"]._log("procedure.create", procedure)
        return procedures

    def _name_kept(self, name) -> str:
        """Return the name as it is kept.

        :raise UserError: there is none
        """
        if not (kept := text.tidy(name or "")):
            raise UserError(self.env._("Give the procedure a name."))
        return kept

    def write(self, vals):
        if not self.env.su and KEPT.keys() & vals.keys():
            raise AccessError(
                self.env._("A procedure is published, replaced and ended by its acts.")
            )
        if "name" in vals:
            vals = {**vals, "name": self._name_kept(vals["name"])}
        if set(vals) - {"state", "ended_at"}:
            self._check_is_draft()
        result = super().write(vals)
        for procedure in self if not self.env.su else ():
            self.env["qlvb.audit.event"]._log(
                "procedure.write", procedure, fields=sorted(vals)
            )
        return result

    def _check_is_draft(self):
        """Refuse to change what has been published (R66, R70).

        :raise UserError: published; says how to get a new version
        """
        if published := self.filtered(lambda p: p.state != "draft")[:1]:
            raise UserError(
                self.env._(
                    "%(name)s is published and never changes. Draft a new version "
                    "instead.",
                    name=published.display_name,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_drafts_only(self):
        self._check_is_draft()
        for procedure in self:
            self.env["qlvb.audit.event"]._log("procedure.unlink", procedure)

    def _check_may_define(self, act: str):
        """Refuse whoever is neither the head of the agency nor delegated by him.

        :raise AccessError: the refusal stays in the journal
        """
        self.ensure_one()
        self.check_access("read")
        if self.can_define:
            return
        message = self.env._(
            "Only the head of %(agency)s, or whom the head delegates, defines and "
            "publishes internal procedures.",
            agency=self.agency_id.name,
        )
        self.env["qlvb.audit.event"]._log_refused(f"procedure.{act}", self, message)
        raise AccessError(message)
