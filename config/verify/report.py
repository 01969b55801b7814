# SPDX-License-Identifier: LGPL-3.0-or-later
"""The verdict, in Vietnamese, for people who check the system from outside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is at fault (event, file, package) and what is wrong with it."""

    subject: str
    problem: str


@dataclass(frozen=True, slots=True)
class Section:
    """Result of one check. `notes` are worth reading but are no fault."""

    title: str
    counts: str
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()


def render(sections: Iterable[Section]) -> Iterator[str]:
    """One line per section, one per fault, and the conclusion last."""
    total = 0
    for number, section in enumerate(sections, start=1):
        total += len(section.faults)
        yield f"{number}. {section.title}: {section.counts}"
        yield from (f"   CHÚ Ý {n.subject}: {n.problem}" for n in section.notes)
        yield from (f"   SAI {f.subject}: {f.problem}" for f in section.faults)
        if section.counts != ABSENT and not section.faults:
            yield "   ĐẠT"
    verdict = f"PHÁT HIỆN {figure(total)} SAI LỆCH" if total else "OK"
    yield f"KẾT LUẬN: {verdict}"


ABSENT = "không có"


def absent(title: str) -> Section:
    """A section whose addon is not installed."""
    return Section(title, ABSENT)


def lost(title: str, table: str) -> Section:
    """A section whose addon is installed but whose table is gone."""
    return Section(title, "mất bảng dữ liệu", (Fault(table, "bảng không còn"),))


def figure(number: int) -> str:
    """A number as Vietnamese people write it: 1.234.567."""
    return f"{number:,}".replace(",", ".")
