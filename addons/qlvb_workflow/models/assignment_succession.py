# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

# What ends when its holder receives the part named first.
LESSER = {"lead": ("support", "info"), "support": ("info",), "info": ()}


class QlvbAssignment(models.Model):
    """Who supports takes over the lead in one act: the lesser part ends (R96)."""

    _inherit = "qlvb.assignment"

    replaced_by_id = fields.Many2one(
        "qlvb.assignment",
        ondelete="restrict",
        index="btree_not_null",
        help="What its holder was given instead of this part.",
    )

    def _check_may_receive(self, principal):
        """Refuse to give this part to who has one here that does not end by it.

        :raise UserError: says which part it is, and what to do instead
        """
        there = self._beside().filtered(lambda a: a.principal == principal)
        if self in there:
            raise UserError(self._same_again_words())
        if stays := there.filtered(lambda a: a.role not in LESSER[self.role])[:1]:
            raise UserError(
                self.env._(
                    "%(who)s has a part of this document already: %(part)s. Choose "
                    "somebody else.",
                    who=stays._holder_name(),
                    part=stays.part_words,
                )
            )

    def _same_again_words(self) -> str:
        who = self._holder_name()
        if self.document_id._my_item("reassign", self.id):
            return self.env._(
                "%(who)s has just returned it. Choose somebody else or, if it is "
                "theirs all the same, close this dialog and press “Leave it with the "
                "unit”.",
                who=who,
            )
        return self.env._(
            "%(who)s is whom you take it back from. Choose somebody else, or close "
            "this dialog to leave it there.",
            who=who,
        )

    def _end_lesser_parts(self) -> list[str] | None:
        """End the lesser parts, beside these, of those who have received them.

        :return: what has ended, as the journal keeps it
        """
        told = []
        for part in self:
            lesser = part._beside().filtered(
                lambda a, part=part: (
                    a.principal == part.principal and a.role in LESSER[part.role]
                )
            )
            told += lesser._told()
            # sudo: the act that gives the part has checked the right to it
            lesser.sudo().replaced_by_id = part
            lesser._withdraw(untold=(part.principal,))
        return told or None

    def _progress(self) -> str | None:
        if self.replaced_by_id:
            return self.env._("now: %(part)s", part=self.replaced_by_id.part_words)
        return super()._progress()
