# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.transition import Transition, table

BEFORE_ISSUE = (
    "draft",
    "content_review",
    "form_review",
    "approved",
    "signed",
    "sealed",
)
ASKED_BEFORE = ("sign", "seal", "issue")
KEPT_FIELDS = frozenset(
    {"answer_kept_concern", "answer_kept_reason", "answer_kept_by_id"}
)


class QlvbDocument(models.Model):
    """A draft that answers what its sender has recalled or replaced (R76, R77).

    It goes on when whoever signs it has decided so, with a reason; until then it is
    neither signed nor sealed nor issued.
    """

    _inherit = "qlvb.document"

    answer_concern_words = fields.Html(
        string="About what it answers",
        compute="_compute_answer_concern_words",
        sanitize=False,
    )
    answer_is_open = fields.Boolean(compute="_compute_answer_concern_words")
    answer_decider = fields.Char(
        string="Who decides", compute="_compute_answer_concern_words"
    )
    answer_kept_concern = fields.Char(readonly=True, copy=False)
    answer_kept_reason = fields.Char(
        string="Why it is answered all the same", readonly=True, copy=False
    )
    answer_kept_by_id = fields.Many2one(
        "res.users", string="Decided by", readonly=True, copy=False
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | KEPT_FIELDS

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "keep_answer",
                    BEFORE_ISSUE,
                    None,
                    (),
                    "document.keep_answer",
                    role="signer",
                )
            ),
        }

    def _role_holder(self, role):
        """Whoever signs decides; the leaders where no signer is chosen yet."""
        if role != "signer":
            return super()._role_holder(role)
        # sudo: who signs is no secret to whom the draft is shown
        signer = self.sudo().signer_post_id.filtered("in_force").user_id
        if signer:
            return user_principal(signer)
        return role_principal("leader", self.acting_agency_id)

    # -- what there is to decide ----------

    def _answer_concern(self) -> str:
        """Return what became of the answered document, as a key; empty for nothing."""
        # sudo: whoever sees the answer is told that its ground has changed
        answered = self.sudo().answers_id
        if not answered or self.state not in BEFORE_ISSUE:
            return ""
        if answered.state == "recalled":
            return "recalled"
        newer = answered.replaced_by_ids.filtered(lambda d: d._counts_as_newer())
        return f"newer {newer.sorted('id').ids}" if newer else ""

    def _undecided_concern(self) -> str:
        """Return the concern unless the signer has decided about that very one."""
        concern = self._answer_concern()
        return "" if concern == self.sudo().answer_kept_concern else concern

    @api.depends_context("uid", "lang")
    @api.depends(
        "state",
        "signer_post_id",
        "answer_kept_concern",
        "answers_id.state",
        "answers_id.recall_state",
        "answers_id.replaced_by_ids.state",
    )
    def _compute_answer_concern_words(self):
        keys = self.env["qlvb.work.item"]
        for document in self:
            document.answer_concern_words = document._concern_words()
            document.answer_is_open = bool(document._undecided_concern())
            decider = document.answer_is_open and document._role_holder("signer")
            names = keys._principal_names({decider}) if decider else {}
            document.answer_decider = names.get(decider, False)

    def _concern_words(self) -> Markup | bool:
        concern = self._answer_concern()
        # sudo: see _answer_concern
        answered = self.sudo().answers_id
        what = answered._known_as(self.env)
        if concern == "recalled":
            return Markup("{}").format(
                self.env._("The sender has recalled %(what)s.", what=what)
            )
        if concern:
            return answered.with_env(self.env).newer_words
        if answered.recall_state == "asked" and self.state in BEFORE_ISSUE:
            return Markup("{}").format(
                self.env._(
                    "The sender asks for %(what)s back; the clerk has not decided yet.",
                    what=what,
                )
            )
        return False

    @api.depends("answers_id.state", "answer_kept_concern")
    def _compute_allowed_actions(self):
        """Offer the decision only where there is something to decide."""
        super()._compute_allowed_actions()
        for document in self:
            offered = ",keep_answer," in document.allowed_actions
            if offered and not document._undecided_concern():
                document.allowed_actions = document.allowed_actions.replace(
                    ",keep_answer,", ","
                )

    # -- asking, deciding ----------

    def _check_transition(self, action):
        step = super()._check_transition(action)
        if action in ASKED_BEFORE and self._undecided_concern():
            self._refuse(action, self._ask_to_decide(), UserError)
        return step

    def _ask_to_decide(self) -> str:
        who = self.env["qlvb.work.item"]._principal_names({self._role_holder("signer")})
        return self.env._(
            "The document this answers was recalled or replaced by its sender. "
            "%(who)s decides first: “Answer all the same”, or the draft is returned.",
            who=", ".join(who.values()),
        )

    def action_keep_answer(self, reason: str):
        """Decide to answer although the sender recalled or replaced the document.

        :raise UserError: no reason, or nothing to decide
        :raise AccessError: not whoever signs it
        """
        self.ensure_one()
        self._check_transition("keep_answer")
        reason = self._required_reason(reason)
        concern = self._undecided_concern()
        if not concern:
            raise UserError(self.env._("There is nothing to decide about."))
        self._transition(
            "keep_answer",
            values={
                "answer_kept_concern": concern,
                "answer_kept_reason": reason,
                "answer_kept_by_id": self.env.uid,
            },
            note=reason,
        )
        return self._said(self.env._("Decided: it is answered all the same."))

    # -- who is told ----------

    def _after_recall(self, waiting):
        super()._after_recall(waiting)
        self._tell_drafts()

    def _tell_newer(self, keys, newer):
        super()._tell_newer(keys, newer)
        self._tell_drafts()

    def _tell_drafts(self):
        """Tell whoever drafts, reviews or signs an answer to this document."""
        # sudo: the notices name nothing but the answer itself
        for draft in self.sudo().answered_by_ids:
            if draft.state not in BEFORE_ISSUE:
                continue
            keys = {user_principal(draft.drafter_id), draft._role_holder("signer")}
            draft._tell_keys(
                keys | draft._keys_waiting(),
                lambda env, draft=draft: (
                    env._("What you answer was recalled or replaced"),
                    env._(
                        "Open %(what)s: whoever signs it decides whether it goes on.",
                        what=draft._known_as(env),
                    ),
                ),
            )
