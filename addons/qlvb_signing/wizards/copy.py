# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.said import said

from ..models.copy import KINDS, MEDIA
from ..models.document_copy import ASKED
from ..models.signing_session import ask_agent


class QlvbCopyWizard(models.TransientModel):
    """Asks which copy is wanted; offers what the law allows first."""

    _name = "qlvb.copy.wizard"
    _description = "Certified copy asked for"
    _inherit = ["qlvb.file.wizard", "qlvb.document.wizard", "qlvb.recipient.choice"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    kind = fields.Selection(KINDS, required=True, default="sy", string="Kind of copy")
    medium = fields.Selection(
        MEDIA, required=True, compute="_compute_medium", store=True, readonly=False
    )
    unlawful_words = fields.Char(
        string="Why there is no such copy", compute="_compute_unlawful_words"
    )
    content_words = fields.Text(compute="_compute_content_words")
    pages = fields.Char()
    way_words = fields.Char(compute="_compute_way_words")
    copy_count = fields.Integer(string="Number of copies", default=1)
    purpose = fields.Char()
    source_copy_id = fields.Many2one(
        "qlvb.copy", string="Copied from the true copy", ondelete="cascade"
    )
    direction = fields.Selection(related="document_id.direction", related_sudo=False)
    of_received = fields.Boolean(
        string="The document received is a true copy",
        compute="_compute_of_received",
        store=True,
        readonly=False,
    )
    scan_words = fields.Char(compute="_compute_scan_words")
    right_ids = fields.Many2many("qlvb.copy.right", compute="_compute_right_ids")
    right_id = fields.Many2one(
        "qlvb.copy.right",
        string="Who signs the copy",
        compute="_compute_right_id",
        store=True,
        readonly=False,
    )
    content = fields.Binary(string="Scan of the copy on paper")
    head_names = fields.Char(compute="_compute_head_names")

    @api.depends("document_id")
    def _compute_medium(self):
        for wizard in self:
            main = wizard.document_id._current_files("main")[:1]
            wizard.medium = "paper" if main.signed else "electronic"

    @api.depends("document_id")
    def _compute_of_received(self):
        for wizard in self:
            wizard.of_received = wizard.document_id._arrived_as_copy()

    @api.depends("document_id", "kind", "medium", "of_received")
    def _compute_scan_words(self):
        for wizard in self:
            wizard.scan_words = wizard._scan_words()

    def _scan_words(self) -> str:
        """Say that the scan is no copy before anything is filled in for it."""
        of_paper = self.medium == "electronic" and self.kind != "trs"
        if not of_paper or self._is_of_own_copy():
            return ""
        main = self.document_id._current_files("main")[:1]
        return "" if main.signed else self.document_id._poor_scan_words(main)

    def _is_of_own_copy(self) -> bool:
        """Return whether a true copy made here is copied, not what was received."""
        return self.kind == "sl" and not self.of_received

    def _lacks_source(self) -> bool:
        return self._is_of_own_copy() and not self.source_copy_id

    @api.depends("document_id", "kind", "medium", "source_copy_id", "of_received")
    def _compute_unlawful_words(self):
        for wizard in self:
            wizard.unlawful_words = wizard._unlawful_words()

    def _unlawful_words(self) -> str:
        """Say why there is no such copy before anything is filled in for it."""
        if self._lacks_source():
            return ""
        try:
            self.document_id._copy_source(self.kind, self.medium, self._earlier())
        except UserError as refusal:
            return str(refusal)
        return ""

    def _earlier(self):
        """Return the copy made here of which this one is."""
        earlier = self.source_copy_id
        return earlier if self._is_of_own_copy() else earlier.browse()

    @api.depends("document_id", "kind", "medium", "source_copy_id", "of_received")
    def _compute_content_words(self):
        for wizard in self:
            wizard.content_words = wizard._content_words()

    def _content_words(self) -> str:
        if self.unlawful_words or self._lacks_source():
            return ""
        return self.document_id._content_words(self.kind, self.medium, self._earlier())

    @api.depends("document_id")
    def _compute_right_ids(self):
        rights = self.env["qlvb.copy.right"]
        for wizard in self:
            wizard.right_ids = rights._in_force(wizard.document_id.agency_id)

    @api.depends("document_id")
    def _compute_head_names(self):
        for wizard in self:
            # the head asks nobody to do it
            heads = wizard._heads() - self.env.user
            wizard.head_names = ", ".join(heads.mapped("name"))

    def _heads(self):
        """Return who may say who signs copies, see ``qlvb.copy.right``."""
        agency = self.document_id.agency_id
        return self.env["qlvb.authority"]._chief_post(agency).user_id

    @api.depends("right_ids")
    def _compute_right_id(self):
        for wizard in self:
            rights = wizard.right_ids
            own = rights.filtered(lambda r: r.post_id.user_id == self.env.user)
            wizard.right_id = (own or rights)[:1]

    @api.depends("medium", "unit_ids", "correspondent_ids", "free_lines")
    def _compute_way_words(self):
        for wizard in self:
            wizard.way_words = wizard._way_words()

    def _way_words(self) -> str:
        """Say how the copy reaches them, before it is asked for."""
        copies = self.env["qlvb.copy"]
        targets = [copies._real(target) for target in self._recipient_values()]
        if not targets:
            return ""
        if self.medium == "paper":
            return self.env._(
                "Printed, signed and sealed by hand, then posted from the paper queue."
            )
        outside = [t for t in targets if "unit_id" not in t]
        if not outside:
            return self.env._("Sent to them in the system as soon as it is signed.")
        return self.env._(
            "The national axis carries originals only: %(names)s receive the signed "
            "file by official mail, which the clerk sends and notes here. The others "
            "receive it in the system.",
            names=", ".join(copies._target_names(outside)),
        )

    def action_ask_head(self):
        """Tell the head that nobody signs copies yet; a copy waits for that.

        :raise UserError: somebody does meanwhile, or the agency has no head
        """
        self.ensure_one()
        document = self.document_id
        document._check_may_copy()
        heads = self._heads()
        if self.right_ids or not heads:
            raise UserError(self.env._("Open the dialog again: this has changed."))
        asker = self.env.user
        asker._qlvb_tell_each(
            heads,
            lambda env: (
                env._("Enter who signs copies"),
                env._(
                    "%(who)s needs a certified copy of %(code)s; nobody in the agency "
                    "has the right to sign it yet.",
                    who=asker.name,
                    code=document.code or env._("a document"),
                ),
            ),
            "quyen-ky-ban-sao",
        )
        self.env["qlvb.audit.event"]._log(
            "copy.head_asked", document, names=", ".join(heads.mapped("name"))
        )
        return said(
            self.env._("%(names)s was told.", names=", ".join(heads.mapped("name")))
        )

    def action_confirm(self):
        """Ask for it; the act itself checks the right and the law."""
        self.ensure_one()
        values = self._convert_to_write({name: self[name] for name in ASKED})
        values["unit_ids"] = self.unit_ids.ids
        values["correspondent_ids"] = self.correspondent_ids.ids
        values["recipients"] = self.free_lines
        if self.content:
            values["scan_name"] = self.filename
            values["scan"] = self._take_content()
        return self.document_id.action_ask_copy(values)


class QlvbCopyRefuseWizard(models.TransientModel):
    _name = "qlvb.copy.refuse.wizard"
    _description = "Copy refused"
    _inherit = ["qlvb.document.wizard"]

    copy_id = fields.Many2one("qlvb.copy", required=True, ondelete="cascade")
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Refuse with the reason; the act itself checks the right."""
        self.ensure_one()
        return self.copy_id.action_refuse(self.reason)


class QlvbCopySignWizard(models.TransientModel):
    """The clerk's dialog: what will be signed, and the PIN."""

    _name = "qlvb.copy.sign.wizard"
    _description = "Copy signed for the agency"
    _inherit = ["qlvb.document.wizard", "qlvb.key.wizard"]

    copy_id = fields.Many2one("qlvb.copy", required=True, readonly=True)
    document_id = fields.Many2one(related="copy_id.document_id", related_sudo=False)
    kind = fields.Selection(related="copy_id.kind", related_sudo=False)
    pin = fields.Char(string="PIN of the agency's key", store=False)

    def _signing_certificate(self):
        return self.env["qlvb.certificate"]._of_agency(self.document_id.agency_id)

    def action_sign_by_agent(self):
        """Have the page ask the signing software of this computer."""
        self.ensure_one()
        return ask_agent(self.copy_id, "agent_sign")

    def action_sign(self):
        """Sign the copy with the agency's key."""
        self.ensure_one()
        return self._without_secrets(self.copy_id)._sign(**self._secrets())
