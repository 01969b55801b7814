# SPDX-License-Identifier: LGPL-3.0-or-later
"""Forms of running text as one PDF, A4 upright, each beginning on a page of its own.

Drawn line by line, so that the forms of a year need no more memory than one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from .pdf import BOLD, ITALIC, REGULAR, SMALL, register_fonts
from .wrapping import Wrapper

WIDTH, HEIGHT = A4
# Decree 30/2020 Phụ lục I: 30 mm at the left, 20 mm at the other sides.
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 20 * mm, 20 * mm, 20 * mm
BODY = WIDTH - LEFT - RIGHT
SIZE, LEADING, AFTER = 13, 16, 6

Style = Literal["text", "heading", "center", "right"]


@dataclass(frozen=True)
class Paragraph:
    """A piece of text; line breaks in it stay."""

    text: str
    style: Style = "text"


@dataclass(frozen=True)
class Sheet:
    """One form: whose it is, its title, what it says."""

    organisation: Sequence[str]
    title: str
    paragraphs: Sequence[Paragraph]


def write_sheets(path: Path, sheets: Iterable[Sheet], mark: str) -> int:
    """Write ``sheets`` to ``path``; return how many there were.

    :param mark: who took them out of which system and when, on each page
    """
    register_fonts()
    paper = _Paper(path, mark)
    count = 0
    for count, sheet in enumerate(sheets, 1):  # noqa: B007 - the last one counts them
        paper.add(sheet)
    paper.close()
    return count


class _Paper:
    """The page that is being drawn, and how far down it is filled."""

    def __init__(self, path: Path, mark: str) -> None:
        self.canvas: Any = Canvas(str(path), pagesize=A4)
        self.canvas.setSubject(mark)
        self.mark = mark
        self.wrap = Wrapper(pdfmetrics.stringWidth)
        self.y = HEIGHT - TOP

    def add(self, sheet: Sheet) -> None:
        self._draw_organisation(sheet.organisation)
        self._draw(sheet.title, BOLD, 14, "center")
        for paragraph in sheet.paragraphs:
            font = BOLD if paragraph.style == "heading" else REGULAR
            self._draw(paragraph.text, font, SIZE, paragraph.style)
        self._turn_page()

    def _draw_organisation(self, names: Sequence[str]) -> None:
        middle, width = LEFT + BODY * 0.25, BODY * 0.5
        for index, name in enumerate(names):
            font = BOLD if index == len(names) - 1 else REGULAR
            self.canvas.setFont(font, 12)
            for line in self.wrap.lines(name.upper(), width, font, 12):
                self.y -= 14
                self.canvas.drawCentredString(middle, self.y, line)
        self.y -= 2 * LEADING

    def _draw(self, text: str, font: str, size: float, style: Style) -> None:
        for line in self.wrap.lines(text, BODY, font, size):
            if self.y - LEADING < BOTTOM:
                self._turn_page()
            self.y -= LEADING
            self.canvas.setFont(font, size)
            if style == "center":
                self.canvas.drawCentredString(LEFT + BODY / 2, self.y, line)
            elif style == "right":
                self.canvas.drawRightString(LEFT + BODY, self.y, line)
            else:
                self.canvas.drawString(LEFT, self.y, line)
        self.y -= AFTER

    def _turn_page(self) -> None:
        self.canvas.setFont(ITALIC, SMALL)
        y = BOTTOM - 6 * mm
        for line in self.wrap.lines(self.mark, BODY, ITALIC, SMALL):
            self.canvas.drawString(LEFT, y, line)
            y -= SMALL * 1.15
        self.canvas.showPage()
        self.y = HEIGHT - TOP

    def close(self) -> None:
        self.canvas.save()
