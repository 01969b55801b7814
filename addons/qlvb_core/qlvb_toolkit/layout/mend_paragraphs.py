# SPDX-License-Identifier: LGPL-3.0-or-later
"""Repairs of paragraphs: edges, indents, distances, breaks, frames."""

from typing import Any

from docx.oxml.ns import qn

from .docx_edit import drop_property, paragraph_property
from .rules.body import SPACING
from .rules.marks import SIZES

_TWIPS_PER_MM = 1440 / 25.4
_SINGLE = 240
# 1.27 cm and 6 points, in twips.
_INDENT, _GAP = "720", "120"


def centre(paragraph: Any) -> None:
    paragraph_property(paragraph, "jc", val="center")


def justify(paragraph: Any) -> None:
    paragraph_property(paragraph, "jc", val="both")


def at_edge(paragraph: Any) -> None:
    """At the left edge of its column."""
    paragraph_property(paragraph, "jc", val="left")
    element = paragraph_property(paragraph, "ind", left="0", firstLine="0")
    for name in ("start", "hanging", "hangingChars", "firstLineChars", "leftChars"):
        element.attrib.pop(qn(f"w:{name}"), None)


def indent(paragraph: Any) -> None:
    """1.27 cm for the first line."""
    element = paragraph_property(
        paragraph, "ind", firstLine=_INDENT, firstLineChars="0"
    )
    for name in ("hanging", "hangingChars"):
        element.attrib.pop(qn(f"w:{name}"), None)


def space_lines(paragraph: Any, spacing: float) -> None:
    """The nearest distance of lines that is allowed; ``spacing`` is what it has."""
    multiple = 1.0 if 0 <= spacing < SPACING[0] else 1.5
    # An exact height that is too small or too large becomes a multiple.
    if spacing < 0:
        multiple = 1.0
    paragraph_property(
        paragraph, "spacing", line=str(round(multiple * _SINGLE)), lineRule="auto"
    )


def space_before(paragraph: Any) -> None:
    """6 points above the paragraph."""
    element = paragraph_property(paragraph, "spacing", before=_GAP)
    element.attrib.pop(qn("w:beforeAutospacing"), None)
    element.attrib.pop(qn("w:beforeLines"), None)
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:contextualSpacing')}") is not None:
        drop_property(paragraph, "contextualSpacing")


def size_mark(paragraph: Any, name: str) -> None:
    """The frame of an urgency mark in its cell."""
    table = next(paragraph.iterancestors(qn("w:tbl")), None)
    if table is None or len(list(table.iter(qn("w:tc")))) != 1:
        return
    width, height = (str(round(side * _TWIPS_PER_MM)) for side in SIZES[name])
    for tag in ("w:gridCol", "w:tcW", "w:tblW"):
        for element in table.iter(qn(tag)):
            element.set(qn("w:w"), width)
            if tag != "w:gridCol":
                element.set(qn("w:type"), "dxa")
    for element in table.iter(qn("w:trHeight")):
        element.set(qn("w:val"), height)
        element.set(qn("w:hRule"), "exact")
