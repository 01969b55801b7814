# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.errors import ToolkitError
from odoo.addons.qlvb_core.qlvb_toolkit.layout import repair_docx


class QlvbDocument(models.Model):
    """Checking the layout of a draft, and mending what is mechanical (R54)."""

    _inherit = "qlvb.document"

    layout_report = fields.Json(compute="_compute_layout_report")
    can_repair_layout = fields.Boolean(compute="_compute_layout_report")

    @api.depends("file_ids.is_current", "file_ids.layout_report", "allowed_actions")
    def _compute_layout_report(self):
        for document in self:
            report = document._current_files("draft")[:1].layout_report or False
            findings = report["findings"] if report else []
            document.layout_report = report
            document.can_repair_layout = ",edit_draft," in (
                document.allowed_actions or ""
            ) and any(finding["repairable"] for finding in findings)

    def action_check_layout(self):
        """List what of the current draft deviates from NĐ 30/2020, Phụ lục I.

        :raise UserError: there is no draft
        :raise AccessError: the document is not the caller's to read
        """
        draft = self._draft_to_check()
        if draft._is_checked_at_once():
            draft._check_layout()
            said = self._layout_words(draft.layout_report)
        else:
            draft._enqueue_layout_check()
            said = self.env._("The layout is being checked; the list appears here.")
        self.env["qlvb.audit.event"]._log(
            "document.check_layout", self, name=draft.name, version=draft.version
        )
        return self._said(said)

    def action_repair_layout(self):
        """Store a version of the draft in which all that is mechanical is mended.

        :raise UserError: the draft is not with its drafter, or nothing can be mended
        """
        self.ensure_one()
        self._check_transition("edit_draft")
        draft = self._draft_to_check()
        try:
            repair = repair_docx(draft._read_content())
        except ToolkitError as error:
            raise UserError(self.env._("The file could not be read.")) from error
        if not repair.repaired:
            raise UserError(
                self.env._(
                    "Nothing in this draft can be mended by itself. Correct it in "
                    "Word, then upload it."
                )
            )
        stored = self._store_draft(repair.data, draft.name, "draft", draft.sequence)
        stored._check_layout()
        return self._said(
            self.env._(
                "Mended: %(count)s. Stored as version %(version)s.",
                count=len(repair.repaired),
                version=stored.version,
            )
        )

    def _draft_to_check(self):
        self.ensure_one()
        self.check_access("read")
        draft = self._current_files("draft")[:1]
        if not draft:
            raise UserError(self.env._("Make or upload the draft first."))
        return draft

    def _layout_words(self, report) -> str:
        if report["reason"]:
            return report["reason"]
        if not report["findings"]:
            return self.env._("Nothing found: the layout is as the decree asks.")
        return self.env._(
            "Found: %(count)s. See the list under Layout.",
            count=len(report["findings"]),
        )
