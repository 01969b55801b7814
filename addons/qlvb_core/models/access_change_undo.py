# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class QlvbAccessChange(models.Model):
    """Undoing a change, confirmed or not: a recorded change of its own."""

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
    undoing_ids = fields.One2many("qlvb.access.change", "undone_id")
    can_undo = fields.Boolean(compute="_compute_can_undo")
    undo_note = fields.Char(compute="_compute_can_undo")
    settled = fields.Char(
        string="Confirmed or undone",
        compute="_compute_settled",
        help="By the competent person; an undoing needs no confirmation.",
    )

    @api.depends("state", "undoing_ids")
    @api.depends_context("uid", "lang")
    def _compute_can_undo(self):
        for change in self:
            stands = change.is_warden and change._stands()
            later = change._later_change() if stands else change.browse()
            change.can_undo = stands and not later
            change.undo_note = change._undo_words(later) if later else False

    def _stands(self) -> bool:
        """Return whether it is in effect and not undone, confirmed or not."""
        done = self.state == "done" and self.operation != "undo"
        return done and not self.undoing_ids

    def _is_undoable(self) -> bool:
        """Return whether it stands, and nothing stands on top of it."""
        return self._stands() and not self._later_change()

    def _later_change(self):
        """Return the newest change made on top of this one that is in effect.

        One that was undone is not, nor what undid it.
        """
        # sudo: which changes there were of what this one changed
        items = self.sudo().item_ids
        in_effect = Domain("state", "=", "pending") | (
            Domain("state", "=", "done")
            & Domain("operation", "!=", "undo")
            & Domain("undoing_ids", "=", False)
        )
        same = Domain("document_id", "in", items.document_id.ids) | Domain(
            "dossier_id", "in", items.dossier_id.ids
        )
        later = Domain("change_id", ">", self.id) & Domain(
            "change_id", "any", in_effect
        )
        return items.search(later & same, order="id desc", limit=1).change_id

    def _undo_words(self, later) -> str:
        """Return why this change is not undone now, and what to do."""
        when = fields.Datetime.context_timestamp(self, later.made_at)
        return self.env._(
            "%(who)s changed the rights again on %(when)s. Undo that change first.",
            when=when.strftime("%d/%m/%Y %H:%M"),
            who=later.author_id.name,
        )

    def _undo_note_of_record(self, newest) -> str | bool:
        """Return how the newest of these changes of one record is reversed."""
        if not newest or newest.undo_note:
            return newest.undo_note
        if newest.is_warden and newest.item_count > 1:
            return self.env._(
                "The newest change is of a whole set: open it under “Changes of "
                "rights” to undo it."
            )
        words = [newest._newest_words(), newest._reverse_words()]
        if newest.settled:
            words.insert(1, f"{newest.settled}.")
        if newest.can_undo and len(self) > 1:
            words.append(
                self.env._(
                    "Undone one by one, the newest first; then the one before it."
                )
            )
        return " ".join(words)

    def _newest_words(self) -> str:
        labels = dict(self._fields["operation"]._description_selection(self.env))
        when = fields.Datetime.context_timestamp(self, self.made_at)
        return self.env._(
            "Newest change: %(what)s (%(who)s, %(when)s).",
            what=labels[self.operation],
            who=self.author_id.name,
            when=when.strftime("%d/%m/%Y %H:%M"),
        )

    @api.depends("confirmed_at", "self_decided", "undoing_ids", "operation")
    @api.depends_context("lang")
    def _compute_settled(self):
        for change in self:
            change.settled = change._settled_words()

    def _settled_words(self) -> str | bool:
        if not self.confirmed_at or self.operation == "undo":
            return False
        if self.undoing_ids:
            return self.env._("Undone by %(who)s", who=self.undoing_ids.author_id.name)
        if self.self_decided:
            return self.env._("Decided by the competent person")
        return self.env._("Confirmed by %(who)s", who=self.confirmed_by_id.name)

    def action_undo(self):
        """Put back, as the competent person, what stood before this change.

        :raise AccessError: somebody else
        :raise UserError: undone already, or changed again since
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
                    "This change was undone, or the rights were changed again "
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
        change._settle()
        self.env["qlvb.audit.event"]._log("access.undone", self, note=change.reason)
        # who undoes is who would be warned of it, also of units that differ
        undoing._settle()
        return self.env["qlvb.document"]._said(
            self.env._("Undone: the rights are what they were before.")
        )

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
