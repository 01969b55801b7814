# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbDocument(models.Model):
    """What the reader has to know of his own work before doing it (R18, R102)."""

    _inherit = "qlvb.document"

    my_notices = fields.Text(compute="_compute_my_notices")

    @api.depends("work_item_ids.state", "work_item_ids.urged_on")
    @api.depends_context("uid", "lang")
    def _compute_my_notices(self):
        for document in self:
            items = document._my_open_work()
            lines = [line for item in items for line in item._notices(self.env)]
            document.my_notices = "\n".join(dict.fromkeys(lines))


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    def _notices(self, env) -> list[str]:
        """Return what to tell the user of ``env``, whose open work this is."""
        notices = []
        if self.kind == "reassign":
            notices.append(
                env._(
                    "%(unit)s returns the assignment: %(reason)s",
                    unit=self.assignment_id.display_name,
                    reason=self.note or "",
                )
            )
        if self.urged_on:
            notices.append(self._urged_words(env))
        if instead_of := self.with_env(env)._on_behalf_of():
            notices.append(env._("You act in place of %s.", instead_of))
        return notices

    def _urged_words(self, env) -> str:
        urging = env["qlvb.urging"].sudo()  # sudo: of the reader's own work
        last = urging.search([("work_item_id", "=", self.id)], limit=1)
        day = self.urged_on.strftime("%d/%m/%Y")
        if not last:
            return env._("You were urged on %s.", day)
        words = env._(
            "%(who)s urged you on %(day)s.", who=last.urged_by_id.name, day=day
        )
        return f"{words} {last.note}" if last.note else words
