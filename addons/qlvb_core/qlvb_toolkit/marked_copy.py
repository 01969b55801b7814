# SPDX-License-Identifier: LGPL-3.0-or-later
"""A copy of a PDF to be printed, with a line at the foot of each page (R178).

The original is never touched: what was signed stays what it was. In the copy the
signatures are pictures, so that nobody takes it for the signed document.

As a program, bounded as all that opens a stranger's file:
``python -m qlvb_toolkit.marked_copy MEGABYTES SECONDS MARK``.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from .bounded import keep_limits, run_bounded
from .errors import BrokenFile, ReadingFailed

FONT = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Italic.ttf")
SIZE, LEFT, BOTTOM, GREY = 8.0, 28.0, 12.0, 0.3


def bounded_marked_copy(
    pdf: bytes, mark: str, *, seconds: int, megabytes: int
) -> bytes:
    """The copy, made in a process of its own.

    Raises ReadingFailed when the file cannot be opened, or needs too much.
    """
    made = run_bounded("marked_copy", [mark], pdf, seconds=seconds, megabytes=megabytes)
    if not made:
        raise ReadingFailed("nothing")
    return made


def marked_copy(pdf: bytes, mark: str) -> bytes:
    """The copy. Raises BrokenFile; also for a file with a password."""
    # after the limits of the program, which the library has to keep
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
        lines: dict[tuple[float, float], Any] = {}
        for page in writer.pages:
            _picture_fields(page)
            left, bottom = (float(side) for side in page.cropbox.lower_left)
            if (left, bottom) not in lines:
                line = PdfReader(_line(mark, left, bottom))
                lines[left, bottom] = line.pages[0]
            page.merge_page(lines[left, bottom])
    except PyPdfError as error:
        raise BrokenFile("pdf") from error
    writer.root_object.pop("/AcroForm", None)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _picture_fields(page: Any) -> None:
    """Make what a signature or a field looks like a mere picture on the page."""
    for reference in page.get("/Annots") or ():
        note = reference.get_object()
        if note.get("/Subtype") == "/Widget":
            for key in ("/FT", "/V", "/Parent", "/A", "/AA"):
                note.pop(key, None)
            note.update(_stamp())


def _stamp() -> dict[Any, Any]:
    from pypdf.generic import NameObject, NumberObject

    printed, fixed = 4, 64 + 128
    return {
        NameObject("/Subtype"): NameObject("/Stamp"),
        NameObject("/F"): NumberObject(printed + fixed),
    }


def _line(mark: str, left: float, bottom: float) -> BytesIO:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont(FONT.stem, FONT))
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(left + 2000, bottom + 100))
    canvas.setFont(FONT.stem, SIZE)
    canvas.setFillGray(GREY)
    canvas.drawString(left + LEFT, bottom + BOTTOM, mark)
    canvas.save()
    return BytesIO(stream.getvalue())


if __name__ == "__main__":
    keep_limits(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(marked_copy(sys.stdin.buffer.read(), sys.argv[3]))
