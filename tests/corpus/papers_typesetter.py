# SPDX-License-Identifier: LGPL-3.0-or-later
"""A paper as a typist makes it in Word, by python-docx."""

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .papers import Paper

_CENTRE, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_LEFT, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
_SENTENCES = (
    "Thời gian qua, các cơ quan, đơn vị đã chủ động triển khai nhiệm vụ được giao; tuy "
    "nhiên, tiến độ ở một số nơi còn chậm so với kế hoạch đã đề ra.",
    "Để bảo đảm thực hiện đúng quy định, đề nghị các cơ quan, đơn vị tập trung rà "
    "soát, tổng hợp số liệu, gửi về cơ quan thường trực để tổng hợp, báo cáo.",
    "Trong quá trình triển khai, nếu phát sinh khó khăn, vướng mắc, kịp thời phản ánh "
    "để được xem xét, hướng dẫn giải quyết theo thẩm quyền./.",
)
_ROWS = (
    ("TT", "Nội dung", "Đơn vị", "Số lượng"),
    ("1", "Kiểm tra định kỳ", "lượt", "12"),
    ("2", "Tập huấn, bồi dưỡng", "lớp", "03"),
)
_RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, TH.")
_LONG = 9


def typeset(paper: Paper) -> bytes:
    """The paper as a DOCX."""
    document = docx.Document()
    _page(document, paper)
    heads = {"tabs": _head_by_tabs, "rows": _head_in_rows}
    heads.get(paper.style("head"), _head_in_cells)(document, paper)
    if paper.style("stamp"):
        _arrival(document)
    _title(document, paper)
    _addressees(document, paper)
    _body(document, paper)
    signs = {"tabs": _signed_by_tabs, "below": _signed_above_recipients}
    signs.get(paper.style("sign"), _signed_in_table)(document, paper)
    if paper.style("appendix"):
        _appendix(document)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _page(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"]
    normal.font.name = paper.style("font").replace("-", " ") or "Times New Roman"
    normal.font.size = Pt(float(paper.style("size") or 13.5))
    normal.paragraph_format.space_after = Pt(0)
    if paper.style("draft"):
        section.header.paragraphs[0].text = "Dự thảo lần 2"


def _say(
    where: Document | _Cell,
    text: str,
    size: float | None = None,
    *,
    look: str = "",
    align: WD_ALIGN_PARAGRAPH = _CENTRE,
    before: float = 0,
) -> Paragraph:
    """A paragraph; ``look`` has b for bold, i for italic."""
    line = where.add_paragraph()
    line.alignment = align
    line.paragraph_format.space_before = Pt(before)
    run = line.add_run(text)
    run.bold, run.italic = "b" in look, "i" in look
    if size:
        run.font.size = Pt(size)
    return line


def _table(document: Document, rows: int, *widths: float) -> Table:
    table = document.add_table(rows, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _head_lines(paper: Paper) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The lines of both sides above the number, each with its look."""
    left = [(x, "") for x in paper.lines("parent")]
    left += [(x, "b") for x in paper.lines("left")]
    return left, [(x, "b") for x in paper.heading]


def _numbered(paper: Paper) -> list[tuple[str, str]]:
    """The lines of the left side from the number on."""
    found = [(paper.text("code").replace("  ", "\u00a0\u00a0"), "")]
    found += [(line, "") for line in paper.lines("about")]
    return found + [(x, "b") for x in (paper.text("urgency"),) if x]


def _head_in_cells(document: Document, paper: Paper) -> None:
    table = _table(document, 1, 66, 98)
    left, right = _head_lines(paper)
    sides = (left + _numbered(paper), [*right, (paper.date_line, "i")])
    for cell, lines in zip(table.rows[0].cells, sides, strict=True):
        _fill(cell, lines)


def _head_in_rows(document: Document, paper: Paper) -> None:
    table = _table(document, 2, 68, 96)
    left, right = _head_lines(paper)
    _fill(table.cell(0, 0), [*left, ("_______", "")])
    _fill(table.cell(0, 1), [*right, ("______________", "")])
    _fill(table.cell(1, 0), _numbered(paper))
    _fill(table.cell(1, 1), [(paper.date_line, "i")])


def _fill(cell: _Cell, lines: list[tuple[str, str]]) -> None:
    for text, look in lines:
        size = 12.5 if text.isupper() and len(text) < 30 else 12
        _say(cell, text, size, look=look)
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)


def _head_by_tabs(document: Document, paper: Paper) -> None:
    left, right = _head_lines(paper)
    left, right = left + _numbered(paper), [*right, (paper.date_line, "i")]
    for row in range(max(len(left), len(right))):
        sides = [
            lines[row] if row < len(lines) else ("", "") for lines in (left, right)
        ]
        _tabbed(document, sides, 30, 115, 11.5)


def _tabbed(
    document: Document,
    sides: list[tuple[str, str]],
    one: float,
    other: float,
    size: float,
) -> None:
    line = document.add_paragraph()
    for place, (text, look) in zip((one, other), sides, strict=True):
        line.paragraph_format.tab_stops.add_tab_stop(Mm(place), WD_TAB_ALIGNMENT.CENTER)
        run = line.add_run(f"\t{text}")
        run.bold, run.italic = "b" in look, "i" in look
        run.font.size = Pt(size)


def _arrival(document: Document) -> None:
    for text in ("ĐẾN", "Số: 2718", "Ngày: 14/11/2025", "Chuyển: ............"):
        line = _say(document, text, 9, look="b", align=_RIGHT)
        line.runs[0].font.color.rgb = RGBColor(0xC8, 0x10, 0x18)


def _title(document: Document, paper: Paper) -> None:
    if paper.text("title"):
        _say(document, paper.text("title"), 14, look="b", before=12)
    for line in paper.lines("subject"):
        _say(document, line, 14, look="b")
    if paper.text("decides"):
        _say(document, paper.text("decides"), 13.5, look="b", before=10)


def _addressees(document: Document, paper: Paper) -> None:
    names = paper.lines("to")
    if len(names) == 1:
        _say(document, f"Kính gửi: {names[0]}", before=10)
        return
    for index, name in enumerate(names):
        if not index:
            label = _say(document, "Kính gửi:", align=_LEFT, before=10)
            label.paragraph_format.left_indent = Mm(22)
        end = "." if index == len(names) - 1 else ";"
        line = _say(document, f"- {name}{end}", align=_LEFT)
        line.paragraph_format.left_indent = Mm(44)


def _body(document: Document, paper: Paper) -> None:
    look = "i" if paper.style("bases") else ""
    for text in paper.lines("body"):
        _paragraph(document, text, look)
    if paper.style("bases"):
        _say(document, "QUYẾT ĐỊNH:", look="b", before=8)
    for index in range(_LONG if paper.style("long") else 2):
        number = f"Điều {index + 1}. " if paper.style("bases") else ""
        _paragraph(document, number + _SENTENCES[index % 2])
    if paper.style("table"):
        _figures(document)
    _paragraph(document, _SENTENCES[-1])


def _paragraph(document: Document, text: str, look: str = "") -> None:
    line = _say(document, text, look=look, align=_JUSTIFY, before=5)
    line.paragraph_format.first_line_indent = Mm(12)
    line.paragraph_format.line_spacing = 1.1


def _figures(document: Document) -> None:
    table = document.add_table(len(_ROWS), len(_ROWS[0]))
    table.style = "Table Grid"
    for row, texts in zip(table.rows, _ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _signed_in_table(document: Document, paper: Paper) -> None:
    beside = _beside(paper)
    document.add_paragraph()
    widths = [160 / (len(beside) + 1)] * len(beside) if beside else [72]
    table = _table(document, 1, *widths, 160 / (len(beside) + 1) if beside else 88)
    *left, right = table.rows[0].cells
    for cell, (lines, name) in zip(left, beside, strict=False):
        _sign(cell, lines, name, paper)
    _sign(right, paper.lines("sign"), paper.text("name"), paper)
    if not beside:
        for text in _RECIPIENTS:
            look = "bi" if text.endswith(":") else ""
            _say(left[0], text, 11, look=look, align=_LEFT)


def _beside(paper: Paper) -> list[tuple[list[str], str]]:
    """Those who sign left of the last one."""
    found: list[tuple[list[str], str]] = []
    lines: list[str] = []
    for text in paper.lines("beside"):
        if text.startswith("/"):
            found.append((lines, text[1:]))
            lines = []
        else:
            lines.append(text)
    return found


def _sign(where: Document | _Cell, lines: list[str], name: str, paper: Paper) -> None:
    size = 11.5 if paper.text("beside") else 13
    for line in lines:
        _say(where, line, size, look="b")
    for _ in range(2):
        _say(where, "")
    for text in _note(paper):
        _say(where, text, 8)
    _say(where, "")
    _say(where, name, size, look="b", before=8)


def _note(paper: Paper) -> list[str]:
    """What a signing program leaves."""
    if not paper.style("note"):
        return ["", ""]
    agency = " ".join(paper.lines("left"))
    return [f"Ký bởi: {agency}", "Thời gian ký: 31/10/2025 16:20:07 +07:00"]


def _signed_by_tabs(document: Document, paper: Paper) -> None:
    document.add_paragraph()
    right = [*paper.lines("sign"), "", "", "", "", "", paper.text("name")]
    for row, text in enumerate(right):
        left = _RECIPIENTS[row] if row < len(_RECIPIENTS) else ""
        _tabbed(document, [(left, ""), (text, "b")], 20, 118, 12.5)


def _signed_above_recipients(document: Document, paper: Paper) -> None:
    document.add_paragraph()
    table = _table(document, 1, 62, 98)
    _sign(table.cell(0, 1), paper.lines("sign"), paper.text("name"), paper)
    for text in _RECIPIENTS:
        _say(document, text, 11, align=_LEFT)


def _appendix(document: Document) -> None:
    document.add_page_break()
    _say(document, "Phụ lục", 14, look="b")
    _say(document, "DANH MỤC THỦ TỤC HÀNH CHÍNH THỰC HIỆN TOÀN TRÌNH", 13, look="b")
    _say(document, "(Kèm theo Quyết định số        /QĐ-UBND)", 12, look="i")
    _figures(document)
