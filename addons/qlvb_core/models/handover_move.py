# SPDX-License-Identifier: LGPL-3.0-or-later
"""What moves in a hand-over, kind by kind, and who answers for the giver afterwards."""

from dataclasses import replace

from odoo import api, models

from ..principal import user_principal
from .res_users_account import HeldGroup

WORK = "work:"


class ResUsers(models.Model):
    _inherit = "res.users"

    def _handover_lines(self):
        """Add drafts under way and dossiers that wait elsewhere but come back here."""
        return [
            *super()._handover_lines(),
            *self._handover_count(
                "draft",
                "qlvb.document",
                self._qlvb_draft_domain(),
                self.env._("Drafts under way"),
            ),
            *self._handover_count(
                "dossier",
                "qlvb.dossier",
                self._qlvb_made_dossier_domain(),
                self.env._("Dossiers opened"),
            ),
        ]

    def _handover_count(self, code, model, domain, label):
        groups = self.env[model].sudo()._read_group(domain, ["agency_id"], ["__count"])
        return [HeldGroup(code, agency, label, count) for agency, count in groups]

    def _qlvb_elsewhere_domain(self) -> list:
        """Return: somebody else holds it now, and may send it back to this person."""
        mine = [("state", "=", "open"), ("principal", "=", user_principal(self))]
        return [
            ("work_item_ids", "any", [("state", "=", "open")]),
            ("work_item_ids", "not any", mine),
        ]

    def _qlvb_draft_domain(self) -> list:
        """Return the drafts of this person that no hand-over has covered yet."""
        domain = [
            ("drafter_id", "=", self.id),
            ("direction", "!=", "incoming"),
            ("state", "not in", list(self.env["qlvb.document"]._end_states())),
            *self._qlvb_elsewhere_domain(),
        ]
        last = self.env["qlvb.handover.line"]._done_for(self)[:1].handover_id
        return [*domain, ("create_date", ">", last.done_at)] if last else domain

    def _qlvb_made_dossier_domain(self) -> list:
        return [("maker_id", "=", self.id), *self._qlvb_elsewhere_domain()]


class QlvbHandoverLine(models.Model):
    _inherit = "qlvb.handover.line"

    def _move(self):
        """Move this group to its receiver; addons above add their kinds.

        Called with system rights once both sides have confirmed.
        """
        if self.code.startswith(WORK):
            self._move_work(self.code.removeprefix(WORK))
        elif self.code == "dossier":
            self._move_dossiers()
        elif self.code == "draft":
            self._move_drafts()

    def _giver(self):
        return self.handover_id.giver_id

    def _move_work(self, kind):
        domain = [
            *self._giver()._qlvb_held_work_domain(),
            ("kind", "=", kind),
            ("agency_id", "=", self.agency_id.id),
        ]
        items = self.env["qlvb.work.item"].search(domain)
        items._move_to(self.receiver_id)
        self._give_dossiers(items.dossier_id)
        for item in items:
            self._moved(item._target())

    def _move_dossiers(self):
        domain = self._giver()._qlvb_made_dossier_domain()
        dossiers = self.env["qlvb.dossier"].search(
            [*domain, ("agency_id", "=", self.agency_id.id)]
        )
        self._give_dossiers(dossiers)
        for dossier in dossiers:
            self._moved(dossier)

    def _give_dossiers(self, dossiers):
        dossiers.filtered(lambda d: d.maker_id == self._giver()).write(
            {"maker_id": self.receiver_id.id}
        )

    def _move_drafts(self):
        """The drafter stays in history; what comes back goes to the receiver."""
        domain = self._giver()._qlvb_draft_domain()
        drafts = self.env["qlvb.document"].search(
            [*domain, ("agency_id", "=", self.agency_id.id)]
        )
        for draft in drafts:
            self._moved(draft)

    def _moved(self, record):
        record._add_participants({user_principal(self.receiver_id)})
        self.env["qlvb.audit.event"]._log(
            "handover.move",
            record,
            what=self.label,
            giver=self._giver(),
            receiver=self.receiver_id,
        )

    @api.model
    def _done_for(self, user):
        """Return the lines ``user`` has handed over, the last first."""
        # sudo: who answers for whom is decided by the system
        return self.sudo().search(
            [
                ("handover_id.giver_id", "=", user.id),
                ("handover_id.state", "=", "done"),
            ],
            order="id desc",
        )

    @api.model
    def _successor(self, user, record, kind):
        """Return who answers for ``user`` on ``record``, if it was handed over.

        Work of this very kind goes to whom it was given; of another kind to any
        receiver there, when the person works no more in the agency.
        """
        lines = self._done_for(user).filtered(
            lambda line: (
                line.agency_id == record.agency_id
                and line.handover_id.done_at >= record.create_date
            )
        )
        exact = lines.filtered(lambda line: line.code.removeprefix(WORK) == kind)
        if exact or (user.active and user._qlvb_posts(agency=record.agency_id)):
            return exact[:1].receiver_id
        return lines[:1].receiver_id


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    def _move_to(self, receiver):
        """Let this work wait for ``receiver`` (a ``res.users``) instead."""
        self.write({"principal": user_principal(receiver)})


class QlvbStateMachine(models.AbstractModel):
    _inherit = "qlvb.state.machine"

    def _open_work(self, *works):
        """Open work with whoever took over from the person it is meant for."""
        return super()._open_work(*(self._for_successor(work) for work in works))

    def _for_successor(self, work):
        seen = set()
        while work.principal.startswith("user:") and work.principal not in seen:
            seen.add(work.principal)
            # sudo: who answers for whom is decided by the system
            user = self.env["res.users"].sudo().browse(int(work.principal[5:]))
            lines = self.env["qlvb.handover.line"]
            if successor := lines._successor(user, self.sudo(), work.kind):
                work = replace(work, principal=user_principal(successor))
        return work
