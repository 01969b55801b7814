# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..transition import Transition, Work


class QlvbStateMachine(models.AbstractModel):
    """A record that lives by a state table and always waits for somebody.

    The concrete model has ``state``, ``agency_id`` and ``work_item_ids``.
    """

    _name = "qlvb.state.machine"
    _description = "State machine"
    _inherit = "qlvb.row.lock"

    allowed_actions = fields.Char(
        compute="_compute_allowed_actions",
        help="Acts the current user may do now, as ',submit,return_draft,'.",
    )
    holder_names = fields.Char(string="Held by", compute="_compute_holder_names")

    @api.depends_context("uid")
    @api.depends("state", "work_item_ids.state", "work_item_ids.principal")
    def _compute_allowed_actions(self):
        mine = self._my_open_work()
        for record in self:
            kinds = set(
                mine.filtered(lambda w, r=record: w._target() == r).mapped("kind")
            )
            actions = [
                step.action
                for step in record._transition_table().values()
                if record.state in step.sources and record._entitles(step, kinds)
            ]
            record.allowed_actions = f",{','.join(actions)}," if actions else ","

    @api.depends("work_item_ids.state", "work_item_ids.principal")
    def _compute_holder_names(self):
        # sudo: whoever sees the record sees who holds it
        every = self.sudo()
        every._waiting_work().mapped("principal_name")  # a page's names at once
        for record, seen in zip(self, every, strict=True):
            names = seen._waiting_work().mapped("principal_name")
            record.holder_names = ", ".join(dict.fromkeys(names))

    def _waiting_work(self):
        return self.work_item_ids.filtered(lambda item: item.state == "open")

    # -- the state table -------------------------------------------------------

    def _transition_table(self) -> dict[str, Transition]:
        """Return the state table of this record; addons above add rows by super()."""
        return {}

    def _my_open_work(self, kinds=None):
        """Return the open work on these records that waits for the current user."""
        domain = Domain(self._work_field(), "in", self.ids)
        domain &= Domain("state", "=", "open") & self.env.user._qlvb_my_work_domain()
        if kinds is not None:
            domain &= Domain("kind", "in", list(kinds))
        return self.env["qlvb.work.item"].sudo().search(domain)

    def _work_field(self) -> str:
        raise NotImplementedError

    def _entitles(self, step: Transition, kinds) -> bool:
        """Return whether work of ``kinds``, or a role, entitles to ``step``."""
        if kinds.intersection(step.work):
            return True
        return bool(step.role) and (
            self._role_holder(step.role) in self.env.user._qlvb_own_principals()
        )

    def _role_holder(self, role: str) -> str:
        """Return the principal that holds ``role`` over this record."""
        raise NotImplementedError

    def _check_transition(self, action: str) -> Transition:
        """Return the row of ``action`` or refuse.

        :raise UserError: the act is not possible in this state
        :raise AccessError: the act does not wait for the current user
        """
        self.ensure_one()
        if not self.has_access("read"):
            self._refuse(action, self.env._("You have no right to this."), AccessError)
        self._lock_rows()
        step = self._transition_table().get(action)
        if step is None or self.state not in step.sources:
            self._refuse(action, self._wrong_state_message(), UserError)
        if not self._entitles(step, set(self._my_open_work(step.work).mapped("kind"))):
            self._refuse(action, self._not_entitled_message(), AccessError)
        return step

    def _wrong_state_message(self) -> str:
        labels = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "%(name)s is now “%(state)s”: this act is no longer possible. "
            "Reload the page to see the latest state.",
            name=self.display_name,
            state=labels.get(self.state, self.state),
        )

    def _not_entitled_message(self) -> str:
        return self.env._(
            "%(name)s is not waiting for you. It is held by: %(holders)s.",
            name=self.display_name,
            holders=self.holder_names or self.env._("nobody"),
        )

    def _refuse(self, action, message, exception):
        """Record a refused attempt so that it outlives the rollback, and raise."""
        self.env["qlvb.audit.event"]._log_refused(
            f"{self._event_prefix()}.{action}", self, message
        )
        raise exception(message)

    def _event_prefix(self) -> str:
        return self._name.removeprefix("qlvb.")

    def _transition(
        self, action, *, values=None, next_work=(), note=None, closes=None, **data
    ):
        """Do one act of the state table: the only way a person changes a state.

        Closes the work items that entitled the actor (only ``closes`` of them, when
        given), writes ``values`` and the target state, opens ``next_work`` (an iterable
        of ``Work``) and logs the event.

        :raise UserError: wrong state, or nobody would hold the record afterwards
        :raise AccessError: the actor is not entitled
        """
        step = self._check_transition(action)
        items = self._my_open_work(step.work)
        if closes is not None:
            items &= closes.sudo()
        # One's own work first: what one may do for another stays the other's.
        items = items.filtered(lambda item: not item._stand_in()) or items
        self._apply(step, items, values, next_work, note, data)
        return step

    def _apply(self, step, items, values=None, next_work=(), note=None, data=None):
        """Carry out ``step`` without asking who acts: it follows another act."""
        # sudo: _check_transition, or the act this one follows from, has decided
        record = self.sudo()
        on_behalf_of = items._on_behalf_of()
        items._finish(note)
        changes = dict(values or {})
        if step.target:
            changes["state"] = step.target
        if changes:
            record.write(changes)
        if not step.target:
            record._mark_acted()
        record._open_work(*next_work)
        if step.final:
            record._cancel_open_work()
        record._check_has_holder(step)
        self.env["qlvb.audit.event"]._log(
            step.event, record, note=note, on_behalf_of=on_behalf_of, **(data or {})
        )

    def _check_has_holder(self, step):
        if step.final or self.work_item_ids.filtered(lambda w: w.state == "open"):
            return
        raise UserError(
            self.env._(
                "After this act nobody would hold %(name)s. Choose who receives it.",
                name=self.display_name,
            )
        )

    # -- words after an act ----------------------------------------------------

    def _now_with(self) -> str:
        self.invalidate_recordset(["holder_names"])
        return self.env._("Now with: %(names)s.", names=self.holder_names)

    def _said(self, *sentences):
        """Return the client action that tells what happened and what waits next."""
        return {
            "type": "ir.actions.client",
            "tag": "qlvb_said",
            "params": {
                "message": " ".join(filter(None, sentences)),
                "model": self._name,
                "field": self._work_field(),
                "ids": self.ids,
                "left": self._work_just_done()._left(),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _work_just_done(self):
        """Return the work item the current user finished last on these."""
        # sudo: the user's own work, done already
        mine = self.sudo().work_item_ids.filtered(
            lambda item: item.state == "done" and item.closed_by_id == self.env.user
        )
        return mine.sorted(lambda item: (item.closed_at, item.id))[-1:]

    # -- work items ------------------------------------------------------------

    def _open_work(self, *works: Work):
        """Open work items on this record and make their principals participants."""
        if not works:
            return self.env["qlvb.work.item"]
        self.ensure_one()
        items = self.env["qlvb.work.item"].sudo()
        created = items.create(
            [
                dict(items._values_of(work), **{self._work_field(): self.id})
                for work in works
            ]
        )
        self._add_participants({work.principal for work in works})
        return created

    def _cancel_open_work(self, kinds=None):
        items = self.sudo().work_item_ids.filtered(
            lambda w: w.state == "open" and (kinds is None or w.kind in kinds)
        )
        items._cancel()

    def _add_participants(self, principals):
        """Remember who has had to do with the record; nothing by default."""
