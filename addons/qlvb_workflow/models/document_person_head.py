# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import replace

from odoo import models

AS_A_UNIT = ("pass_on", "return_assignment")
IN_PERSON = ("handle", "give_opinion")


class QlvbDocument(models.Model):
    """A head who is named in person acts as if the unit were (R100-R102).

    The work may be done by the head alone; it may as well be passed on to the people
    of the units headed, or returned to who gave it.
    """

    _inherit = "qlvb.document"

    def _transition_table(self):
        rows = super()._transition_table()
        wider = {
            action: replace(rows[action], work=(*rows[action].work, *IN_PERSON))
            for action in AS_A_UNIT
        }
        return {**rows, **wider}

    def _entitles(self, step, kinds):
        if step.action in AS_A_UNIT and "pass_on" not in kinds:
            return bool(kinds.intersection(IN_PERSON) and self._work_of_heads())
        return super()._entitles(step, kinds)

    def _my_item(self, kind, assignment_id=None):
        item = super()._my_item(kind, assignment_id)
        if item or kind != "pass_on":
            return item
        items = self._work_of_heads()
        if assignment_id:
            items = items.filtered(lambda i: i.assignment_id.id == assignment_id)
        return items[:1]

    def _work_of_heads(self):
        """Return my open work that a person who heads a unit was given.

        Of work that was lent, only what was lent for passing it on.
        """

        def may_pass_on(item):
            lent = item._stand_in()
            return not lent or "pass_on" in lent.kinds

        return self._my_open_work(IN_PERSON).filtered(
            lambda item: item.assignment_id._own_units() and may_pass_on(item)
        )

    def _item_or_refuse(self, kind, assignment_id):
        """What is passed on, or returned, is no result: it is followed up as such."""
        item = super()._item_or_refuse(kind, assignment_id)
        if kind == "pass_on" and item.kind != kind:
            item.kind = kind
        return item


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _own_units(self):
        """Return the units whose people and parts the holder may pass it on to."""
        if not self.user_id:
            return self.unit_id._in_charge()
        return self.user_id._qlvb_headed_for(self.document_id.acting_agency_id)


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_headed_for(self, agency):
        """Return the departments this person heads in an agency or in its office."""
        return self._qlvb_headed_departments().filtered(
            lambda unit: agency in unit.agency_id | unit.agency_id.drafts_for_id
        )


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    def _is_directed_by(self, agency) -> bool:
        """Return whether ``agency`` gives this unit work: its own, or its office's."""
        if agency in self.agency_id._with_predecessors():
            return True
        return bool(
            self.env["qlvb.receiver"].search_count(
                [("agency_id", "=", agency._in_charge().id), ("unit_id", "=", self.id)],
                limit=1,
            )
        )
