# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import models


class QlvbUnitChange(models.Model):
    """A right to sign comes from the head of one agency and ends with it (Điều 13)."""

    _inherit = "qlvb.unit.change"

    def _carry_out(self):
        given = self._authorities()
        agencies = {authority: authority.agency_id for authority in given}
        super()._carry_out()
        ended = given.filtered(
            lambda a: a.agency_id.valid_to or a.agency_id != agencies[a]
        )
        ended._end_before(self.effective_date)

    def _authorities(self):
        """Return the authorities of posts in the units that end or leave."""
        units = self._units_leaving()
        # sudo: the operator is shown who holds one, not what is signed by it
        return (
            self.env["qlvb.authority"]
            .sudo()
            .search(
                [
                    ("post_id.unit_id", "in", units.ids),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", self.effective_date),
                ]
            )
        )

    def _units_leaving(self):
        """Return the units that will be of another agency or of none."""
        if self._ends() or self.kind == "move":
            return self.source_ids._origin._tree()
        return self.placement_ids.filtered("part_id").unit_id._origin._tree()

    def _preview_rows(self):
        rows = super()._preview_rows()
        stays = self.kind == "move" and (
            self.source_ids.kind == "agency"
            or self.new_parent_id.agency_id == self.source_ids.agency_id
        )
        if not self.effective_date or stays:
            return rows
        if given := self._authorities():
            names = [f"{a.code} {a.post_id.display_name}" for a in given]
            names.append(
                self.env._("They are not passed on: a new decision gives a new one.")
            )
            label = self.env._("Signing authorities that end")
            rows.append((label, Markup("<br/>").join(names)))
        return rows
