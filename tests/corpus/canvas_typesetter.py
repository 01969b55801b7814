# SPDX-License-Identifier: LGPL-3.0-or-later
"""Typeset on a reportlab canvas: order of text, tracking and fonts vary."""

import io
import random
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .spec import Signer, Spec

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 85.0, WIDTH - 45, 60.0, HEIGHT - 60
_FOLDER = Path("/usr/share/fonts/truetype")
_FILES = {
    "serif": ("liberation2/LiberationSerif-{}.ttf", "Regular", "Bold", "Italic"),
    "sans": ("liberation2/LiberationSans-{}.ttf", "Regular", "Bold", "Italic"),
    "dejavu": ("dejavu/DejaVuSerifCondensed{}.ttf", "", "-Bold", "-Italic"),
}
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass
class _Piece:
    text: str
    x: float
    y: float
    font: str
    size: float
    red: bool = False


@dataclass
class _Sheet:
    """Pieces of text collected per page, drawn at the end in any order."""

    spec: Spec
    pages: list[list[_Piece]] = field(default_factory=lambda: [[]])
    boxes: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    y: float = TOP

    def put(
        self,
        text: str,
        x: float,
        y: float,
        style: str,
        size: float,
        *,
        red: bool = False,
    ) -> None:
        font = f"{self.spec.layout.font}-{style}"
        self.pages[-1].append(_Piece(self._spelled(text), x, y, font, size, red))

    def centred(
        self,
        text: str,
        x: float,
        y: float,
        style: str,
        size: float,
        *,
        red: bool = False,
    ) -> None:
        self.put(text, x - self.width(text, style, size) / 2, y, style, size, red=red)

    def width(self, text: str, style: str, size: float) -> float:
        return float(
            pdfmetrics.stringWidth(text, f"{self.spec.layout.font}-{style}", size)
        )

    def fitted(self, text: str, width: float, style: str, size: float) -> float:
        """The size at which a line fits its column, as typists condense it."""
        return min(size, size * width / max(self.width(text, style, size), 1))

    def wrapped(self, text: str, width: float, style: str, size: float) -> list[str]:
        lines, line = [], ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if line and self.width(longer, style, size) > width:
                lines.append(line)
                longer = word
            line = longer
        return [*lines, line] if line else lines

    def turn(self) -> None:
        self.pages.append([])
        self.y = TOP

    def _spelled(self, text: str) -> str:
        if self.spec.layout.eth:
            text = text.replace("Đ", "Ð")
        return (
            unicodedata.normalize("NFD", text) if self.spec.layout.decomposed else text
        )


def typeset(spec: Spec, rng: random.Random) -> bytes:
    """The document as a PDF."""
    _register_fonts()
    sheet = _Sheet(spec)
    bottom = _head(sheet)
    sheet.y = bottom + 26
    if not spec.is_letter:
        _title(sheet)
    _addressees(sheet)
    _text(sheet)
    _signature(sheet)
    if spec.layout.appendix:
        _appendix(sheet)
    return _drawn(sheet, rng)


def _register_fonts() -> None:
    for font, (pattern, *styles) in _FILES.items():
        for name, style in zip(("plain", "bold", "italic"), styles, strict=True):
            if f"{font}-{name}" not in pdfmetrics.getRegisteredFontNames():
                path = _FOLDER / pattern.format(style)
                pdfmetrics.registerFont(TTFont(f"{font}-{name}", str(path)))


def _head(sheet: _Sheet) -> float:
    spec, layout = sheet.spec, sheet.spec.layout
    split = LEFT - 20 + layout.left_share * (RIGHT - LEFT + 20)
    left, right = (LEFT - 20 + split) / 2, (split + RIGHT + 10) / 2
    size, pitch = layout.head_size, layout.head_size * 1.25
    y = TOP
    left_width, right_width = split - LEFT + 16, RIGHT + 6 - split
    bold = "bold" if layout.bold_agency else "plain"
    for style, names in (("plain", spec.agency.parent), (bold, spec.agency.lines)):
        for name in names:
            for line in sheet.wrapped(name, left_width, style, size):
                sheet.centred(line, left, y, style, size)
                y += pitch
    nation = "ĐẢNG CỘNG SẢN VIỆT NAM" if spec.agency.party else NATION
    nation_size = sheet.fitted(nation, right_width, "bold", size + 0.5)
    sheet.centred(nation, right, TOP, "bold", nation_size)
    if not spec.agency.party:
        sheet.centred(MOTTO, right, TOP + pitch, "bold", size + 0.5)
    if layout.rule:
        sheet.centred(layout.rule, left, y, "plain", size)
        sheet.centred(layout.rule * 2, right, TOP + 2 * pitch, "plain", size)
    y = max(y + 6, TOP + 3 * pitch)
    code_size = sheet.fitted(spec.code_line, left_width, "plain", 13)
    sheet.centred(spec.code_line, left, y, "plain", code_size)
    date_size = sheet.fitted(spec.date_line, right_width, "italic", 13)
    sheet.centred(spec.date_line, right, y, "italic", date_size)
    y += pitch
    if spec.is_letter:
        for line in sheet.wrapped(f"V/v {spec.subject}", split - LEFT, "plain", 12):
            sheet.centred(line, left, y + 3, "plain", 12)
            y += 14.5
    if spec.urgency:
        y += 12
        sheet.boxes.append((0, left - 55, y - 14, 110, 22))
        sheet.centred(spec.urgency.upper(), left, y + 2, "bold", 13, red=True)
        y += 12
    if layout.arrival_stamp:
        _arrival_stamp(sheet, left, y + 6)
        y += 62
    return y


def _arrival_stamp(sheet: _Sheet, x: float, y: float) -> None:
    sheet.boxes.append((0, x - 70, y, 140, 62))
    sheet.centred("SỞ XÂY DỰNG", x, y + 10, "plain", 8, red=True)
    sheet.centred("ĐẾN", x, y + 24, "bold", 11, red=True)
    sheet.put("Số: 4417", x - 62, y + 37, "plain", 9, red=True)
    sheet.put("Ngày: 28/9/2025", x - 62, y + 48, "plain", 9, red=True)
    sheet.put("Chuyển:", x - 62, y + 59, "plain", 9, red=True)


def _title(sheet: _Sheet) -> None:
    spec = sheet.spec
    title = spec.type_name.upper()
    if spec.layout.title_spaced:
        title = "  ".join(" ".join(word) for word in title.split())
    centre = (LEFT + RIGHT) / 2
    sheet.centred(title, centre, sheet.y, "bold", 14)
    sheet.y += 18
    for line in sheet.wrapped(spec.subject, (RIGHT - LEFT) * 0.9, "bold", 14):
        sheet.centred(line, centre, sheet.y, "bold", 14)
        sheet.y += 17
    if spec.layout.rule:
        sheet.centred(spec.layout.rule, centre, sheet.y, "plain", 13)
        sheet.y += 10
    sheet.y += 14


def _addressees(sheet: _Sheet) -> None:
    names = sheet.spec.addressees
    if not names:
        return
    sheet.y += 8
    if len(names) == 1:
        text = f"Kính gửi: {names[0]}."
        for line in sheet.wrapped(text, (RIGHT - LEFT) * 0.8, "plain", 14):
            sheet.centred(line, (LEFT + RIGHT) / 2, sheet.y, "plain", 14)
            sheet.y += 18
    else:
        sheet.put("Kính gửi:", LEFT + 90, sheet.y, "plain", 14)
        sheet.y += 18
        for index, name in enumerate(names, 1):
            end = "." if index == len(names) else ";"
            for line in sheet.wrapped(
                f"- {name}{end}", RIGHT - LEFT - 150, "plain", 14
            ):
                sheet.put(line, LEFT + 150, sheet.y, "plain", 14)
                sheet.y += 18
    sheet.y += 14


def _text(sheet: _Sheet) -> None:
    spec = sheet.spec
    if spec.decides:
        sheet.centred(spec.decides, (LEFT + RIGHT) / 2, sheet.y, "bold", 14)
        sheet.y += 24
        for basis in spec.bases:
            _paragraph(sheet, basis, "italic")
        sheet.centred("QUYẾT ĐỊNH:", (LEFT + RIGHT) / 2, sheet.y + 4, "bold", 14)
        sheet.y += 26
    for index, text in enumerate(spec.body, 1):
        _paragraph(sheet, f"Điều {index}. {text}" if spec.decides else text, "plain")


def _paragraph(sheet: _Sheet, text: str, style: str) -> None:
    size = sheet.spec.layout.body_size
    indent = 36.0
    words = text.split(" ")
    line: list[str] = []
    start = LEFT + indent
    for word in [*words, ""]:
        width = sheet.width(" ".join([*line, word]), style, size)
        if word and start + width <= RIGHT:
            line.append(word)
            continue
        last = not word
        _text_line(sheet, line, start, style, size, justified=not last)
        line, start = [word], LEFT
        if sheet.y > BOTTOM:
            sheet.turn()
            sheet.centred(str(len(sheet.pages)), WIDTH / 2, 40, "plain", 13)
    sheet.y += 6


def _text_line(
    sheet: _Sheet,
    words: list[str],
    start: float,
    style: str,
    size: float,
    *,
    justified: bool,
) -> None:
    if words:
        used = sum(sheet.width(word, style, size) for word in words)
        space = sheet.width(" ", style, size)
        if justified and len(words) > 1:
            space = (RIGHT - start - used) / (len(words) - 1)
        x = start
        for word in words:
            sheet.put(word, x, sheet.y, style, size)
            x += sheet.width(word, style, size) + space
    sheet.y += size * sheet.spec.layout.spacing


def _signature(sheet: _Sheet) -> None:
    spec = sheet.spec
    if sheet.y > BOTTOM - 190:
        sheet.turn()
    sheet.y += 16
    top = sheet.y
    if spec.second:
        _signer(sheet, spec.second, LEFT + 90, top)
    else:
        sheet.put("Nơi nhận:", LEFT, top, "bold", 12)
        for index, name in enumerate(spec.recipients, 1):
            sheet.put(f"- {name};", LEFT, top + 13.5 * index, "plain", 11)
    _signer(sheet, spec.signer, (LEFT + RIGHT) / 2 + 120, top)
    sheet.y = top + 190


def _signer(sheet: _Sheet, signer: Signer, x: float, y: float) -> None:
    for line in signer.lines:
        sheet.centred(line, x, y, "bold", 13.5)
        y += 17
    if sheet.spec.layout.signing_note:
        sheet.put("Ký bởi: Cơ quan ban hành", x - 50, y + 14, "plain", 8)
        sheet.put("Ngày ký: 28.09.2025 08:12:44 +07:00", x - 50, y + 24, "plain", 8)
    sheet.centred(f"{signer.title}{signer.name}", x, y + 72, "bold", 13.5)


def _appendix(sheet: _Sheet) -> None:
    spec = sheet.spec
    sheet.turn()
    centre = (LEFT + RIGHT) / 2
    sheet.centred("PHỤ LỤC I", centre, sheet.y, "bold", 14)
    sheet.centred("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN", centre, sheet.y + 18, "bold", 14)
    note = f"(Kèm theo {spec.type_name} số 999/{spec.notation} của cơ quan)"
    sheet.centred(note, centre, sheet.y + 36, "italic", 12)
    sheet.y += 60
    for text in spec.body:
        _paragraph(sheet, text, "plain")
    sheet.centred("NGƯỜI LẬP BIỂU", centre + 120, sheet.y + 20, "bold", 13)
    sheet.centred("Trịnh Công Lập", centre + 120, sheet.y + 90, "bold", 13)


def _drawn(sheet: _Sheet, rng: random.Random) -> bytes:
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=A4, invariant=1)
    for index, pieces in enumerate(sheet.pages):
        if sheet.spec.layout.shuffled:
            rng.shuffle(pieces)
        for piece in pieces:
            _draw(canvas, piece, tracked=sheet.spec.layout.tracked)
        for page, x, y, width, height in sheet.boxes:
            if page == index:
                canvas.rect(x, HEIGHT - y - height, width, height)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def _draw(canvas: Canvas, piece: _Piece, *, tracked: bool) -> None:
    canvas.setFillColorRGB(*((0.85, 0, 0) if piece.red else (0, 0, 0)))
    canvas.setFont(piece.font, piece.size)
    if not tracked:
        canvas.drawString(piece.x, HEIGHT - piece.y, piece.text)
        return
    x = piece.x
    for letter in piece.text:
        canvas.drawString(x, HEIGHT - piece.y, letter)
        x += pdfmetrics.stringWidth(letter, piece.font, piece.size) * 1.02
