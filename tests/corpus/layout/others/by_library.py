# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lawful documents as scripts write them with python-docx and its own template."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .papers import REQUEST, WORK, paper

CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
BOTH = WD_ALIGN_PARAGRAPH.JUSTIFY


def _start(size: float = 14) -> Document:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    return document


def _number(document: Document, *, simple: bool = False) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    if simple:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
        return
    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)
    run.font.size = Pt(14)


def _put(
    place: Any,
    text: str,
    *,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    align: Any = CENTRE,
    fresh: bool = False,
) -> Paragraph:
    """A paragraph; ``fresh``: in the empty one that a cell has."""
    paragraph = place.paragraphs[0] if fresh else place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.space_before = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    return paragraph


def _body(document: Document, *texts: str, spacing: float = 1.15) -> None:
    for text in texts:
        paragraph = document.add_paragraph(text)
        layout = paragraph.paragraph_format
        paragraph.alignment = BOTH
        layout.first_line_indent = Cm(1.27)
        layout.space_before, layout.space_after = Pt(0), Pt(6)
        layout.line_spacing = spacing


def _broken_head(
    document: Document, names: tuple[str, str], code: str, date: str
) -> None:
    """Each cell one paragraph whose lines are broken, the rules typed."""
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Cm(6.5), Cm(10)
    left, right = table.rows[0].cells
    paragraph = _put(left, f"{names[0]}\n", size=12, fresh=True)
    paragraph.add_run(f"{names[1]}\n").bold = True
    paragraph.add_run("_" * (len(names[1]) // 2))
    for run in paragraph.runs:
        run.font.size = Pt(12)
    paragraph = _put(
        right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", size=12, bold=True, fresh=True
    )
    for text in ("Độc lập - Tự do - Hạnh phúc\n", "_" * 24):
        run = paragraph.add_run(text)
        run.bold, run.font.size = True, Pt(13)
    _put(table.cell(1, 0), code, size=13, fresh=True)
    _put(table.cell(1, 1), date, size=13, italic=True, fresh=True)


def _signature(
    document: Document,
    to: Sequence[str],
    capacity: Sequence[str],
    name: str,
    *,
    rows: int = 1,
) -> None:
    table = document.add_table(rows=rows, cols=2)
    left, right = table.rows[0].cells
    label = _put(
        left, "Nơi nhận:", size=12, bold=True, italic=True, align=LEFT, fresh=True
    )
    label.add_run()
    for text in to:
        _put(left, text, size=11, align=LEFT)
    _put(right, "\n".join(capacity), bold=True, fresh=True)
    if rows == 1:
        _put(right, "\n\n\n")
        _put(right, name, bold=True)
    else:
        _put(table.cell(1, 1), "\n\n\n" + name, bold=True, fresh=True)


def _saved(document: Document) -> bytes:
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _title(document: Document, name: str, subject: str) -> None:
    document.add_paragraph()
    _put(document, name, bold=True)
    _put(document, subject, bold=True)
    _put(document, "_" * 14, size=13)


@paper
def script_notice() -> bytes:
    document = _start()
    _number(document)
    _broken_head(
        document,
        ("UBND TỈNH HƯNG YÊN", "SỞ NỘI VỤ"),
        "Số: 09/TB-SNV",
        "Hưng Yên, ngày 02 tháng 3 năm 2026",
    )
    _title(document, "THÔNG BÁO", "Kết quả xét thăng hạng chức danh nghề nghiệp")
    _body(document, *WORK * 3, REQUEST)
    _signature(
        document,
        ("- UBND tỉnh;", "- Các đơn vị;", "- Lưu: VT, CCVC."),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "Nguyễn Thanh Bình",
        rows=2,
    )
    return _saved(document)


@paper
def script_letter() -> bytes:
    document = _start(13)
    _number(document, simple=True)
    _broken_head(
        document,
        ("UBND TỈNH HƯNG YÊN", "SỞ Y TẾ"),
        "Số: 1502/SYT-NVY",
        "Hưng Yên, ngày 11 tháng 7 năm 2026",
    )
    cell = document.tables[0].cell(1, 0)
    about = _put(cell, "V/v tăng cường công tác\nan toàn tiêm chủng", size=12)
    about.paragraph_format.space_before = Pt(6)
    document.add_paragraph()
    _put(document, "Kính gửi:\t\t\t\t", align=CENTRE)
    for name in ("Các bệnh viện trong tỉnh;", "Trạm y tế các xã, phường."):
        item = _put(document, f"- {name}", align=LEFT)
        item.paragraph_format.left_indent = Cm(6)
    document.add_paragraph()
    _body(document, *WORK * 3, REQUEST, spacing=1.5)
    _signature(
        document,
        ("- Như trên;", "- Bộ Y tế (để b/c);", "- Lưu: VT, NVY."),
        ("GIÁM ĐỐC",),
        "Nguyễn Thị Anh",
    )
    return _saved(document)


@paper
def script_report() -> bytes:
    """Headings in Word's own styles, set black and upright; bullets of a list."""
    document = _start()
    _number(document)
    _broken_head(
        document,
        ("UBND TỈNH HƯNG YÊN", "UBND XÃ TIÊN LỮ"),
        "Số: 88/BC-UBND",
        "Tiên Lữ, ngày 20 tháng 6 năm 2026",
    )
    _title(document, "BÁO CÁO", "Tình hình kinh tế - xã hội 6 tháng đầu năm 2026")
    for number, name in enumerate(("KẾT QUẢ ĐẠT ĐƯỢC", "TỒN TẠI, HẠN CHẾ"), 1):
        heading = document.add_heading(level=1)
        heading.paragraph_format.first_line_indent = Cm(1.27)
        run = heading.add_run(f"{'I' * number}. {name}")
        run.font.name, run.font.size = "Times New Roman", Pt(14)
        run.font.color.rgb = RGBColor(0, 0, 0)
        run._r.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        _body(document, *WORK[:2])
        for text in WORK[2:]:
            item = document.add_paragraph(text, style="List Bullet")
            item.alignment = BOTH
            item.paragraph_format.space_after = Pt(6)
            close = item.style.element.pPr.find(qn("w:contextualSpacing"))
            if close is not None:
                item.style.element.pPr.remove(close)
    _signature(
        document,
        ("- UBND tỉnh;", "- Thường trực Đảng ủy;", "- Lưu: VT."),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Lê Văn Sơn",
    )
    return _saved(document)


@paper
def script_plan() -> bytes:
    """The head in two tables, exact heights of lines, an appendix of its own pages."""
    document = _start()
    _number(document)
    first = document.add_table(rows=1, cols=2)
    left, right = first.rows[0].cells
    _put(left, "BỘ CÔNG AN", size=13, fresh=True)
    _put(left, "CÔNG AN TỈNH HƯNG YÊN", size=13, bold=True)
    _put(left, "―――――――", size=10)
    _put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, fresh=True)
    _put(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    _put(right, "―――――――――――――――――", size=10)
    second = document.add_table(rows=1, cols=2)
    _put(second.cell(0, 0), "Số: 205/KH-CAT-PV01", size=13, fresh=True)
    _put(
        second.cell(0, 1),
        "Hưng Yên, ngày 15 tháng 10 năm 2026",
        size=13,
        italic=True,
        fresh=True,
    )
    _title(document, "KẾ HOẠCH", "Bảo đảm an ninh, trật tự dịp Quốc khánh")
    for text in (*WORK * 3, "Danh mục nhiệm vụ tại Phụ lục kèm theo Kế hoạch này./."):
        paragraph = document.add_paragraph(text)
        paragraph.alignment = BOTH
        layout = paragraph.paragraph_format
        layout.first_line_indent, layout.space_before = Cm(1), Pt(6)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(19)
    _signature(
        document,
        ("- Bộ Công an (để báo cáo);", "- Lưu: VT, PV01."),
        ("GIÁM ĐỐC",),
        "Đại tá Lê Xuân Minh",
    )
    section = document.add_section(WD_SECTION.NEW_PAGE)
    count = OxmlElement("w:pgNumType")
    count.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(count, "w:cols", "w:titlePg", "w:docGrid")
    _put(document, "Phụ lục", bold=True, size=14)
    _put(document, "DANH MỤC NHIỆM VỤ TRỌNG TÂM", bold=True)
    note = "(Kèm theo Kế hoạch số         /KH-CAT-PV01 ngày      tháng      năm 2026)"
    _put(document, note, italic=True)
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for row in table.rows:
        for cell, text in zip(row.cells, ("01", "Tuần tra", "Quý III"), strict=True):
            _put(cell, text, size=13, fresh=True)
    return _saved(document)


@paper
def script_wide() -> bytes:
    """A lying page for a table inside the text, between two standing sections."""
    document = _start()
    _number(document)
    _broken_head(
        document,
        ("UBND TỈNH HƯNG YÊN", "SỞ TÀI CHÍNH"),
        "Số: 410/BC-STC",
        "Hưng Yên, ngày 30 tháng 11 năm 2026",
    )
    _title(document, "BÁO CÁO", "Quyết toán ngân sách địa phương năm 2025")
    _body(document, *WORK * 2)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.orientation = 1
    section.different_first_page_header_footer = False
    table = document.add_table(rows=4, cols=6, style="Table Grid")
    for row in table.rows:
        for cell in row.cells:
            _put(cell, "1.250", size=12, fresh=True)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.orientation = 0
    section.different_first_page_header_footer = False
    _body(document, *WORK, REQUEST)
    _signature(
        document,
        ("- UBND tỉnh;", "- Lưu: VT, QLNS."),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "QUẢN LÝ NGÂN SÁCH"),
        "Y Moan Êban",
    )
    return _saved(document)
