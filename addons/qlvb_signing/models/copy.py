# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.form_of import form_of
from odoo.addons.qlvb_core.principal import user_principal

KINDS = [("sy", "True copy"), ("sl", "Copy of a copy"), ("trs", "Extract")]
MEDIA = [("electronic", "Electronic"), ("paper", "On paper")]
# Decree 30/2020 Điều 7, Phụ lục III: they stand in number and signature.
CODES = {"sy": "SY", "sl": "SL", "trs": "TrS"}
FORMS = {"sy": "Sao y", "sl": "Sao lục", "trs": "Trích sao"}
# Decree 30/2020 Điều 25: (kind, medium of the copy) by what the source is on.
LAWFUL = {
    "paper": {(kind, medium) for kind in CODES for medium in ("electronic", "paper")},
    "electronic": {
        ("sy", "paper"),
        ("sl", "paper"),
        ("trs", "paper"),
        ("trs", "electronic"),
    },
}


class QlvbCopy(models.Model):
    """A certified copy: asked for, approved by who signs copies, made by the clerk.

    Decree 30/2020 Điều 25-27; R157, R158.
    """

    _name = "qlvb.copy"
    _description = "Certified copy"
    _inherit = ["qlvb.row.lock", "qlvb.sent.values"]
    _order = "id desc"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True, index=True)
    subject = fields.Char(related="document_id.subject", related_sudo=False)
    kind = fields.Selection(KINDS, required=True, default="sy", string="Kind of copy")
    medium = fields.Selection(MEDIA, required=True, default="electronic")
    state = fields.Selection(
        [
            ("asked", "Waiting for approval"),
            ("approved", "To be made"),
            ("made", "Made"),
            ("refused", "Refused"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="asked",
    )
    source_copy_id = fields.Many2one(
        "qlvb.copy", string="Copied from the true copy", ondelete="restrict"
    )
    of_received = fields.Boolean(
        string="Copied from the true copy received",
        help="The document that arrived is a true copy (sao y) itself.",
    )
    source_file_id = fields.Many2one(
        "qlvb.document.file", string="Copied file", required=True, ondelete="restrict"
    )
    pages = fields.Char(
        help="Of an extract, e.g. 1-2, 4; counted through main text and appendices."
    )
    recipients = fields.Char(string="Who receives it", required=True)
    copy_count = fields.Integer(string="Number of copies", default=1, required=True)
    purpose = fields.Char()
    right_id = fields.Many2one(
        "qlvb.copy.right", string="Signed by right of", ondelete="restrict"
    )
    decided_by_id = fields.Many2one("res.users", string="Approved by")
    decided_at = fields.Datetime(string="Decided at")
    refusal = fields.Char(string="Why it was refused")
    entry_id = fields.Many2one("qlvb.register.entry", ondelete="restrict")
    code = fields.Char(string="Number of the copy", index="btree_not_null")
    date = fields.Date(string="Copied on")
    made_by_id = fields.Many2one("res.users", string="Made by")
    file_id = fields.Many2one("qlvb.document.file", string="Copy", ondelete="restrict")
    can_approve = fields.Boolean(compute="_compute_can")
    can_make = fields.Boolean(compute="_compute_can")
    can_refuse = fields.Boolean(compute="_compute_can")

    @api.depends("kind", "medium", "code", "document_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for copy in self:
            words = [kinds.get(copy.kind), copy._sign_to_be(), copy.document_id.code]
            if copy.code:
                words = [copy.code, copy.document_id.code]
            copy.display_name = " · ".join(filter(None, words))

    def _sign_to_be(self) -> str:
        """Return what its number will look like; only a copy on paper has one."""
        if self.medium != "paper" or not self.kind or not self.agency_id.code:
            return ""
        return f"…/{CODES[self.kind]}-{self.agency_id.code}"

    @api.depends_context("uid")
    @api.depends("state", "agency_id")
    def _compute_can(self):
        for copy in self:
            clerk = bool(self.env.user._qlvb_posts("clerk", copy.agency_id))
            signs = bool(copy._my_right())
            copy.can_approve = copy.state == "asked" and signs
            copy.can_make = copy.state == "approved" and clerk
            copy.can_refuse = copy.can_approve or (
                copy.state == "approved" and (clerk or signs)
            )

    def _my_right(self):
        """Return the right by which the current user signs copies of this agency."""
        rights = self.env["qlvb.copy.right"]._in_force(self.agency_id)
        return rights.filtered(lambda r: r.post_id.user_id == self.env.user)[:1]

    # -- who signs copies ----------

    def action_approve(self):
        """Approve the copy, answering for it (Điều 27).

        :raise UserError: decided already
        :raise AccessError: the head has not recorded that one signs copies
        """
        self._check_may_decide()
        self.document_id._check_may_copy()
        return self._decide("approved", self.env._("The clerk makes the copy now."))

    def action_refuse(self, reason: str):
        """Refuse the copy with a reason; the asker reads it.

        An approved one is given up as long as it is not made, by the clerk too.

        :raise UserError: no reason, refused or made already
        :raise AccessError: one does not sign copies, nor makes them
        """
        self._check_may_refuse()
        reason = self.document_id._required_reason(reason)
        return self._decide("refused", self.env._("Refused."), refusal=reason)

    def action_open_refuse(self):
        """Open the dialog that asks why."""
        self._check_may_refuse()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refuse the copy"),
            "res_model": "qlvb.copy.refuse.wizard",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_copy_id": self.id, "dialog_size": "medium"},
        }

    def _decide(self, state, sentence, **values):
        # sudo: _check_may_decide has let who signs copies in
        self.sudo().write(
            {
                "state": state,
                "right_id": (self._my_right() or self.right_id).id,
                "decided_by_id": self.env.uid,
                "decided_at": fields.Datetime.now(),
                **values,
            }
        )
        self._log(f"copy.{state}", reason=values.get("refusal"))
        if state == "approved":
            self._wait_for("make_copy", self.agency_id._role_principal("clerk"))
            self._tell_clerks()
        else:
            self._waits_no_more()
            self._tell_refused()
        return self._said(sentence)

    def _check_may_refuse(self):
        self.ensure_one()
        self.check_access("read")
        self._lock_rows()
        if self.state != "approved" or not self.can_make:
            self._check_may_decide(("asked", "approved"))

    def _check_may_decide(self, states=("asked",)):
        self.ensure_one()
        self.check_access("read")
        self._lock_rows()
        if self.state not in states:
            raise UserError(self.env._("This copy was decided about already."))
        if not self._my_right():
            message = self.env._(
                "The head of %(agency)s has not recorded that you sign copies.",
                agency=self.agency_id.name,
            )
            self.env["qlvb.audit.event"]._log_refused("copy.approved", self, message)
            raise AccessError(message)

    # -- who is told ----------

    def _tell(self, persons, words):
        """Tell ``persons`` but whoever acts; ``words(env)`` gives title and text."""
        others = persons - self.env.user
        self.env["res.users"]._qlvb_tell_each(
            others, words, f"{self._name}/{self.id}", kind="sign"
        )

    def _ask_signer(self):
        """Let whoever was chosen to sign the copy read the document, and say so."""
        signer = self.sudo().right_id.post_id.user_id
        # sudo: the head has recorded that this person signs copies of the agency
        self.document_id.sudo()._add_participants({user_principal(signer)})
        self._wait_for("approve_copy", user_principal(signer))
        self._tell(
            signer,
            lambda env: (
                env._("A copy waits for your approval"),
                env._("Open %(what)s.", what=self.with_env(env).display_name),
            ),
        )

    def _tell_clerks(self):
        clerk = self.agency_id._role_principal("clerk")
        self._tell(
            self.env["qlvb.post"]._persons({clerk}),
            lambda env: (
                env._("A copy is to be made"),
                env._("Open %(what)s.", what=self.with_env(env).display_name),
            ),
        )

    def _tell_refused(self):
        self._tell(
            self.create_uid,
            lambda env: (
                env._("The copy was refused"),
                env._("Reason: %(reason)s", reason=self.refusal),
            ),
        )

    # -- words ----------

    def _log(self, code, **data):
        self.env["qlvb.audit.event"]._log(
            code,
            self.document_id,
            what=self.display_name,
            **{name: value for name, value in data.items() if value},
        )

    def _form(self) -> str:
        """Return the kind of copy as it is printed."""
        return FORMS[self.kind]

    def action_open_document(self):
        """Open the copied document."""
        self.ensure_one()
        self.check_access("read")
        return form_of(self.document_id)
