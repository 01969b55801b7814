# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.form_of import place_of

DESK = "ban-lam-viec"


class QlvbDocument(models.Model):
    """Who is told of a recall, under the clock of the top bar."""

    _inherit = "qlvb.document"

    def _known_as(self, env) -> str:
        """Return number and notation for a notice; nothing of a narrowed document."""
        if self.is_restricted or not self.code:
            return env._("a document of yours")
        return env._("document %(code)s", code=self.code)

    def _tell_keys(self, keys, words, link=None, kind="answer"):
        persons = self.env["qlvb.post"]._persons(keys)
        link = link or place_of(self)
        self.env["res.users"]._qlvb_tell_each(persons, words, link, kind=kind)

    def _remind_of_recall(self):
        """Mark the clerk's work as urged, and tell the clerk; with system rights."""
        work = self._waiting_work().filtered(lambda item: item.kind == "recall")
        work.write({"urged_on": today()})
        self._tell_keys(
            set(work.mapped("principal")),
            lambda env: (
                env._("Reminder of a recall"),
                env._(
                    "The sender waits for your answer: agree to give %(what)s back, or "
                    "refuse with a reason.",
                    what=self._known_as(env),
                ),
            ),
            kind="remind",
        )

    def _tell_of_recall(self, keys):
        self._tell_keys(
            keys,
            lambda env: (
                env._("Recall asked for"),
                env._(
                    "The sender asks for %(what)s back. The clerk decides; what you "
                    "have done is kept.",
                    what=self._known_as(env),
                ),
            ),
        )

    def _tell_recalled(self, keys):
        self._tell_keys(
            keys,
            lambda env: (
                env._("Recalled"),
                env._(
                    "The sender has recalled %(what)s. It is closed; nothing more is "
                    "needed from you.",
                    what=self._known_as(env),
                ),
            ),
            DESK,  # the document itself opens no more
        )

    def _tell_recall_refused(self, keys):
        self._tell_keys(
            keys,
            lambda env: (
                env._("Recall refused"),
                env._(
                    "The clerk keeps %(what)s: go on with it.",
                    what=self._known_as(env),
                ),
            ),
        )

    def _tell_recall_answer(self, delivery):
        """Tell who asked what a recipient answered; of a copy the clerks (R157)."""
        labels = delivery._fields["recall_state"]
        posts = self.env["qlvb.post"]
        self.env["res.users"]._qlvb_tell_each(
            self.recall_clerk_id or posts._persons({self._clerk()}),
            lambda env: (
                env._("Answer to a recall"),
                env._(
                    "%(who)s: %(answer)s, %(what)s.",
                    who=delivery.recipient_name,
                    answer=dict(labels._description_selection(env))[
                        delivery.recall_state
                    ],
                    what=self._known_as(env),
                ),
            ),
            place_of(self),
            kind="answer",
        )
