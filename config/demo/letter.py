# SPDX-License-Identifier: LGPL-3.0-or-later
"""The paper of an incoming letter, as it would come from another body."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

_FONTS = Path("/usr/share/fonts/truetype/liberation2")
_FACES = {"Paper": "Regular", "Paper-Bold": "Bold", "Paper-Italic": "Italic"}
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Letter:
    """``signer`` is the printed title and the name, one per line."""

    issuer: str
    code: str
    place: str
    day: date
    subject: str
    addressee: str
    body: Sequence[str]
    signer: tuple[str, str]


def typeset(letter: Letter) -> bytes:
    """Return the letter as a PDF of Decree 30/2020/NĐ-CP's layout."""
    for name, face in _FACES.items():
        font = TTFont(name, str(_FONTS / f"LiberationSerif-{face}.ttf"))
        pdfmetrics.registerFont(font)
    stream = io.BytesIO()
    SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=30 * mm,
        rightMargin=20 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=letter.subject,
    ).build(_story(letter))
    return stream.getvalue()


def _story(letter: Letter) -> list:
    body = _style("Paper", 14, TA_JUSTIFY, firstLineIndent=10 * mm, spaceAfter=6)
    place = f"{letter.place}, ngày {letter.day:%d} tháng {letter.day:%m} năm "
    head = [
        [
            _centred(letter.issuer.upper(), 12, bold=True),
            _centred(_NATION, 12, bold=True),
        ],
        [_centred(f"Số: {letter.code}"), _centred(_MOTTO, bold=True)],
        [
            _centred(f"V/v {letter.subject[:1].lower()}{letter.subject[1:]}", 12),
            _centred(f"{place}{letter.day:%Y}", italic=True),
        ],
    ]
    title, name = letter.signer
    foot = [["", _centred(title, bold=True)], ["", Spacer(1, 22 * mm)]]
    foot.append(["", _centred(name, bold=True)])
    return [
        Table(
            head,
            colWidths=[65 * mm, 95 * mm],
            style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
        ),
        Spacer(1, 8 * mm),
        _centred(f"Kính gửi: {letter.addressee}", 14),
        Spacer(1, 6 * mm),
        *(Paragraph(text, body) for text in letter.body),
        Spacer(1, 8 * mm),
        Table(foot, colWidths=[65 * mm, 95 * mm]),
    ]


def _centred(text: str, size: int = 13, *, bold=False, italic=False) -> Paragraph:
    face = "Paper-Bold" if bold else "Paper-Italic" if italic else "Paper"
    return Paragraph(text, _style(face, size, TA_CENTER))


def _style(face: str, size: int, alignment: int, **options) -> ParagraphStyle:
    return ParagraphStyle(
        face,
        fontName=face,
        fontSize=size,
        leading=size * 1.3,
        alignment=alignment,
        **options,
    )
