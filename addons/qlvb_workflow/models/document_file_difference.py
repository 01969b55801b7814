# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.difference import compare_texts


class QlvbDocumentFile(models.Model):
    """Each version of a draft beside the one before it (R111)."""

    _inherit = "qlvb.document.file"

    # counts only: the words themselves are content
    difference_words = fields.Char(readonly=True, string="Against the version before")
    has_difference = fields.Boolean(compute="_compute_has_difference")

    size_words = fields.Char(string="File size", compute="_compute_size_words")

    @api.depends("size")
    def _compute_size_words(self):
        for file in self:
            kilobytes = max(1, round(file.size / 1024))
            file.size_words = (
                f"{kilobytes} KB" if kilobytes < 1024 else f"{kilobytes // 1024} MB"
            )

    @api.model
    def _mutable_fields(self) -> frozenset[str]:
        return super()._mutable_fields() | {"difference_words"}

    @api.depends("previous_id", "role")
    def _compute_has_difference(self):
        for file in self:
            drafted = file.role in ("draft", "appendix_draft")
            file.has_difference = drafted and bool(file.previous_id)

    def _difference(self):
        """Return the ``Difference`` to the version before; the caller checks rights."""
        # sudo: texts of files are readable by nobody, the caller may read the file
        now = self.sudo()
        return compare_texts(now.previous_id.text_content or "", now.text_content or "")

    def _note_difference(self):
        """Keep how many words came and went, for the list of versions."""
        if not self.previous_id:
            return
        found = self._difference()
        # sudo: a note on a file that was just stored
        self.sudo().difference_words = (
            f"+{found.added} / −{found.removed}{'…' if found.cut else ''}"
        )

    def action_show_difference(self):
        """Show what changed since the version before; this is reading both.

        :raise UserError: there is none
        :raise AccessError: no right to the file
        """
        self.ensure_one()
        self.check_access("read")
        if not self.has_difference:
            raise UserError(self.env._("This is the first version."))
        wizard = self.env["qlvb.difference.wizard"].create({"file_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "Version %(new)s against version %(old)s",
                new=self.version,
                old=self.previous_id.version,
            ),
            "res_model": wizard._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "large"},
        }


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    version_ids = fields.One2many(
        "qlvb.document.file",
        "document_id",
        string="Versions of the draft",
        domain=[("role", "in", ("draft", "appendix_draft"))],
        readonly=True,
    )
