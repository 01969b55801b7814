# SPDX-License-Identifier: LGPL-3.0-or-later
"""Repairs of letters: font, size, weight, slant, colour, case."""

from collections.abc import Sequence
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
)
from .docx_styles import Styles
from .docx_text import runs_of
from .docx_text import text_of as run_text
from .roles import ARTICLE, Role
from .rules.foot import HIGH, LOW
from .rules.forms import FORM_OF, Form
from .rules.letters import is_black, is_lawful_font

RED = "FF0000"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


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
    for shape in paragraph.iterancestors(qn("w:r")):
        _redden(shape)
    table = next(paragraph.iterancestors(qn("w:tbl")), None)
    if table is not None and len(list(table.iter(qn("w:tc")))) == 1:
        for name in ("w:tblBorders", "w:tcBorders"):
            for borders in table.iter(qn(name)):
                for edge in borders:
                    edge.set(qn("w:color"), RED)


def _redden(shape: Any) -> None:
    """Red for the border of a drawn box, in the forms for new and old programs."""
    for line in shape.iter(f"{_A}ln"):
        for colour in line.iter(f"{_A}srgbClr"):
            colour.set("val", RED)
    for element in shape.iter():
        if element.get("strokecolor"):
            element.set("strokecolor", f"#{RED}")


def mend_form(
    paragraph: Any, role: Role, aspect: str, styles: Styles, column: str = ""
) -> None:
    """One aspect of how a component must look.

    ``column`` is the text of the component when tabs set others beside it.
    """
    form = FORM_OF[role]
    runs = _runs_with(paragraph, column) if column else list(runs_of(paragraph))
    if aspect == "size":
        _sizes(paragraph, runs, form, styles)
    elif aspect == "bold" and form.bold is not None:
        _switch(runs, "b", form.bold)
    elif aspect == "italic" and form.italic is not None:
        _switch(runs, "i", form.italic)
    elif aspect == "case" and form.upper:
        for element in (t for run in runs for t in run.iterchildren(qn("w:t"))):
            element.text = (element.text or "").upper()
    elif aspect == "case":
        _case(paragraph, role)


def _runs_with(paragraph: Any, column: str) -> list[Any]:
    """The runs that hold a text of a line with tabs; all when they hold more."""
    start = text_of(paragraph).find(column)
    if start < 0:
        return list(runs_of(paragraph))
    before = list(split_run(paragraph, start)) if start else []
    upto = list(split_run(paragraph, start + len(column)))
    return [run for run in upto if not any(run is other for other in before)]


def mend_body_style(paragraph: Any, aspect: str) -> None:
    """Upright or plain letters for a paragraph of the text."""
    _switch(list(runs_of(paragraph)), "b" if aspect == "bold" else "i", False)


def mend_size(paragraph: Any, size: float | None) -> None:
    """One size for all letters of a paragraph."""
    for run in runs_of(paragraph):
        if size and run_text(run).strip():
            set_size(run, size)


def mend_address(paragraph: Any, aspect: str, styles: Styles) -> None:
    """Size, or upright plain letters, of the address at the foot of a page."""
    runs = [run for run in runs_of(paragraph) if run_text(run).strip()]
    for run in runs:
        size = styles.look(run, paragraph, None).size
        if aspect == "size" and size is not None:
            set_size(run, min(max(size, LOW), HIGH))
        elif aspect == "style":
            set_switch(run, "b", False)
            set_switch(run, "i", False)


def mend_article(paragraph: Any) -> None:
    """Bold for "Điều" and its number."""
    match = ARTICLE.match(text_of(paragraph).lstrip())
    if match:
        blanks = len(text_of(paragraph)) - len(text_of(paragraph).lstrip())
        for run in split_run(paragraph, blanks + match.end()):
            set_switch(run, "b", True)


def _sizes(paragraph: Any, runs: Sequence[Any], form: Form, styles: Styles) -> None:
    for run in runs:
        look = styles.look(run, paragraph, None)
        if look.size is None or look.raised or not run_text(run).strip():
            continue
        if not form.low <= look.size <= form.high:
            set_size(run, min(max(look.size, form.low), form.high))


def _switch(runs: Sequence[Any], name: str, on: bool) -> None:
    for run in runs:
        if run_text(run).strip():
            set_switch(run, name, on)


def _case(paragraph: Any, role: Role) -> None:
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
