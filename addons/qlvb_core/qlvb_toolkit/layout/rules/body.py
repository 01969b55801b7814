# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the text is set: edges, indents, lines and gaps (Phụ lục I, mục II.6)."""

import re
from collections.abc import Iterator, Sequence

from ..components import Components
from ..findings import Finding
from ..metrics import SINGLE_LINE, width_of_spans
from ..model import Align, Piece
from ..roles import Role
from .clauses import clause

_CLAUSE = clause("II.6.e")
# 1 cm or 1.27 cm, as typed by hand or measured on paper.
INDENT = (9.4, 13.4)
SPACING = (0.97, 1.53)
# Points between paragraphs, less what printing rounds.
GAP = 6.0
_ROUNDING = 0.6
# Millimetres of text from which on a paragraph surely has more than one line.
_TWO_LINES = 200.0
_LONG = 120
_SURELY_LONG = 160
# Programs print bullets of sign fonts as letters of no script.
_BULLET = re.compile(r"^\s*[-–—+•*●▪\uf000-\uf0ff]")
# What lawfully stands in italics: notes in brackets, the end of a resolution.
_ITALIC = re.compile(r"^\s*[(“\"]|^nghị quyết này", re.IGNORECASE)
_POINT = re.compile(r"^[a-zđ]\s*\)")
_HEADED = re.compile(r"^\s*([IVXLC]+|\d+(\.\d+)*|[A-Za-zđĐ])\s*[.)]")


def check_body(found: Components) -> Iterator[Finding]:
    """The setting of paragraphs of the text."""
    paragraphs = [p for p in found.of(Role.BODY, Role.ARTICLE) if p.first]
    long = [p for p in paragraphs if found.layout.fixed or _has_two_lines(p)]
    yield from _alignment(long, found)
    yield from _indent([p for p in long if not _BULLET.match(p.text)], found)
    yield from _spacing(paragraphs, found)
    yield from _gap(found)
    yield from _style(found)


def _has_two_lines(piece: Piece) -> bool:
    if piece.letters > _SURELY_LONG:
        return True
    return width_of_spans(piece.spans) > _TWO_LINES


def _alignment(paragraphs: Sequence[Piece], found: Components) -> Iterator[Finding]:
    known = [p for p in paragraphs if p.setting.align is not None]
    wrong = [p for p in known if p.setting.align is not Align.JUSTIFIED]
    if found.layout.fixed:
        known = [p for p in known if p.setting.align is not Align.CENTRE]
        wrong = [p for p in wrong if p.setting.align is not Align.CENTRE]
    if _counts(wrong, known, found):
        align = wrong[0].setting.align
        now = align.value if align else ""
        yield _finding(
            "align",
            wrong,
            now,
            f"Nội dung đang căn {now}; phải canh đều cả hai lề.",
            found,
        )


def _indent(paragraphs: Sequence[Piece], found: Components) -> Iterator[Finding]:
    known = [
        p
        for p in paragraphs
        if p.setting.first is not None
        and not p.setting.numbered
        and p.setting.align is not Align.CENTRE
    ]
    wrong = [p for p in known if not is_lawful_indent(p)]
    sure = [p for p in wrong if _is_surely_at_edge(p)]
    if sure and found.layout.fixed and 2 * len(wrong) <= len(known):
        known = wrong = sure
    if _counts(wrong, known, found):
        first = (wrong[0].setting.first or 0) / 10
        now = f"{first:.2f} cm".replace(".", ",")
        yield _finding(
            "indent",
            wrong,
            now,
            f"Chữ đầu đoạn đang lùi vào {now}; phải lùi 1 cm hoặc 1,27 cm.",
            found,
        )


def _is_surely_at_edge(piece: Piece) -> bool:
    """Whether a printed paragraph, parted from the one above, begins at the margin."""
    setting = piece.setting
    apart = setting.before is not None and setting.before > GAP / 2
    return apart and setting.align is Align.JUSTIFIED and abs(setting.first or 0) < 1.5


def is_lawful_indent(piece: Piece) -> bool:
    """Whether the first line of a paragraph is indented by 1 to 1.27 cm."""
    first = piece.setting.first
    if first is None:
        return True
    return any(INDENT[0] <= v <= INDENT[1] for v in (first, first + piece.setting.left))


def _spacing(paragraphs: Sequence[Piece], found: Components) -> Iterator[Finding]:
    known = [p for p in paragraphs if p.setting.spacing is not None]
    wrong = [p for p in known if not is_lawful_spacing(p)]
    if _counts(wrong, known, found):
        value = lines_of(wrong[0])
        now = f"{value:.2f}".replace(".", ",")
        yield _finding(
            "spacing",
            wrong,
            now,
            f"Khoảng cách dòng đang là {now} dòng; phải từ dòng đơn đến 1,5 dòng.",
            found,
        )


def is_lawful_spacing(piece: Piece) -> bool:
    """Whether lines stand one to one and a half lines apart."""
    return SPACING[0] <= lines_of(piece) <= SPACING[1]


def lines_of(piece: Piece) -> float:
    """The distance of lines as a multiple of a single one."""
    spacing = piece.setting.spacing or 1.0
    if spacing > 0:
        return spacing
    return -spacing / (SINGLE_LINE * (piece.size or 14))


def _gap(found: Components) -> Iterator[Finding]:
    """The gap of neighbouring paragraphs; most must keep it."""
    gaps = list(_gaps(found))
    wrong = [p for p, gap in gaps if gap < GAP - _ROUNDING]
    if wrong and 2 * len(wrong) > len(gaps):
        least = min(gap for _, gap in gaps)
        now = f"{max(0.0, least):.1f} pt".replace(".", ",")
        yield _finding(
            "gap",
            wrong,
            now,
            f"Khoảng cách giữa các đoạn đang là {now}; phải tối thiểu 6 pt.",
            found,
        )


def _gaps(found: Components) -> Iterator[tuple[Piece, float]]:
    wanted = (Role.BODY, Role.ARTICLE)
    last: Piece | None = None
    for piece in found.layout.pieces:
        if found.role(piece) not in wanted:
            last = None
            continue
        gap = found.layout.gap(last, piece) if piece.first and last else None
        if gap is not None and last is not None:
            same_page = last.sheet == piece.sheet
            centred = piece.setting.align is Align.CENTRE
            if not found.layout.fixed or (same_page and not centred):
                yield piece, gap
        last = piece


def _style(found: Components) -> Iterator[Finding]:
    body = [p for p in found.of(Role.BODY) if p.letters]
    total = sum(p.letters for p in body)
    for code, test, now, wanted in (
        ("italic", _is_italic, "nghiêng", "chữ đứng"),
        ("bold", _is_bold, "đậm", "chữ không đậm"),
    ):
        wrong = [p for p in body if test(p)]
        long = [p for p in wrong if _is_sure(p, code, found)]
        if wrong and (long or sum(p.letters for p in wrong) > 0.5 * total):
            yield _finding(
                code,
                long or wrong,
                now,
                f"Nội dung đang để kiểu chữ {now}; phải là {wanted}.",
                found,
            )


def _is_sure(piece: Piece, aspect: str, found: Components) -> bool:
    """Whether one alone tells: a long paragraph, a clause or a point."""
    if aspect == "italic" and piece.first and _HEADED.match(piece.text):
        return all(s.look.italic for s in piece.spans if s.letters)
    if aspect == "bold" and (_is_sentence(piece) or _POINT.match(piece.text)):
        return all(s.look.bold for s in piece.spans if s.letters)
    return piece.letters > _LONG and not found.layout.fixed


def _is_sentence(piece: Piece) -> bool:
    """Whether it reads like a sentence of the text, not like the title of items."""
    return piece.letters > 30 and piece.text.endswith((".", ";"))


def _is_italic(piece: Piece) -> bool:
    return piece.italic and not _ITALIC.match(piece.text)


def _is_bold(piece: Piece) -> bool:
    """Headings of items are bold, a text is not."""
    if _POINT.match(piece.text):
        # Points have no titles (mục II.6.d), but short names of items are bold.
        return piece.bold and (piece.text.endswith(";") or _is_sentence(piece))
    return piece.bold and piece.letters > 30 and not _HEADED.match(piece.text)


def _counts(wrong: Sequence[Piece], known: Sequence[Piece], found: Components) -> bool:
    """Whether the deviation is sure: measured on paper, most must have it."""
    if not wrong:
        return False
    return not found.layout.fixed or (2 * len(wrong) > len(known))


def _finding(
    aspect: str,
    wrong: Sequence[Piece],
    measured: str,
    message: str,
    found: Components,
) -> Finding:
    return Finding(
        f"body.{aspect}",
        _CLAUSE,
        message,
        tuple(p.place for p in wrong),
        measured,
        repairable=not found.layout.fixed,
    )
