# SPDX-License-Identifier: LGPL-3.0-or-later
"""The components of a document, by their ô numbers in Phụ lục I of NĐ 30/2020."""

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from . import layout as at
from .ooxml import (
    JUSTIFIED,
    LEFT,
    RED,
    add_box,
    add_paragraph,
    add_rule,
    add_space,
    add_tag,
    bare_table,
    drop_first_paragraph,
    keep_rows_whole,
    write,
)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ARCHIVE_LINE = (
    "- Lưu: VT{% if drafting_unit_code %}, {{ drafting_unit_code }}{% endif %}."
)


def head(document: Document, *, normative: bool, letter: bool = False) -> None:
    """Ô 1 to 4, for a letter also 5b, then 10b and 11."""
    table = bare_table(document, 2, [at.LEFT_COLUMN, at.RIGHT_COLUMN])
    _agency(table.cell(0, 0))
    _nation(table.cell(0, 1))
    _number(table.cell(1, 0), normative=normative, letter=letter)
    _date(table.cell(1, 1))


def title(document: Document) -> None:
    """Ô 5a: type name and subject with the rule under them."""
    add_paragraph(document, "{{ type_name }}", at.TYPE_NAME, bold=True, before=18)
    add_paragraph(document, "{{ subject }}", at.SUBJECT, bold=True)
    add_rule(document, at.TEXT_WIDTH, at.SUBJECT_RULE)


def addressees(document: Document) -> None:
    """Ô 9a: one addressee on the line, several in a list below it."""
    add_tag(document, "if addressees|length == 1")
    add_paragraph(document, "Kính gửi: {{ addressees[0] }}.", at.ADDRESSEE, before=14)
    add_tag(document, "elif addressees")
    label = add_paragraph(document, "Kính gửi:", at.ADDRESSEE, align=LEFT, before=14)
    label.paragraph_format.left_indent = Mm(at.ADDRESSEE_LABEL_INDENT)
    add_tag(document, "for addressee in addressees")
    line = add_paragraph(
        document,
        "- {{ addressee }}{{ '.' if loop.last else ';' }}",
        at.ADDRESSEE,
        align=LEFT,
    )
    line.paragraph_format.left_indent = Mm(at.ADDRESSEE_INDENT)
    add_tag(document, "endfor")
    add_tag(document, "endif")


def decision_opening(document: Document) -> None:
    """The issuing authority, the legal bases and the word of command (ô 6)."""
    add_tag(document, "if issuing_authority")
    add_paragraph(document, "{{ issuing_authority }}", at.BODY, bold=True, before=12)
    add_tag(document, "endif")
    legal_bases(document)
    add_paragraph(document, "QUYẾT ĐỊNH:", at.BODY, bold=True, before=12)


def legal_bases(document: Document) -> None:
    """Căn cứ, one paragraph each, as given with their ending mark."""
    add_tag(document, "for basis in legal_bases")
    _text(document, "{{ basis }}", italic=True)
    add_tag(document, "endfor")


def body(document: Document, variable: str) -> None:
    """Ô 6: the paragraphs of ``variable``, each in the form of its kind."""
    add_tag(document, f"for p in {variable}")
    add_tag(document, "if p.kind == 'chapter'")
    chapter = add_paragraph(document, "{{ p.heading }}", at.BODY, bold=True, before=12)
    chapter_title = add_paragraph(document, "{{ p.text }}", at.BODY, bold=True)
    add_tag(document, "elif p.kind == 'article'")
    article = _text(document, "{{ p.heading }} {{ p.text }}", bold=True)
    for heading in (chapter, chapter_title, article):
        heading.paragraph_format.keep_with_next = True
    add_tag(document, "elif p.kind == 'article_text'")
    write(_text(document, "{{ p.heading }}", bold=True), " {{ p.text }}", at.BODY)
    add_tag(document, "else")
    _text(document, "{{ p.text }}")
    add_tag(document, "endif")
    add_tag(document, "endfor")


def signer(document: Document) -> None:
    """Ô 7 and 9b: signing authority, room for the signature, name; recipients."""
    table = bare_table(document, 1, [at.LEFT_COLUMN, at.RIGHT_COLUMN])
    keep_rows_whole(table)
    _recipients(table.cell(0, 0))
    _signature(table.cell(0, 1))


def _agency(cell: _Cell) -> None:
    add_tag(cell, "if parent_agency_name")
    add_paragraph(cell, "{{ parent_agency_name }}", at.AGENCY)
    add_tag(cell, "endif")
    add_tag(cell, "for line in agency_lines")
    add_paragraph(cell, "{{ line }}", at.AGENCY, bold=True)
    add_tag(cell, "endfor")
    add_rule(cell, at.LEFT_COLUMN, at.AGENCY_RULE)
    drop_first_paragraph(cell)


def _nation(cell: _Cell) -> None:
    add_paragraph(cell, NATION, at.NATION, bold=True)
    add_paragraph(cell, MOTTO, at.MOTTO, bold=True)
    add_rule(cell, at.RIGHT_COLUMN, at.MOTTO_RULE)
    drop_first_paragraph(cell)


def _number(cell: _Cell, *, normative: bool, letter: bool) -> None:
    year = "{{ year }}/" if normative else ""
    gap = _gap(at.NUMBER_GAP, at.DOTTED_NUMBER)
    number = f"Số:{gap}/{year}" + "{{ notation }}"
    add_paragraph(cell, number, at.CODE, before=6)
    if letter:
        add_paragraph(cell, "V/v {{ subject }}", at.LETTER_SUBJECT, before=6)
    add_space(cell, 2)
    for mark, width in at.URGENCY_BOXES.items():
        add_tag(cell, f"if urgency == '{mark}'")
        add_box(cell, mark, width, at.URGENCY_HEIGHT, at.BOXED, RED)
        add_tag(cell, "endif")
    add_space(cell, 2)
    for mark, width in at.CIRCULATION_BOXES.items():
        add_tag(cell, f"if circulation == '{mark}'")
        add_box(cell, mark, width, at.URGENCY_HEIGHT, at.BOXED, None)
        add_tag(cell, "endif")
    add_space(cell, 1)
    drop_first_paragraph(cell)


def _date(cell: _Cell) -> None:
    gap = _gap(at.DAY_GAP, at.DOTTED_DAY)
    line = f"{{{{ place }}}}, ngày{gap}tháng{gap}năm {{{{ year }}}}"
    add_paragraph(cell, line, at.DATE, italic=True, before=6)
    drop_first_paragraph(cell)


def _gap(empty: str, dotted: str) -> str:
    return f"{{{{ '{dotted}' if by_hand else '{empty}' }}}}"


def _recipients(cell: _Cell) -> None:
    add_space(cell, at.SIGNER_GAP)
    add_paragraph(
        cell, "Nơi nhận:", at.RECIPIENTS_TITLE, bold=True, italic=True, align=LEFT
    )
    add_tag(cell, "for recipient in recipients")
    _recipient(cell, "- {{ recipient }};")
    add_tag(cell, "endfor")
    _recipient(cell, ARCHIVE_LINE)
    drop_first_paragraph(cell)


def _recipient(cell: _Cell, text: str) -> None:
    line = add_paragraph(cell, text, at.RECIPIENTS, align=LEFT)
    line.paragraph_format.right_indent = Mm(4)


def _signature(cell: _Cell) -> None:
    add_space(cell, at.SIGNER_GAP)
    add_tag(cell, "for line in authority_lines")
    add_paragraph(cell, "{{ line }}", at.SIGNER, bold=True)
    add_tag(cell, "endfor")
    add_space(cell, at.SIGNATURE_SPACE)
    add_paragraph(cell, "{{ signer_name }}", at.SIGNER, bold=True)
    drop_first_paragraph(cell)


def _text(
    document: Document, text: str, *, bold: bool = False, italic: bool = False
) -> Paragraph:
    paragraph = add_paragraph(
        document,
        text,
        at.BODY,
        bold=bold,
        italic=italic,
        align=JUSTIFIED,
        before=at.PARAGRAPH_GAP,
    )
    paragraph.paragraph_format.first_line_indent = Mm(at.FIRST_LINE_INDENT)
    paragraph.paragraph_format.line_spacing = at.LINE_SPACING
    return paragraph
