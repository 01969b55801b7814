# SPDX-License-Identifier: LGPL-3.0-or-later
"""What an office writes, apart from the way its word processor keeps it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path("/usr/share/fonts/truetype/liberation2")
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Look:
    """Size, before, after and exact lines in points; indents in millimetres."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    line: float = 1  # a multiple, or points when ``rule`` says so
    rule: str = "auto"  # auto, exact, atLeast
    font: str = ""
    colour: str = ""
    caps: bool = False


def _looks() -> dict[str, Look]:
    body = Look(14, align="both", first=12.7, after=6)
    middle = Look(14, bold=True, align="center")
    return {
        "state": replace(middle, size=13),
        "motto": middle,
        "parent": Look(13, align="center"),
        "agency": replace(middle, size=13),
        "number": Look(13, align="center"),
        "date": Look(14, italic=True, align="center"),
        "vv": Look(13, align="center", before=6),
        "mark": replace(middle, size=13, colour="FF0000"),
        "restriction": replace(middle, size=13),
        "title": replace(middle, before=12),
        "about": middle,
        "issuer": replace(middle, before=6, after=6),
        "basis": replace(body, italic=True),
        "decide": replace(middle, before=6, after=6),
        "dear": Look(14, align="center", before=12, after=6),
        "dear_item": Look(14, left=50, align="left"),
        "text": body,
        "chapter": replace(middle, before=6),
        "chapter_title": replace(middle, after=6),
        "section": replace(middle, before=6),
        "section_title": replace(middle, after=6),
        "article": body,
        "clause": body,
        "point": body,
        "roman": replace(body, bold=True),
        "sign_title": middle,
        "sign_name": middle,
        "to": Look(12, bold=True, italic=True),
        "to_item": Look(11),
        "drafter": Look(11),
        "appendix": middle,
        "appendix_title": middle,
        "attached": Look(14, italic=True, align="center"),
        "page_number": Look(14, align="center"),
        "address": Look(11, align="center"),
        "cell": Look(13),
        "head_cell": Look(13, bold=True, align="center"),
    }


@dataclass
class Part:
    """One paragraph: ``**bold**`` and ``//italic//`` inside; or a table of rows."""

    role: str
    text: str = ""
    look: Look | None = None
    rows: list[list[str]] | None = None


@dataclass
class Rule:
    """The line under a component, as a share of the line of letters above it."""

    share: float = 0.42
    dash: bool = False


@dataclass
class Signer:
    titles: list[str]
    name: str


@dataclass
class Page:
    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15

    @property
    def inner(self) -> float:
        return self.width - self.left - self.right


@dataclass
class Attachment:
    label: str
    title: str
    attached: str
    body: list[Part]
    page: Page = field(default_factory=Page)
    restart: bool = True
    whole: bool = False  # a text issued by the paper: with a head, named like a paper


@dataclass
class Numbers:
    """The page number: where, and of what kind."""

    place: str = "header"  # header, footer, ""
    first: bool = False  # shown on the first page too
    form: str = "decimal"
    words: str = ""
    way: str = "sdt"  # sdt, simple, complex, if, evenodd


@dataclass
class Way:
    """How the word processor was used."""

    head: str = "table"  # table, tabs, frame, box, nested
    signing: str = "table"  # table, tabs, nested
    fonts: str = "direct"  # direct, styles, defaults, theme, inherit
    rules: str = "drawn"  # drawn, vml, border, chars
    gap: str = "empty"  # empty paragraphs or the space before the name
    indent: str = "ind"  # or "tab"
    lists: bool = False  # numbers of clauses and articles made by Word
    spacing: str = ""  # "contextual": none between paragraphs of one style; "auto"
    tool: str = "ooxml"  # ooxml, python-docx, fodt, html, reportlab
    trip: str = ""  # through another format: odt, doc, rtf
    times: bool = False  # in a PDF the font is named Times New Roman


@dataclass
class Paper:
    name: str
    agency: list[str]
    number: str
    date: str
    body: list[Part]
    signers: list[Signer]
    parent: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    title: str = ""
    about: list[str] = field(default_factory=list)
    vv: list[str] = field(default_factory=list)
    mark: str = ""
    mark_box: tuple[float, float] | None = None
    restriction: str = ""
    restriction_boxed: bool = True
    drafter: str = ""
    address: str = ""
    address_rule: bool = True
    attachments: list[Attachment] = field(default_factory=list)
    state: str = STATE
    motto: str = MOTTO
    swapped: bool = False
    to_label: str = "Nơi nhận:"
    to_level: int = 0  # lines the label stands below the position of the signer
    motto_rule: Rule | None = field(default_factory=lambda: Rule(1.0))
    agency_rule: Rule | None = field(default_factory=Rule)
    about_rule: Rule | None = field(default_factory=Rule)
    page: Page = field(default_factory=Page)
    numbers: Numbers = field(default_factory=Numbers)
    looks: dict[str, Look] = field(default_factory=_looks)
    way: Way = field(default_factory=Way)
    left_column: float = 68
    date_drop: int = 0  # lines the date stands below the number

    def copy(self) -> Paper:
        return copy.deepcopy(self)

    def restyle(self, role: str, **changes) -> Paper:
        self.looks[role] = replace(self.looks[role], **changes)
        return self

    def parts(self, role: str) -> list[Part]:
        return [part for part in self.body if part.role == role]

    def look_of(self, part: Part) -> Look:
        return part.look or self.looks[part.role]


def body_size(paper: Paper, size: float, **changes) -> Paper:
    """Set the size of all that is body."""
    for role in (
        "text",
        "basis",
        "article",
        "clause",
        "point",
        "roman",
        "dear",
        "dear_item",
    ):
        paper.restyle(role, size=size)
    for role in ("text", "basis", "article", "clause", "point", "roman"):
        paper.restyle(role, **changes)
    return paper


def smaller(paper: Paper, **changes) -> Paper:
    """Set every size at the lower end: sizes go up and down together (mục V)."""
    for role in ("state", "parent", "agency", "vv"):
        paper.restyle(role, size=12)
    for role in (
        "motto",
        "date",
        "title",
        "about",
        "issuer",
        "decide",
        "chapter",
        "chapter_title",
        "section",
        "section_title",
        "sign_title",
        "sign_name",
        "appendix_title",
        "attached",
        "page_number",
    ):
        paper.restyle(role, size=13)
    return body_size(paper, 13, **changes)


@cache
def _face(bold: bool, italic: bool) -> str:
    tail = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}
    name = f"Offices-{tail[bool(bold), bool(italic)]}"
    pdfmetrics.registerFont(TTFont(name, FONTS / f"LiberationSerif-{name[8:]}.ttf"))
    return name


def face(look: Look) -> str:
    return _face(look.bold, look.italic)


def width(text: str, look: Look) -> float:
    """Of one line of letters, in millimetres."""
    text = text.upper() if look.caps else text
    return pdfmetrics.stringWidth(text, face(look), look.size) / 72 * 25.4


def runs(text: str, look: Look) -> list[tuple[str, Look]]:
    """Cut ``**bold**`` and ``//italic//`` into runs."""
    found, bold, italic = [], look.bold, look.italic
    for i, strong in enumerate(text.split("**")):
        if i:
            bold = not bold
        for j, leaning in enumerate(strong.split("//")):
            if j:
                italic = not italic
            if leaning:
                found.append((leaning, replace(look, bold=bold, italic=italic)))
    return found
