# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.transition import Transition, Work, table

from ..qlvb_edxml import StatusCode

LIVE = ("arrived", "registered", "presented", "assigned", "done")


class QlvbDocument(models.Model):
    """A received document whose sender asks for it back (Điều 18.4.b; R76, R259)."""

    _inherit = "qlvb.document"

    state = fields.Selection(
        selection_add=[("recalled", "Recalled")], ondelete={"recalled": "set default"}
    )
    recall_packet = fields.Char(
        string="Request answered", readonly=True, copy=False, help="Id of its packet."
    )

    def _transition_table(self):
        work = ("recall",)
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "accept_recall",
                    LIVE,
                    "recalled",
                    work,
                    "document.accept_recall",
                    final=True,
                ),
                Transition("refuse_recall", LIVE, None, work, "document.refuse_recall"),
            ),
        }

    @api.model
    def _end_states(self):
        return super()._end_states() | {"recalled"}

    def _register_mark(self):
        """Its line stays, with the mark that it was given back or is asked back."""
        if self.state == "recalled":
            return self.env._("Recalled")
        if self.direction != "incoming" and self.recall_state:
            return self._label_of("recall_state")
        return super()._register_mark()

    def _work_of_record(self):
        """What ended with the recall had been handed over: its line stays (R76)."""
        work = super()._work_of_record()
        if self.state != "recalled":
            return work
        ended = self.assignment_ids.filtered(lambda a: a.state == "cancelled")
        last = max(ended.mapped("done_at"), default=None)
        return work | ended.filtered(lambda a: not a.parent_id and a.done_at == last)

    def _search_parts(self):
        """What it said is found no more: its content is closed to all (R76)."""
        recalled = self.state == "recalled"
        return self._search_facts() if recalled else super()._search_parts()

    # -- the request --------------------------------------------------------------

    def _receive_recall(self, reason, notice=None, packet=None):
        """Put the sender's request before the clerk; runs with system rights.

        What the clerk has not received yet goes back at once. A request that waits, or
        was agreed to, is not put twice.

        :param packet: id of the packet that brought it
        """
        self.ensure_one()
        self._lock_rows()
        self.recall_packet = packet
        if self.state in ("recalled", "refused"):
            self._answer_sender(agreed=True)
        elif self.recall_state != "asked":
            self._begin_recall(reason, notice)

    def _begin_recall(self, reason, notice):
        self._write_recall("asked", recall_reason=reason, recall_notice=notice)
        self.env["qlvb.audit.event"]._log(
            "document.recall_asked", self, note=reason, notice=notice or None
        )
        if self.state == "arrived":
            step = self._transition_table()["accept_recall"]
            waiting = self._keys_waiting()
            self._apply(step, self.env["qlvb.work.item"])
            self._after_recall(waiting)
            return
        self._tell_of_recall(self._keys_waiting())
        self._open_work(
            # first on the desk: others go on working on what may be taken back
            Work("recall", self._clerk(), self._deadline(0), note=reason)
        )

    def _write_recall(self, state, **values):
        # sudo: the act, or the packet, has decided
        self.sudo().write(
            {"recall_state": state, "recall_changed_at": self.env.cr.now(), **values}
        )

    def _keys_waiting(self) -> set[str]:
        """Return for whom the document waits, but for the recall itself."""
        work = self.sudo()._waiting_work().filtered(lambda w: w.kind != "recall")
        return set(work.mapped("principal"))

    # -- the clerk's answer -------------------------------------------------------

    def action_accept_recall(self):
        """Give the document back: it is frozen, and nobody works on it any more.

        :raise UserError: wrong state
        :raise AccessError: no request that waits for the current user
        """
        self.ensure_one()
        self._check_transition("accept_recall")
        waiting = self._keys_waiting()
        self._transition("accept_recall")
        self._after_recall(waiting)
        return self._said(
            self.env._("Recalled; the sender is told, and whoever worked on it.")
        )

    def action_refuse_recall(self, reason: str):
        """Keep the document, for a reason the sender is told.

        :raise UserError: no reason, or wrong state
        :raise AccessError: no request that waits for the current user
        """
        self.ensure_one()
        self._check_transition("refuse_recall")
        reason = self._required_reason(reason)
        self._transition("refuse_recall", note=reason)
        self._write_recall("refused")
        self._answer_sender(agreed=False, reason=reason)
        self._tell_recall_refused(self._keys_waiting())
        return self._said(self.env._("The sender is told why you keep it."))

    def _after_recall(self, waiting):
        self._write_recall("recalled")
        # sudo: a consequence of the recall, checked by the act or the packet
        document = self.sudo()
        live = document.assignment_ids.filtered(lambda a: a.state in ("open", "passed"))
        live._close("cancelled")
        self.env["qlvb.participant"].sudo()._renew(document)
        document._update_search_vector()
        document._answer_sender(agreed=True)
        document._tell_recalled(waiting)
        # nobody keeps a copy of what its issuer takes back
        copies = document.delivery_ids.filtered(lambda d: d._can_be_recalled())
        if copies:
            copies._ask_back()

    def _answer_sender(self, agreed: bool, reason=None):
        # sudo: the sender's row belongs to another agency; only its answer is written
        document = self.sudo()
        if document.delivery_id:
            answer = "agreed" if agreed else "refused"
            document.delivery_id._answer_recall(answer, reason)
        elif document.source_identifier:
            code = StatusCode.RECALL_AGREED if agreed else StatusCode.RECALL_REFUSED
            document._send_status(code.value, reason, about=document.recall_packet)

    def _cancel_open_work(self, kinds=None):
        """Finished meanwhile, it still waits for the clerk's answer to the sender."""
        if kinds is None and self.sudo().state != "recalled":
            every = self.env["qlvb.work.item"]._fields["kind"].get_values(self.env)
            kinds = set(every) - {"recall"}
        return super()._cancel_open_work(kinds)

    # -- whoever comes too late ---------------------------------------------------

    def _check_transition(self, action):
        if words := self._recalled_words():
            self._refuse(action, words, UserError)
        return super()._check_transition(action)

    @api.readonly
    def web_read(self, specification):
        """Open a form; whoever worked on it reads why it does not open any more."""
        try:
            return super().web_read(specification)
        except AccessError as error:
            words = self._recalled_words() if len(self) == 1 else ""
            if not words:
                raise
            raise UserError(words) from error

    def _recalled_words(self) -> str:
        """Return to whoever worked on it why it is gone; to others nothing (R259)."""
        self.ensure_one()
        # sudo: only whether it was theirs and is recalled
        document = self.sudo()
        if document.state != "recalled" or self.has_access("read"):
            return ""
        keys = set(document.participant_ids.mapped("principal"))
        if not keys.intersection(self.env.user._qlvb_principals()):
            return ""
        return self.env._(
            "The sender has recalled this document: it is closed. What was done so far "
            "is kept in its history; nothing more is needed from you."
        )
