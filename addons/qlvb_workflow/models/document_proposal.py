# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.office_language import in_office_language


class QlvbDocument(models.Model):
    """What the office proposes to the leader: who, until when, in words (R91)."""

    _inherit = "qlvb.document"

    proposed = fields.Json(
        readonly=True,
        copy=False,
        help="The proposal of the office as data: the directive form begins with it.",
    )
    proposal = fields.Text(string="Proposal of the office", readonly=True, copy=False)

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"proposed", "proposal"}

    def _checked_proposal(self, lines, due_date, leader) -> dict | None:
        """Return lines and date as data, None when nothing is proposed.

        :raise UserError: what the leader could not order either, or the leader, who
            decides about it
        """
        lines = self.env["qlvb.assignment"]._proposed(self, lines)
        if leader.id in [line.get("user_id") for line in lines]:
            raise UserError(
                self.env._(
                    "%(who)s decides about it: propose somebody else.",
                    who=leader.sudo().name,
                )
            )
        day = self._day_sent(due_date)
        if not (lines or day):
            return None
        return {"lines": lines, "due_date": day and day.isoformat()}

    def _day_sent(self, due_date):
        try:
            day = fields.Date.to_date(due_date or None)
        except (TypeError, ValueError) as error:
            raise UserError(self.env._("The proposed deadline is no date.")) from error
        if day:
            assignments = self.env["qlvb.assignment"]
            assignments._check_due_date({"due_date": day}, assignments)
        return day

    def _proposal_words(self, proposed, note) -> str:
        """Return the proposal on one line, in the language of the office."""
        parts = []
        if proposed:
            env = in_office_language(self).env
            parts += env["qlvb.assignment"]._lines_words(proposed["lines"])
            if day := fields.Date.to_date(proposed["due_date"]):
                parts.append(env._("Deadline: %s", day.strftime("%d/%m/%Y")))
        parts.append(note.strip() if isinstance(note, str) else "")
        return ". ".join(filter(None, parts))


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    @api.model
    def _proposed(self, document, lines) -> list[dict]:
        """Return lines of a proposal as data, checked as those of a directive are.

        :raise UserError: two leads, a unit or a person outside, one that nobody heads
        """
        if not isinstance(lines, list | tuple):
            raise UserError(self.env._("The assignment is not described well."))
        lines = [self._clean_line(line) for line in lines]
        if lines:
            self._check_leads(lines, {0, 1})
        for line in lines:
            self._check_target(document, line, self.browse())
        kept = ("role", "unit_id", "user_id")
        return [{name: line[name] for name in kept if line[name]} for line in lines]

    @api.model
    def _lines_words(self, lines) -> list[str]:
        """Return "Lead: Phòng Khoa giáo" for each part that the lines name."""
        # sudo: names of colleagues and of their units are no secret
        units = self.env["qlvb.unit"].sudo()
        users = self.env["res.users"].sudo()
        words = []
        for role, label in self._fields["role"]._description_selection(self.env):
            mine = [line for line in lines if line["role"] == role]
            names = [
                *units.browse(ln["unit_id"] for ln in mine if "unit_id" in ln),
                *users.browse(ln["user_id"] for ln in mine if "user_id" in ln),
            ]
            if names:
                words.append(f"{label}: {', '.join(one.name for one in names)}")
        return words
