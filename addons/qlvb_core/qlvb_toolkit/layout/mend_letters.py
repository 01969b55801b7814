# SPDX-License-Identifier: LGPL-3.0-or-later
"""Repairs of letters: font, size, weight, slant, colour, case."""

from typing import Any

from docx.oxml.ns import qn

from .docx_edit import (
    replace_text,
    run_property,
    set_font,
    set_size,
    set_switch,
    split_run,
    text_of,
    texts_of,
)
from .docx_styles import Styles
from .docx_text import runs_of
from .docx_text import text_of as run_text
from .roles import ARTICLE, Role
from .rules.forms import FORM_OF, Form
from .rules.letters import is_black, is_lawful_font

RED = "FF0000"


def mend_font(paragraph: Any, styles: Styles) -> None:
    """Times New Roman for the runs in another font."""
    for run in runs_of(paragraph):
        if not is_lawful_font(styles.look(run, paragraph, None).font):
            set_font(run)


def mend_colour(paragraph: Any, styles: Styles) -> None:
    """Black for the runs in another colour."""
    for run in runs_of(paragraph):
        if not is_black(styles.look(run, paragraph, None).colour):
            _set_colour(run, "000000")


def mend_red(paragraph: Any, styles: Styles) -> None:
    """Red for a mark and the border of its cell."""
    for run in runs_of(paragraph):
        _set_colour(run, RED)
    table = next(paragraph.iterancestors(qn("w:tbl")), None)
    if table is not None and len(list(table.iter(qn("w:tc")))) == 1:
        for name in ("w:tblBorders", "w:tcBorders"):
            for borders in table.iter(qn(name)):
                for edge in borders:
                    edge.set(qn("w:color"), RED)


def mend_form(paragraph: Any, role: Role, aspect: str, styles: Styles) -> None:
    """One aspect of how a component must look."""
    form = FORM_OF[role]
    if aspect == "size":
        _sizes(paragraph, form, styles)
    elif aspect == "bold" and form.bold is not None:
        _switch(paragraph, "b", form.bold)
    elif aspect == "italic" and form.italic is not None:
        _switch(paragraph, "i", form.italic)
    elif aspect == "case":
        _case(paragraph, role, form)


def mend_body_style(paragraph: Any, aspect: str) -> None:
    """Upright or plain letters for a paragraph of the text."""
    _switch(paragraph, "b" if aspect == "bold" else "i", False)


def mend_article(paragraph: Any) -> None:
    """Bold for "Điều" and its number."""
    match = ARTICLE.match(text_of(paragraph).lstrip())
    if match:
        blanks = len(text_of(paragraph)) - len(text_of(paragraph).lstrip())
        for run in split_run(paragraph, blanks + match.end()):
            set_switch(run, "b", True)


def _sizes(paragraph: Any, form: Form, styles: Styles) -> None:
    for run in runs_of(paragraph):
        look = styles.look(run, paragraph, None)
        if look.size is None or look.raised or not run_text(run).strip():
            continue
        if not form.low <= look.size <= form.high:
            set_size(run, min(max(look.size, form.low), form.high))


def _switch(paragraph: Any, name: str, on: bool) -> None:
    for run in runs_of(paragraph):
        if run_text(run).strip():
            set_switch(run, name, on)


def _case(paragraph: Any, role: Role, form: Form) -> None:
    if form.upper:
        for element in texts_of(paragraph):
            element.text = (element.text or "").upper()
        return
    said = text_of(paragraph)
    if role is Role.SIGNER:
        replace_text(paragraph, 0, len(said), said.title())
    elif role is Role.APPENDIX_LABEL:
        start = said.upper().index("PHỤ LỤC")
        replace_text(paragraph, start, start + 7, "Phụ lục")


def _set_colour(run: Any, colour: str) -> None:
    element = run_property(run, "color", val=colour)
    for name in ("themeColor", "themeShade", "themeTint"):
        element.attrib.pop(qn(f"w:{name}"), None)
