# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Command

PROPOSED = {
    "new_name": "name",
    "new_code": "code",
    "new_organ_id": "organ_id",
    "new_superior_name": "superior_name",
}


class QlvbUnitChange(models.Model):
    """What the form fills in by itself: what is known is not asked."""

    _inherit = "qlvb.unit.change"

    @api.onchange("kind")
    def _onchange_kind(self):
        """Take back what was proposed for a renaming that is none any more."""
        unit = self.source_ids[:1]
        for new, fact in PROPOSED.items():
            if self.kind != "rename" and self[new] == unit[fact]:
                self[new] = False

    @api.onchange("source_ids", "kind")
    def _onchange_source_ids(self):
        unit = self.source_ids[:1]
        for new, fact in PROPOSED.items() if self.kind == "rename" else ():
            self[new] = unit[fact]
        self.new_kind = unit.kind or self.new_kind
        if self.kind == "merge" and not self.source_ids._differ_in("parent_id"):
            self.new_parent_id = unit.parent_id

    def action_list_parts(self):
        """List the departments and posts of the units, to say where each goes."""
        self.ensure_one()
        self.check_access("write")
        known = self.placement_ids
        goal = self.part_ids.filtered("is_heir")[:1] if not self.old_continues else None
        lines = [
            {"unit_id": unit.id} for unit in self.source_ids.child_ids - known.unit_id
        ]
        if self.kind == "split":
            posts = self.source_ids._posts_now() - known.post_id
            lines += [{"post_id": post.id} for post in posts]
        self.placement_ids = [
            Command.create({**line, "part_id": goal and goal.id}) for line in lines
        ]
