# SPDX-License-Identifier: LGPL-3.0-or-later
"""The committed templates against Nghị định 30/2020/NĐ-CP, Phụ lục I."""

import dataclasses
import io
import re

import docx
import pypdfium2
import pytest
from qlvb_toolkit.draft_context import (
    TEMPLATE_VARIABLES,
    DraftContext,
    Paragraph,
    parse_body,
)
from qlvb_toolkit.extract import extract_text, first_page_text
from qlvb_toolkit.merge import render_docx, template_errors
from qlvb_toolkit.office import convert_to_pdf

from config.demo.decision_76 import decision_76_context
from config.templates.build import TEMPLATES as BUILDERS
from config.templates.build import build

from .conftest import TEMPLATES
from .test_extract import WORD

CONTEXT = DraftContext(
    parent_agency_name="UBND TỈNH HƯNG YÊN",
    agency_lines=("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
    notation="SKHCN-CĐS",
    year=2026,
    place="Hưng Yên",
    type_name="TỜ TRÌNH",
    subject="ban hành Quy chế",
    body=parse_body("Nội dung một.\n1. Khoản một.\na) Điểm một."),
    authority_lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer_name="Nguyễn Thị Hồng Ánh",
    drafting_unit_code="CĐS",
    addressees=("Ủy ban nhân dân tỉnh",),
    recipients=("Như trên",),
)


def _text(name: str, **changes: object) -> str:
    context = dataclasses.replace(CONTEXT, **changes)
    template = (TEMPLATES / name).read_bytes()
    rendered = render_docx(template, context.as_template_context())
    return extract_text(rendered, WORD)


@pytest.mark.parametrize("name", BUILDERS)
def test_the_committed_file_is_what_the_script_builds(name: str) -> None:
    assert (TEMPLATES / name).read_bytes() == build(name)


@pytest.mark.parametrize("name", BUILDERS)
def test_a_template_uses_only_what_a_draft_offers(name: str) -> None:
    assert template_errors((TEMPLATES / name).read_bytes(), TEMPLATE_VARIABLES) == []


@pytest.mark.parametrize("name", BUILDERS)
def test_r53_page_and_font(name: str) -> None:
    """R53"""
    document = docx.Document(TEMPLATES / name)
    for section in document.sections:
        size = (section.page_width, section.page_height)
        assert [round(length.mm, 1) for length in size] == [210, 297]
        for margin in (section.top_margin, section.bottom_margin):
            assert 20 <= round(margin.mm, 1) <= 25
        assert 30 <= round(section.left_margin.mm, 1) <= 35
        assert 15 <= round(section.right_margin.mm, 1) <= 20
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_r53_page_numbers_start_on_the_second_page(decision_pdf: bytes) -> None:
    """R53: centred in the top margin, hidden on page 1; the regulation counts anew."""
    document = pypdfium2.PdfDocument(decision_pdf)
    first_lines = [
        page.get_textpage().get_text_bounded().split("\n")[0].strip()
        for page in document
    ]
    start = next(i for i, line in enumerate(first_lines) if line == "QUY CHẾ")
    assert first_lines[1:start] == [str(i) for i in range(2, start + 1)]
    rest = first_lines[start + 1 :]
    assert rest == [str(i) for i in range(2, len(rest) + 2)]
    assert not first_lines[0].isdigit()


def _gap(pdf: bytes, before: str, after: str) -> float:
    """Points between two words of the first page, found as the stamping finds them."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    text = page.get_text_range()
    start = text.index(before) + len(before) - 1
    end = text.index(after, start)
    assert text[start + 1 : end].strip("\u00a0 ") == ""
    left, right = page.get_charbox(start), page.get_charbox(end)
    assert abs(left[1] - right[1]) < 8
    return right[0] - left[2]


def test_gaps_take_the_number_and_the_date(decision_pdf: bytes) -> None:
    """Four digits at 13 points are 26 wide, two at 14 points 14."""
    assert _gap(decision_pdf, "Số:", "/2025/QĐ-UBND") >= 26 + 4
    assert _gap(decision_pdf, "Hưng Yên, ngày", "tháng") >= 14 + 6
    assert _gap(decision_pdf, "tháng", "năm 2025") >= 14 + 6


def test_r55_a_letter_has_its_subject_under_the_number() -> None:
    """R55"""
    text = _text("cong_van.docx")
    assert (
        text.index("Số:") < text.index("V/v ban hành Quy chế") < text.index("Kính gửi")
    )
    assert "Kính gửi: Ủy ban nhân dân tỉnh." in text
    assert "- Như trên;\n- Lưu: VT, CĐS." in text
    assert "V/v" not in _text("to_trinh.docx")
    assert "Kính gửi" in _text("to_trinh.docx")


def test_r55_several_addressees_stand_in_a_list() -> None:
    """R55"""
    text = _text("cong_van.docx", addressees=("Sở A", "Sở B"))
    assert "Kính gửi:\n- Sở A;\n- Sở B." in text


@pytest.mark.parametrize("urgency", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"])
def test_r56_the_urgency_mark_alone_is_printed(urgency: str) -> None:
    """R56"""
    lines = _text("cong_van.docx", urgency=urgency).split("\n")
    marks = {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"}
    assert [line for line in lines if line in marks] == [urgency]


def test_r56_size_and_colour_of_the_marks() -> None:
    """R56: 20×8, 40×8 and 30×8 mm, bright red."""
    document = docx.Document(TEMPLATES / "cong_van.docx")
    cell = document.tables[0].cell(1, 0)
    sizes = {
        table.cell(0, 0).text: (
            round(table.cell(0, 0).width.mm),
            round(table.rows[0].height.mm),
        )
        for table in cell.tables
        if 'w:color="FF0000"' in table._tbl.xml
    }
    assert sizes == {"KHẨN": (20, 8), "THƯỢNG KHẨN": (40, 8), "HỎA TỐC": (30, 8)}


def test_r56_restricted_circulation() -> None:
    """R56"""
    for mark in ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"):
        assert mark in _text("to_trinh.docx", circulation=mark)
    text = _text("to_trinh.docx")
    assert "LƯU HÀNH" not in text
    assert "KHẨN" not in text


def test_r57_the_attachment_line_is_empty_in_electronic_form() -> None:
    """R57"""
    electronic = _text("phu_luc.docx", appendix_number="II")
    assert "Phụ lục II\nBAN HÀNH QUY CHẾ\n(Kèm theo Văn bản số ……/……" in electronic
    paper = _text(
        "phu_luc.docx",
        attached_to="Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 3 năm 2026",
    )
    assert "(Kèm theo Quyết định số 15/QĐ-UBND" in paper
    assert "……" not in paper


def test_the_year_stands_in_the_code_of_normative_documents_only() -> None:
    assert re.search(r"Số:\u00a0+/2026/SKHCN-CĐS", _text("quyet_dinh_qppl.docx"))
    assert re.search(r"Số:\u00a0+/SKHCN-CĐS", _text("quyet_dinh.docx"))


def test_r54_sizes_of_the_components(decision_docx: bytes) -> None:
    """R54"""
    document = docx.Document(io.BytesIO(decision_docx))
    found: dict[str, tuple[float, bool, bool]] = {}
    paragraphs = list(document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                paragraphs += cell.paragraphs
    for paragraph in paragraphs:
        for run in paragraph.runs:
            key = " ".join(run.text.split())[:12]
            found.setdefault(key, (run.font.size.pt, bool(run.bold), bool(run.italic)))
    expected = {
        "CỘNG HÒA XÃ ": (12, 13, True, False),
        "Độc lập - Tự": (13, 14, True, False),
        "ỦY BAN NHÂN ": (12, 13, True, False),
        "Số: /2025/QĐ": (13, 13, False, False),
        "Hưng Yên, ng": (13, 14, False, True),
        "QUYẾT ĐỊNH": (13, 14, True, False),
        "Ban hành Quy": (13, 14, True, False),
        "Căn cứ Luật ": (13, 14, False, True),
        "Điều 1.": (13, 14, True, False),
        "Chương I": (13, 14, True, False),
        "TM. ỦY BAN N": (13, 14, True, False),
        "Phạm Văn Ngh": (13, 14, True, False),
        "Nơi nhận:": (12, 12, True, True),
        "- Như Điều 3": (11, 11, False, False),
    }
    for key, (low, high, bold, italic) in expected.items():
        size, is_bold, is_italic = found[key]
        assert (low <= size <= high, is_bold, is_italic) == (True, bold, italic), key


def test_the_signature_has_room(decision_pdf: bytes) -> None:
    for page in pypdfium2.PdfDocument(decision_pdf):
        text = page.get_textpage()
        searcher = text.search("Phạm Văn Nghiêm")
        if match := searcher.get_next():
            name = text.get_charbox(match[0])
            above = text.search("PHÓ CHỦ TỊCH", match_case=True).get_next()
            title = text.get_charbox(above[0])
            assert (title[1] - name[3]) / 72 * 25.4 >= 30
            return
    pytest.fail("signer not found")


def test_the_signer_block_never_stands_alone_on_a_page() -> None:
    """The body may fill a page to its end; the last paragraph then moves along."""
    template = (TEMPLATES / "to_trinh.docx").read_bytes()
    body = tuple(Paragraph("text", f"Đoạn {n}.") for n in range(1, 22))
    context = dataclasses.replace(CONTEXT, body=body)
    pdf = convert_to_pdf(render_docx(template, context.as_template_context()))
    pages = [p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(pdf)]
    assert len(pages) == 2
    assert "Đoạn 21." in pages[1]
    assert "Nguyễn Thị Hồng Ánh" in pages[1]


def test_decision_76_is_whole(decision_pdf: bytes) -> None:
    context = decision_76_context()
    assert (context.notation, context.year, context.drafting_unit_code) == (
        *("QĐ-UBND", 2025, "KGVX"),
    )
    assert context.agency_lines == ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN")
    assert len(context.legal_bases) == 16
    assert [p.heading for p in context.body if p.heading] == [
        *("Điều 1.", "Điều 2.", "Điều 3.")
    ]
    assert len(context.recipients) == 14
    assert context.authority_lines == (
        *("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    )
    assert context.signer_name == "Phạm Văn Nghiêm"
    regulation = context.regulation
    articles = [p.heading for p in regulation.body if p.kind.startswith("article")]
    assert articles == [f"Điều {n}." for n in range(1, 21)]
    assert [p.heading for p in regulation.body if p.kind == "chapter"] == [
        *("Chương I", "Chương II", "Chương III", "Chương IV", "Chương V")
    ]
    text = " ".join(extract_text(decision_pdf, "application/pdf").split())
    for paragraph in (*context.body, *regulation.body):
        assert paragraph.text[:60] in text or "-" in paragraph.text[:60]


def test_number_and_date_are_left_open(decision_pdf: bytes) -> None:
    first = first_page_text(decision_pdf)
    assert "76" not in first
    assert "21 tháng 9" not in first


def test_parse_body_tells_the_kinds_apart() -> None:
    paragraphs = parse_body(
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1 .  Phạm vi\n1. Khoản\na) Điểm\nđ) Điểm\n\n"
        "Lời văn\nĐiều 2. Quyết định có hiệu lực."
    )
    assert [(p.kind, p.heading, p.text) for p in paragraphs] == [
        ("chapter", "Chương I", "QUY ĐỊNH CHUNG"),
        ("article", "Điều 1.", "Phạm vi"),
        ("clause", "", "1. Khoản"),
        ("point", "", "a) Điểm"),
        ("point", "", "đ) Điểm"),
        ("text", "", "Lời văn"),
        ("article_text", "Điều 2.", "Quyết định có hiệu lực."),
    ]
