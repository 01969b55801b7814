# SPDX-License-Identifier: LGPL-3.0-or-later
"""Repairs of pages: paper, margins, numbers."""

import copy
from collections.abc import Collection
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .docx_edit import paragraph_property, set_font, set_size, set_switch
from .docx_pages import field_paragraphs, section_elements
from .docx_text import runs_of
from .rules.page import A4, MARGINS, lowest

_TWIPS_PER_MM = 1440 / 25.4
_NUMBER_SIZE = 13.0


def mend_paper(document: Document) -> None:
    """A4, each section lying or standing as it did."""
    for section in section_elements(document):
        size = _child(section, "w:pgSz")
        sides = [_twips(side) for side in A4]
        if size.get(qn("w:orient")) == "landscape":
            sides.reverse()
        for name, side in zip(("w", "h"), sides, strict=True):
            size.set(qn(f"w:{name}"), side)


def mend_margin(document: Document, side: str, *, normative: bool) -> None:
    """The nearest margin that is allowed, in sections where it is not."""
    margin = next(m for m in MARGINS if m.side == side)
    low = lowest(margin, normative=normative)
    for section in section_elements(document):
        element = _child(section, "w:pgMar")
        now = abs(float(element.get(qn(f"w:{side}"), "1440"))) / _TWIPS_PER_MM
        if not low - 0.3 <= now <= margin.high + 0.3:
            element.set(qn(f"w:{side}"), _twips(min(max(now, low), margin.high)))
            if side == "left":
                element.set(qn("w:gutter"), "0")


def open_section(document: Document, paragraph: Any) -> None:
    """A section of its own for what begins there, its pages counted from 1."""
    body = document.element.body
    if paragraph.getparent() is not body:
        paragraph_property(paragraph, "pageBreakBefore", val="1")
        return
    every = list(body.iter(qn("w:p"), qn("w:sectPr")))
    after = every[every.index(paragraph) :]
    elements = section_elements(document)
    section = next(s for s in after if s in elements)
    above = paragraph.getprevious()
    if above is None or above.tag != qn("w:p") or _ends_section(above):
        above = OxmlElement("w:p")
        paragraph.addprevious(above)
    above.get_or_add_pPr().append(copy.deepcopy(section))
    kind = section.find(qn("w:type"))
    if kind is not None:
        kind.set(qn("w:val"), "nextPage")
    count_anew(document, [elements.index(section) + 1])


def _ends_section(paragraph: Any) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def count_anew(document: Document, sections: Collection[int]) -> None:
    """Page 1 at the beginning of these sections."""
    elements = section_elements(document)
    for index in sections:
        kind = elements[index].find(qn("w:pgNumType"))
        if kind is None:
            kind = OxmlElement("w:pgNumType")
            elements[index].find(qn("w:pgMar")).addnext(kind)
        kind.set(qn("w:start"), "1")


def mend_numbers(document: Document, aspect: str) -> None:
    """Page numbers centred in the top margin, hidden on the first page."""
    if aspect in ("missing", "position"):
        _move_to_top(document)
    if aspect in ("missing", "first"):
        _hide_first(document)
    for part in _parts(document):
        for paragraph in field_paragraphs(part):
            _set_form(paragraph, aspect)


def _set_form(paragraph: Any, aspect: str) -> None:
    if aspect == "align":
        paragraph_property(paragraph, "jc", val="center")
        frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
        if frame is not None:
            frame.getparent().remove(frame)
    for run in runs_of(paragraph):
        if aspect == "size":
            set_size(run, _NUMBER_SIZE)
        elif aspect == "font":
            set_font(run)
        elif aspect == "style":
            set_switch(run, "b", False)
            set_switch(run, "i", False)


def _move_to_top(document: Document) -> None:
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer):
            if not footer.is_linked_to_previous:
                for paragraph in list(field_paragraphs(footer)):
                    _drop_field(paragraph)
    header = document.sections[0].header
    if not header.is_linked_to_previous and list(field_paragraphs(header)):
        return
    paragraph = header.paragraphs[0]
    if paragraph.text.strip():
        paragraph = paragraph.insert_paragraph_before()
    paragraph_property(paragraph._p, "jc", val="center")
    for run in _number_runs():
        paragraph._p.append(run)


def _hide_first(document: Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for part in (section.first_page_header, section.first_page_footer):
        if not part.is_linked_to_previous:
            for paragraph in list(field_paragraphs(part)):
                _drop_field(paragraph)


def _number_runs() -> list[Any]:
    runs = []
    for kind in ("begin", "", "end"):
        run = OxmlElement("w:r")
        set_font(run)
        set_size(run, _NUMBER_SIZE)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = " PAGE "
        run.append(element)
        runs.append(run)
    return runs


def _drop_field(paragraph: Any) -> None:
    """Take the field out of the paragraph, with what it printed last."""
    for simple in list(paragraph.iter(qn("w:fldSimple"))):
        simple.getparent().remove(simple)
    inside = False
    for run in list(paragraph.iter(qn("w:r"))):
        kinds = [c.get(qn("w:fldCharType")) for c in run.iter(qn("w:fldChar"))]
        inside = inside or "begin" in kinds
        if inside:
            run.getparent().remove(run)
        if "end" in kinds:
            inside = False


def _parts(document: Document) -> list[Any]:
    found = []
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header):
            if not part.is_linked_to_previous:
                found.append(part)
    return found


def _child(section: Any, tag: str) -> Any:
    element = section.find(qn(tag))
    if element is None:
        element = OxmlElement(tag)
        section.append(element)
    return element


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS_PER_MM))
