# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import in_vietnam
from odoo.addons.qlvb_core.principal import role_principal

EDITED_STATES = ("draft", "content_review")


class QlvbDocument(models.Model):
    """One person at a time edits a draft in Word or LibreOffice (R110, R111).

    Who takes it out has it reserved until the file comes back, he or the head lets it
    go, or the time of the rule has passed. Its versions stay whatever happens.
    """

    _inherit = "qlvb.document"

    editor_id = fields.Many2one(
        "res.users", string="Being edited by", readonly=True, copy=False
    )
    edited_since = fields.Datetime(readonly=True, copy=False)
    editor_words = fields.Char(compute="_compute_editor_words")
    is_mine_to_edit = fields.Boolean(compute="_compute_editor_words")
    can_release = fields.Boolean(compute="_compute_editor_words")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"editor_id", "edited_since"}

    @api.depends_context("uid")
    @api.depends("editor_id", "edited_since", "state")
    def _compute_editor_words(self):
        for document in self:
            editor = document._current_editor()
            document.is_mine_to_edit = editor == document.env.user
            document.editor_words = bool(editor) and document._words_of_editor()
            document.can_release = bool(editor) and document._may_release()

    def _current_editor(self):
        """Return who has the draft out now; nobody once the time has passed."""
        hours = self.env["qlvb.rule"]._value("draft.checkout_hours")
        begin = fields.Datetime.now() - timedelta(hours=hours)
        holds = (
            self.state in EDITED_STATES
            and self.edited_since
            and self.edited_since > begin
        )
        return self.editor_id if holds else self.editor_id.browse()

    def _words_of_editor(self) -> str:
        hours = self.env["qlvb.rule"]._value("draft.checkout_hours")
        end = in_vietnam(self.edited_since + timedelta(hours=hours))
        since = in_vietnam(self.edited_since).strftime("%H:%M %d/%m/%Y")
        # sudo: the name of a colleague who edits what the reader sees
        return self.env._(
            "%(who)s has been editing this draft since %(since)s; it is reserved until "
            "%(end)s at the latest.",
            who=self.sudo().editor_id.name,
            since=since,
            end=end.strftime("%H:%M %d/%m/%Y"),
        )

    def _may_release(self) -> bool:
        """Whether the user edits it, or heads the drafting unit or one above it."""
        if self.editor_id == self.env.user:
            return True
        unit, heads = self.unit_id, set()
        while unit:
            heads.add(role_principal("head", unit))
            unit = unit.parent_id if unit.kind == "department" else unit.browse()
        return bool(heads & set(self.env.user._qlvb_own_principals()))

    def _check_not_edited(self):
        """Refuse while somebody else has the draft out.

        :raise UserError: who, since when, and what to do
        """
        editor = self._current_editor()
        if editor and editor != self.env.user:
            raise UserError(
                self.env._(
                    "%(editor)s Nothing was changed. Ask for it, or have the head of "
                    "the unit release it.",
                    editor=self._words_of_editor(),
                )
            )

    # -- acts ----------

    def action_check_out(self):
        """Reserve the draft for oneself and download it to edit it.

        :raise UserError: no draft yet, or somebody else has it out
        """
        self.ensure_one()
        self._check_transition("edit_draft")
        self._check_not_edited()
        draft = self._current_files("draft")
        if not draft:
            raise UserError(self.env._("Make the draft first."))
        self._set_editor(self.env.user)
        self.env["qlvb.audit.event"]._log(
            "document.check_out", self, name=draft.name, version=draft.version
        )
        return {
            "type": "ir.actions.client",
            "tag": "qlvb_take_file",
            "params": {
                "url": draft.action_download()["url"],
                "message": self.env._(
                    "The draft is reserved for you. Edit it, then bring it back."
                ),
            },
        }

    def action_release_draft(self):
        """Let the draft go without a new version; the head does it for others.

        :raise UserError: nobody has it out
        :raise AccessError: neither its editor nor a head above the drafting unit
        """
        self.ensure_one()
        self.check_access("read")
        self._lock_rows()
        editor = self._current_editor()
        if not editor:
            raise UserError(self.env._("Nobody is editing this draft now."))
        if not self._may_release():
            message = self.env._(
                "Only who edits the draft, or the head of the unit, releases it."
            )
            self._refuse("release_draft", message, AccessError)
        self._set_editor(editor.browse())
        self.env["qlvb.audit.event"]._log(
            "document.release_draft", self, editor=editor.sudo().name
        )
        return self._said(self.env._("The draft can be edited by others again."))

    def _set_editor(self, user):
        # sudo: the caller has checked that the user may edit, or release, the draft
        self.sudo().write(
            {
                "editor_id": user.id,
                "edited_since": user and fields.Datetime.now(),
            }
        )

    # -- what the reservation stops, and what ends it ----------

    def action_submit(self):
        """Send it on, unless one's own edited file is still outside (R111).

        :raise UserError: as before, or the file was not brought back
        """
        self.ensure_one()
        if self._current_editor() == self.env.user:
            raise UserError(
                self.env._(
                    "You have taken this draft out to edit it. Upload the edited file "
                    "first, or let the draft go if nothing was changed."
                )
            )
        return super().action_submit()

    def _store_draft(self, data, filename, role, sequence):
        self._check_not_edited()
        stored = super()._store_draft(data, filename, role, sequence)
        if role == "draft" and self.editor_id:
            self._set_editor(self.env["res.users"])
        return stored

    def _apply(self, step, items, values=None, next_work=(), note=None, data=None):
        """Going on ends one's own reservation; somebody else's stops it."""
        moves = step.target and step.target != self.state
        if moves and self.state in EDITED_STATES and self.editor_id:
            self._check_not_edited()
            values = {**(values or {}), "editor_id": False, "edited_since": False}
        return super()._apply(step, items, values, next_work, note, data)
