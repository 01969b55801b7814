# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.form_of import place_of
from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table

STATES = [
    ("content_review", "Content review"),
    ("form_review", "Form review"),
    ("approved", "Waiting for signature"),
]
REVIEW_KINDS = {
    "content_review": "content",
    "form_review": "form",
    "approved": "signing",
}

# What the drafter confirms to be no state secret, beside the files.
SAYS = frozenset({"subject", "draft_text"})


class QlvbDocument(models.Model):
    """From the draft to the approval that precedes the signature (Điều 10-12)."""

    _inherit = "qlvb.document"

    state = fields.Selection(
        selection_add=STATES,
        ondelete={state: "set default" for state, _label in STATES},
    )
    not_secret = fields.Boolean(
        string="Not on the list of state secrets",
        copy=False,
        help="Confirmed by whoever submits (Regulation Điều 1.2, R5).",
    )
    not_secret_undone = fields.Boolean(readonly=True, copy=False)
    not_secret_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    not_secret_at = fields.Datetime(readonly=True, copy=False)
    return_reason = fields.Text(readonly=True, copy=False)

    def _transition_table(self):
        waiting = ("content_review", "form_review", "approved")
        reviews = ("review_content", "review_form", "sign")
        return {
            **super()._transition_table(),
            **table(
                # the head may put a version of his own in the place (R116)
                Transition(
                    "edit_draft",
                    ("draft", "content_review"),
                    None,
                    ("draft", "review_content"),
                    "document.edit_draft",
                ),
                Transition(
                    "convert",
                    ("draft", *waiting),
                    None,
                    ("draft", *reviews),
                    "document.convert",
                ),
                Transition(
                    "submit",
                    ("draft",),
                    "content_review",
                    ("draft",),
                    "document.submit",
                ),
                Transition(
                    "approve_content",
                    ("content_review",),
                    "form_review",
                    ("review_content",),
                    "document.approve_content",
                ),
                Transition(
                    "approve_form",
                    ("form_review",),
                    "approved",
                    ("review_form",),
                    "document.approve_form",
                ),
                Transition(
                    "return_draft", waiting, "draft", reviews, "document.return_draft"
                ),
            ),
        }

    def _open_first_work(self):
        super()._open_first_work()
        if self.direction != "incoming":
            due_date = self.due_date or self._handling_deadline()
            self._open_work(Work("draft", user_principal(self.drafter_id), due_date))

    # -- submitting ----------

    def action_submit(self):
        """Send the draft to whoever answers for its content (R5, R113, R114).

        Who that is may submit as well: approved by the same act it goes on to the form
        check.

        :raise UserError: something is missing, all named in one message
        """
        self.ensure_one()
        self._check_transition("submit")
        self._fill_notation()
        self._check_complete(self._missing_to_submit())
        self._check_signer()
        reviewer = self._content_reviewer()
        self._current_files("draft", "appendix_draft")._enqueue_conversion()
        self._transition(
            "submit",
            values=self._confirmed_not_secret(),
            next_work=[Work("review_content", reviewer, self._review_deadline())],
            not_secret=True,
        )
        if reviewer in self.env.user._qlvb_own_principals():
            return self.action_approve_content()
        return self._said(self.env._("Submitted."), self._now_with())

    def _confirmed_not_secret(self):
        return {
            "return_reason": False,
            "not_secret_undone": False,
            "not_secret_by_id": self.env.uid,
            "not_secret_at": fields.Datetime.now(),
        }

    def write(self, vals):
        """Ask again about state secrets once what was confirmed says something else."""
        told = SAYS.intersection(vals)
        changed = self.browse()
        if told and "not_secret" not in vals:
            changed = self.filtered(
                lambda d: any((d[name] or "") != (vals[name] or "") for name in told)
            )
        result = super().write(vals)
        for document in changed:
            document._confirm_anew()
        return result

    def _confirm_anew(self):
        """Ask again about state secrets once the confirmed text has changed (R5)."""
        if self.state == "draft" and self.not_secret_by_id:
            # sudo: who confirmed what is no field of theirs
            self.sudo().write(
                {
                    "not_secret": False,
                    "not_secret_undone": True,
                    "not_secret_by_id": False,
                    "not_secret_at": False,
                }
            )

    def _missing_to_submit(self) -> list[str]:
        """Return in words what a draft lacks (Decree 30 Điều 8, 10)."""
        names = [
            "type_id",
            "subject",
            "code_notation",
            "signer_post_id",
            "recipient_ids",
        ]
        names.append("not_secret")
        missing = [
            self._fields[name]._description_string(self.env)
            for name in names
            if not self[name]
        ]
        if not self._current_files("draft"):
            missing.append(self.env._("the draft file"))
        return missing

    def _check_signer(self):
        """Refuse a signer without post or authority today (R127)."""
        post = self.signer_post_id
        if post.agency_id != self.agency_id or not post.in_force:
            raise UserError(
                self.env._(
                    "The signer %(who)s holds no post in %(unit)s now.",
                    who=post.display_name,
                    unit=self.agency_id.name,
                )
            )
        self._authority_lines()

    def _authority_warning(self) -> str:
        """Return why the signer may not sign today; empty if he may (R127)."""
        try:
            self._check_signer()
        except UserError as refusal:
            return str(refusal)
        return ""

    def _authority_lines(self) -> tuple[str, ...]:
        """Return what stands above the signature, e.g. KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC."""
        day = today()
        powers = self.env["qlvb.authority"]
        return powers._lines(self.signer_post_id, day, self.type_id)

    def _reviewing_unit(self):
        """Return the drafting unit, or the nearest above it that has a head."""
        unit = self.unit_id
        while unit and not self._has_post("head", unit):
            unit = unit.parent_id if unit.kind == "department" else unit.browse()
        if not unit:
            self._check_somebody_is("head", self.unit_id)
        return unit

    def _review_deadline(self):
        return self.due_date or self._office_deadline()

    # -- reviewing ----------

    def action_approve_content(self, note: str | None = None):
        """Approve the content, answering for it (Decree 30 Điều 12.1, R116)."""
        self.ensure_one()
        self._check_transition("approve_content")
        self._check_somebody_is("form_checker", self.agency_id)
        self._review("approved", note)
        checker = role_principal("form_checker", self.agency_id)
        self._transition(
            "approve_content",
            next_work=[Work("review_form", checker, self._review_deadline())],
            note=note,
        )
        return self._said(self.env._("Content approved."), self._now_with())

    def action_approve_form(self, note: str | None = None):
        """Approve form and layout; the signer is asked to sign (Điều 12.2, R123).

        :raise UserError: a PDF is not there yet, or the signer's authority has ended
        """
        self.ensure_one()
        self._check_transition("approve_form")
        self._check_converted()
        self._check_signer()
        self._review("approved", note)
        signer = user_principal(self.signer_post_id.user_id)
        self._transition(
            "approve_form",
            next_work=[Work("sign", signer, self._review_deadline())],
            note=note,
        )
        self._on_approved()
        return self._said(self.env._("Form approved."), self._now_with())

    def _on_approved(self):
        """Prepare what the signer signs; the signing addon does it."""

    def _check_converted(self):
        drafts = self._current_files("draft", "appendix_draft")
        failed = drafts.filtered(lambda f: f.conversion_state == "failed")
        if failed:
            raise UserError(
                self.env._(
                    "No PDF could be made of %(names)s. Try again, or return the "
                    "draft.",
                    names=", ".join(failed.mapped("name")),
                )
            )
        if any(draft.conversion_state != "done" for draft in drafts):
            raise UserError(self.env._("The PDF is being made. Approve in a moment."))

    def action_return_draft(self, reason: str):
        """Give the draft back to its drafter; approvals become void (R116, R121, R122).

        :raise UserError: no reason
        """
        self.ensure_one()
        self._check_transition("return_draft")
        reason = self._required_reason(reason)
        approvers = self._approvers_besides_drafter()
        self._review("returned", reason)
        self.sudo().review_ids.write({"is_void": True})
        self._transition(
            "return_draft",
            values={"return_reason": reason},
            next_work=[
                Work(
                    "draft",
                    user_principal(self.drafter_id),
                    self._review_deadline(),
                    reason,
                )
            ],
            note=reason,
        )
        self._tell_returned(approvers)
        return self._said(self.env._("Returned."), self._now_with())

    def _tell_returned(self, approvers):
        """Tell who answered for the draft and has it no more (R121)."""
        self.invalidate_recordset(["holder_names"])
        self.env["res.users"]._qlvb_tell_each(
            approvers - self.env.user,
            lambda env: (
                env._("A draft was returned"),
                env._(
                    "%(who)s returned a draft that you had a part in. It is with "
                    "%(holders)s now; the reason stands on it.",
                    who=self.env.user.name,
                    holders=self.holder_names,
                ),
            ),
            place_of(self),
            kind="answer",
        )

    def _review(self, result, note=None):
        """Record a decision on the very versions that were read."""
        drafts = self._current_files("draft", "appendix_draft")
        post = self.env.user._qlvb_posts(agency=self.agency_id)[:1]
        # sudo: the act was checked by the caller; nobody else writes reviews
        self.env["qlvb.review"].sudo().create(
            {
                "document_id": self.id,
                "kind": REVIEW_KINDS[self.state],
                "result": result,
                "reviewer_id": self.env.uid,
                "post_title": post.title,
                "note": note,
                "file_ids": [fields.Command.set(drafts.ids)],
                "digests": "\n".join(
                    f"{f.sha256}  {f.name} v{f.version}" for f in drafts
                ),
            }
        )
