# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbAccessChangeItem(models.Model):
    """One record of the set: its rights before and after."""

    _name = "qlvb.access.change.item"
    _description = "Record of a change of rights"
    _log_access = False
    _order = "change_id desc, id"

    change_id = fields.Many2one(
        "qlvb.access.change", required=True, ondelete="restrict", index=True
    )
    document_id = fields.Many2one(
        "qlvb.document", ondelete="restrict", index="btree_not_null"
    )
    dossier_id = fields.Many2one(
        "qlvb.dossier", ondelete="restrict", index="btree_not_null"
    )
    before_level_id = fields.Many2one("qlvb.information.level", ondelete="restrict")
    before_restricted = fields.Boolean()
    before_keys = fields.Char()
    after_level_id = fields.Many2one("qlvb.information.level", ondelete="restrict")
    after_restricted = fields.Boolean()
    after_keys = fields.Char()
    before = fields.Char(compute="_compute_words")
    after = fields.Char(compute="_compute_words")
    operation = fields.Selection(related="change_id.operation")
    reason = fields.Char(related="change_id.reason")
    author_name = fields.Char(related="change_id.author_id.name", string="By")
    made_at = fields.Datetime(related="change_id.made_at")
    settled = fields.Char(related="change_id.settled")
    confirmed = fields.Boolean(
        compute="_compute_confirmed", search="_search_confirmed", compute_sudo=True
    )

    @api.depends("change_id.confirmed_at")
    def _compute_confirmed(self):
        for item in self:
            item.confirmed = bool(item.change_id.confirmed_at)

    def _search_confirmed(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return [("change_id.confirmed_at", "!=", False)]

    @api.depends_context("lang")
    def _compute_words(self):
        keys = {
            key
            for item in self
            for keys in (item.before_keys, item.after_keys, item._proposed_keys())
            for key in (keys or "").split()
        }
        names = self.env["qlvb.work.item"]._principal_names(keys)
        for item in self:
            item.before = item._words("before", names)
            item.after = item._words("after", names)

    def _words(self, moment, names) -> str:
        if moment == "after" and self.change_id.state == "proposed":
            level, narrowed, keys = self._proposed()
        else:
            level = self[f"{moment}_level_id"]
            narrowed, keys = self[f"{moment}_restricted"], self[f"{moment}_keys"]
        parts = (
            level.name,
            narrowed and self.env._("narrowed"),
            ", ".join(names[key] for key in (keys or "").split()),
        )
        return " · ".join(filter(None, parts))

    def _proposed(self) -> tuple:
        """Return level, whether narrowed, and keys as confirming would leave them."""
        change = self.change_id
        level = change.level_id if change.operation == "level" else self.before_level_id
        narrowed = self.before_restricted and change.operation != "restore"
        return level, narrowed, self._proposed_keys() or self.before_keys

    def _proposed_keys(self) -> str:
        """Return the keys with those that a widening would add; else nothing."""
        change = self.change_id
        if change.state != "proposed" or change.operation != "widen":
            return ""
        keys = {*(self.before_keys or "").split(), *(change.principals or ())}
        return " ".join(sorted(keys))
