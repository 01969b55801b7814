# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.form_of import place_of


class QlvbExtension(models.Model):
    """A later due date that was asked for, and what became of it (Điều 24, R101).

    Rows are written by the acts of the document only.
    """

    _name = "qlvb.extension"
    _description = "Extension of a due date"
    _order = "id desc"
    _rec_name = "who"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    assignment_id = fields.Many2one(
        "qlvb.assignment", required=True, ondelete="restrict", index=True
    )
    binding_id = fields.Many2one(
        "qlvb.assignment",
        string="Whose date is asked for",
        ondelete="restrict",
        index="btree_not_null",
        help="The work of the unit above, when the unit's own date has to move too.",
    )
    who = fields.Char(string="Who asks", compute="_compute_who")
    due_date = fields.Date(required=True, string="Due until now")
    asked_date = fields.Date(required=True, string="Asked until")
    granted_date = fields.Date(string="Granted until")
    reason = fields.Char(required=True)
    state = fields.Selection(
        [
            ("asked", "Asked"),
            ("granted", "Granted"),
            ("refused", "Not granted"),
            ("lapsed", "No longer needed"),
        ],
        required=True,
        default="asked",
    )
    asked_by_id = fields.Many2one(
        "res.users", required=True, default=lambda self: self.env.uid
    )
    decided_by_id = fields.Many2one("res.users", string="Decided by")
    decided_at = fields.Datetime()
    answer = fields.Char()

    _pending_uniq = models.UniqueIndex(
        "(assignment_id) WHERE state = 'asked'", "An extension is asked for already."
    )

    @api.depends("assignment_id")
    def _compute_who(self):
        for extension in self:
            extension.who = extension.assignment_id._holder_name()

    def _top(self):
        """Return the highest assignment whose date is asked for."""
        return self.binding_id or self.assignment_id

    def _line(self):
        """Return the assignments whose dates move: from who asks up to the top."""
        line = node = self.assignment_id
        while node and node != self._top():
            node = node.parent_id
            line |= node
        return line

    def _decide(self, state, answer, granted_date=False):
        self.write(
            {
                "state": state,
                "answer": answer,
                "granted_date": granted_date,
                "decided_by_id": self.env.uid,
                "decided_at": fields.Datetime.now(),
            }
        )

    def _tell_asker(self):
        """Tell who asked what was decided; the notice names no document."""
        self.ensure_one()
        self.env["res.users"]._qlvb_tell_each(
            self.asked_by_id,
            lambda env: (env._("Extension"), self._decided_words(env)),
            place_of(self.document_id),
            kind="answer",
        )

    def _tell_between(self):
        """Tell who passed the work on that its end was asked for further up."""
        between = self._line() - self.assignment_id
        persons = self.env["qlvb.post"]._persons(set(between.mapped("principal")))
        self.env["res.users"]._qlvb_tell_each(
            persons - self.env.user,
            lambda env: (
                env._("Extension"),
                env._(
                    "%(who)s asks %(leader)s for more time, until %(day)s; your unit's "
                    "own date would move with it.",
                    who=self.who,
                    leader=self._top()._directed_by(),
                    day=self.asked_date.strftime("%d/%m/%Y"),
                ),
            ),
            place_of(self.document_id),
            kind="answer",
        )

    def _asked_words(self, env) -> str:
        return env._(
            "%(who)s asks for more time, until %(day)s (due until now: %(due)s): "
            "%(reason)s",
            who=self.who,
            day=self.asked_date.strftime("%d/%m/%Y"),
            due=self.due_date.strftime("%d/%m/%Y"),
            reason=self.reason,
        )

    def _decided_words(self, env) -> str:
        if self.state != "granted":
            return env._("Your extension was not granted.")
        day = self.granted_date.strftime("%d/%m/%Y")
        return env._("Extended to %(day)s.", day=day)
