# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class QlvbAccessControlled(models.AbstractModel):
    """How the newest change of one record's rights is taken back, also once decided."""

    _inherit = "qlvb.access.controlled"

    can_undo_access = fields.Boolean(compute="_compute_undo_access")
    undo_access_note = fields.Char(compute="_compute_undo_access")

    @api.depends_context("uid", "lang")
    def _compute_undo_access(self):
        standing = self._standing_changes()
        for record in self:
            mine = standing.filtered(lambda i, r=record: i[self._work_field()] == r)
            changes = mine.change_id.sorted("id")
            newest = changes[-1:]
            record.can_undo_access = newest.item_count == 1 and newest.can_undo
            answers = newest.is_warden or record.can_change_access
            record.undo_access_note = answers and changes._undo_note_of_record(newest)

    def _standing_changes(self):
        """Return the items of what changed these records and is not undone."""
        # sudo: whoever reads the record reads what happened to its rights
        return (
            self.env["qlvb.access.change.item"]
            .sudo()
            .search(
                Domain(self._work_field(), "in", self.ids)
                & Domain("change_id.state", "=", "done")
                & Domain("change_id.operation", "!=", "undo")
                & Domain("change_id.undoing_ids", "=", False)
            )
        )

    def action_undo_access(self):
        """Undo, as the competent person, the newest change of this record alone."""
        self.ensure_one()
        self.check_access("read")
        changes = self._standing_changes().change_id.sorted("id")
        newest = changes[-1:].with_env(self.env)
        if newest.item_count != 1:
            raise UserError(self.env._("Open the change of the whole set to undo it."))
        return newest.action_undo()
