# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table

from .draft_comment import STANCES


class QlvbDocument(models.Model):
    """The drafter asks units and persons about a draft before submitting (R112)."""

    _inherit = "qlvb.document"

    comment_ids = fields.One2many("qlvb.draft.comment", "document_id", copy=False)
    comment_summary = fields.Char(compute="_compute_comment_summary")
    has_awaited_comments = fields.Boolean(compute="_compute_comment_summary")

    def _transition_table(self):
        def of_drafter(action):
            return Transition(
                action, ("draft",), None, ("draft",), f"document.{action}"
            )

        return {
            **super()._transition_table(),
            **table(
                of_drafter("ask_comments"),
                of_drafter("extend_comments"),
                of_drafter("remind_comments"),
                of_drafter("close_comments"),
                Transition(
                    "comment", ("draft",), None, ("comment",), "document.comment"
                ),
            ),
        }

    @api.depends("comment_ids.state", "comment_ids.stance", "comment_ids.due_date")
    def _compute_comment_summary(self):
        for document in self:
            asked = document.comment_ids
            awaited = asked.filtered(lambda c: c.state == "asked")
            document.has_awaited_comments = bool(awaited)
            document.comment_summary = bool(asked) and document.env._(
                "%(given)s of %(asked)s opinions given: %(agree)s agree, %(disagree)s "
                "disagree, %(other)s other.",
                given=len(asked.filtered(lambda c: c.state == "given")),
                asked=len(asked),
                **{
                    stance: len(asked.filtered(lambda c, s=stance: c.stance == s))
                    for stance, _label in STANCES
                },
            )

    def _awaited_comments(self):
        # sudo: rows of a document whose act was checked
        return self.sudo().comment_ids.filtered(lambda c: c.state == "asked")

    # -- the drafter ----------

    def action_ask_comments(self, question: str, targets: list, due_date: date | str):
        """Ask units and persons of the agency about the draft, until a day (R112).

        :param targets: mappings of ``unit_id`` or ``user_id``
        :raise UserError: no question, no draft, nobody or somebody outside, a past day
        :raise AccessError: not the drafter
        """
        self.ensure_one()
        self._check_transition("ask_comments")
        due_date = self._comment_day(due_date)
        self._check_complete(
            [
                label
                for label, value in (
                    (self.env._("what you ask"), (question or "").strip()),
                    (self.env._("the draft file"), self._current_files("draft")),
                    (self.env._("who is asked"), targets),
                )
                if not value
            ]
        )
        asked = self._ask(question.strip(), targets, due_date)
        self.env["qlvb.audit.event"]._log(
            "document.ask_comments",
            self,
            to=asked.mapped("who"),
            due_date=due_date,
            note=question.strip(),
        )
        return self._said(self.env._("Asked: %(names)s.", names=self._who(asked)))

    def _ask(self, question, targets, due_date):
        awaited = set(self._awaited_comments().mapped("principal"))
        wanted = {self._comment_principal(t): t for t in targets}
        new = {p: t for p, t in wanted.items() if p not in awaited}
        if not new:
            raise UserError(self.env._("They are asked already."))
        # sudo: the act was checked; nobody else makes these rows
        asked = (
            self.env["qlvb.draft.comment"]
            .sudo()
            .create(
                [
                    {
                        "document_id": self.id,
                        "unit_id": target.get("unit_id"),
                        "user_id": target.get("user_id"),
                        "principal": principal,
                        "question": question,
                        "asked_by_id": self.env.uid,
                        "due_date": due_date,
                    }
                    for principal, target in new.items()
                ]
            )
        )
        self._open_work(*(Work("comment", p, due_date, question) for p in new))
        return asked

    def _comment_principal(self, target) -> str:
        """Return the key of a unit's head or of a person of this agency.

        :raise UserError: outside the agency, or a unit without head
        """
        unit = self.env["qlvb.unit"].browse(target.get("unit_id") or ())
        user = self.env["res.users"].browse(target.get("user_id") or ())
        if unit and unit.agency_id == self.agency_id:
            self._check_somebody_is("head", unit)
            return role_principal("head", unit)
        if not unit and user and user._qlvb_posts(agency=self.agency_id):
            return user_principal(user)
        raise UserError(
            self.env._(
                "Only units and persons of %(agency)s are asked here; others by an "
                "official letter.",
                agency=self.agency_id.name,
            )
        )

    def _comment_day(self, day) -> date:
        day = fields.Date.to_date(day)
        if not day or day < today():
            raise UserError(self.env._("The day for the opinions is past."))
        return day

    def action_extend_comments(self, due_date: date | str):
        """Give those still asked more time.

        :raise UserError: a past day, or nobody is asked any more
        """
        self.ensure_one()
        self._check_transition("extend_comments")
        day = self._comment_day(due_date)
        awaited = self._awaited_or_refuse()
        awaited.write({"due_date": day})
        self._comment_work().write({"due_date": day})
        self._note_comments("extend_comments", awaited, due_date=day)
        return self._said(
            self.env._(
                "Opinions are awaited until %(day)s.", day=day.strftime("%d/%m/%Y")
            )
        )

    def action_remind_comments(self):
        """Remind those who have not answered; the notice names no document."""
        self.ensure_one()
        self._check_transition("remind_comments")
        awaited = self._awaited_or_refuse()
        self.env["res.users"]._qlvb_tell_each(
            self.env["qlvb.post"]._persons(set(awaited.mapped("principal"))),
            lambda env: (
                env._("Opinion on a draft"),
                env._(
                    "%(who)s awaits your opinion on a draft until %(day)s.",
                    who=self.env.user.name,
                    day=max(awaited.mapped("due_date")).strftime("%d/%m/%Y"),
                ),
            ),
            f"qlvb.document/{self.id}",
            kind="remind",
        )
        self._note_comments("remind_comments", awaited)
        return self._said(self.env._("Reminded: %(names)s.", names=self._who(awaited)))

    def action_close_comments(self):
        """End the asking; who has not answered is not asked any more."""
        self.ensure_one()
        self._check_transition("close_comments")
        awaited = self._awaited_or_refuse()
        awaited.write({"state": "closed"})
        self._comment_work()._cancel()
        self._note_comments("close_comments", awaited)
        return self._said(self.env._("The consultation is closed."))

    def _awaited_or_refuse(self):
        awaited = self._awaited_comments()
        if not awaited:
            raise UserError(self.env._("No opinion is awaited."))
        return awaited

    def _comment_work(self):
        # sudo: work of others on a document whose act was checked
        items = self.sudo().work_item_ids
        return items.filtered(lambda w: w.kind == "comment" and w.state == "open")

    def _note_comments(self, action, comments, **data):
        self.env["qlvb.audit.event"]._log(
            f"document.{action}", self, to=comments.mapped("who"), **data
        )

    def _who(self, comments) -> str:
        return ", ".join(comments.mapped("who"))

    # -- who is asked ----------

    def action_comment(self, stance: str, text: str | None = None, files: list = ()):
        """Say one's opinion on the draft (R112).

        :param stance: ``agree``, ``disagree`` or ``other``
        :param files: pairs of file name and content in base64
        :raise UserError: no stance, or no words though one does not just agree
        :raise AccessError: not asked
        """
        self.ensure_one()
        self._check_transition("comment")
        text = (text or "").strip()
        if stance not in dict(STANCES):
            raise UserError(self.env._("Say whether you agree."))
        if stance != "agree" and not text:
            raise UserError(self.env._("Write what you would change, and why."))
        item = self._my_item("comment")
        mine = self._awaited_comments().filtered(
            lambda c: c.principal == item.principal
        )
        mine.write(
            {
                "state": "given",
                "stance": stance,
                "text": text,
                "author_id": self.env.uid,
                "given_at": fields.Datetime.now(),
                "file_ids": [fields.Command.set(self._store_related(files).ids)],
            }
        )
        self._transition("comment", closes=item, note=text, stance=stance)
        if not self._awaited_comments():
            self._tell_all_given(mine)
        return self._said(self.env._("Opinion sent to the drafter."))

    def _tell_all_given(self, last):
        self.env["res.users"]._qlvb_tell_each(
            last.asked_by_id,
            lambda env: (
                env._("Opinions on a draft"),
                env._("All opinions you asked for are there."),
            ),
            f"qlvb.document/{self.id}",
            kind="answer",
        )

    # -- before submitting ----------

    def _missing_to_submit(self):
        missing = super()._missing_to_submit()
        awaited = self._who(self._awaited_comments())
        unanswered = self._who(self.comment_ids._needs_answer())
        if awaited:
            missing.append(
                self.env._(
                    "opinions of %(names)s (or close the consultation)",
                    names=awaited,
                )
            )
        if unanswered:
            missing.append(
                self.env._("the answer to the opinion of %(names)s", names=unanswered)
            )
        return missing

    def action_print_comments(self):
        """Have the table of opinions and answers made, as Word or Excel (R112)."""
        self.ensure_one()
        self.check_access("read")
        excel = self.env.context.get("comment_format") == "xlsx"
        return self.env["qlvb.printout"]._print_found(
            [("id", "=", self.id)],
            kind="comment_table",
            file_format="xlsx" if excel else "docx",
        )
