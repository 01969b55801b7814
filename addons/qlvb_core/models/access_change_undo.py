# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbAccessChange(models.Model):
    """Undoing a change instead of confirming it: a recorded change of its own."""

    _inherit = "qlvb.access.change"

    operation = fields.Selection(
        selection_add=[("undo", "Undo a change of rights")],
        ondelete={"undo": "cascade"},
    )
    undone_id = fields.Many2one(
        "qlvb.access.change",
        string="Undoes",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    can_undo = fields.Boolean(compute="_compute_can_undo")

    @api.depends("state", "confirmed_at")
    @api.depends_context("uid")
    def _compute_can_undo(self):
        for change in self:
            change.can_undo = change.is_warden and change._is_undoable()

    def _is_undoable(self) -> bool:
        """Return whether it waits, and nothing was changed on top of it."""
        if self.state != "done" or self.confirmed_at or self.operation == "undo":
            return False
        items = self.sudo().item_ids
        later = self.env["qlvb.access.change.item"].sudo()
        return not later.search_count(
            [
                ("change_id", ">", self.id),
                ("change_id.state", "in", ("pending", "done")),
                "|",
                ("document_id", "in", items.document_id.ids),
                ("dossier_id", "in", items.dossier_id.ids),
            ],
            limit=1,
        )

    def action_undo(self):
        """Put back, as the competent person, what stood before this change.

        :raise AccessError: somebody else
        :raise UserError: confirmed or undone already, or changed again since
        """
        self.ensure_one()
        self.check_access("read")
        self._check_warden()
        # sudo: the competent person, checked above
        change = self.sudo()
        change.lock_for_update()
        if not change._is_undoable():
            raise UserError(
                self.env._(
                    "This change was confirmed, or the rights were changed again "
                    "since. Change the rights as they should be."
                )
            )
        undoing = self._begin(
            {link: change._targets(link) for link in change._links()},
            operation="undo",
            undone_id=self.id,
            reason=self.env._("Undone: %(reason)s", reason=change.reason),
            instrument=change.instrument,
        )
        change._confirm()
        # who undoes is who would be warned of it
        undoing._confirm()

    def _apply_undo(self, records):
        """Put each record back, those alike together."""
        link = records._work_field()
        befores = self.undone_id.item_ids.filtered(lambda i: i[link] in records)
        for (level, narrowed, keys), items in befores._alike().items():
            alike, named = items[link], (keys or "").split()
            alike._set_level(level)
            participants = self.env["qlvb.participant"]
            if named:
                participants._grant(alike, named)
            participants._take_back(alike, keep=named)
            alike._set_narrowed(narrowed)


class QlvbAccessChangeItem(models.Model):
    _inherit = "qlvb.access.change.item"

    def _alike(self):
        """Return the items by what stood before: level, narrowed, named keys."""
        return self.grouped(
            lambda item: (
                item.before_level_id,
                item.before_restricted,
                item.before_keys,
            )
        )
