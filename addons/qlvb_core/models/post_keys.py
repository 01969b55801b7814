# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from ..principal import member_principal, role_principal


class QlvbPost(models.Model):
    """Which keys posts answer to, those of ended units too (docs/rights.md, R9)."""

    _inherit = "qlvb.post"

    def _principals(self) -> set[str]:
        """Return every key of these posts."""
        return self._own_keys() | self._heir_keys()

    def _inherited_principals(self) -> set[str]:
        """Return the keys taken over from others: they open nothing narrowed."""
        return self._heir_keys() - self._own_keys()

    def _own_keys(self) -> set[str]:
        """Return the keys of the posts' units, and those held before elsewhere."""
        keys = self._keys_in(lambda unit: unit)
        for user, posts in self.grouped("user_id").items():
            keys |= posts._held_keys(user)
        return keys

    def _heir_keys(self) -> set[str]:
        """Return the keys of what these posts' units have taken over, and their own."""
        return self._keys_in(lambda unit: unit._with_inherited())

    def _keys_in(self, reach) -> set[str]:
        keys = {
            role_principal(role.code, unit)
            for post in self
            for role in post.role_ids
            for unit in reach(post._place_of(role))
        }
        return keys | {
            member_principal(unit) for unit in reach(self._working().unit_id)
        }

    def _place_of(self, role):
        return self.agency_id if role.scope == "agency" else self.unit_id

    def _held_keys(self, user) -> set[str]:
        """Return the keys of ended units that ``user`` held there to the end.

        Who works in what came out of a unit stays one of its former members, also
        where the papers did not go; its head goes on as the heir's head only.
        """
        # sudo: a person's own history of posts
        held = user.sudo().qlvb_post_ids.filtered(lambda p: p._held_to_the_end())
        if not held:
            return set()
        came_from = self._working().unit_id._with_predecessors()
        members = held._working().unit_id & came_from
        keys = {member_principal(unit) for unit in members}
        offices = held._unit_role_keys() & self._heir_keys()
        return keys | offices

    def _held_to_the_end(self) -> bool:
        """Return whether the unit of this post has ended while it was in force."""
        last = self.unit_id.valid_to
        return bool(last) and self._holds_on(last)

    def _unit_role_keys(self) -> set[str]:
        return {
            role_principal(role.code, post.unit_id)
            for post in self
            for role in post.role_ids
            if role.scope == "unit"
        }
