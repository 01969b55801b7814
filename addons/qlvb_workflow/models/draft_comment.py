# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today

STANCES = [("agree", "Agrees"), ("disagree", "Disagrees"), ("other", "Other opinion")]
ANSWERED = frozenset({"resolution", "explanation"})


class QlvbDraftComment(models.Model):
    """One who is asked about a draft, what was said, and what came of it (R112).

    Rows are made by the acts of the document; the drafter writes the answer only.
    """

    _name = "qlvb.draft.comment"
    _description = "Opinion on a draft"
    _inherit = ["qlvb.document.child"]
    _order = "document_id, id"
    _rec_name = "who"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    unit_id = fields.Many2one("qlvb.unit", ondelete="restrict")
    user_id = fields.Many2one("res.users", ondelete="restrict", string="Person")
    principal = fields.Char(required=True)
    who = fields.Char(string="Who is asked", compute="_compute_who")
    question = fields.Text(required=True)
    asked_by_id = fields.Many2one("res.users", required=True, string="Asked by")
    due_date = fields.Date(required=True, string="Opinion by")
    state = fields.Selection(
        [("asked", "Awaited"), ("given", "Given"), ("closed", "Closed without")],
        required=True,
        default="asked",
    )
    is_late = fields.Boolean(compute="_compute_is_late")
    author_id = fields.Many2one("res.users", string="Said by")
    given_at = fields.Datetime(string="Said at")
    stance = fields.Selection(STANCES, string="View")
    text = fields.Text(string="Opinion")
    file_ids = fields.Many2many("qlvb.document.file", string="Files")
    resolution = fields.Selection(
        [
            ("accepted", "Taken up"),
            ("partly", "Taken up in part"),
            ("explained", "Explained"),
        ],
        string="Result",
    )
    explanation = fields.Text(string="How it was taken up, or why not")

    _target_check = models.Constraint(
        "CHECK (num_nonnulls(unit_id, user_id) = 1)",
        "One unit or one person is asked.",
    )
    _awaited_uniq = models.UniqueIndex(
        "(document_id, principal) WHERE state = 'asked'",
        "They are asked already.",
    )

    @api.depends("unit_id.name", "user_id.name")
    def _compute_who(self):
        for comment in self:
            # sudo: names of colleagues are no secret
            target = comment.sudo().unit_id or comment.sudo().user_id
            comment.who = target.name

    @api.depends("due_date", "state")
    def _compute_is_late(self):
        for comment in self:
            comment.is_late = comment.state == "asked" and comment.due_date < today()

    def write(self, vals):
        if not self.env.su:
            self._check_may_answer(set(vals))
        result = super().write(vals)
        if not self.env.su:
            for comment in self:
                self.env["qlvb.audit.event"]._log(
                    "document.answer_comment", comment.document_id, who=comment.who
                )
        return result

    def _check_may_answer(self, names):
        """Refuse all but the answer of whoever has the draft (R112).

        :raise AccessError: another field, or not the drafter
        :raise UserError: nothing was said yet
        """
        if names - ANSWERED:
            raise AccessError(self.env._("An opinion stays as it was given."))
        for document in self.document_id:
            document._check_transition("ask_comments")
        if self.filtered(lambda c: c.state != "given"):
            raise UserError(self.env._("There is no opinion to answer yet."))

    def _needs_answer(self):
        """Return those that are not plain agreement and have no answer yet."""
        return self.filtered(
            lambda c: c.state == "given" and c.stance != "agree" and not c.resolution
        )
