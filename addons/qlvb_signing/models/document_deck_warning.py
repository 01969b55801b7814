# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class QlvbDocument(models.Model):
    """What somebody about to sign should know first (R123, R125, R127, R137)."""

    _inherit = "qlvb.document"

    def _deck_warnings(self, kind) -> list[str]:
        """Return in words what is not as it should be, the gravest first."""
        warnings = [
            self._authority_warning(),
            self.place_problem,
            *self._file_warnings(),
            *self._missing_appendices(),
            self._unseen_appendix_warning(),
            *(self._approval_warnings() if kind == "sign" else []),
            self._recipients_warning(),
            self._unfilled_warning(),
            self._layout_warning(),
            self._comment_warning(),
        ]
        return [str(words) for words in warnings if words]

    def _file_warnings(self) -> list[str]:
        main = self._current_files("main")
        if main and main[0].mimetype == "application/pdf":
            return []
        return [self.env._("There is no PDF yet: it cannot be signed now.")]

    def _unseen_appendix_warning(self) -> str:
        return self.appendices_unseen and self.env._(
            "The text names appendices that are not attached: %(names)s.",
            names=self.appendices_unseen,
        )

    def _approval_warnings(self) -> list[str]:
        """Return which approval of this very version is missing (R123)."""
        drafts = self._current_files("draft", "appendix_draft")
        valid = self.review_ids.filtered(
            lambda r: not r.is_void and r.result == "approved"
        )
        kinds = dict(self.review_ids._fields["kind"]._description_selection(self.env))
        return [
            self.env._("Not approved in this version: %(what)s.", what=kinds[kind])
            for kind in ("content", "form")
            if not valid.filtered(
                lambda r, k=kind: r.kind == k and r.file_ids == drafts
            )
        ]

    def _recipients_warning(self) -> str:
        return self.recipients_differ and self.env._(
            "Recipients of the draft and of the list differ: %(words)s.",
            words=self.recipients_differ,
        )

    def _unfilled_warning(self) -> str:
        return self.unfilled_words and self.env._(
            "Dots in place of words: %(lines)s", lines=self.unfilled_words
        )

    def _layout_warning(self) -> str:
        report = self._current_files("draft")[:1].layout_report
        count = len(report["findings"]) if report else 0
        if not count:
            return ""
        first = report["findings"][0]["message"]
        return self.env._(
            "Layout not as Decree 30 asks, %(count)s place(s): %(first)s",
            count=count,
            first=first,
        )

    def _comment_warning(self) -> str:
        against = self.comment_ids.filtered(lambda c: c.stance == "disagree")
        if not against:
            return ""
        return self.env._("Disagree with the draft: %(count)s.", count=len(against))
