# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.clock import today

PDF = "application/pdf"
FILE_FIELDS = (
    "name",
    "role",
    "mimetype",
    "source_id",
    "conversion_state",
    "conversion_error",
)


class QlvbDraftComment(models.Model):
    _inherit = "qlvb.draft.comment"

    def _answer_words(self) -> str:
        """Return what the drafter made of the opinion; empty before that (R112)."""
        results = dict(self._fields["resolution"]._description_selection(self.env))
        said = (results.get(self.resolution), self.explanation)
        return ": ".join(filter(None, said))


class QlvbDocument(models.Model):
    """What stands beside the paper while one decides (R121, R130)."""

    _inherit = "qlvb.document"

    def deck_card(self, kind: str) -> dict:
        """Return the files of a document and what to know before deciding on it.

        :param kind: of the work, as for ``deck``
        :return: ``gone`` in words when it no longer waits for the user; else texts as
            they are shown, and ``seen``, which ``deck_act`` asks for
        :raise AccessError: the document is not the user's to read
        """
        self.ensure_one()
        action = self._deck_action(kind)
        self.check_access("read")
        if f",{action}," not in self.allowed_actions:
            return {"id": self.id, "subject": self.subject, "gone": self._gone_words()}
        files = self._shown_files()
        layout = self._deck_layout(kind)  # before the warnings, which count it
        return {
            "id": self.id,
            "subject": self.subject,
            "code": self.code or "",
            "type": self.type_id.name or "",
            "urgency": self.urgency,
            "urgency_words": self._label_of("urgency"),
            "urgency_note": self.urgency_words or "",
            "days_left": self._days_left(kind),
            "files": self._deck_files(files),
            "seen": files.mapped("sha256"),
            "warnings": self._deck_warnings(kind),
            "facts": self._deck_facts(),
            "layout": layout,
            "opinions": self._deck_reviews() + self._deck_comments(),
        }

    def _deck_layout(self, kind) -> dict | None:
        """Return what the layout check found, for whoever answers for the form (R54).

        A version nobody had checked is checked now, if that takes no longer than
        opening it.
        """
        draft = self._current_files("draft")[:1]
        if kind != "review_form" or not draft:
            return None
        if not draft.layout_report and draft._is_checked_at_once():
            draft._check_layout()
        report = draft.layout_report
        if not report:
            words = self.env._("The layout has not been checked yet.")
            return {"words": words, "findings": []}
        findings = [
            {"message": finding["message"], "clause": finding["clause"]}
            for finding in report["findings"]
        ]
        return {"words": self._layout_words_of(report), "findings": findings}

    def _layout_words_of(self, report) -> str:
        count = len(report["findings"])
        if not count:
            return self._layout_words(report)
        return self.env._("Deviations from Decree 30: %(count)s", count=count)

    def _gone_words(self) -> str:
        gone = self.env._(
            "It no longer waits for you: its state is “%(state)s” now.",
            state=self._label_of("state"),
        )
        return f"{gone} {self._back_words()}".strip()

    def _label_of(self, name) -> str:
        labels = dict(self._fields[name]._description_selection(self.env))
        return labels.get(self[name], "")

    def _days_left(self, kind) -> int | None:
        due = self._my_open_work([kind])[:1].due_date
        return (due - today()).days if due else None

    def _deck_files(self, files) -> list[dict]:
        """Return what there is to read; a PDF that was made to the same PDF once."""
        files -= files.source_id.filtered(lambda f: f.mimetype == PDF)
        roles = dict(files._fields["role"]._description_selection(self.env))
        return [
            {**row, "roleLabel": roles[row["role"]]} for row in files.read(FILE_FIELDS)
        ]

    def _deck_facts(self) -> list[dict]:
        """Return what is known of the document, each under its name."""
        facts = [
            (self.env._("Signer"), self._deck_signer()),
            (self.env._("Drafted by"), self._deck_drafter()),
            (self.env._("Recipients"), self.recipient_ids.mapped("name")),
            (self.env._("Attachments"), self._deck_appendices()),
            (self.env._("Answers"), [self._deck_answered()]),
            (self.env._("Earlier document"), self._deck_earlier()),
        ]
        return [
            {"label": label, "lines": lines}
            for label, lines in ((label, list(filter(None, x))) for label, x in facts)
            if lines
        ]

    def _deck_signer(self) -> list[str]:
        """Return what is printed above the signature, and the name below it."""
        name = self._printed_signer_name()
        return [*(() if self._authority_warning() else self._authority_lines()), name]

    def _deck_drafter(self) -> list[str]:
        return [", ".join(filter(None, [self.drafter_id.name, self.unit_id.name]))]

    def _deck_appendices(self) -> list[str]:
        return self._current_files("appendix").mapped("name")

    def _deck_answered(self) -> str:
        answered = self.answers_id
        if not answered or not answered.has_access("read"):
            return ""
        return ": ".join(filter(None, [answered.code, answered.subject]))

    def _deck_earlier(self) -> list[str]:
        """Return what it replaces, amends or corrects; the addon above knows."""
        return []

    def _deck_reviews(self) -> list[dict]:
        """Return who approved or returned what, the last first."""
        kinds, results = (
            dict(self.review_ids._fields[name]._description_selection(self.env))
            for name in ("kind", "result")
        )
        return [
            {
                "who": review.reviewer_id.name,
                "what": f"{kinds[review.kind]}: {results[review.result]}",
                "tone": "muted" if review.is_void else review.result,
                "words": review.note or "",
            }
            for review in self.review_ids.sorted("id", reverse=True)
        ]

    def _deck_comments(self) -> list[dict]:
        """Return what those who were asked about the draft said."""
        stances = dict(
            self.comment_ids._fields["stance"]._description_selection(self.env)
        )
        given = self.comment_ids.filtered(lambda c: c.state == "given")
        return [
            {
                "who": comment.author_id.name or comment.who,
                "what": stances[comment.stance],
                "tone": "approved" if comment.stance == "agree" else "returned",
                "words": comment.text or "",
                "answer": comment._answer_words(),
            }
            for comment in given
        ]
