# SPDX-License-Identifier: LGPL-3.0-or-later
"""Envelopes of outgoing documents.

Nghị định 30/2020/NĐ-CP, Phụ lục IV mục II: name and address of the agency, numbers
of what is inside, the recipient, the urgency.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from .arrival_stamp import register_fonts

__all__ = ["Envelope", "write_envelopes"]

# The smallest of the three formats; larger ones are printed with the same text.
WIDTH, HEIGHT = 220 * mm, 109 * mm
_MARGIN = 12 * mm


@dataclass(frozen=True)
class Envelope:
    """One envelope; ``codes`` are the numbers of the documents inside."""

    agency: tuple[str, ...]
    codes: str
    recipient: str
    urgency: str = ""


def write_envelopes(path: Path, envelopes: Iterable[Envelope]) -> int:
    """Write one page for each envelope; return how many there were."""
    register_fonts()
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    count = 0
    for envelope in envelopes:
        count += 1
        _draw(canvas, envelope)
        canvas.showPage()
    canvas.save()
    return count


def _draw(canvas: Canvas, envelope: Envelope) -> None:
    y = HEIGHT - _MARGIN - 4 * mm
    for line in envelope.agency:
        y = _lines(canvas, line, _MARGIN, y, 11, 90 * mm, bold=True)
    _lines(canvas, f"Số: {envelope.codes}", _MARGIN, y - 2 * mm, 11, 90 * mm)
    if envelope.urgency:
        _urgency(canvas, envelope.urgency)
    canvas.setFont("QlvbStamp", 13)
    canvas.drawString(80 * mm, 46 * mm, "Kính gửi:")
    _lines(canvas, envelope.recipient, 102 * mm, 46 * mm, 14, 104 * mm, bold=True)


def _lines(
    canvas: Canvas,
    words: str,
    x: float,
    y: float,
    size: int,
    width: float,
    *,
    bold: bool = False,
) -> float:
    font = "QlvbStampBold" if bold else "QlvbStamp"
    canvas.setFont(font, size)
    for line in simpleSplit(words, font, size, width):
        canvas.drawString(x, y, line)
        y -= size * 1.3
    return y


def _urgency(canvas: Canvas, words: str) -> None:
    """The mark in its red box, as on the document (Phụ lục I)."""
    canvas.setStrokeColorRGB(0.8, 0, 0)
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.rect(WIDTH - _MARGIN - 40 * mm, HEIGHT - _MARGIN - 8 * mm, 40 * mm, 8 * mm)
    canvas.setFont("QlvbStampBold", 13)
    middle = WIDTH - _MARGIN - 20 * mm
    canvas.drawCentredString(middle, HEIGHT - _MARGIN - 5.8 * mm, words.upper())
    canvas.setFillColorRGB(0, 0, 0)
