# SPDX-License-Identifier: LGPL-3.0-or-later
"""Sections of a DOCX: size, margins, and the field that numbers its pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from .docx_styles import Styles, mm
from .docx_text import runs_of
from .model import Align, Look, PageNumber, Place, Sheet

# Letter, what Word takes when a section does not say.
_DEFAULT_SIZE = (12240, 15840)
_ALIGNS = {
    "center": Align.CENTRE,
    "right": Align.RIGHT,
    "outside": Align.RIGHT,
    "left": Align.LEFT,
}
_PAGE_FIELD = re.compile(r"^\s*PAGE\b(?!REF)", re.MULTILINE)
# Switches of a field that print letters or Roman numerals.
_FORMED = re.compile(r"\\\*\s*(roman|alphabetic|cardtext|ordtext)", re.IGNORECASE)
_ARABIC = ("decimal", "decimalZero", "numberInDash")


def sections_of(document: Document) -> tuple[Sheet, ...]:
    """Size and margins of each section."""
    return tuple(_sheet(element) for element in section_elements(document))


def section_elements(document: Document) -> list[Any]:
    """The ``sectPr`` of each section, in order."""
    body = document.element.body
    inside = [s for s in body.iter(qn("w:sectPr")) if _is_section(s)]
    return inside or [document.sections[0]._sectPr]


def page_numbers(document: Document, styles: Styles) -> tuple[PageNumber, ...]:
    """The fields that print the number, with the first section that shows each."""
    found = []
    for index, section in enumerate(document.sections):
        first = index == 0
        shown_first = not section.different_first_page_header_footer
        for place, at_top in ((section.header, True), (section.footer, False)):
            if not place.is_linked_to_previous:
                number = _number(place, at_top, first and shown_first, styles)
                if number and _counts_otherwise(section._sectPr):
                    number = replace(number, arabic=False)
                found += [number] if number else []
        if first and not shown_first:
            for place, at_top in (
                (section.first_page_header, True),
                (section.first_page_footer, False),
            ):
                if not place.is_linked_to_previous:
                    number = _number(place, at_top, True, styles)
                    found += [number] if number else []
    return tuple(found)


def field_paragraphs(part: Any) -> Iterator[Any]:
    """The paragraphs of a header or footer in which a PAGE field stands."""
    for paragraph in part._element.iter(qn("w:p")):
        if _PAGE_FIELD.search(_instructions(paragraph)):
            yield paragraph


def _instructions(paragraph: Any) -> str:
    """What its fields print, one in a line. A drawn box in it has its own."""
    simple = [f.get(qn("w:instr"), "") for f in _own(paragraph, "w:fldSimple")]
    typed = "".join(i.text or "" for i in _own(paragraph, "w:instrText"))
    return "\n".join((*simple, typed))


def _number(
    part: Any, at_top: bool, on_first: bool, styles: Styles
) -> PageNumber | None:
    for paragraph in field_paragraphs(part):
        setting = styles.setting(paragraph, None)
        align = setting.align
        if align in (Align.LEFT, Align.JUSTIFIED):
            align = _tabbed_align(paragraph, styles) or align
        align = _framed_align(paragraph) or _boxed_align(paragraph, align)
        return PageNumber(
            align,
            at_top,
            _look(paragraph, styles),
            on_first,
            Place(page=None),
            arabic=not _FORMED.search(_instructions(paragraph)),
        )
    return None


def _counts_otherwise(section: Any) -> bool:
    """Whether the section numbers its pages by other signs than Arabic figures."""
    kind = section.find(qn("w:pgNumType"))
    return kind is not None and kind.get(qn("w:fmt"), "decimal") not in _ARABIC


def _look(paragraph: Any, styles: Styles) -> Look:
    runs = list(runs_of(paragraph))
    shown = [r for r in runs if r.find(qn("w:instrText")) is None]
    texts = [r for r in shown if r.find(qn("w:t")) is not None]
    fields = [r for r in runs if r.find(qn("w:instrText")) is not None]
    chosen = (texts or fields or shown or runs)[:1]
    if not chosen:
        return Look()
    return styles.look(chosen[0], paragraph, None)


def _framed_align(paragraph: Any) -> Align | None:
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    return _ALIGNS.get(frame.get(qn("w:xAlign"))) if frame is not None else None


def _tabbed_align(paragraph: Any, styles: Styles) -> Align | None:
    """To where tabs carry the number, None when none does."""
    tabs = 0
    for run in runs_of(paragraph):
        if run.find(qn("w:instrText")) is not None:
            break
        for tab in run.iter(qn("w:ptab")):
            return _ALIGNS.get(tab.get(qn("w:alignment"), ""))
        tabs += len(list(run.iter(qn("w:tab"))))
    stops = styles.tab_stops(paragraph)
    return _ALIGNS.get(stops[tabs - 1]) if 0 < tabs <= len(stops) else None


def _boxed_align(paragraph: Any, align: Align | None) -> Align | None:
    """Where a drawn box holds the number; ``align`` is that inside of it."""
    box = next(paragraph.iterancestors(qn("w:txbxContent")), None)
    if box is None:
        return align
    at = next(next(box.iterancestors(qn("w:r"))).iter(qn("wp:positionH")), None)
    return _ALIGNS.get(at.findtext(qn("wp:align")) or "") if at is not None else None


def _own(paragraph: Any, tag: str) -> Iterator[Any]:
    for element in paragraph.iter(qn(tag)):
        if next(element.iterancestors(qn("w:p"))) is paragraph:
            yield element


def _is_section(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in (qn("w:body"), qn("w:pPr"))


def _sheet(element: Any) -> Sheet:
    size = element.find(qn("w:pgSz"))
    margins = element.find(qn("w:pgMar"))
    width = _twips(size, "w", _DEFAULT_SIZE[0])
    height = _twips(size, "h", _DEFAULT_SIZE[1])
    gutter = abs(_twips(margins, "gutter", 0))
    sides = {
        side: mm(abs(_twips(margins, side, 1440)))
        for side in ("top", "bottom", "left", "right")
    }
    return Sheet(
        mm(width),
        mm(height),
        top=sides["top"],
        bottom=sides["bottom"],
        left=round(sides["left"] + mm(gutter), 2),
        right=sides["right"],
        restarts=_twips(element.find(qn("w:pgNumType")), "start", -1) in (0, 1),
    )


def _twips(element: Any, name: str, default: int) -> float:
    value = element.get(qn(f"w:{name}")) if element is not None else None
    try:
        return float(value) if value is not None else default
    except ValueError:
        return default
