# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.errors import ToolkitError
from odoo.addons.qlvb_core.qlvb_toolkit.layout import has_addressees, renew_recipients
from odoo.addons.qlvb_core.qlvb_toolkit.text import fold

from .document_drafting import DOCX

# Letters after "Kính gửi" that hold the list of those addressed.
ADDRESSED = 2000


class QlvbDocument(models.Model):
    """The recipients on paper are those of the list (NĐ 30/2020 Phụ lục I mục II.9)."""

    _inherit = "qlvb.document"

    # names: as they were when the draft was made or confirmed; made: the digest of
    # the version the template gave, empty once people brought a version of their own
    drafted_recipients = fields.Json(readonly=True, copy=False)
    recipients_differ = fields.Char(compute="_compute_recipients_differ")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"drafted_recipients"}

    @api.depends(
        "recipient_ids.name",
        "drafted_recipients",
        "file_ids.is_current",
        "file_ids.text_content",
    )
    def _compute_recipients_differ(self):
        for document in self:
            document.recipients_differ = document._recipients_differ_words()

    def _recipients_differ_words(self) -> str:
        """Return in words how paper and list differ; empty when they agree."""
        if not self.drafted_recipients:
            return ""
        drafted = self.drafted_recipients["names"]
        names = [name for name in self.recipient_ids.mapped("name") if name]
        paper = self._recipients_on_paper()
        lacking = [n for n in names if n not in drafted and fold(n) not in paper]
        gone = [n for n in drafted if n not in names and fold(n) in paper]
        words = []
        if lacking:
            words.append(
                self.env._("not on paper: %(names)s", names=", ".join(lacking))
            )
        if gone:
            words.append(
                self.env._(
                    "on paper, not in the list: %(names)s", names=", ".join(gone)
                )
            )
        return "; ".join(words)

    def _recipients_on_paper(self) -> str:
        """Return, folded, what stands after “Kính gửi” and after “Nơi nhận”."""
        # sudo: the extracted text is readable by nobody, its comparison is
        text = fold(self.sudo()._current_files("draft")[:1].text_content or "")
        addressed = text.partition("kinh gui")[2][:ADDRESSED]
        return f"{addressed} {text.rpartition('noi nhan')[2]}"

    def _note_recipients(self, made=None):
        names = [name for name in self.recipient_ids.mapped("name") if name]
        # sudo: a note on a draft the caller was allowed to store
        self.sudo().drafted_recipients = {"names": names, "made": made}

    def action_make_draft(self):
        said = super().action_make_draft()
        self._note_recipients(made=self._current_files("draft")[:1].sha256)
        return said

    def _store_draft(self, data, filename, role, sequence):
        stored = super()._store_draft(data, filename, role, sequence)
        if role == "draft" and not self.drafted_recipients:
            self._note_recipients()
        return stored

    def _missing_to_submit(self):
        missing = super()._missing_to_submit()
        if self.recipients_differ:
            missing.append(
                self.env._(
                    "the recipients on paper (%(words)s): renew them, or confirm that "
                    "the paper is right",
                    words=self.recipients_differ,
                )
            )
        return missing

    # -- what is done about it ----------

    def action_renew_recipients(self):
        """Write “Kính gửi” and “Nơi nhận” of the draft anew, from the list.

        A draft nobody edited is made again; of an edited one all else stays.

        :raise UserError: the draft is not with its drafter, or its block of recipients
            cannot be told
        """
        self.ensure_one()
        self._check_transition("edit_draft")
        draft = self._draft_to_check()
        if draft.sha256 == (self.drafted_recipients or {}).get("made"):
            return self.action_make_draft()
        content = self._with_recipients_renewed(draft)
        stored = self._store_draft(content, draft.name, "draft", draft.sequence)
        self._note_recipients()
        return self._said(
            self.env._(
                "The recipients on paper are those of the list now; stored as version "
                "%(version)s.",
                version=stored.version,
            )
        )

    def _with_recipients_renewed(self, draft) -> bytes:
        renewed = None
        if self.template_id and draft.mimetype == DOCX:
            try:
                renewed = self._renewed_like_template(draft._read_content())
            except ToolkitError:
                renewed = None
        if not renewed:
            raise UserError(
                self.env._(
                    "The lines “Kính gửi” and “Nơi nhận” were not found where the "
                    "template has them. Correct them in Word, then upload the new "
                    "version; nothing was changed."
                )
            )
        return renewed

    def _renewed_like_template(self, content: bytes) -> bytes | None:
        context = self._draft_context()
        if context.addressees and not has_addressees(content):
            # nothing stands above for "Như trên"
            context = replace(
                context, addressees=(), recipients=tuple(context.addressees)
            )
        return renew_recipients(content, self.template_id._render(context))

    def action_confirm_recipients(self):
        """Say that the paper is right as it is: it names them in other words.

        :raise UserError: the draft is not with its drafter
        """
        self.ensure_one()
        self._check_transition("edit_draft")
        words = self.recipients_differ
        made = (self.drafted_recipients or {}).get("made")
        self._note_recipients(made=made)
        self.env["qlvb.audit.event"]._log(
            "document.confirm_recipients", self, note=words
        )
        return self._said(self.env._("Noted: the recipients on paper are right."))
