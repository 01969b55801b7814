# SPDX-License-Identifier: LGPL-3.0-or-later
"""The components of a document, by their ô numbers in Phụ lục I of NĐ 30/2020."""

from docx.document import Document
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from qlvb_toolkit.draft_context import parse_body

from . import layout as at
from .forms import DOTS
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


def telegram_addressees(document: Document) -> None:
    """Mẫu 1.6: who wires whom."""
    sender = "{{ issuing_authority }} ĐIỆN:"
    add_paragraph(document, sender, at.BODY, bold=True, before=14)
    add_tag(document, "for addressee in addressees")
    line = "- {{ addressee }}{{ '.' if loop.last else ';' }}"
    item = add_paragraph(document, line, at.ADDRESSEE, align=LEFT)
    item.paragraph_format.left_indent = Mm(at.ADDRESSEE_INDENT)
    add_tag(document, "endfor")


def decision_opening(document: Document) -> None:
    """The issuing authority, the legal bases and the word of command (ô 6)."""
    add_tag(document, "if issuing_authority")
    add_paragraph(document, "{{ issuing_authority }}", at.BODY, bold=True, before=12)
    add_tag(document, "endif")
    legal_bases(document, needed=True)
    add_paragraph(document, "QUYẾT ĐỊNH:", at.BODY, bold=True, before=12)


def resolution_opening(document: Document) -> None:
    """The same of a body that decides together: it is the authority itself."""
    body_name = "{{ agency_lines|join(' ') }}"
    add_paragraph(document, body_name, at.BODY, bold=True, before=12)
    legal_bases(document, needed=True)
    add_paragraph(document, "QUYẾT NGHỊ:", at.BODY, bold=True, before=12)


def legal_bases(document: Document, *, needed: bool = False) -> None:
    """Căn cứ, one paragraph each, as given with their ending mark.

    Where they are ``needed`` and not given, dots stand to be written over.
    """
    add_tag(document, "for basis in legal_bases")
    _text(document, "{{ basis }}", italic=True)
    if needed:
        add_tag(document, "else")
        _text(document, f"Căn cứ {DOTS};", italic=True)
        _text(document, f"Theo đề nghị của {DOTS}.", italic=True)
    add_tag(document, "endfor")


def body_or_skeleton(document: Document, skeleton: tuple[str, ...]) -> None:
    """Ô 6: what the drafter has written, else the skeleton of the type."""
    add_tag(document, "if body")
    body(document, "body")
    add_tag(document, "else")
    lines(document, skeleton)
    add_tag(document, "endif")


def lines(document: Document, skeleton: tuple[str, ...]) -> None:
    """Fixed paragraphs, each in the form of its kind."""
    for paragraph in parse_body("\n".join(skeleton)):
        if paragraph.kind == "chapter":
            _chapter(document, paragraph.heading, paragraph.text)
        elif paragraph.kind == "article":
            _article(document, f"{paragraph.heading} {paragraph.text}")
        elif paragraph.kind == "article_text":
            heading = _text(document, paragraph.heading, bold=True)
            write(heading, f" {paragraph.text}", at.BODY)
        else:
            _text(document, paragraph.text, bold=paragraph.kind == "section")


def passed(document: Document, line: str) -> None:
    """By whom and when a resolution was passed, below its text."""
    _text(document, line, italic=True)


def body(document: Document, variable: str) -> None:
    """Ô 6: the paragraphs of ``variable``, each in the form of its kind."""
    add_tag(document, f"for p in {variable}")
    add_tag(document, "if p.kind == 'chapter'")
    _chapter(document, "{{ p.heading }}", "{{ p.text }}")
    add_tag(document, "elif p.kind == 'article'")
    _article(document, "{{ p.heading }} {{ p.text }}")
    add_tag(document, "elif p.kind == 'section'")
    _text(document, "{{ p.text }}", bold=True)
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


def minutes_signers(document: Document) -> None:
    """Mẫu 1.9: the secretary beside the chair, the recipients below."""
    table = _two_signers(document)
    _signatory(table.cell(0, 0), ("THƯ KÝ",), DOTS)
    _signatory(table.cell(0, 1), ("CHỦ TỌA",), "{{ signer_name }}")
    _recipients_below(document)


def party_signers(document: Document) -> None:
    """Two sides sign; ours stands right, where the signer's place is looked for."""
    table = _two_signers(document)
    _signatory(table.cell(0, 0), ("ĐẠI DIỆN BÊN B",), DOTS)
    right = table.cell(0, 1)
    add_paragraph(right, "ĐẠI DIỆN BÊN A", at.SIGNER, bold=True, before=12)
    drop_first_paragraph(right)
    _signature_lines(right)
    _recipients_below(document)


def copy_head(document: Document) -> None:
    """Mẫu 3.1, ô 1 to 4 of a copy: its kind beside the agency, number and date."""
    table = bare_table(document, 2, [at.LEFT_COLUMN, at.RIGHT_COLUMN])
    _agency(table.cell(0, 0))
    kind = table.cell(0, 1)
    add_paragraph(kind, "{{ type_name }}", at.TYPE_NAME, bold=True)
    drop_first_paragraph(kind)
    _number(table.cell(1, 0), normative=False, letter=False)
    _date(table.cell(1, 1))


def _two_signers(document: Document) -> Table:
    half = at.TEXT_WIDTH / 2
    table = bare_table(document, 1, [half, half])
    keep_rows_whole(table)
    return table


def _signatory(cell: _Cell, capacity: tuple[str, ...], name: str) -> None:
    add_space(cell, at.SIGNER_GAP)
    for line in capacity:
        add_paragraph(cell, line, at.SIGNER, bold=True)
    add_space(cell, at.SIGNATURE_SPACE)
    add_paragraph(cell, name, at.SIGNER, bold=True)
    drop_first_paragraph(cell)


def _recipients_below(document: Document) -> None:
    add_space(document, at.SIGNER_GAP)
    _recipient_lines(document)


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
    _recipient_lines(cell)
    drop_first_paragraph(cell)


def _recipient_lines(place: Document | _Cell) -> None:
    add_paragraph(
        place, "Nơi nhận:", at.RECIPIENTS_TITLE, bold=True, italic=True, align=LEFT
    )
    add_tag(place, "for recipient in recipients")
    _recipient(place, "- {{ recipient }};")
    add_tag(place, "endfor")
    _recipient(place, ARCHIVE_LINE)


def _recipient(place: Document | _Cell, text: str) -> None:
    line = add_paragraph(place, text, at.RECIPIENTS, align=LEFT)
    line.paragraph_format.right_indent = Mm(4)


def _signature(cell: _Cell) -> None:
    add_space(cell, at.SIGNER_GAP)
    _signature_lines(cell)
    drop_first_paragraph(cell)


def _signature_lines(cell: _Cell) -> None:
    add_tag(cell, "for line in authority_lines")
    add_paragraph(cell, "{{ line }}", at.SIGNER, bold=True)
    add_tag(cell, "endfor")
    add_space(cell, at.SIGNATURE_SPACE)
    add_paragraph(cell, "{{ signer_name }}", at.SIGNER, bold=True)


def _chapter(document: Document, heading: str, text: str) -> None:
    for line, before in ((heading, 12), (text, 0)):
        part = add_paragraph(document, line, at.BODY, bold=True, before=before)
        part.paragraph_format.keep_with_next = True


def _article(document: Document, text: str) -> None:
    _text(document, text, bold=True).paragraph_format.keep_with_next = True


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
