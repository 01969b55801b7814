# SPDX-License-Identifier: LGPL-3.0-or-later
"""One defect at a time: what is changed in which paper, and the clause it breaks.

Clauses are those of NĐ 30/2020/NĐ-CP, Phụ lục I, phần I (or Phụ lục III, or a Điều).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .paper import Paper


@dataclass(frozen=True)
class Defect:
    """``code`` is the checker's own, ``where`` some of the words of the place.

    ``media`` is in which kinds of file it is planted, ``mechanical`` tells that one
    click mends it.
    """

    name: str
    paper: str
    clause: str
    code: str
    plant: Callable[[Paper], None]
    media: tuple[str, ...] = ("docx",)
    where: str = ""
    mechanical: bool = False

    def of(self, paper: Paper) -> Paper:
        """A copy of a lawful paper with the defect."""
        planted = paper.copy()
        self.plant(planted)
        return planted


DEFECTS: list[Defect] = []


def defect(name, paper, clause, code, plant, *, media="docx", where="", mend=False):
    """Add one to the set."""
    DEFECTS.append(
        Defect(
            f"{name}@{paper}",
            paper,
            clause,
            code,
            plant,
            tuple(media.split("+")),
            where,
            mend,
        )
    )


def look(role: str, **changes) -> Callable[[Paper], None]:
    return lambda paper: paper.restyle(role, **changes) and None


def at(role: str, index: int, **changes) -> Callable[[Paper], None]:
    """Change the look of one paragraph of the body."""

    def plant(paper: Paper) -> None:
        part = paper.parts(role)[index]
        part.look = replace(paper.look_of(part), **changes)

    return plant


def words(role: str, index: int, old: str, new: str) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        part = paper.parts(role)[index]
        assert old in part.text, (old, part.text)
        part.text = part.text.replace(old, new, 1)

    return plant


def put(**changes) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        for name, value in changes.items():
            assert hasattr(paper, name)
            setattr(paper, name, value)

    return plant


def page(**changes) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        paper.page = replace(paper.page, **changes)

    return plant


def numbers(**changes) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        paper.numbers = replace(paper.numbers, **changes)

    return plant


def copies(*lines: str) -> Callable[[Paper], None]:
    return lambda paper: setattr(paper, "to", list(lines))


def named(text: str) -> Callable[[Paper], None]:
    return lambda paper: setattr(paper.signers[0], "name", text)


def titled(*lines: str) -> Callable[[Paper], None]:
    return lambda paper: setattr(paper.signers[0], "titles", list(lines))


def extra(**changes) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        for name, value in changes.items():
            setattr(paper.attachments[0], name, value)

    return plant
