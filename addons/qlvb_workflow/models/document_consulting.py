# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table


class QlvbDocument(models.Model):
    """The handler asks others of the agency for their opinion (Điều 24, R104)."""

    _inherit = "qlvb.document"

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "consult", ("assigned",), None, ("handle",), "document.consult"
                ),
            ),
        }

    def action_consult(
        self, question: str, lines: list, assignment_id: int | None = None
    ):
        """Ask units or persons of the agency for an opinion, by the handler's own date.

        :param lines: mappings of ``unit_id`` or ``user_id``, and ``due_date``
        :param assignment_id: which of the caller's assignments, the first if None
        :raise UserError: no question, nobody chosen, later than one's own due date
        :raise AccessError: not the handler
        """
        self.ensure_one()
        self._check_transition("consult")
        if not (question or "").strip():
            raise UserError(self.env._("Write what you ask."))
        item = self._item_or_refuse("handle", assignment_id)
        given = self.env["qlvb.assignment"]._give(
            self,
            lines,
            question.strip(),
            item.assignment_id,
            role="support",
            inside=self.env["qlvb.assignment"],
        )
        given.is_question = True
        self._transition(
            "consult",
            closes=self.env["qlvb.work.item"],
            next_work=given._work(),
            note=question.strip(),
            to=given._told(),
        )
        return self._said(self.env._("Asked for opinions."), self._now_with())
