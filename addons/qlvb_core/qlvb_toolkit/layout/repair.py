# SPDX-License-Identifier: LGPL-3.0-or-later
"""Mending what is mechanical in a DOCX: a new file, everything else as it was."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from . import mend_letters as letters
from . import mend_paragraphs as paragraphs
from .check import findings_of
from .components import Components
from .docx_foot import foot_paragraphs
from .docx_reader import read_docx
from .docx_styles import Styles
from .find_components import find_components
from .findings import Finding
from .mend_pages import (
    count_anew,
    mend_margin,
    mend_numbers,
    mend_paper,
    open_section,
)
from .mend_words import mend_words
from .model import Piece, Zone
from .roles import mark
from .rules.articles import size_of_text
from .rules.forms import FORM_OF

# A repair may bring another to light, as a new section its page number.
_ROUNDS = 3
_ROLES = {role.value: role for role in FORM_OF}
# Cases that are mended as words are.
_WORDS = ("code.case", "heading.case", "article.case")
_FORM_ASPECTS = ("size", "bold", "italic", "case")


@dataclass(frozen=True)
class Repair:
    """The new file, what was mended in it, and what is left for people."""

    data: bytes
    repaired: tuple[Finding, ...]
    left: tuple[Finding, ...]


def repair_docx(data: bytes) -> Repair:
    """Mend margins, paper, fonts, sizes, cases, distances, page numbers, zeros.

    ``data`` comes back unchanged when there is nothing to mend. Raises BrokenFile.
    """
    document, layout = read_docx(data)
    found = find_components(layout)
    before = findings = findings_of(found)
    for _ in range(_ROUNDS):
        todo = [finding for finding in findings if finding.repairable]
        if not todo or found.party:
            break
        _mend_all(document, found, todo)
        data = _saved(document)
        document, layout = read_docx(data)
        found = find_components(layout)
        findings = findings_of(found)
    left = {finding.code for finding in findings}
    repaired = tuple(f for f in before if f.code not in left)
    return Repair(data, repaired, findings)


def _mend_all(document: Document, found: Components, todo: Sequence[Finding]) -> None:
    every = list(document.element.body.iter(qn("w:p")))
    styles = Styles(document)
    for finding in todo:
        _mend(document, found, finding, every, styles)


def _mend(
    document: Document,
    found: Components,
    finding: Finding,
    every: Sequence[Any],
    styles: Styles,
) -> None:
    if _mend_document(document, found, finding, every, styles):
        return
    for place in finding.places:
        if place.paragraph is None:
            continue
        piece = _piece(found, finding, place.paragraph)
        paragraph = every[place.paragraph]
        if finding.code == "article.text_size":
            letters.mend_size(paragraph, size_of_text(found))
        elif _is_form(finding.code):
            _mend_form(paragraph, finding.code, styles, _column(found, piece))
        else:
            _mend_paragraph(paragraph, piece, finding.code, styles)


def _mend_document(
    document: Document,
    found: Components,
    finding: Finding,
    every: Sequence[Any],
    styles: Styles,
) -> bool:
    """What is mended in pages and sections, and not in the paragraphs of the text."""
    group, _, aspect = finding.code.rpartition(".")
    if finding.code == "page.size":
        mend_paper(document)
    elif group == "page.margin":
        mend_margin(document, aspect, normative=found.normative)
    elif group == "page_number":
        mend_numbers(document, aspect)
    elif group == "address":
        for paragraph in foot_paragraphs(document):
            letters.mend_address(paragraph, aspect, styles)
    elif finding.code == "appendix.page":
        for place in finding.places:
            open_section(document, every[place.paragraph or 0])
    elif finding.code == "appendix.pages":
        pieces = [p for p in found.layout.pieces if p.place in finding.places]
        count_anew(document, {p.sheet for p in pieces})
    else:
        return False
    return True


def _piece(found: Components, finding: Finding, paragraph: int) -> Piece | None:
    pieces = [p for p in found.layout.pieces if p.place.paragraph == paragraph]
    role = _ROLES.get(finding.code.split(".")[0])
    return next((p for p in pieces if found.role(p) is role), next(iter(pieces), None))


def _column(found: Components, piece: Piece | None) -> str:
    """The text of a piece beside which another stands in the same paragraph."""
    if piece is None or piece.zone is Zone.FULL:
        return ""
    same = [p for p in found.layout.pieces if p.place == piece.place]
    return piece.raw.strip() if len({p.zone for p in same}) > 1 else ""


def _is_form(code: str) -> bool:
    group, _, aspect = code.rpartition(".")
    if group in ("body", "article", "page_number") and aspect in ("bold", "italic"):
        return False
    return group in _ROLES and aspect in _FORM_ASPECTS and code not in _WORDS


def _mend_form(paragraph: Any, code: str, styles: Styles, column: str) -> None:
    group, _, aspect = code.rpartition(".")
    letters.mend_form(paragraph, _ROLES[group], aspect, styles, column)


def _mend_paragraph(
    paragraph: Any, piece: Piece | None, code: str, styles: Styles
) -> None:
    group, _, aspect = code.rpartition(".")
    if code == "font.name":
        letters.mend_font(paragraph, styles)
    elif code == "font.colour":
        letters.mend_colour(paragraph, styles)
    elif code == "urgency.colour":
        letters.mend_red(paragraph, styles)
    elif code == "urgency.box" and piece is not None:
        paragraphs.size_mark(paragraph, mark(piece.text))
    elif code == "article.bold":
        letters.mend_article(paragraph)
    elif group == "body" and aspect in ("align", "indent", "spacing", "gap"):
        _mend_setting(paragraph, piece, aspect)
    elif group == "body" and aspect in ("bold", "italic"):
        letters.mend_body_style(paragraph, aspect)
    elif aspect in ("align", "gap", "indent") or code == "addressee.position":
        _mend_place(paragraph, code)
    elif piece is not None:
        mend_words(paragraph, code, piece.text)


def _mend_place(paragraph: Any, code: str) -> None:
    """Where a component stands in its column."""
    if code == "letter_subject.gap":
        paragraphs.space_before(paragraph)
    elif code == "article.align":
        paragraphs.justify(paragraph)
        paragraphs.indent(paragraph)
    elif code == "recipients_label.indent":
        paragraphs.at_edge(paragraph)
    else:
        paragraphs.centre(paragraph)


def _mend_setting(paragraph: Any, piece: Piece | None, aspect: str) -> None:
    if aspect == "align":
        paragraphs.justify(paragraph)
    elif aspect == "indent":
        paragraphs.indent(paragraph)
    elif aspect == "gap":
        paragraphs.space_before(paragraph)
    elif piece is not None:
        paragraphs.space_lines(paragraph, piece.setting.spacing or 1.0)


def _saved(document: Document) -> bytes:
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()
