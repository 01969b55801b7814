# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Command


class QlvbUnitChange(models.Model):
    """What the form fills in by itself: what is known is not asked."""

    _inherit = "qlvb.unit.change"

    @api.onchange("source_ids", "kind")
    def _onchange_source_ids(self):
        unit = self.source_ids[:1]
        renames = self.kind == "rename"
        self.new_name = unit.name if renames else False
        self.new_code = unit.code if renames else False
        self.new_organ_id = unit.organ_id if renames else False
        self.new_superior_name = unit.superior_name if renames else False
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
