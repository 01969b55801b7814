# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table


class QlvbDocument(models.Model):
    """What a leader does besides the first directive (Decree 30/2020 Điều 23, 24)."""

    _inherit = "qlvb.document"

    has_other_leader = fields.Boolean(
        compute="_compute_has_other_leader",
        help="Whether there is another leader to leave the directive to.",
    )

    @api.depends_context("uid")
    @api.depends("state")
    def _compute_has_other_leader(self):
        for document in self:
            presented = document.state == "presented"
            keys = [document._role_holder("leader")] if presented else []
            leaders = self.env["qlvb.post"]._persons(keys)
            document.has_other_leader = bool(leaders - self.env.user)

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "pass_to_leader",
                    ("presented",),
                    None,
                    ("direct",),
                    "document.pass_to_leader",
                ),
                Transition(
                    "direct_again",
                    ("assigned",),
                    None,
                    (),
                    "document.direct_again",
                    role="leader",
                ),
            ),
        }

    def action_pass_to_leader(self, leader_id: int, note: str | None = None):
        """Leave the directive to another leader, a deputy for one (R96).

        :raise UserError: no leader of the agency, or oneself
        :raise AccessError: not the leader it was presented to
        """
        self.ensure_one()
        self._check_transition("pass_to_leader")
        leader = self._leader(leader_id)
        item = self._my_item("direct")
        if item.principal == user_principal(leader):
            raise UserError(self.env._("It waits for this leader already."))
        work = Work("direct", user_principal(leader), item.due_date, note)
        self._transition("pass_to_leader", next_work=[work], note=note, to=leader)
        return self._said(self.env._("Passed to another leader."), self._now_with())

    def action_direct_again(
        self, directive: str, lines: list = (), seen: int | None = None
    ):
        """Add a directive to what was assigned; the first stays as it is (R98).

        Without lines it reaches whoever has the lead now. A lead among them takes the
        place of the present one, whose part ends.

        :param lines: as in ``action_direct``, with one lead at most
        :param seen: how many assignments the leader saw when writing (R259)
        :raise UserError: no directive, somebody else gave one meanwhile, a wrong line
        :raise AccessError: not a leader of the agency
        """
        self.ensure_one()
        self._check_transition("direct_again")
        if not (directive or "").strip():
            raise UserError(self.env._("Write the directive."))
        self._check_seen(seen)
        assignments = self.env["qlvb.assignment"]
        lead = self._top_lead()
        given = assignments._give(
            self, lines or lead._for_those_who_have_it(), directive, leads={0, 1}
        )
        new_lead = given.filtered(lambda a: a.role == "lead")
        if new_lead:
            new_lead._check_takes_over(lead)
            lead._withdraw()
        self._transition(
            "direct_again",
            values=new_lead._whole_values(),
            next_work=given._work(),
            note=directive,
            to=given._told(),
            replaced=new_lead._end_lesser_parts(),
        )
        return self._said(self.env._("Directive sent."), self._now_with())

    def _check_seen(self, seen):
        if seen is None or seen == len(self.assignment_ids):
            return
        last = self.assignment_ids.sorted("id")[-1:]
        raise UserError(
            self.env._(
                "%(who)s has assigned this document meanwhile. Close this dialog, read "
                "the page “Flow”, then write your directive. Nothing was sent.",
                who=last.given_by_id.name,
            )
        )

    def _top_lead(self):
        """Return the assignment of whoever answers for the whole document."""
        return self.assignment_ids.filtered(
            lambda a: a.role == "lead" and not a.parent_id and a._is_live()
        )


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _is_live(self) -> bool:
        return self.state in ("open", "passed")

    def _with_below(self):
        """Return these and everything given on from them."""
        return self.document_id.assignment_ids.filtered(
            lambda a: any(a.position.startswith(top.position) for top in self)
        )

    def _for_those_who_have_it(self) -> list[dict]:
        """Return the lines that bring a further directive to whoever leads now."""
        leads = self._with_below().filtered(
            lambda a: a.role == "lead" and a.state == "open"
        )
        return [
            {"role": "info", "unit_id": lead.unit_id.id, "user_id": lead.user_id.id}
            for lead in leads
        ]

    def _check_takes_over(self, lead):
        if self.principal == lead.principal:
            raise UserError(
                self.env._(
                    "%(who)s leads already. Leave the lead empty: the directive "
                    "reaches whoever has the work now.",
                    who=lead._holder_name(),
                )
            )

    def _withdraw(self, untold: tuple = ()):
        """End these and all below, with what waits of them; their holders are told.

        :param untold: principals who learn it otherwise
        """
        ended = self._with_below().filtered(lambda a: a._is_live())
        # sudo: the act that withdraws has checked the right to it
        items = self.env["qlvb.work.item"].sudo()
        waiting = items.search(
            [("assignment_id", "in", ended.ids), ("state", "=", "open")]
        )
        waiting._cancel()
        ended._close("cancelled")
        ended.filtered(lambda a: a.principal not in untold)._tell_withdrawn()

    def _tell_withdrawn(self):
        persons = self.env["qlvb.post"]._persons(self.mapped("principal"))
        self.env["res.users"]._qlvb_tell_each(
            persons - self.env.user,
            lambda env: (
                env._("Assignment taken back"),
                env._(
                    "%(who)s has given work of yours to somebody else. It is no longer "
                    "on your desk.",
                    who=self.env.user.name,
                ),
            ),
            "ban-lam-viec",
        )
