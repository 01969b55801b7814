# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import models

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.transition import Work


class QlvbDossier(models.Model):
    """What must be true to close, and who holds the dossier then (R170-R172, R184)."""

    _inherit = "qlvb.dossier"

    def _documents(self):
        """Return the documents in the order of the dossier's table of contents."""
        # sudo: whoever put one in could read it; the dossier is judged as a whole
        return self.sudo().item_ids.document_id

    def _check_can_close(self):
        return [
            *super()._check_can_close(),
            *self._missing_facts(),
            *self._unfinished_documents(),
            *self._documents_without_file(),
            *self._duplicates(),
        ]

    def _missing_facts(self):
        names = [
            name for name in ("title", "notation") if not (self[name] or "").strip()
        ]
        if self.retention_years < 0:
            names.append("retention_years")
        labels = [self._fields[name]._description_string(self.env) for name in names]
        return [self.env._("Missing: %(name)s.", name=label) for label in labels]

    def _unfinished_documents(self):
        """Name drafts and what is still being handled."""
        documents = self._documents()
        drafts = documents.filtered(lambda d: d.state == "draft")
        live = documents.filtered(lambda d: d.state not in d._end_states()) - drafts
        return [
            self.env._("Draft, take it out: %(name)s.", name=document.display_name)
            for document in drafts
        ] + [
            self.env._("Not finished yet: %(name)s.", name=document.display_name)
            for document in live
        ]

    def _documents_without_file(self):
        return [
            self.env._("Without its file: %(name)s.", name=document.display_name)
            for document in self._documents()
            if not document._current_files("main")
        ]

    def _duplicates(self):
        """Name documents that are there twice: same file, or same code and issuer."""
        seen = {}
        messages = []
        for document in self._documents():
            marks = document._identity_marks()
            first = next((seen[mark] for mark in marks if mark in seen), None)
            if first:
                messages.append(
                    self.env._(
                        "Twice in the dossier, take one out: %(one)s and %(two)s.",
                        one=first.display_name,
                        two=document.display_name,
                    )
                )
            seen |= {mark: document for mark in marks if mark not in seen}
        return messages

    def _work_after_close(self):
        return [
            Work("hand_over", user_principal(self.maker_id), self._handover_deadline())
        ]

    def _handover_deadline(self):
        """Return when it is due in the archive, None when it need not go there.

        Days after closing for dossiers kept long enough (Decree 30/2020 Điều 30;
        Circular 05/2025/TT-BNV).
        """
        rule = self.env["qlvb.rule"]
        shortest = rule._value("handover.min_retention_years")
        if 0 < self.retention_years < shortest:
            return None
        days = rule._value("handover.electronic_days")
        return today() + timedelta(days=days)

    def action_close(self):
        """Close the dossier; the head of the maker's unit may reopen it from now on."""
        super().action_close()
        deadline = self._handover_deadline()
        # sudo: set by the act that was checked above
        self.sudo().handover_due_date = deadline
        self._add_participants({self._role_holder("head")})
        if not deadline:
            return self._said(self.env._("Dossier %(code)s is closed.", code=self.code))
        return self._said(
            self.env._(
                "Dossier %(code)s is closed. Hand it over by %(day)s.",
                code=self.code,
                day=deadline.strftime("%d/%m/%Y"),
            )
        )

    def action_open_reopen(self):
        """Ask for the reason to reopen."""
        self._check_transition("reopen")
        return self._ask_reason("reopen", self.env._("Reopen the dossier"))

    def action_reopen(self, reason: str):
        """Let the maker change a closed dossier again (Decree 30 Điều 29.4, R172).

        :raise UserError: no reason, or not closed
        :raise AccessError: not the head of the maker's unit
        """
        self.ensure_one()
        self._check_transition("reopen")
        reason = self._required_reason(reason)
        self._cancel_open_work()
        self._transition(
            "reopen",
            values={"date_to": False, "handover_due_date": False},
            next_work=[Work("keep", user_principal(self.maker_id), note=reason)],
            note=reason,
        )
        return self._said(
            self.env._("Dossier %(code)s is open again.", code=self.code),
            self._now_with(),
        )


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _identity_marks(self) -> list[tuple[str, str]]:
        """Return what makes two documents the same one (Regulation Điều 11.4, R170)."""
        marks = [("sha256", file.sha256) for file in self._current_files("main")]
        if self.code_number:
            issuer = self.issuer_name or self.agency_id.name
            marks.append(("code", f"{self.code}|{issuer}".casefold()))
        return marks
