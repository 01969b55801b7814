# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

UNANSWERED = {
    "state": "open",
    "answer": False,
    "answered_by_id": False,
    "answered_at": False,
}


class QlvbSupportRequest(models.Model):
    """A question of a person to the unit admin, answered here (Điều 19.3.b, R254)."""

    _name = "qlvb.support.request"
    _description = "Support request"
    _order = "id desc"
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
        [("open", "Waiting for the admin"), ("answered", "Answered")],
        required=True,
        readonly=True,
        default="open",
    )
    answer = fields.Text()
    answered_by_id = fields.Many2one("res.users", readonly=True)
    answered_at = fields.Datetime(readonly=True)
    is_admin = fields.Boolean(compute="_compute_is_admin")

    @api.depends_context("uid")
    @api.depends("agency_id", "requester_id")
    def _compute_is_admin(self):
        for request in self:
            request.is_admin = request._may_answer()

    def _may_answer(self) -> bool:
        return self.agency_id.id in self.env.user._qlvb_admin_agency_ids()

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
        """Only the answer is written here, by the admin, while it is open.

        :raise AccessError: anything else
        """
        if not self.env.su and any(
            set(vals) - {"answer"} or request.state != "open" or not request.is_admin
            for request in self
        ):
            raise AccessError(
                self.env._("A support request is answered by the unit admin only.")
            )
        self._check_not_secret(vals)
        return super().write(vals)

    def _check_not_secret(self, vals):
        """State secrets never enter, not in a question either (Điều 1.2)."""
        documents = self.env["qlvb.document"]
        for name in ("subject", "description", "answer"):
            documents._check_not_secret({"subject": vals.get(name)})

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("A support request is never removed."))

    def action_answer(self):
        """Send the answer to who asked.

        :raise AccessError: not the admin of the agency
        :raise UserError: answered already, or no answer written
        """
        self.ensure_one()
        self.check_access("read")
        if not self.is_admin:
            raise AccessError(
                self.env._("A support request is answered by the unit admin only.")
            )
        if self.state != "open":
            raise UserError(self.env._("This request has been answered already."))
        if not (self.answer or "").strip():
            raise UserError(self.env._("Write the answer first."))
        # sudo: the right was checked above
        self.sudo().write(
            {
                "state": "answered",
                "answered_by_id": self.env.uid,
                "answered_at": fields.Datetime.now(),
            }
        )
        self.env["qlvb.audit.event"]._log("support.answer", self)
        self._notify_requester()

    def _notify_requester(self):
        """Show the answer to who asked."""
        asker = self.sudo().requester_id
        asker._qlvb_tell(self.subject, self.answer, f"{self._name}/{self.id}")


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _desk_figures(self):
        label = self.env._("support requests to answer")
        requests = self._figure(label, "support_request_action", state="open")
        return [requests, *super()._desk_figures()]
