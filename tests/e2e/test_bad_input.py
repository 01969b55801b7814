# SPDX-License-Identifier: LGPL-3.0-or-later
"""What must not come in: refused on screen, in Vietnamese, by name, leaving nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from qlvb_edxml import build

from tests.unit.qlvb_edxml.builders import document
from tests.unit.qlvb_toolkit import samples

from . import drafts
from .crew import Crew
from .pages.desk import Desk
from .pages.dialog import Dialog, read_refusal
from .pages.form import Form
from .pages.navigation import open_menu
from .stage import Stage

PDF = "application/pdf"
KEPT = ("qlvb_document", "qlvb_document_file", "qlvb_exchange_message")
SUBJECT = "Văn bản thử gửi nhầm"


@pytest.fixture(scope="module")
def crew(browser: Browser, played: Stage) -> Iterator[Crew]:
    crew = Crew(browser, played)
    yield crew
    crew.close()


@pytest.fixture
def nothing_left(crew: Crew) -> Iterator[None]:
    """What was refused leaves no row behind."""
    crew.stage.settle()
    before = {table: crew.stage.count(table) for table in KEPT}
    yield
    assert {table: crew.stage.count(table) for table in KEPT} == before


def _intake(page: Page) -> Dialog:
    open_menu(page, "Tiếp nhận")
    page.get_by_role("button", name="Nhập tay").click()
    return Dialog(page)


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("thu-moi.pdf", samples.word(), "không đúng định dạng “pdf”"),
        ("hong.pdf", samples.pdf()[:80], "bị hỏng, không mở được"),
        ("khoa.pdf", samples.encrypted_pdf("bí mật"), "có mật khẩu bảo vệ"),
        ("chay.exe", b"MZ" + b"\0" * 80, "không thuộc danh mục được phép"),
    ],
    ids=["not-a-pdf", "broken", "encrypted", "program"],
)
def test_an_unusable_file_is_refused_by_name(
    crew: Crew, name: str, content: bytes, words: str
) -> None:
    """R60: the clerk reads which file it is and what to do."""
    page = crew["phohien.vanthu"]
    dialog = _intake(page)
    dialog.attach(name, content, PDF)
    dialog.fill("Trích yếu", SUBJECT)
    refusal = dialog.refused("Tiếp nhận")
    assert f"“{name}”" in refusal
    assert words in refusal
    dialog.button("Hủy bỏ").click()


@pytest.mark.usefixtures("nothing_left")
def test_a_secret_mark_in_the_fields_is_refused(crew: Crew) -> None:
    """R3: the mark is named and the right channel pointed to."""
    page = crew["phohien.vanthu"]
    dialog = _intake(page)
    dialog.attach("cong-van.pdf", samples.pdf(), PDF)
    dialog.fill("Trích yếu", "Độ mật: Tối mật")
    refusal = dialog.refused("Tiếp nhận")
    assert "dấu chỉ độ mật “Tối mật”" in refusal
    assert "không lưu gì" in refusal
    dialog.button("Hủy bỏ").click()


def test_a_document_is_not_registered_with_fields_missing(crew: Crew) -> None:
    """R82: all missing fields are named at once; no number is taken."""
    page = crew["phohien.vanthu"]
    numbers = crew.stage.count("qlvb_register_entry")
    dialog = _intake(page)
    dialog.attach("cong-van.pdf", samples.pdf(), PDF)
    dialog.fill("Trích yếu", "Giấy mời thiếu thông tin")
    dialog.confirm("Tiếp nhận")
    form = Form(page)
    form.act("Vào sổ")
    refusal = read_refusal(page)
    for label in ("Tên loại", "Cơ quan ban hành", "Số, ký hiệu"):
        assert label in refusal
    assert crew.stage.count("qlvb_register_entry") == numbers


def test_a_draft_with_a_secret_mark_or_fields_missing_stays_where_it_is(
    crew: Crew,
) -> None:
    """R3, R5, R60: the mark at the head of a Word file; what a draft still lacks."""
    page = crew["phohien.chuyenvien"]
    open_menu(page, "Soạn văn bản")
    form = Form(page)
    form.choose("Mẫu văn bản", "Tờ trình")
    form.fill_subject("Tờ trình còn thiếu")
    form.choose("Người ký", "Đào Ngọc Dũng")
    form.act("Tạo dự thảo từ mẫu")
    form.turn_to(".pdf")
    stored = crew.stage.count("qlvb_document_file")
    dialog = form.ask("Tải lên tệp")
    dialog.attach("Dự thảo.docx", samples.word("TUYỆT MẬT"), drafts.WORD)
    assert "dấu chỉ độ mật “Tuyệt mật”" in dialog.refused("Lưu")
    dialog.attach("Dự thảo.docx", samples.pdf(), drafts.WORD)
    assert "“Dự thảo.docx”" in dialog.refused("Lưu")
    dialog.button("Hủy bỏ").click()
    assert crew.stage.count("qlvb_document_file") == stored
    form.act("Trình duyệt")
    refusal = read_refusal(page)
    for label in ("Nơi nhận", "Không thuộc danh mục bí mật nhà nước"):
        assert label in refusal
    form.expect_state("Dự thảo")


_PACKET = build(document()).decode()
_DOCTYPE = '<!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    ("packet", "words"),
    [
        (_PACKET[:400], "không phải tệp XML đọc được"),
        (_PACKET.replace("?>", f"?>{_DOCTYPE}", 1), "nội dung nguy hiểm"),
        (
            _PACKET.replace("<edXML:Subject>", "<edXML:Subject>(MẬT) "),
            "dấu chỉ độ mật",
        ),
        (_PACKET.replace("H31.99.05", "hưng yên"), "“hưng yên”"),
        (_PACKET, "UBND phường Mẫu Một"),
    ],
    ids=["broken", "hostile", "secret", "wrong-identifier", "not-for-us"],
)
def test_a_bad_packet_is_refused(crew: Crew, packet: str, words: str) -> None:
    """R4, R60: nothing of a broken, hostile, secret or misdirected packet stays."""
    page = crew["phohien.vanthu"]
    open_menu(page, "Tra cứu", "Tiếp nhận gói tin")
    dialog = Dialog(page)
    dialog.attach("goi-tin.edxml", packet.encode(), "application/xml")
    assert words in dialog.refused("Tiếp nhận")
    dialog.button("Để sau").click()


def test_nothing_of_it_waits_on_a_desk(crew: Crew) -> None:
    """The refused letters are nobody's work."""
    desk = Desk(crew["phohien.vanthu"]).visit()
    expect(desk.row(SUBJECT)).to_have_count(0)


def test_no_error_reaches_the_console(crew: Crew) -> None:
    """A refusal is an answer, not a crash of the page."""
    assert not crew.complaints, crew.complaints
