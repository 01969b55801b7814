# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

# Work that is an assignment itself; the others decide on the one of somebody else.
ASSIGNED = ("handle", "pass_on", "give_opinion")


class QlvbDocument(models.Model):
    """What the reader has to know of his own work before doing it (R18, R102)."""

    _inherit = "qlvb.document"

    my_notices = fields.Text(compute="_compute_my_notices")
    my_task = fields.Text(
        compute="_compute_my_notices",
        help="What the reader has to do, until when and given by whom: the deadline of "
        "the document may be another.",
    )

    @api.depends("work_item_ids.state", "work_item_ids.urged_on")
    @api.depends_context("uid", "lang")
    def _compute_my_notices(self):
        items = self._my_open_work()
        urgings = items._last_urgings()
        asked = items._extensions_asked()
        by_document = items.grouped("document_id")
        nothing = items.browse()
        for document in self:
            mine = by_document.get(document._origin, nothing)
            lines = [
                line
                for item in mine
                for line in item._notices(self.env, urgings.get(item), asked.get(item))
            ]
            tasks = [i._task_words(self.env) for i in mine if i._is_assigned()]
            document.my_notices = "\n".join(dict.fromkeys(lines))
            document.my_task = "\n".join(dict.fromkeys(tasks))


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    def _last_urgings(self) -> dict:
        """Return of each that was urged the last urging, in one query."""
        urged = self.filtered("urged_on")
        # sudo: of the reader's own work
        urgings = self.env["qlvb.urging"].sudo()
        found = urgings.search([("work_item_id", "in", urged.ids)], order="id")
        return {urging.work_item_id: urging for urging in found}

    def _extensions_asked(self) -> dict:
        """Return of each work that decides on one the extension, in one query."""
        deciding = self.filtered(lambda item: item.kind == "decide_extension")
        # sudo: of the reader's own work
        extensions = self.env["qlvb.extension"].sudo()
        found = extensions.search(
            [
                ("assignment_id", "in", deciding.assignment_id.ids),
                ("state", "=", "asked"),
            ]
        ).grouped("assignment_id")
        return {
            item: found[a] for item in deciding if (a := item.assignment_id) in found
        }

    def _notices(self, env, urging, extension) -> list[str]:
        """Return what to tell the user of ``env``, whose open work this is.

        :param urging: the last one of it, if any
        :param extension: the one it decides on, if it does
        """
        notices = []
        if extension:
            notices.append(extension._asked_words(env))
        if self.kind == "reassign":
            notices.append(
                env._(
                    "%(unit)s returns the assignment: %(reason)s",
                    unit=self.assignment_id.display_name,
                    reason=self.note or "",
                )
            )
        if self.urged_on:
            notices.append(self._urged_words(env, urging))
        if instead_of := self.with_env(env)._on_behalf_of():
            notices.append(env._("You act in place of %s.", instead_of))
        return notices

    def _is_assigned(self) -> bool:
        return self.kind in ASSIGNED and bool(self.assignment_id)

    def _task_words(self, env) -> str:
        """Return "Lead: due 04/12/2026, given by Lê Văn Hải"."""
        given = self.assignment_id
        roles = given._fields["role"]._description_selection(env)
        return env._(
            "%(part)s: due %(due)s, given by %(giver)s",
            part=dict(roles)[given.role],
            due=self._due_words(),
            giver=given.with_env(env)._directed_by(),
        )

    def _urged_words(self, env, urging) -> str:
        day = self.urged_on.strftime("%d/%m/%Y")
        if not urging:
            return env._("You were urged on %s.", day)
        words = env._(
            "%(who)s urged you on %(day)s.", who=urging.urged_by_id.name, day=day
        )
        return f"{words} {urging.note}" if urging.note else words
