# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines under the motto, the agency and the subject (Phụ lục I, mục II.1, 2 and 5)."""

from collections.abc import Iterator, Sequence

from ..components import Components
from ..findings import Finding, Severity
from ..metrics import width_of_spans
from ..model import MM_PER_POINT, Piece, Stroke, Zone
from ..roles import Role
from .clauses import clause

# What parties agree on has no sample in the decree.
CONTRACTS = ("Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ")
# The decree says 1/3 to 1/2 of the text, and the whole of the motto; measures of
# letters are exact to a few hundredths.
_SHARE = (0.26, 0.62)
_WHOLE = (0.85, 1.18)


def check_lines(found: Components) -> Iterator[Finding]:
    """A line that is missing, too short, too long or broken."""
    if found.attached_only:
        return
    motto = found.of(Role.MOTTO)
    above = [*found.of(Role.NATION), *motto]
    if motto:
        yield from _line(
            found, motto, above, _WHOLE, "Tiêu ngữ", "dài bằng dòng chữ", "II.1.b"
        )
    agency = found.of(Role.AGENCY)
    if agency:
        near = [*found.of(Role.PARENT), *agency]
        yield from _line(
            found,
            agency,
            near,
            _SHARE,
            "tên cơ quan ban hành",
            "dài từ 1/3 đến 1/2 dòng chữ",
            "II.2",
        )
    subject = found.of(Role.SUBJECT)
    if subject and found.of(Role.TYPE) and found.type_name not in CONTRACTS:
        yield from _line(
            found,
            subject,
            [*found.of(Role.TYPE), *subject],
            _SHARE,
            "trích yếu nội dung",
            "dài từ 1/3 đến 1/2 dòng chữ",
            "II.5",
        )


def _line(
    found: Components,
    texts: Sequence[Piece],
    near: Sequence[Piece],
    share: tuple[float, float],
    name: str,
    wanted: str,
    number: str,
) -> Iterator[Finding]:
    role = found.role(texts[0]).value
    strokes = [stroke for piece in near for stroke in piece.strokes]
    strokes += [Stroke(length) for p in texts if (length := _underlined(p))]
    if not strokes:
        if not _may_be_elsewhere(found, texts):
            yield Finding(
                f"{role}.line.missing",
                clause(number),
                f"Thiếu đường kẻ ngang nét liền dưới {name} ({wanted}).",
                (texts[-1].place,),
            )
        return
    yield from _length(role, texts, strokes, share, name, wanted, number)
    if not any(stroke.solid for stroke in strokes):
        yield Finding(
            f"{role}.line.broken",
            clause(number),
            f"Đường kẻ dưới {name} phải là nét liền, không đứt đoạn, không gõ bằng "
            "dấu gạch.",
            (texts[-1].place,),
            severity=Severity.HINT,
        )


def _length(
    role: str,
    texts: Sequence[Piece],
    strokes: Sequence[Stroke],
    share: tuple[float, float],
    name: str,
    wanted: str,
    number: str,
) -> Iterator[Finding]:
    lengths = [s.length for s in strokes if s.length is not None]
    if len(lengths) < len(strokes) or not lengths:
        return
    measured = [
        length / width for length in lengths for width in _widths(texts) if width
    ]
    if measured and not any(share[0] <= m <= share[1] for m in measured):
        nearest = min(measured, key=lambda m: abs(m - sum(share) / 2))
        said = f"{nearest * 100:.0f}%"
        yield Finding(
            f"{role}.line.length",
            clause(number),
            f"Đường kẻ dưới {name} đang dài {said} dòng chữ; phải {wanted}.",
            (texts[-1].place,),
            said,
        )


def _widths(texts: Sequence[Piece]) -> list[float]:
    """How long each line is, and that of the printed lines of a wrapped one."""
    found = []
    for piece in texts:
        if piece.rect is not None:
            found.append(piece.rect.width * MM_PER_POINT)
            continue
        width = width_of_spans(piece.spans)
        column = 165.0 if piece.zone is Zone.FULL else 80.0
        found.append(width)
        if width > 0.8 * column:
            # It wraps: its lines are about as long as the column or its parts.
            count = int(width / column) + 1
            found += [width / count, min(width, column), 0.8 * min(width, column)]
    return found


def _underlined(piece: Piece) -> float:
    """How much of a text is underlined: its middle may be, in place of a line."""
    return width_of_spans(tuple(s for s in piece.spans if s.look.underlined))


def _may_be_elsewhere(found: Components, texts: Sequence[Piece]) -> bool:
    """Whether a drawn line that belongs to no text may be the one under these."""
    if found.layout.fixed:
        return False
    head = [p for p in found.layout.pieces[:30] if p.strokes]
    if texts[0].zone is Zone.FULL:
        own = {id(p) for p in found.of(Role.TYPE)}
        head = [p for p in head if id(p) in own]
        return bool(head) or found.layout.loose > 0
    stray = [p for p in head if found.role(p) in (Role.CODE, Role.DATE, Role.OTHER)]
    return found.layout.loose > 0 or bool(stray)
