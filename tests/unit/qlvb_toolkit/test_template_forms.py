# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each form, empty and written, against our own layout checker."""

from dataclasses import replace

import pytest
from qlvb_toolkit.detection import DOCX
from qlvb_toolkit.draft_context import DraftContext, Regulation, parse_body
from qlvb_toolkit.extract import extract_text
from qlvb_toolkit.layout import check_layout
from qlvb_toolkit.merge import render_docx
from qlvb_toolkit.office import convert_to_pdf
from qlvb_toolkit.reading.vocabulary import TYPE_CODES

from config.templates.forms import FORMS, Form
from config.templates.records import data_file
from tests.corpus.layout.lawful import TEXT

from .conftest import TEMPLATES

PDF = "application/pdf"
BASES = (
    "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
    "Theo đề nghị của Giám đốc Sở Nội vụ.",
)
REGULATION = Regulation(
    type_name="QUY CHẾ",
    subject="Tiếp nhận, xử lý và lưu trữ văn bản điện tử",
    issued_with="Quyết định",
    issuer="Ủy ban nhân dân tỉnh Hưng Yên",
    body=parse_body(f"Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. {TEXT[0]}"),
)


def _type_name(spec: Form) -> str:
    name = spec.name.split(" (")[0].split(" ban hành")[0]
    return name if name in TYPE_CODES else "Thông báo"


def _context(spec: Form, *, written: bool) -> DraftContext:
    articles = f"Điều 1. {TEXT[0]}\nĐiều 2. {TEXT[1]}\nĐiều 3. {TEXT[2]}"
    plain = "\n".join((TEXT[1], f"1. {TEXT[2]}", f"a) {TEXT[0]}", f"2. {TEXT[1]}"))
    name = _type_name(spec)
    decides = spec.opening in ("decision", "resolution")
    return DraftContext(
        agency_lines=("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        notation=f"{TYPE_CODES[name]}-UBND" if TYPE_CODES[name] else "UBND-NC",
        year=2026,
        place="Hưng Yên",
        type_name=name.upper(),
        subject="Tăng cường công tác văn thư, lưu trữ năm 2026 trên địa bàn tỉnh",
        body=parse_body(articles if decides else plain) if written else (),
        authority_lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer_name="Nguyễn Thị Hồng Ánh",
        drafting_unit_code="NC",
        issuing_authority="ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
        legal_bases=BASES if written else (),
        addressees=("Các sở, ban, ngành tỉnh",) * bool(spec.addressed),
        recipients=("Như trên", "Chủ tịch, các Phó Chủ tịch UBND tỉnh"),
        regulation=REGULATION if written and spec.regulation else None,
        agency_name="Ủy ban nhân dân tỉnh Hưng Yên",
        issuer="Ủy ban nhân dân tỉnh Hưng Yên",
    )


def _rendered(spec: Form, *, written: bool) -> bytes:
    template = (TEMPLATES / f"{spec.file}.docx").read_bytes()
    context = _context(spec, written=written)
    return render_docx(template, context.as_template_context())


@pytest.mark.parametrize("written", [False, True], ids=["empty", "written"])
@pytest.mark.parametrize("spec", FORMS, ids=lambda spec: spec.file)
def test_r48_r54_each_form_is_set_as_the_decree_says(spec: Form, written: bool) -> None:
    """R48: R54: no deviation in the file that Word opens."""
    report = check_layout(_rendered(spec, written=written), DOCX)
    assert [(f.code, f.message) for f in report.findings] == []


@pytest.mark.parametrize(
    "subject", ["Thử phụ lục", "Tổng kết năm", "Kết quả rà soát văn bản quy phạm"]
)
@pytest.mark.parametrize("spec", FORMS, ids=lambda spec: spec.file)
def test_r54_the_line_under_a_subject_is_as_long_as_it_asks(
    spec: Form, subject: str
) -> None:
    """R48: R54: mục II.5: from a third to a half of the text, however short."""
    template = (TEMPLATES / f"{spec.file}.docx").read_bytes()
    context = replace(_context(spec, written=True), subject=subject)
    report = check_layout(render_docx(template, context.as_template_context()), DOCX)
    assert [f.message for f in report.findings if "mục II.5" in f.clause] == []


@pytest.mark.slow
@pytest.mark.parametrize("spec", FORMS, ids=lambda spec: spec.file)
def test_r54_the_printed_page_keeps_it(spec: Form) -> None:
    """R54: no deviation in the PDF that LibreOffice makes of it."""
    report = check_layout(convert_to_pdf(_rendered(spec, written=True)), PDF)
    assert [(f.code, f.message) for f in report.findings] == []


def test_r48_each_type_has_a_form_of_its_own() -> None:
    """R48: R50: the 29 administrative types and both normative ones."""
    named = {spec.name for spec in FORMS}
    state = set(list(TYPE_CODES)[: list(TYPE_CODES).index("Nghị định")])
    assert state <= named
    assert len(state) == 29
    assert {"Quyết định (QPPL)", "Nghị quyết (QPPL)"} <= named


def test_the_committed_records_are_what_the_script_writes() -> None:
    data = TEMPLATES.parent / "document_template_data.xml"
    assert data.read_text(encoding="utf-8") == data_file()


def test_dots_stand_where_nothing_is_written_yet() -> None:
    """Two clicks give a page to be written on, not an empty one."""
    plan = next(spec for spec in FORMS if spec.file == "ke_hoach")
    empty = extract_text(_rendered(plan, written=False), DOCX)
    assert "I. MỤC ĐÍCH, YÊU CẦU" in empty
    assert "MỤC ĐÍCH" not in extract_text(_rendered(plan, written=True), DOCX)
