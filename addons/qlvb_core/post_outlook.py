# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a person loses, keeps and gets by a change of posts, told before it is done."""

from collections.abc import Iterator


class PostOutlook:
    """Compares the offices of posts that end with those of a new post.

    :param env: the environment, for words and for who else heads a unit
    :param posts: the ``qlvb.post`` that end
    :param unit: the ``qlvb.unit`` of the new post; None for no new post
    :param roles: the ``qlvb.role`` of the new post
    """

    def __init__(self, env, posts, unit=None, roles=()):
        self.env = env
        self.posts = posts
        self.old = {
            (role, post._place_of(role)) for post in posts for role in post.role_ids
        }
        self.new = {
            (role, unit.agency_id if role.scope == "agency" else unit)
            for role in roles
            if unit
        }

    def lines(self) -> Iterator[str]:
        """Yield one line for each thing to tell."""
        for words, offices in (
            (self.env._("no longer: %s"), self.old - self.new),
            (self.env._("still: %s"), self.old & self.new),
            (self.env._("new: %s"), self.new - self.old),
        ):
            if offices:
                yield words % self._names(offices)
        if self.new:
            yield self.env._(
                "still readable: what the person drafted or handled in person; narrow "
                "the rights on what must be closed"
            )
        for unit in self.units_without_head():
            yield self.env._(
                "%(unit)s is left without a head: nobody passes on there what comes "
                "in. Appoint one.",
                unit=unit.name,
            )

    def _names(self, offices) -> str:
        ordered = sorted(offices, key=lambda office: (office[0].sequence, office[0].id))
        return ", ".join(f"{role.name} ({place.name})" for role, place in ordered)

    def units_without_head(self) -> list:
        """Return the units whose last head this is."""
        left = [place for role, place in self.old - self.new if role.code == "head"]
        return [unit for unit in left if not self._other_heads(unit)]

    def _other_heads(self, unit):
        return (
            self.env["qlvb.post"]
            .sudo()
            .search_count(
                [
                    ("unit_id", "=", unit.id),
                    ("role_ids.code", "=", "head"),
                    ("in_force", "=", True),
                    ("user_id.active", "=", True),
                    ("id", "not in", self.posts.ids),
                ],
                limit=1,
            )
        )
