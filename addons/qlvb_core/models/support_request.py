# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

UNANSWERED = {
    "state": "open",
    "answer": False,
    "answered_by_id": False,
    "answered_at": False,
    "closed_at": False,
}


class QlvbSupportRequest(models.Model):
    """A question of a person, answered here by admin or operator (Điều 19.3.b, R254).

    Its text is the asker's own: it opens no document to whoever answers.
    """

    _name = "qlvb.support.request"
    _inherit = "qlvb.edit.stamp"
    _description = "Support request"
    _order = "state desc, id desc"  # those that wait first
    _rec_name = "subject"

    subject = fields.Char(required=True, size=200, string="Question")
    description = fields.Text(string="In detail")
    kind = fields.Selection(
        [
            ("password", "Password, login"),
            ("rights", "Rights, posts"),
            ("use", "How to use the system"),
            ("fault", "A fault"),
        ],
        required=True,
        default="use",
        string="About",
    )
    requester_id = fields.Many2one(
        "res.users",
        required=True,
        readonly=True,
        index=True,
        string="Asked by",
        default=lambda self: self.env.uid,
    )
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        readonly=True,
        index=True,
        default=lambda self: self.env.user._qlvb_default_post().agency_id,
    )
    state = fields.Selection(
        [
            ("open", "Waiting for an answer"),
            ("answered", "Answered"),
            ("closed", "Closed"),
        ],
        required=True,
        readonly=True,
        default="open",
    )
    answer = fields.Text()
    answered_by_id = fields.Many2one("res.users", readonly=True)
    answered_at = fields.Datetime(readonly=True)
    closed_at = fields.Datetime(readonly=True)
    may_answer = fields.Boolean(compute="_compute_may_answer")

    _waiting_first_idx = models.Index("(state DESC, id DESC)")

    @api.depends_context("uid")
    @api.depends("agency_id", "requester_id")
    def _compute_may_answer(self):
        for request in self:
            request.may_answer = (
                request.requester_id != self.env.user
                and self.env.user._qlvb_administers(request.agency_id)
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Ask; always in one's own name and agency.

        :raise UserError: the person has no post, or the text carries a secrecy mark
        """
        for vals in vals_list:
            if not self.env.su:
                vals["requester_id"] = self.env.uid
                vals["agency_id"] = self.env.user._qlvb_default_post().agency_id.id
                vals.update(UNANSWERED)
            if not vals.get("agency_id"):
                raise UserError(
                    self.env._("Only a person with a post in an agency can ask.")
                )
            self._check_not_secret(vals)
        requests = super().create(vals_list)
        for request in requests:
            self.env["qlvb.audit.event"]._log("support.ask", request)
        return requests

    def write(self, vals):
        """Only the answer is written here, by whoever answers, while it is open.

        :raise AccessError: anything else
        """
        if not self.env.su:
            self._check_answering(vals)
        self._check_not_secret(vals)
        return super().write(vals)

    def _check_answering(self, vals):
        for request in self:
            if set(vals) - {"answer", "edit_stamp"} or not request.may_answer:
                raise AccessError(self._not_yours_message())
            if request.state != "open":
                raise AccessError(self.env._("This request has been answered already."))

    def _check_not_secret(self, vals):
        """State secrets never enter, not in a question either (Điều 1.2)."""
        documents = self.env["qlvb.document"]
        for name in ("subject", "description", "answer"):
            documents._check_not_secret({"subject": vals.get(name)})

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("A support request is never removed."))

    def _not_yours_message(self) -> str:
        return self.env._(
            "A support request is answered by the unit admin or the operator, and "
            "never by who asked."
        )
