# SPDX-License-Identifier: LGPL-3.0-or-later
"""The lines of a paragraph of a DOCX with their looks."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ..reading.geometry import clean
from .docx_styles import Styles
from .model import Look, Span

_SKIPPED = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "instrText")}
# Alternatives for old programs, and drawn boxes, are no text of the paragraph itself.
_APART = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    qn("w:drawing"),
    qn("w:pict"),
    qn("w:object"),
}
_TEXTS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): "\t",
}


def runs_of(paragraph: Any) -> Iterator[Any]:
    """The runs that are printed, in order, also those in links and insertions."""
    for child in paragraph:
        if child.tag in _SKIPPED or child.tag in _APART:
            continue
        if child.tag == qn("w:r"):
            yield child
        else:
            yield from runs_of(child)


def text_of(run: Any) -> str:
    """The text of a run; tabs and line breaks as such."""
    return "".join(_texts(run))


def lines_of(
    paragraph: Any, styles: Styles, table_style: str | None
) -> list[tuple[Span, ...]]:
    """Its lines, parted where a line break stands."""
    lines: list[list[Span]] = [[]]
    for run in runs_of(paragraph):
        text = clean(text_of(run))
        if not text:
            continue
        if styles.is_caps(run, paragraph):
            text = text.upper()
        look = styles.look(run, paragraph, table_style)
        for index, part in enumerate(text.split("\n")):
            if index:
                lines.append([])
            if part:
                _add(lines[-1], part, look)
    return [tuple(line) for line in lines]


def has_page_break(paragraph: Any) -> bool:
    """Whether a page ends in it."""
    return any(
        br.get(qn("w:type")) == "page"
        for run in runs_of(paragraph)
        for br in run.iter(qn("w:br"))
    )


def _add(line: list[Span], text: str, look: Look) -> None:
    if line and line[-1].look == look:
        line[-1] = Span(line[-1].text + text, look)
    else:
        line.append(Span(text, look))


def _texts(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:br") and child.get(qn("w:type")) == "page":
            yield ""
        elif child.tag in _TEXTS:
            yield _TEXTS[child.tag]
