# SPDX-License-Identifier: LGPL-3.0-or-later
"""The roles that the pieces of a layout play."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..reading.vocabulary import LETTER
from .model import Layout, Piece
from .roles import Role


@dataclass
class Components:
    """The roles of the pieces of a layout.

    ``type_name`` is as in Điều 7, empty when it is not told; ``normative`` tells that
    the year stands in the number; ``attached_only`` that the file is an appendix or a
    regulation without head and signature.
    """

    layout: Layout
    roles: dict[int, Role] = field(default_factory=dict)
    type_name: str = ""
    normative: bool = False
    party: bool = False
    attached_only: bool = False

    def of(self, *wanted: Role) -> list[Piece]:
        """The pieces of these roles in order."""
        return [p for p in self.layout.pieces if self.role(p) in wanted]

    def first(self, role: Role) -> Piece | None:
        return next(iter(self.of(role)), None)

    def role(self, piece: Piece) -> Role:
        return self.roles.get(id(piece), Role.OTHER)

    def give(self, pieces: Iterable[Piece], role: Role) -> None:
        for piece in pieces:
            self.roles[id(piece)] = role

    @property
    def is_letter(self) -> bool:
        return self.type_name == LETTER
