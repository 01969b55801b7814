# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines and frames of a DOCX: borders of paragraphs, drawn shapes, typed dashes."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from .docx_styles import Properties, mm
from .metrics import width_of
from .model import Frame, Look, Span, Stroke

_EMU_PER_MM = 36000
_V = "{urn:schemas-microsoft-com:vml}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Millimetres: what is flatter is a line whatever shape it has.
_FLAT = 2.0
# The share of the text from which on a frame is no column of it.
_MOST = 0.8
_LINE_SHAPES = ("line", "straightConnector1")
_UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96}
_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px)?")
_TYPED = re.compile(r"[\s_\-–—―─━¯=.…*~oO]+")
_TYPED_MARKS = re.compile(r"[_\-–—―─━¯=*~]{3,}")
_BROKEN = re.compile(r"dash|dot", re.IGNORECASE)
_GAPLESS = "_—―─━¯"


def typed_stroke(spans: tuple[Span, ...], column: float | None) -> Stroke | None:
    """A line made of typed characters, None for any other text."""
    text = "".join(span.text for span in spans).strip()
    if not _TYPED_MARKS.search(text) or not _TYPED.fullmatch(text):
        return None
    look = spans[0].look if spans else Look()
    solid = all(c in _GAPLESS for c in text if not c.isspace())
    return Stroke(width_of(text, look), solid, column)


def border_strokes(paragraph: Any, found: Properties, column: float) -> list[Stroke]:
    """Lines above or below a paragraph, as long as the column less its indents."""
    borders = _borders(paragraph)
    if borders is None or is_framed(paragraph):
        return []
    length = column - mm(found.get("left", 0)) - mm(found.get("right", 0))
    sides = [side for side in ("top", "bottom", "between") if _has(borders, side)]
    solid = [not _BROKEN.search(_kind(borders, side)) for side in sides]
    return [Stroke(max(0.0, length), each, column) for each in solid]


def is_framed(paragraph: Any) -> bool:
    """Whether a border goes all around the paragraph."""
    borders = _borders(paragraph)
    return borders is not None and all(
        _has(borders, side) for side in ("top", "left", "bottom", "right")
    )


def frame_centre(paragraph: Any, width: float) -> float | None:
    """Where the middle of the text frame of a paragraph stands, in shares of ``width``;
    None without a frame, or of one over most of it."""
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if frame is None or frame.get(qn("w:dropCap"), "none") != "none" or not width:
        return None
    wide, left = (mm(_twips(frame.get(qn(f"w:{name}")))) for name in ("w", "x"))
    if wide > _MOST * width:
        return None
    sides = {"left": 0.0, "inside": 0.0, "right": 1.0, "outside": 1.0}
    side = frame.get(qn("w:xAlign"))
    return sides.get(side, 0.5) if side else (left + wide / 2) / width


def _twips(said: str | None) -> int:
    return int(said) if said and said.lstrip("-").isdecimal() else 0


def paragraph_frame(paragraph: Any) -> Frame:
    """The border around a paragraph; how wide it prints is not told."""
    colour = _borders(paragraph).find(qn("w:top")).get(qn("w:color"))
    return Frame(colour=_named(colour))


def drawn(paragraph: Any) -> Iterator[Any]:
    """Shapes anchored in the paragraph, each once, the form for new programs first."""
    for run in paragraph.iter(qn("w:drawing"), qn("w:pict")):
        if next(run.iterancestors(qn("w:p")), None) is not paragraph:
            continue
        if next(run.iterancestors(f"{_MC}Fallback"), None) is None:
            yield run


def shape_stroke(shape: Any) -> Stroke | None:
    """The line a shape draws, None for any other shape."""
    size = shape_size(shape)
    kinds = [g.get("prst", "") for g in shape.iter(f"{_A}prstGeom")]
    if any(kind in _LINE_SHAPES or "onnector" in kind for kind in kinds):
        return Stroke(size[0] if size else None, _is_solid(shape))
    for line in shape.iter(f"{_V}line"):
        return Stroke(_vml_length(line), _is_solid(shape))
    if size and size[1] < _FLAT < size[0]:
        return Stroke(size[0], _is_solid(shape))
    return None


def shape_size(shape: Any) -> tuple[float, float] | None:
    """Width and height of a drawn shape in millimetres."""
    extent = next(shape.iter(qn("wp:extent")), None)
    if extent is not None:
        return (
            int(extent.get("cx", 0)) / _EMU_PER_MM,
            int(extent.get("cy", 0)) / _EMU_PER_MM,
        )
    for element in shape.iter():
        style = str(element.get("style") or "")
        if str(element.tag).startswith(_V) and "width:" in style:
            values = dict(
                part.split(":", 1) for part in style.split(";") if ":" in part
            )
            width, height = _length(values.get("width")), _length(values.get("height"))
            if width is not None and height is not None:
                return width, height
    return None


def shape_frame(shape: Any) -> Frame | None:
    """A drawn box as the frame of the text in it, None without a line around it."""
    if not _is_outlined(shape):
        return None
    size = shape_size(shape) or (None, None)
    line = next(shape.iter(f"{_A}ln"), None)
    colour = None
    if line is not None:
        fill = next(line.iter(f"{_A}srgbClr"), None)
        colour = None if fill is None else fill.get("val")
    for element in shape.iter():
        if str(element.tag).startswith(_V) and element.get("strokecolor"):
            colour = element.get("strokecolor").lstrip("#").split(" ")[0]
    return Frame(size[0], size[1], _named(colour))


def _is_outlined(shape: Any) -> bool:
    line = next(shape.iter(f"{_A}ln"), None)
    if line is not None and next(line.iter(f"{_A}noFill"), None) is not None:
        return False
    strokes = [str(e.get("stroked") or "") for e in shape.iter()]
    return not any(said in ("f", "false") for said in strokes)


def shape_offset(shape: Any) -> float | None:
    """Millimetres from the left of the text or page to the shape."""
    at = next(shape.iter(qn("wp:positionH")), None)
    said = at.findtext(qn("wp:posOffset")) if at is not None else None
    return int(said) / _EMU_PER_MM if said else None


def cell_frame(cell: Any, table: Any, row: Any, width: float) -> Frame | None:
    """The border around a cell, None when it has none on all sides."""
    own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}")
    of_table = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    borders = [b for b in (own, of_table) if b is not None]
    sides = []
    for names in (("top",), ("left", "start"), ("bottom",), ("right", "end")):
        edges = (b.find(qn(f"w:{name}")) for b in borders for name in names)
        edge = next((e for e in edges if e is not None), None)
        if edge is None or edge.get(qn("w:val")) in ("nil", "none"):
            return None
        sides.append(edge)
    height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
    tall = mm(int(height.get(qn("w:val"), 0))) if height is not None else None
    return Frame(width, tall, _named(sides[0].get(qn("w:color"))))


def _borders(paragraph: Any) -> Any:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")


def _kind(borders: Any, side: str) -> str:
    return str(borders.find(qn(f"w:{side}")).get(qn("w:val")))


def _is_solid(shape: Any) -> bool:
    """Whether a shape is drawn without gaps."""
    kinds = [dash.get("val", "") for dash in shape.iter(f"{_A}prstDash")]
    kinds += [s.get("dashstyle", "") for s in shape.iter(f"{_V}stroke")]
    return not any(_BROKEN.search(kind) for kind in kinds) and (
        next(shape.iter(f"{_A}custDash"), None) is None
    )


def _has(borders: Any, side: str) -> bool:
    edge = borders.find(qn(f"w:{side}"))
    return edge is not None and edge.get(qn("w:val")) not in ("nil", "none", None)


def _named(colour: str | None) -> str | None:
    names = {"red": "FF0000", "black": "000000", "auto": "000000"}
    return None if colour is None else names.get(colour.lower(), colour.upper())


def _vml_length(line: Any) -> float | None:
    ends = [str(line.get(name) or "").split(",") for name in ("from", "to")]
    if any(len(end) != 2 for end in ends):
        return None
    start, stop = _length(ends[0][0]), _length(ends[1][0])
    return None if start is None or stop is None else abs(stop - start)


def _length(said: str | None) -> float | None:
    match = _LENGTH.match(said or "")
    if not match:
        return None
    return float(match.group(1)) * _UNITS.get(match.group(2) or "px", 1.0)
