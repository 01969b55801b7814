# SPDX-License-Identifier: LGPL-3.0-or-later
"""Appendices (Phụ lục I, mục III.1)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..components import Components
from ..findings import Finding
from ..model import Piece
from ..roles import APPENDIX, APPENDIX_JOINED, Role
from .clauses import clause
from .roman import number_value

_CLAUSE = clause("III.1")
# Lines below the label in which its title and note stand.
_BELOW = 7
_MENTIONED = re.compile(r"\b(phu luc|kem theo|dinh kem|gui kem)\b")


def check_appendices(found: Components) -> Iterator[Finding]:
    """Roman numbers in order, and a page of its own for each."""
    labels = found.of(Role.APPENDIX_LABEL)
    if not labels:
        return
    numbers = [_number(p) for p in labels]
    yield from _numbering(labels, numbers)
    yield from _joined(labels)
    yield from _unmentioned(labels, found)
    yield from _counted(labels, found)
    yield from _order(labels, numbers)
    yield from _parts(labels, found)
    shared = [p for p in labels if not p.opens_page and p is not found.layout.pieces[0]]
    if shared:
        yield Finding(
            "appendix.page",
            _CLAUSE,
            "Mỗi phụ lục phải bắt đầu ở trang riêng.",
            tuple(p.place for p in shared),
            repairable=not found.layout.fixed,
        )


def _numbering(labels: Sequence[Piece], numbers: Sequence[str]) -> Iterator[Finding]:
    arabic = [p for p, n in zip(labels, numbers, strict=True) if n.isdigit()]
    if arabic:
        yield Finding(
            "appendix.number",
            _CLAUSE,
            f"“{arabic[0].text}”: số thứ tự phụ lục phải ghi bằng chữ số La Mã.",
            tuple(p.place for p in arabic),
            arabic[0].text,
        )
    bare = [p for p, n in zip(labels, numbers, strict=True) if not n]
    if bare and len(labels) > 1:
        yield Finding(
            "appendix.unnumbered",
            _CLAUSE,
            "Văn bản có từ hai phụ lục trở lên phải đánh số thứ tự phụ lục.",
            tuple(p.place for p in bare),
        )


def _joined(labels: Sequence[Piece]) -> Iterator[Finding]:
    joined = [p for p in labels if _is_joined(p)]
    if joined:
        yield Finding(
            "appendix.line",
            _CLAUSE,
            "Từ “Phụ lục” và số thứ tự phải ở một dòng riêng, tên phụ lục ở dòng dưới.",
            tuple(p.place for p in joined),
            joined[0].text[:30],
        )


def _is_joined(piece: Piece) -> bool:
    return bool(APPENDIX_JOINED.match(piece.text))


def _unmentioned(labels: Sequence[Piece], found: Components) -> Iterator[Finding]:
    """The text says that there is an appendix."""
    if found.attached_only:
        return
    pieces = found.layout.pieces
    text = " ".join(p.folded for p in pieces[: pieces.index(labels[0])])
    if not _MENTIONED.search(text):
        yield Finding(
            "appendix.unmentioned",
            _CLAUSE,
            "Văn bản có phụ lục kèm theo thì trong nội dung phải có chỉ dẫn về phụ "
            "lục đó.",
            (labels[0].place,),
        )


def _counted(labels: Sequence[Piece], found: Components) -> Iterator[Finding]:
    """The pages of each appendix are numbered from 1."""
    wrong = (_printed if found.layout.fixed else _written)(labels, found)
    sections = [p.sheet for p in found.layout.pieces if p.opens_page]
    own = all(sections.count(p.sheet) == 1 and p.sheet for p in wrong)
    if wrong:
        yield Finding(
            "appendix.pages",
            _CLAUSE,
            "Số trang của phụ lục phải được đánh riêng theo từng phụ lục, từ số 1.",
            tuple(p.place for p in wrong),
            repairable=own and not found.layout.fixed,
        )


def _printed(labels: Sequence[Piece], found: Components) -> list[Piece]:
    """Appendices on whose pages another number stands than that counted from them."""
    numbers = {n.place.page: n.text for n in found.layout.numbers if n.text.isdigit()}
    starts = [p.sheet for p in labels]
    ends = [*starts[1:], found.layout.pages]
    return [
        label
        for label, start, end in zip(labels, starts, ends, strict=True)
        if label.opens_page
        and start
        and any(
            int(numbers[page]) != page - start + 1
            for page in range(start, end)
            if page in numbers
        )
    ]


def _written(labels: Sequence[Piece], found: Components) -> list[Piece]:
    """Appendices that go on counting, in the section above or one of their own."""
    layout = found.layout
    if not layout.numbers:
        return []
    return [
        p
        for above, p in pairwise(layout.pieces)
        if p in labels
        and p.opens_page
        and not (p.sheet != above.sheet and layout.sheets[p.sheet].restarts)
    ]


def _parts(labels: Sequence[Piece], found: Components) -> Iterator[Finding]:
    """Below each its title, and the line that says to what it belongs."""
    for role, code, what in (
        (Role.APPENDIX_TITLE, "title", "tên phụ lục"),
        (Role.APPENDIX_NOTE, "note", "dòng “(Kèm theo …)”"),
    ):
        without = [
            p
            for p in labels
            if not _has_below(p, role, found)
            and not (role is Role.APPENDIX_TITLE and _is_joined(p))
        ]
        if without:
            yield Finding(
                f"appendix_{code}.missing",
                _CLAUSE,
                f"Dưới “{without[0].text}” thiếu {what}.",
                tuple(p.place for p in without),
            )


def _has_below(label: Piece, role: Role, found: Components) -> bool:
    pieces = found.layout.pieces
    start = next(i for i, p in enumerate(pieces) if p is label) + 1
    for piece in pieces[start : start + _BELOW]:
        if found.role(piece) in (role, Role.APPENDIX_LABEL):
            return found.role(piece) is role
    return False


def _order(labels: Sequence[Piece], numbers: Sequence[str]) -> Iterator[Finding]:
    values = [number_value(n) for n in numbers]
    if len(values) < 2 or 0 in values:
        return
    wrong = [
        p
        for p, v, wanted in zip(labels, values, range(1, len(values) + 1), strict=True)
        if v != wanted
    ]
    if wrong:
        yield Finding(
            "appendix.order",
            _CLAUSE,
            f"Số thứ tự phụ lục không liên tục từ I (“{wrong[0].text}”).",
            tuple(p.place for p in wrong),
            wrong[0].text,
        )


def _number(piece: Piece) -> str:
    match = APPENDIX.match(piece.text) or APPENDIX_JOINED.match(piece.text)
    return (match.group("number") or "").upper() if match else ""
