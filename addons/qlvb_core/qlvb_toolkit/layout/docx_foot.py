# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a DOCX prints at the foot of its first page."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from .docx_drawn import border_strokes, drawn, shape_stroke
from .docx_pages import field_paragraphs
from .docx_styles import Styles
from .docx_text import lines_of
from .model import Piece, Place, Stroke, Zone


def foot_paragraphs(document: Document) -> list[Any]:
    """The paragraphs there but for that of the page number."""
    section = document.sections[0]
    part = section.footer
    if section.different_first_page_header_footer:
        part = section.first_page_footer
    if part.is_linked_to_previous:
        return []
    numbers = list(field_paragraphs(part))
    return [p for p in part._element.iter(qn("w:p")) if p not in numbers]


def foot_of(document: Document, styles: Styles, width: float) -> tuple[Piece, ...]:
    """The lines there; no paragraph of the text is theirs."""
    found: list[Piece] = []
    strokes: list[Stroke] = []
    for paragraph in foot_paragraphs(document):
        strokes += _strokes(paragraph, styles, width)
        setting = styles.setting(paragraph, None)
        for line in lines_of(paragraph, styles, None):
            if any(span.letters for span in line):
                found.append(
                    Piece(
                        line,
                        Zone.FULL,
                        0,
                        Place(),
                        0,
                        setting,
                        strokes=tuple(strokes),
                    )
                )
    return tuple(found)


def _strokes(paragraph: Any, styles: Styles, width: float) -> list[Stroke]:
    properties = styles.properties(paragraph, None)
    shapes = [shape_stroke(shape) for shape in drawn(paragraph)]
    return [
        *border_strokes(paragraph, properties, width),
        *(stroke for stroke in shapes if stroke is not None),
    ]
