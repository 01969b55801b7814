# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the DOCX templates of Nghị định 30/2020/NĐ-CP, Phụ lục I and III, print.

The field names are the variable names of the templates. The number and the date of a
document are no fields: templates leave gaps that are filled after signing, or by hand.
"""

import re
from dataclasses import asdict, dataclass, fields

from .text import nfc

_CHAPTER = re.compile(r"(?:Phần|Chương)\s+[IVXLC]+|(?:Mục|Tiểu mục)\s+\d+")
_ARTICLE = re.compile(r"(Điều\s+\d+[a-zđ]?)\s*\.\s*(.*)", re.DOTALL)
_REGULATION = re.compile(r"QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY")
_SECTION = re.compile(r"[IVXLC]+\.\s")
_CLAUSE = re.compile(r"\d+\.\s")
_POINT = re.compile(r"[a-zđ]\)\s")
_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét)\s")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the body.

    ``kind`` is ``chapter`` (heading "Chương I", text its title), ``article`` (heading
    "Điều 1.", text its title), ``article_text`` (heading "Điều 1.", text the rule
    itself), ``section`` ("I. MỤC ĐÍCH"), ``clause`` ("1. …"), ``point`` ("a) …") or
    ``text``.
    """

    kind: str
    text: str
    heading: str = ""


@dataclass(frozen=True)
class Regulation:
    """A text issued with a decision, in the same file (Phụ lục III, mẫu 1.3)."""

    type_name: str
    subject: str
    issued_with: str
    issuer: str
    body: tuple[Paragraph, ...]


@dataclass(frozen=True)
class DraftContext:
    """The variables of a template; empty ones print nothing.

    ``agency_lines`` and ``authority_lines`` are printed one per line ("TM. ỦY BAN NHÂN
    DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"). ``notation`` has neither number nor year.
    ``recipients`` come without dash and semicolon, the archive line is added from
    ``drafting_unit_code``. ``urgency`` is empty, "KHẨN", "THƯỢNG KHẨN" or "HỎA TỐC";
    ``circulation`` empty, "XEM XONG TRẢ LẠI" or "LƯU HÀNH NỘI BỘ". ``by_hand`` prints
    dots where number, day and month are written on the paper. ``agency_name`` is the
    agency inside a sentence, ``issuer`` whoever decides there.
    """

    agency_lines: tuple[str, ...]
    notation: str
    year: int
    place: str
    subject: str
    body: tuple[Paragraph, ...]
    authority_lines: tuple[str, ...]
    signer_name: str
    drafting_unit_code: str
    parent_agency_name: str = ""
    type_name: str = ""
    issuing_authority: str = ""
    legal_bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    urgency: str = ""
    circulation: str = ""
    regulation: Regulation | None = None
    appendix_number: str = ""
    attached_to: str = ""
    by_hand: bool = False
    agency_name: str = ""
    issuer: str = ""

    def as_template_context(self) -> dict[str, object]:
        """The variables as plain values, for ``render_docx``."""
        return asdict(self)


TEMPLATE_VARIABLES = frozenset(field.name for field in fields(DraftContext))
"""The names a template may use."""


def parse_body(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs of a plain text, one per line, by the way they begin."""
    lines = [line.strip() for line in nfc(text).splitlines() if line.strip()]
    paragraphs: list[Paragraph] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if _CHAPTER.fullmatch(line) and index + 1 < len(lines):
            paragraphs.append(Paragraph("chapter", lines[index + 1], line))
            index += 2
            continue
        paragraphs.append(_paragraph(line))
        index += 1
    return tuple(paragraphs)


def split_regulation(
    text: str, issued_with: str, issuer: str
) -> tuple[str, Regulation | None]:
    """The text of a decision, and the regulation typed below it.

    That begins with its type alone on a line ("QUY CHẾ"), and its subject on the next.
    """
    lines = nfc(text).splitlines()
    start = next(
        (i for i, s in enumerate(lines) if _REGULATION.fullmatch(s.strip())), 0
    )
    if not start or start + 1 >= len(lines):
        return text, None
    regulation = Regulation(
        type_name=lines[start].strip(),
        subject=lines[start + 1].strip(),
        issued_with=issued_with,
        issuer=issuer,
        body=parse_body("\n".join(lines[start + 2 :])),
    )
    return "\n".join(lines[:start]), regulation


def split_bases(text: str) -> tuple[tuple[str, ...], str]:
    """The bases at the head of a decision, one per line, and the text below them.

    Further down "Căn cứ" begins a sentence like any other (Phụ lục III, mẫu 1.2).
    """
    lines = [line.strip() for line in nfc(text).splitlines() if line.strip()]
    end = next((i for i, s in enumerate(lines) if not _BASIS.match(s)), len(lines))
    return tuple(lines[:end]), "\n".join(lines[end:])


def _paragraph(line: str) -> Paragraph:
    if match := _ARTICLE.fullmatch(line):
        heading = f"{' '.join(match.group(1).split())}."
        is_title = not match.group(2).endswith((".", ";", ":", "./"))
        return Paragraph(
            "article" if is_title else "article_text", match.group(2), heading
        )
    if _SECTION.match(line) and line == line.upper():
        return Paragraph("section", line)
    if _CLAUSE.match(line):
        return Paragraph("clause", line)
    return Paragraph("point" if _POINT.match(line) else "text", line)
