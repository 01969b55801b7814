# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import in_vietnam

SEEN = "qlvb_seen_drafts"


class QlvbDocument(models.Model):
    """Nobody decides about a version he has not seen, or puts one over it (R259).

    The form and the dialogs send back which versions they showed; a caller that sends
    nothing speaks of the present ones.
    """

    _inherit = "qlvb.document"

    seen_drafts = fields.Char(compute="_compute_seen_drafts")

    @api.depends("file_ids.is_current", "file_ids.role")
    def _compute_seen_drafts(self):
        for document in self:
            drafts = document._current_files("draft", "appendix_draft")
            document.seen_drafts = ",".join(map(str, sorted(drafts.ids)))

    def action_approve_content(self, note: str | None = None):
        """Approve the content of the versions that were shown.

        :raise UserError: another version stands there now
        """
        self._check_drafts_seen("approve_content")
        return super().action_approve_content(note)

    def action_approve_form(self, note: str | None = None):
        """Approve form and layout of the versions that were shown.

        :raise UserError: another version stands there now
        """
        self._check_drafts_seen("approve_form")
        return super().action_approve_form(note)

    def _check_drafts_seen(self, action):
        self.ensure_one()
        self._check_transition(action)
        seen = self.env.context.get(SEEN)
        if seen and seen != self.seen_drafts:
            newest = self._current_files("draft", "appendix_draft")
            raise UserError(
                self.env._(
                    "%(version)s It came after you opened this page: reload the page "
                    "and read it before you decide. Nothing was approved.",
                    version=newest.sorted("create_date")[-1:]._stored_words(),
                )
            )


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    def _stored_words(self) -> str:
        """Say which version this is, who stored it and when."""
        # sudo: who stored a file that the reader sees
        return self.env._(
            "Version %(version)s of “%(name)s” was stored by %(who)s at %(when)s.",
            version=self.version,
            name=self.name,
            who=self.sudo().create_uid.name,
            when=in_vietnam(self.create_date).strftime("%H:%M %d/%m/%Y"),
        )
