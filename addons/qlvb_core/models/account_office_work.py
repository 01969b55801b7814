# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class QlvbAccount(models.Model):
    """A committee's work with a unit of its office stays with a head who sees it.

    The head of such a unit needs two posts: the one there, and one at the committee.
    """

    _inherit = "qlvb.account"

    def _work_without_holder(self, posts, new) -> list[str]:
        unseen = self._office_work_unseen(posts, new)
        # sudo: names of units and of their heads
        names = self.env["qlvb.work.item"].sudo()._principal_names(unseen).values()
        return sorted({*super()._work_without_holder(posts, new), *names})

    def _office_work_unseen(self, posts, new) -> set[str]:
        """Return the heads whose work nobody sees any more once ``posts`` end."""
        # sudo: only whether somebody holds both posts is asked
        persons = posts.sudo().user_id
        own = persons.qlvb_post_ids.filtered("in_force")
        units = own.unit_id.filtered("agency_id.drafts_for_id")
        agencies = units.agency_id | units.agency_id.drafts_for_id
        before = self.env["qlvb.post"].sudo()
        before = before.search(
            [
                ("in_force", "=", True),
                ("agency_id", "in", agencies.ids),
                ("user_id.active", "=", True),
            ]
        )
        unseen = set()
        for unit in units:
            key = unit._role_principal("head")
            stay = persons if key in new else persons.browse()
            left = self._who_sees(before - posts, unit, stay)
            if self._who_sees(before, unit, stay) and not left:
                unseen.add(key)
        committees = units.agency_id.drafts_for_id
        groups = (
            self.env["qlvb.work.item"]
            .sudo()
            ._read_group(
                [
                    ("principal", "in", sorted(unseen)),
                    ("state", "=", "open"),
                    ("agency_id", "in", committees.ids),
                ],
                ["principal"],
            )
        )
        return {key for (key,) in groups}

    def _who_sees(self, posts, unit, heads):
        """Return who heads ``unit``, or is of ``heads``, and works at the committee."""
        key = unit._role_principal("head")
        heads |= posts.filtered(lambda post: key in post._principals()).user_id
        at_committee = posts.filtered(
            lambda post: post.agency_id == unit.agency_id.drafts_for_id
        )
        return at_committee._working().user_id & heads
