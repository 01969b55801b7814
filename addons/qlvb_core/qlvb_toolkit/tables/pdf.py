# SPDX-License-Identifier: LGPL-3.0-or-later
"""A table as PDF, A4 across, drawn page by page.

No layout engine: those keep all rows until the last one is known.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .table import Row, Table
from .wrapping import Wrapper

FONTS = Path("/usr/share/fonts/truetype/liberation2")
# As wide as Times New Roman, letter by letter (Decree 30/2020 Phụ lục I).
REGULAR, BOLD, ITALIC = (
    f"LiberationSerif-{style}" for style in ("Regular", "Bold", "Italic")
)
WIDTH, HEIGHT = landscape(A4)
LEFT, RIGHT, TOP, BOTTOM = 20 * mm, 15 * mm, 15 * mm, 18 * mm
BODY = WIDTH - LEFT - RIGHT
SIZE, LEADING, PADDING = 10.5, 12.6, 3.0
SMALL = 8.5
SIGNING_SPACE = 45 * mm
TOTAL = "pages"


def write_pdf(path: Path, table: Table, rows: Iterable[Row]) -> int:
    """Write ``table`` with ``rows`` to ``path``; return the number of rows."""
    register_fonts()
    sheet = _Sheet(path, table)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last one counts them
        sheet.add_row(row)
    sheet.close(count)
    return count


@cache
def register_fonts() -> None:
    """Make the fonts of the decree known to the drawing library, once."""
    for name in (REGULAR, BOLD, ITALIC):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))


class _Sheet:
    """The page that is being drawn, and how far down it is filled."""

    def __init__(self, path: Path, table: Table) -> None:
        self.table = table
        self.canvas: Any = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
        self.canvas.setTitle(table.title)
        self.canvas.setSubject(table.mark)
        self.widths = [share * BODY for share in table.shares()]
        self.wrap = Wrapper(pdfmetrics.stringWidth)
        self.head = self._wrapped([c.title for c in table.columns], BOLD)
        self.y = HEIGHT - TOP
        self._draw_heading()
        self._draw_head()

    # -- rows ----------

    def add_row(self, row: Row) -> None:
        cells = self._wrapped([str(cell) for cell in row], REGULAR)
        tallest = max(map(len, cells), default=1)
        if self._height(tallest) > self.y - BOTTOM and tallest <= self._capacity():
            self._turn_page()
        for part in self._parts(cells, tallest):
            if self._height(max(map(len, part))) > self.y - BOTTOM:
                self._turn_page()
            self._draw_row(part, REGULAR, [c.align for c in self.table.columns])

    def _parts(self, cells: list[list[str]], tallest: int) -> Iterator[list[list[str]]]:
        """A row too tall for a page goes on upon the next one."""
        step = self._capacity()
        for start in range(0, tallest, step):
            yield [lines[start : start + step] for lines in cells]

    def _capacity(self) -> int:
        """Lines that fit on a page under the head of the table."""
        head = self._height(max(map(len, self.head))) + self._height(1)
        space = HEIGHT - TOP - BOTTOM - head - 2 * PADDING
        return int(space // LEADING)

    def _wrapped(self, texts: Sequence[str], font: str) -> list[list[str]]:
        return [
            self.wrap.lines(text, width - 2 * PADDING, font, SIZE)
            for text, width in zip(texts, self.widths, strict=True)
        ]

    @staticmethod
    def _height(lines: int) -> float:
        return max(lines, 1) * LEADING + 2 * PADDING

    def _draw_row(
        self, cells: list[list[str]], font: str, aligned: Sequence[str]
    ) -> None:
        height = self._height(max(map(len, cells)))
        self.canvas.setFont(font, SIZE)
        x = LEFT
        for lines, width, align in zip(cells, self.widths, aligned, strict=True):
            self.canvas.rect(x, self.y - height, width, height)
            self._draw_lines(lines, x, width, align)
            x += width
        self.y -= height

    def _draw_lines(self, lines: list[str], x: float, width: float, align: str) -> None:
        x, y, width = x + PADDING, self.y - PADDING - SIZE, width - 2 * PADDING
        if align == "left":
            text = self.canvas.beginText(x, y)
            text.setLeading(LEADING)
            for line in lines:
                text.textLine(line)
            self.canvas.drawText(text)
            return
        for line in lines:
            if align == "right":
                self.canvas.drawRightString(x + width, y, line)
            else:
                self.canvas.drawCentredString(x + width / 2, y, line)
            y -= LEADING

    # -- pages ----------

    def _turn_page(self) -> None:
        self._draw_foot()
        self.canvas.showPage()
        self.y = HEIGHT - TOP
        self._draw_head()

    def _draw_head(self) -> None:
        """The headings and the numbers of the columns, again on each page."""
        self.canvas.setLineWidth(0.5)
        centred = ["center"] * len(self.widths)
        self._draw_row(self.head, BOLD, centred)
        numbers = [[f"({n})"] for n in range(1, len(self.widths) + 1)]
        self._draw_row(numbers, ITALIC, centred)

    def _draw_foot(self) -> None:
        self.canvas.setFont(ITALIC, SMALL)
        y = BOTTOM - 8 * mm
        space = BODY - 30 * mm
        for line in self.wrap.lines(self.table.mark, space, ITALIC, SMALL):
            self.canvas.drawString(LEFT, y, line)
            y -= SMALL * 1.15
        self.canvas.setFont(REGULAR, SMALL)
        number = f"{self.table.page_words} {self.canvas.getPageNumber()}/"
        end = WIDTH - RIGHT - 8 * mm
        self.canvas.drawRightString(end, BOTTOM - 8 * mm, number)
        # How many pages there are is known, and drawn, after the last one.
        self.canvas.saveState()
        self.canvas.translate(end, BOTTOM - 8 * mm)
        self.canvas.doForm(TOTAL)
        self.canvas.restoreState()

    # -- around the table ----------

    def _draw_heading(self) -> None:
        self._draw_organisation()
        if self.table.cover:
            self.y -= 40 * mm
        self._draw_centred(
            self.table.title.upper(), BOLD, 20 if self.table.cover else 14
        )
        for fact in self.table.facts:
            self._draw_centred(fact, REGULAR, 14 if self.table.cover else 12)
        self.y -= 4 * mm
        if self.table.cover:
            self._draw_foot()
            self.canvas.showPage()
            self.y = HEIGHT - TOP

    def _draw_organisation(self) -> None:
        last = len(self.table.organisation) - 1
        middle = LEFT + BODY * 0.22
        for index, line in enumerate(self.table.organisation):
            font = BOLD if index == last else REGULAR
            self.canvas.setFont(font, 12)
            for part in self.wrap.lines(line.upper(), BODY * 0.44, font, 12):
                self.y -= 14
                self.canvas.drawCentredString(middle, self.y, part)
        if last >= 0:
            self.canvas.setLineWidth(0.7)
            self.canvas.line(middle - 22 * mm, self.y - 4, middle + 22 * mm, self.y - 4)
            self.y -= 8 * mm

    def _draw_centred(self, text: str, font: str, size: float) -> None:
        self.canvas.setFont(font, size)
        for line in self.wrap.lines(text, BODY * 0.8, font, size):
            self.y -= size * 1.4
            self.canvas.drawCentredString(LEFT + BODY / 2, self.y, line)

    def close(self, rows: int) -> None:
        self._draw_closing(self.table.closing(rows))
        self._draw_foot()
        self._draw_total()
        self.canvas.showPage()
        self.canvas.save()

    def _draw_closing(self, words: str) -> None:
        lines = self.wrap.lines(words, BODY, ITALIC, 12) if words else []
        needed = len(lines) * 16 + (SIGNING_SPACE if self.table.signatures else 0)
        if needed > self.y - BOTTOM:
            self._draw_foot()
            self.canvas.showPage()
            self.y = HEIGHT - TOP
        self.canvas.setFont(ITALIC, 12)
        self.y -= 4
        for line in lines:
            self.y -= 15
            self.canvas.drawString(LEFT, self.y, line)
        self.canvas.setFont(BOLD, 12)
        for index, signer in enumerate(self.table.signatures):
            share = (2 * index + 1) / (2 * len(self.table.signatures))
            self.canvas.drawCentredString(LEFT + BODY * share, self.y - 26, signer)

    def _draw_total(self) -> None:
        total = str(self.canvas.getPageNumber())
        self.canvas.beginForm(TOTAL)
        self.canvas.setFont(REGULAR, SMALL)
        self.canvas.drawString(0, 0, total)
        self.canvas.endForm()
