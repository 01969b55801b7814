# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.transition import Transition, table


class QlvbDocument(models.Model):
    """Handling an assigned document: pass on, consult, answer, finish (Điều 24)."""

    _inherit = "qlvb.document"

    result = fields.Text(readonly=True, copy=False)
    late_opinion_names = fields.Char(compute="_compute_late_opinion_names")
    directives = fields.Text(compute="_compute_directives")

    def _transition_table(self):
        def stays(action, kind, event):
            return Transition(action, ("assigned",), None, (kind,), event)

        return {
            **super()._transition_table(),
            **table(
                stays("pass_on", "pass_on", "document.pass_on"),
                stays("take_note", "take_note", "document.take_note"),
                stays("give_opinion", "give_opinion", "document.opinion"),
                stays("reply", "handle", "document.reply"),
                Transition(
                    "finish",
                    ("assigned",),
                    "done",
                    ("handle",),
                    "document.finish",
                    final=True,
                ),
            ),
        }

    @api.depends("assignment_ids.directive")
    def _compute_directives(self):
        """Collect what leader and heads wrote, each once, with who wrote it (R103)."""
        for document in self:
            given = document.assignment_ids.sorted("position").filtered(
                lambda a: a.directive and not a.is_question
            )
            lines = [f"{a._directed_by()}: {a.directive}" for a in given]
            document.directives = "\n".join(dict.fromkeys(lines))

    @api.depends("assignment_ids.state")
    def _compute_late_opinion_names(self):
        for document in self:
            document.late_opinion_names = ", ".join(document._awaited_opinions())

    def _awaited_opinions(self) -> list[str]:
        """Return who still owes an opinion (R106)."""
        awaited = self.assignment_ids.filtered(
            lambda a: a.role == "support" and a.state == "open"
        )
        return [a._awaited_words() for a in awaited]

    def _check_opinions_given(self, without_opinions) -> list[str]:
        """Return who still owes an opinion, to go on without (R106).

        :raise UserError: nobody said to go on without
        """
        awaited = self._awaited_opinions()
        if awaited and not without_opinions:
            raise UserError(
                self.env._(
                    "Opinions are still awaited from: %(names)s.",
                    names=", ".join(awaited),
                )
            )
        return awaited

    # -- receiving ----------

    @api.readonly
    def web_read(self, specification):
        # Only a form asks for the assignments of one document: that is its opening.
        # A read-only request that has to note it is run again by Odoo, writable.
        if len(self) == 1 and "assignment_ids" in specification:
            self._note_opening()
        return super().web_read(specification)

    def _note_opening(self):
        """Record that the current user opened what was assigned to him (R103)."""
        # sudo: the caller's own assignments only; the read itself checks the right
        self.env["qlvb.assignment"].sudo().search(
            [
                ("document_id", "=", self.id),
                ("received_at", "=", False),
                ("state", "=", "open"),
                ("principal", "in", self.env.user._qlvb_principals()),
            ]
        )._receive()

    # -- acts ----------

    def action_pass_on(
        self, lines: list, assignment_id: int | None = None, directive=None
    ):
        """Pass the unit's work on: to its people, units below, or oneself (R100, R101).

        :param lines: as in ``action_direct``, people of the unit or units below it; due
            dates not later than the unit's
        :param assignment_id: which of the caller's assignments, the first if None
        """
        self.ensure_one()
        self._check_transition("pass_on")
        item = self._item_or_refuse("pass_on", assignment_id)
        parent = item.assignment_id
        given = self.env["qlvb.assignment"]._give(self, lines, directive, parent)
        parent._close("passed")
        self._transition(
            "pass_on",
            next_work=given._work(),
            closes=item,
            note=directive,
            to=given._told(),
        )
        if parent.role == "lead":
            self._on_progress("05")
        return self._said(self.env._("Passed on."), self._now_with())

    def _item_or_refuse(self, kind, assignment_id):
        item = self._my_item(kind, assignment_id)
        if not item:
            self._refuse(kind, self._not_entitled_message(), AccessError)
        return item

    def action_take_note(self):
        """Take note of a document received for information."""
        self.ensure_one()
        self._check_transition("take_note")
        item = self._my_item("take_note")
        item.assignment_id._close()
        self._transition("take_note", closes=item)
        return self._said(self.env._("Noted."))

    def action_give_opinion(self, text: str, files: list = (), assignment_id=None):
        """Send an opinion to the lead; it closes only one's own support (R105).

        :param files: pairs of file name and content in base64
        """
        self.ensure_one()
        self._check_transition("give_opinion")
        if not (text or "").strip():
            raise UserError(self.env._("Write the opinion."))
        item = self._item_or_refuse("give_opinion", assignment_id)
        # sudo: the act was checked above; nobody else writes opinions
        self.env["qlvb.opinion"].sudo().create(
            {
                "document_id": self.id,
                "assignment_id": item.assignment_id.id,
                "author_id": self.env.uid,
                "text": text.strip(),
                "file_ids": [fields.Command.set(self._store_related(files).ids)],
            }
        )
        item.assignment_id._close()
        item.assignment_id.parent_id._close_when_answered()
        self._transition("give_opinion", closes=item, note=text.strip())
        return self._said(self.env._("Opinion sent to the lead."))

    def _store_related(self, files):
        stored = self.env["qlvb.document.file"]
        for filename, content in files:
            sequence = 10 + 10 * len(self._current_files("related"))
            data = stored._sent(content, filename)
            stored |= stored._store(self, data, filename, "related", sequence=sequence)
        return stored

    def action_reply(self):
        """Begin the draft that answers this document (R104)."""
        self.ensure_one()
        self._check_transition("reply")
        post = self.env.user._qlvb_posts(agency=self.agency_id)[:1]
        reply = self.create(self._reply_values(post))
        self.env["qlvb.audit.event"]._log("document.reply", self, draft=reply.subject)
        return reply._action_open()

    def _reply_values(self, post):
        return {
            "direction": "outgoing",
            "agency_id": self._answering_agency().id,
            "unit_id": post.unit_id.id,
            "answers_id": self.id,
            "urgency": self.urgency,
            "due_date": self.due_date,
            "subject": self.env._("reply to %(code)s", code=self.code or self.subject)[
                :500
            ],
            "recipient_ids": [
                fields.Command.create(line) for line in self._sender_lines()
            ],
        }

    def _answering_agency(self):
        """Return who answers: an office answers in the name of its committee."""
        principal = self.agency_id.drafts_for_id
        return principal if principal.is_mine else self.agency_id

    def _sender_lines(self) -> list[dict]:
        organ_id = self.issuer_organ_id
        if unit := organ_id and self.env["qlvb.unit"]._by_organ_id(organ_id):
            return [{"unit_id": unit.id}]
        if self.correspondent_id:
            return [{"correspondent_id": self.correspondent_id.id}]
        return [{"free_text": self.issuer_name}] if self.issuer_name else []

    def action_finish(self, result: str | None = None, without_opinions: bool = False):
        """Close the work with its result or by its issued answer (R104, R106).

        :param without_opinions: finish although somebody still owes an opinion
        :raise UserError: neither result nor issued answer, or opinions outstanding
        """
        self.ensure_one()
        self._check_transition("finish")
        result = (result or "").strip() or self._result_by_answer()
        if not result:
            raise UserError(
                self.env._(
                    "Write the result, or issue the answer first. Nothing was closed."
                )
            )
        awaited = self._check_opinions_given(without_opinions)
        self._transition(
            "finish", values={"result": result}, note=result, awaited=awaited
        )
        self._after_finish()
        return self._said(self.env._("Finished."))

    def _result_by_answer(self) -> str:
        # sudo: the number of the answer to one's own document is no secret
        answers = self.sudo().answered_by_ids.filtered(
            lambda d: d.state in d._end_states()
        )
        if not answers:
            return ""
        return self.env._(
            "Answered by %(codes)s", codes=", ".join(answers.mapped("code"))
        )

    def _after_finish(self):
        live = self.sudo().assignment_ids.filtered(
            lambda a: a.state in ("open", "passed")
        )
        owed = live.filtered(lambda a: a.role != "lead")
        owed._close("cancelled")
        (live - owed)._close()
        self._on_progress("06")

    def _close_answered(self):
        """Close the document that this issued one answers (R107).

        A consequence of issuing, so whoever issues needs no work item on it.
        """
        # sudo: the answered document belongs to its handler, often of another agency
        answered = self.sudo().answers_id
        if answered.state != "assigned":
            return
        step = answered._transition_table()["finish"]
        items = answered.work_item_ids.filtered(
            lambda w: w.state == "open" and w.kind in step.work
        )
        result = answered._result_by_answer()
        awaited = {"awaited": answered._awaited_opinions()}
        answered._apply(step, items, {"result": result}, note=result, data=awaited)
        answered._after_finish()


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _awaited_words(self) -> str:
        """Return who owes what: a unit may be asked by the leader and by a handler."""
        if not self.is_question:
            return self._holder_name()
        return self.env._(
            "%(who)s (asked by %(giver)s)",
            who=self._holder_name(),
            giver=self._directed_by(),
        )
