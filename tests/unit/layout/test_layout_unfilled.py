# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is still to be written, and a block of recipients written anew."""

from dataclasses import replace

import pytest
from qlvb_toolkit.detection import DOCX
from qlvb_toolkit.draft_context import DraftContext, parse_body
from qlvb_toolkit.extract import extract_text
from qlvb_toolkit.layout import check_layout, renew_recipients, unfilled
from qlvb_toolkit.merge import render_docx

from tests.unit.qlvb_toolkit.conftest import TEMPLATES

CONTEXT = DraftContext(
    agency_lines=("SỞ NỘI VỤ",),
    parent_agency_name="ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
    notation="BC-SNV",
    year=2026,
    place="Hưng Yên",
    type_name="BÁO CÁO",
    subject="Kết quả công tác năm 2026",
    body=(),
    authority_lines=("GIÁM ĐỐC",),
    signer_name="Nguyễn Thị Hồng Ánh",
    drafting_unit_code="VP",
    issuer="Giám đốc Sở Nội vụ",
    agency_name="Sở Nội vụ",
)


def _made(form: str, **values: object) -> bytes:
    template = (TEMPLATES / f"{form}.docx").read_bytes()
    context = replace(CONTEXT, **values)  # type: ignore[arg-type]
    return render_docx(template, context.as_template_context())


def _codes(data: bytes) -> set[str]:
    return {finding.code for finding in check_layout(data, DOCX).findings}


@pytest.mark.parametrize("form", ["bao_cao", "to_trinh", "quyet_dinh", "cong_van"])
def test_a_bare_form_is_told_and_a_written_one_not(form: str) -> None:
    """R113: in the main text; number, day and month are filled when it is issued."""
    assert unfilled(_made(form), DOCX)
    text = "Các đơn vị gồm phòng, ban, chi cục, …\nĐiều 1. Giao Sở Nội vụ."
    bases = ("Căn cứ Luật Lưu trữ;",)
    written = _made(form, body=parse_body(text), legal_bases=bases, by_hand=True)
    assert unfilled(written, DOCX) == ()


def test_a_form_filled_by_hand_is_free() -> None:
    """R113: its dots are the form."""
    assert unfilled(_made("bien_ban", type_name="BIÊN BẢN"), DOCX) == ()


def test_what_is_no_document_tells_nothing() -> None:
    assert unfilled(b"khong phai", DOCX) == ()


def test_only_the_recipients_are_written_anew() -> None:
    """R48: R110: every other word stays, and the layout stays right."""
    body = parse_body("Sở báo cáo như sau.")
    old = {"addressees": ("Sở Tài chính",), "recipients": ("Như trên",)}
    new = {
        "addressees": ("Sở Y tế", "Sở Xây dựng"),
        "recipients": ("Như trên", "Lãnh đạo Sở"),
    }
    edited = _made("bao_cao", body=parse_body("Đã sửa trong Word."), **old)
    renewed = renew_recipients(edited, _made("bao_cao", body=body, **new))
    assert renewed is not None
    text = extract_text(renewed, DOCX)
    assert "Đã sửa trong Word." in text
    assert "Sở báo cáo" not in text
    assert "Sở Tài chính" not in text
    for line in ("- Sở Y tế;", "- Sở Xây dựng.", "- Lãnh đạo Sở;", "- Lưu: VT, VP."):
        assert text.count(line) == 1
    assert _codes(renewed) == _codes(edited)


def test_a_block_that_is_not_there_is_not_guessed() -> None:
    edited = _made("bao_cao", recipients=("Sở Y tế",))
    fresh = _made("bao_cao", addressees=("Sở Y tế",), recipients=("Như trên",))
    assert renew_recipients(edited, fresh) is None
