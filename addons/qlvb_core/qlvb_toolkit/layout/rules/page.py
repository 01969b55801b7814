# SPDX-License-Identifier: LGPL-3.0-or-later
"""Size of the paper and margins (Phụ lục I, mục I.1 to I.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...reading.values import Box
from ..components import Components
from ..findings import DECREE_78, Finding
from ..metrics import SINGLE_LINE
from ..model import MM_PER_POINT, Layout, Place
from ..roles import Role
from .clauses import clause

A4 = (210.0, 297.0)
_PAPER_TOLERANCE = 1.5


@dataclass(frozen=True)
class Margin:
    side: str
    name: str
    low: float
    high: float


MARGINS = (
    Margin("top", "trên", 20, 25),
    Margin("bottom", "dưới", 20, 25),
    Margin("left", "trái", 30, 35),
    Margin("right", "phải", 15, 20),
)
# NĐ 78/2025 lets the text of normative documents stand nearer to top and bottom.
_NORMATIVE_LOW = {"top": 15.0, "bottom": 15.0}
_WRITTEN = 0.3
# Printed lines: how much nearer to the edge letters reach, and how far they may stay
# away from it before that tells of a wider margin.
_NEARER = {"top": 1.8, "bottom": 1.2, "left": 1.0, "right": 1.0}
# Above the capitals of a single line.
_ASCENT = 1.8
_FARTHER = {"top": 4.5, "left": 1.2, "right": 1.2}


def check_page(found: Components) -> Iterator[Finding]:
    """The paper, and each margin that is too narrow or too wide, once."""
    layout = found.layout
    yield from _paper(layout, has_table=bool(found.of(Role.TABLE)))
    for margin in MARGINS:
        yield from _margin(margin, found)


def _paper(layout: Layout, *, has_table: bool) -> Iterator[Finding]:
    wrong = [
        (index, sheet)
        for index, sheet in enumerate(layout.sheets)
        if any(
            abs(side - wanted) > _PAPER_TOLERANCE
            for side, wanted in zip(
                sorted((sheet.width, sheet.height)), A4, strict=True
            )
        )
    ]
    if wrong:
        sheet = wrong[0][1]
        size = f"{sheet.width:.0f} × {sheet.height:.0f} mm"
        yield Finding(
            "page.size",
            clause("I.1"),
            f"Khổ giấy đang là {size}; phải là A4 (210 × 297 mm).",
            tuple(_place(layout, index) for index, _ in wrong),
            size,
            repairable=not layout.fixed,
        )
    first = layout.sheets[0] if layout.sheets else None
    # Tables in the text may need the width (mục I.2).
    if first is not None and first.landscape and not wrong and not has_table:
        yield Finding(
            "page.landscape",
            clause("I.2"),
            "Trang đầu đang để giấy nằm ngang; văn bản phải trình bày theo chiều dài "
            "của khổ A4.",
            (_place(layout, 0),),
            repairable=False,
        )


def _margin(margin: Margin, found: Components) -> Iterator[Finding]:
    layout = found.layout
    wrong = [
        (index, value)
        for index, sheet in enumerate(layout.sheets)
        if (value := getattr(sheet, margin.side)) is not None
        and not sheet.landscape
        and _is_wrong(margin, value, index, found)
    ]
    if wrong:
        value = f"{wrong[0][1]:.1f} mm".replace(".", ",")
        low = lowest(margin, normative=found.normative)
        source = DECREE_78 if found.normative else clause("I.3")
        yield Finding(
            f"page.margin.{margin.side}",
            source,
            f"Lề {margin.name} đang là {value}; "
            f"phải từ {low:g} đến {margin.high:g} mm.",
            tuple(_strip(layout, index, margin.side, v) for index, v in wrong),
            value,
            repairable=not layout.fixed,
        )


def lowest(margin: Margin, *, normative: bool) -> float:
    """The least that is allowed, in millimetres."""
    return _NORMATIVE_LOW.get(margin.side, margin.low) if normative else margin.low


def _is_wrong(margin: Margin, value: float, index: int, found: Components) -> bool:
    low = lowest(margin, normative=found.normative)
    if not found.layout.fixed:
        return not low - _WRITTEN <= value <= margin.high + _WRITTEN
    if value < low - _NEARER[margin.side]:
        return True
    if margin.side == "bottom":
        return _leaves_bottom_empty(found.layout, value, index)
    if margin.side == "top" and index:
        return value > margin.high + _above_line(found.layout, index)
    return value > margin.high + _FARTHER[margin.side]


def _above_line(layout: Layout, index: int) -> float:
    """Millimetres that the first line of a page may stand below the margin; many when
    a title or an empty line may stand there."""
    first = next((p for p in layout.pieces if p.sheet == index), None)
    if first is None or first.first:
        return 1000.0
    spacing = first.setting.spacing or 1.5
    wide = max(0.0, spacing - 1.0) * SINGLE_LINE * (first.size or 14)
    return _ASCENT + wide * MM_PER_POINT


def _goes_on(layout: Layout, index: int) -> bool:
    """Whether the page begins in the middle of a paragraph."""
    first = next((p for p in layout.pieces if p.sheet == index), None)
    return first is not None and not first.first


def _leaves_bottom_empty(layout: Layout, value: float, index: int) -> bool:
    """A page whose paragraph goes on over the page and that ends early."""
    return value > 45 and index + 1 < len(layout.sheets) and _goes_on(layout, index + 1)


def _strip(layout: Layout, index: int, side: str, value: float) -> Place:
    """The margin itself on a page, the first paragraph of a section."""
    if not layout.fixed:
        return _place(layout, index)
    sheet = layout.sheets[index]
    across = min(1.0, max(0.0, value / sheet.width))
    down = min(1.0, max(0.0, value / sheet.height))
    boxes = {
        "left": Box(0.0, 0.0, across, 1.0),
        "right": Box(1.0 - across, 0.0, 1.0, 1.0),
        "top": Box(0.0, 0.0, 1.0, down),
        "bottom": Box(0.0, 1.0 - down, 1.0, 1.0),
    }
    return Place(page=index, box=boxes[side])


def _place(layout: Layout, index: int) -> Place:
    return Place(page=index) if layout.fixed else _first_of(layout, index)


def _first_of(layout: Layout, index: int) -> Place:
    pieces: Sequence[Place] = [p.place for p in layout.pieces if p.sheet == index]
    return pieces[0] if pieces else Place()
