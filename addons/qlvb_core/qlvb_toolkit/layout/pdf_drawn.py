# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines, frames and tables drawn on a PDF page. PDFium is locked by the caller."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium_c

from ..reading.geometry import Rect, around
from ..reading.pdf_words import PageFrame
from .model import MM_PER_POINT, Frame

# Points: what is thinner is a line.
_THIN = 3.0
_SHORT = 12.0
_FRAME_WIDTH, _FRAME_HEIGHT = 220.0, 50.0
MAX_OBJECTS = 20_000


@dataclass(frozen=True)
class Drawn:
    """Horizontal and vertical lines and boxes, in points from the top left."""

    across: tuple[Rect, ...]
    down: tuple[Rect, ...]
    boxes: tuple[tuple[Rect, str | None], ...]
    pictures: int = 0
    dashed: tuple[Rect, ...] = ()

    def is_solid(self, line: Rect) -> bool:
        """Whether a line is drawn without gaps."""
        return not any(
            _touch(line, dash) and abs(line.middle - dash.middle) < 1.5
            for dash in self.dashed
        )

    def frame_around(self, rect: Rect) -> Frame | None:
        """The border drawn around a text."""
        inside = [(b, c) for b, c in self.boxes if _holds(b, rect) and _is_frame(b)]
        if inside:
            box, colour = min(inside, key=lambda found: found[0].width)
            return _frame(box.width, box.height, colour)
        above = [a for a in self.across if _spans(a, rect) and -2 < rect.y0 - a.y1 < 30]
        below = [a for a in self.across if _spans(a, rect) and -2 < a.y0 - rect.y1 < 30]
        if not above or not below:
            return None
        top = max(above, key=lambda a: a.middle)
        bottom = min(below, key=lambda a: a.middle)
        if abs(top.width - bottom.width) > 6:
            return None
        return _frame(top.width, bottom.middle - top.middle, None)

    def tables(self, below: float) -> list[Rect]:
        """Where tables with drawn grids stand."""
        lines = [d for d in self.down if d.y0 > below and d.height > _SHORT / 1.5]
        areas: list[Rect] = []
        for line in sorted(lines, key=lambda d: d.y0):
            near = [a for a in areas if line.y0 < a.y1 + 3 and line.y1 > a.y0 - 3]
            merged = around([line, *near])
            areas = [a for a in areas if a not in near] + [merged]
        return [a for a in areas if a.width > 60]


def drawn_on(page: pypdfium2.PdfPage) -> Drawn:
    """What is drawn on the page by lines and rectangles."""
    frame = PageFrame(page)
    across: list[Rect] = []
    down: list[Rect] = []
    boxes: list[tuple[Rect, str | None]] = []
    dashed: list[Rect] = []
    pictures = 0
    for number, item in enumerate(page.get_objects(max_depth=4)):
        if number > MAX_OBJECTS:
            break
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        if item.type != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = item.get_bounds()
        rect = frame.shown(Rect(left, bottom, right, top))
        if rect.height < _THIN and rect.width > _SHORT:
            across.append(rect)
            if pdfium_c.FPDFPageObj_GetDashCount(item.raw) > 0:
                dashed.append(rect)
        elif rect.width < _THIN and rect.height > _SHORT / 2:
            down.append(rect)
        elif _is_stroked(item):
            boxes.append((rect, _stroke_colour(item)))
    return Drawn(_joined(across), tuple(down), tuple(boxes), pictures, tuple(dashed))


def _joined(lines: Sequence[Rect]) -> tuple[Rect, ...]:
    """Lines that go on in one another as one."""
    found: list[Rect] = []
    for line in sorted(lines, key=lambda r: (round(r.middle), r.x0)):
        last = found[-1] if found else None
        if last and abs(last.middle - line.middle) < 1.5 and _touch(last, line):
            found[-1] = around([last, line])
        else:
            found.append(line)
    return tuple(found)


def _touch(one: Rect, other: Rect) -> bool:
    return other.x0 < one.x1 + 1.5 and other.x1 > one.x0 - 1.5


def _is_stroked(item: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _stroke_colour(item: pypdfium2.PdfObject) -> str | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    found = pdfium_c.FPDFPageObj_GetStrokeColor(
        item.raw, *(ctypes.byref(part) for part in parts)
    )
    if not found:
        return None
    return "".join(f"{part.value:02X}" for part in parts[:3])


def _holds(box: Rect, rect: Rect) -> bool:
    return (
        box.x0 - 2 <= rect.x0
        and box.x1 + 2 >= rect.x1
        and box.y0 - 4 <= rect.y0
        and box.y1 + 4 >= rect.y1
    )


def _is_frame(box: Rect) -> bool:
    return box.width < _FRAME_WIDTH and box.height < _FRAME_HEIGHT


def _spans(line: Rect, rect: Rect) -> bool:
    return line.x0 < rect.x0 + 2 and line.x1 > rect.x1 - 2 and line.width < _FRAME_WIDTH


def _frame(width: float, height: float, colour: str | None) -> Frame:
    return Frame(
        round(width * MM_PER_POINT, 1), round(height * MM_PER_POINT, 1), colour
    )
