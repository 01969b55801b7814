# SPDX-License-Identifier: LGPL-3.0-or-later
"""The life of one document, from the blank page to the archive, in Chromium.

Each test is one step by one person and goes on from the step before; once a step has
failed, those after it fail as "not played". People find their work on their desk.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from . import drafts
from .conftest import Journey, RaiseStage
from .crew import Crew
from .pages.desk import Desk
from .pages.dialog import expect_said, look_back
from .pages.dossier import DossierForm
from .pages.form import Form, find
from .pages.navigation import look_until, open_menu
from .stage import Stage
from .touches import Touches

YEAR = drafts.legal_day().year
REPORT = "35/TTr-SKHCN"
DECISION = f"76/{YEAR}/QĐ-UBND"
DOSSIER_TITLE = "Hồ sơ ban hành văn bản quy phạm pháp luật"
DECISION_ACTS = (
    ("Trình duyệt", "Vũ Thị Mai Anh"),
    ("Duyệt nội dung", "Lê Văn Hải"),
    ("Duyệt thể thức", "Bùi Thị Thu Trang"),
    ("Ký số", "Trần Quốc Khánh"),
    ("đóng dấu", "Đỗ Thị Hường"),
    ("Phát hành", "Đỗ Thị Hường"),
)
REPORT_ACTS = (
    ("Đã đăng ký", "Đỗ Thị Hường"),
    ("Đã trình", "Đỗ Thị Hường"),
    ("Cho ý kiến chỉ đạo", "Phạm Minh Tuấn"),
    ("Đã chuyển", "Lê Văn Hải"),
    ("Đã chuyển", "Ngô Thanh Bình"),
    ("Cho ý kiến góp ý", "Hoàng Ngọc Lan"),
    ("Tạo dự thảo trả lời", "Vũ Thị Mai Anh"),
)


@pytest.fixture(scope="module")
def stage(raise_stage: RaiseStage) -> Stage:
    return raise_stage("e2e_story", story=False)


@pytest.fixture(scope="module")
def crew(browser: Browser, stage: Stage) -> Iterator[Crew]:
    crew = Crew(browser, stage)
    yield crew
    crew.close()


@pytest.fixture(autouse=True)
def step(journey: Journey, crew: Crew) -> Iterator[None]:
    """Play only what the steps before have prepared; leave no error in a console."""
    if journey.broken_at:
        pytest.fail(f"not played, because {journey.broken_at} failed", pytrace=False)
    crew.complaints.clear()
    yield
    assert not crew.complaints, crew.complaints


# -- 1. Sở Khoa học và Công nghệ: the report ----------


def test_the_specialist_drafts_the_report(crew: Crew) -> None:
    """R110: a draft from the template in the layout of Decree 30."""
    page = crew["skhcn.chuyenvien"]
    open_menu(page, "Soạn văn bản")
    form = Form(page)
    form.choose("Mẫu văn bản", "Tờ trình")
    form.fill_subject(drafts.REPORT_SUBJECT)
    form.choose("Người ký", "Nguyễn Hữu Phúc")
    form.tab("Lời văn").locator("textarea").fill(drafts.REPORT_TEXT)
    form.add_recipient(unit="Văn phòng Ủy ban nhân dân tỉnh")
    form.act("Tạo dự thảo từ mẫu")
    expect_said(page, "dự thảo")
    form.expect_paper(saying="TỜ TRÌNH")


def test_the_specialist_adds_the_appendix_and_submits(crew: Crew) -> None:
    """R5: the appendix is a file of its own; submitting confirms no secret."""
    page = crew["skhcn.chuyenvien"]
    form = Desk(page).visit().open(drafts.REPORT_SUBJECT)
    dialog = form.ask("Tải lên tệp")
    dialog.touch("Phụ lục")
    dialog.attach("Dự thảo Quy chế.docx", drafts.appendix(), drafts.WORD)
    dialog.confirm("Lưu")
    form.turn_to("Dự thảo Quy chế.pdf")
    form.expect_paper(saying="DỰ THẢO QUY CHẾ")
    form.tick("Không thuộc danh mục bí mật nhà nước")
    form.act("Trình duyệt")
    look_back(page)
    form.expect_state("Chờ duyệt nội dung")
    Desk(page).visit().expect_empty()


def test_the_head_approves_the_content(crew: Crew) -> None:
    """R116: the head of the drafting unit answers for the content."""
    form = Desk(crew["skhcn.truongphong"]).visit().open(drafts.REPORT_SUBJECT)
    form.expect_paper(saying="TỜ TRÌNH")
    form.act("Duyệt nội dung")
    look_back(form.page)
    form.expect_state("Chờ duyệt thể thức")


def test_the_form_checker_approves_the_form(crew: Crew) -> None:
    """R123: not before the PDF is there, which a job makes meanwhile."""
    form = Desk(crew["skhcn.thethuc"]).visit().open(drafts.REPORT_SUBJECT)
    form.expect_paper(saying="TỜ TRÌNH")
    form.act("Duyệt thể thức")
    look_back(form.page)
    form.expect_state("Chờ ký")


def test_the_leader_signs_with_a_pin(crew: Crew, stage: Stage) -> None:
    """R124: a personal signature; a wrong PIN signs nothing."""
    page = crew["skhcn.giamdoc"]
    form = Desk(page).visit().open(drafts.REPORT_SUBJECT)
    form.expect_paper(saying="TỜ TRÌNH")
    dialog = form.ask("Ký số")
    dialog.fill("Mã PIN", "00000000")
    assert "PIN" in dialog.refused("Ký số")
    dialog.fill("Mã PIN", stage.pin)
    dialog.confirm("Ký số")
    look_back(form.page)
    form.expect_state("Đã ký")


def test_the_clerk_numbers_seals_and_issues(crew: Crew, stage: Stage) -> None:
    """R140: number, date and seal in one act, appendix signed too."""
    page = crew["skhcn.vanthu"]
    form = Desk(page).visit().open(drafts.REPORT_SUBJECT)
    touches = Touches(page)
    dialog = form.ask("Cấp số, đóng dấu và phát hành")
    expect(dialog.value("next_code")).to_have_text(REPORT)
    dialog.type("Mã PIN khóa ký của cơ quan", stage.pin)
    dialog.confirm("Cấp số, đóng dấu và phát hành")
    touches.report("number-stamp-seal-issue", clicks=2, keys=len(stage.pin))
    look_back(page, REPORT)
    form.expect_state("Đã phát hành")
    form.expect_code(REPORT)
    form.expect_paper(saying="/TTr-SKHCN")
    signatures = form.tab("Chữ ký số")
    expect(signatures.get_by_text("Nguyễn Hữu Phúc")).to_be_visible()
    expect(signatures.locator(".o_data_row")).to_have_count(3)


# -- 2. Văn phòng UBND tỉnh: received, directed, passed on ----------


def test_the_office_clerk_registers_and_presents(crew: Crew) -> None:
    """R72, R84, R91: it arrived by itself, checked; the next number; presented."""
    page = crew["vp.vanthu"]
    form = Desk(page).open_when_there(drafts.REPORT_SUBJECT)
    for check in ("check_complete", "check_intact", "check_authentic"):
        expect(form.value(check)).to_have_text("Có")
    form.expect_paper(saying="/TTr-SKHCN")
    form.act("Vào sổ")
    expect_said(page, "1287")
    expect(form.value("arrival_number")).to_have_text("1287")
    dialog = form.ask("Trình lãnh đạo")
    dialog.touch("Phạm Minh Tuấn")
    dialog.fill("Đề xuất của văn thư", "Kính trình Chánh Văn phòng")
    dialog.confirm("Trình lãnh đạo")
    look_back(page)
    form.expect_state("Đã trình")


def test_the_leader_writes_the_directive(crew: Crew) -> None:
    """R96: one lead, one support, a deadline; three touches besides the words."""
    page = crew["vp.chanhvp"]
    form = Desk(page).visit().open(drafts.REPORT_SUBJECT)
    touches = Touches(page)
    dialog = form.ask("Ý kiến chỉ đạo")
    dialog.fill_named("directive", "Phòng KGVX chủ trì thẩm tra; HCTC phối hợp.")
    dialog.touch_in("lead_unit_id", "Phòng Khoa giáo - Văn xã")
    dialog.touch_in("support_unit_ids", "Phòng Hành chính - Tổ chức")
    dialog.confirm("Gửi ý kiến chỉ đạo")
    touches.report("directive", clicks=4, keys=0)
    look_back(page)
    form.expect_state("Đang xử lý")


@pytest.mark.parametrize(
    ("head", "role", "handler"),
    [
        ("vp.truongphong", "lead_user_id", "Vũ Thị Mai Anh"),
        ("vp.truonghc", "support_user_ids", "Hoàng Ngọc Lan"),
    ],
    ids=["lead", "support"],
)
def test_the_heads_pass_on(crew: Crew, head: str, role: str, handler: str) -> None:
    """R100: each head names who of the unit does the work."""
    form = Desk(crew[head]).visit().open(drafts.REPORT_SUBJECT)
    dialog = form.ask("Chuyển xử lý")
    dialog.touch_in(role, handler)
    dialog.confirm("Chuyển xử lý")
    Desk(crew[head]).visit().expect_empty()


def test_the_supporting_specialist_sends_an_opinion(crew: Crew) -> None:
    """R105: the opinion goes to the lead; the support's part is done."""
    page = crew["vp.phoihop"]
    form = Desk(page).visit().open(drafts.REPORT_SUBJECT)
    dialog = form.ask("Cho ý kiến")
    dialog.fill_named("text", "Thống nhất dự thảo; đề nghị rà soát phần nơi nhận.")
    dialog.confirm("Gửi ý kiến")
    Desk(page).visit().expect_empty()


# -- 3. The decision ----------


def test_the_lead_specialist_begins_the_answer(crew: Crew) -> None:
    """R104, R105: the opinion is there to read; the answer begins from the document."""
    page = crew["vp.chuyenvien"]
    form = Desk(page).visit().open(drafts.REPORT_SUBJECT)
    opinions = form.tab("Luồng xử lý")
    expect(opinions.get_by_text("Thống nhất dự thảo").first).to_be_visible()
    form.act("Tạo dự thảo trả lời")
    form.expect_state("Dự thảo")


def test_the_lead_specialist_drafts_the_decision(crew: Crew) -> None:
    """R110, R145: for the committee; its text comes from Word; six recipients."""
    page = crew["vp.chuyenvien"]
    form = Desk(page).visit().open(f"Trả lời văn bản {REPORT}")
    form.choose("Mẫu văn bản", "Quyết định", option="(QPPL)")
    form.fill_subject(drafts.DECISION_SUBJECT)
    form.fill("Ký hiệu", "QĐ-UBND")
    form.choose("Người ký", "Trần Quốc Khánh")
    form.drop_recipients()
    for unit in (
        "Sở Khoa học và Công nghệ",
        "Sở Nội vụ",
        "phường Phố Hiến",
        "phường Sơn Nam",
    ):
        form.add_recipient(unit=unit)
    form.add_recipient(correspondent="Văn phòng Chính phủ")
    form.add_recipient(words="Hội Khuyến học tỉnh Hưng Yên (bản giấy)")
    form.act("Tạo dự thảo từ mẫu")
    expect_said(page, "dự thảo")
    dialog = form.ask("Tải lên tệp")
    content = drafts.decision("Trần Quốc Khánh")
    dialog.attach("Quyết định ban hành Quy chế.docx", content, drafts.WORD)
    dialog.confirm("Lưu")
    form.turn_to("Quyết định ban hành Quy chế.pdf")
    form.expect_paper(saying="QUYẾT ĐỊNH")
    form.tick("Không thuộc danh mục bí mật nhà nước")
    form.act("Trình duyệt")
    look_back(page)
    form.expect_state("Chờ duyệt nội dung")


def test_the_decision_is_reviewed(crew: Crew) -> None:
    """R116, R123: content by the head, form by the checker, each on their own desk."""
    form = Desk(crew["vp.truongphong"]).visit().open(drafts.DECISION_SUBJECT)
    form.act("Duyệt nội dung")
    look_back(form.page)
    form.expect_state("Chờ duyệt thể thức")
    form = Desk(crew["vp.thethuc"]).visit().open(drafts.DECISION_SUBJECT)
    form.expect_paper(saying="QUYẾT ĐỊNH")
    form.act("Duyệt thể thức")
    look_back(form.page)
    form.expect_state("Chờ ký")


def test_the_vice_chairman_signs_for_the_chairman(crew: Crew, stage: Stage) -> None:
    """R124: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH."""
    form = Desk(crew["phochutich"]).visit().open(drafts.DECISION_SUBJECT)
    form.expect_paper(saying="QUYẾT ĐỊNH")
    dialog = form.ask("Ký số")
    dialog.fill("Mã PIN", stage.pin)
    dialog.confirm("Ký số")
    look_back(form.page)
    form.expect_state("Đã ký")


def test_the_decision_is_numbered_and_issued(crew: Crew, stage: Stage) -> None:
    """R145: the number bears the year; inside, to the axis, on paper."""
    page = crew["vp.vanthu"]
    form = Desk(page).visit().open(drafts.DECISION_SUBJECT)
    dialog = form.ask("Cấp số, đóng dấu và phát hành")
    expect(dialog.value("next_code")).to_have_text(DECISION)
    dialog.fill("Mã PIN khóa ký của cơ quan", stage.pin)
    dialog.confirm("Cấp số, đóng dấu và phát hành")
    look_back(page, DECISION)
    form.expect_state("Đã phát hành")
    form.expect_code(DECISION)
    form.expect_paper(saying="/QĐ-UBND")


# -- 4. The recipients ----------


def test_the_ward_clerk_registers(crew: Crew) -> None:
    """R84: the ward's own register goes on from its paper one."""
    page = crew["phohien.vanthu"]
    form = Desk(page).open_when_there(drafts.DECISION_SUBJECT)
    form.act("Vào sổ")
    expect(form.value("arrival_number")).to_have_text("413")


def test_the_sender_sees_what_became_of_it(crew: Crew, stage: Stage) -> None:
    """R37, R73, R150: the state at each recipient, and the packet in the outbox."""
    form = find(crew["vp.vanthu"], "Văn bản đi", DECISION)
    states = form.tab("Nơi nhận")
    for recipient, state in (
        ("Phố Hiến", "Đã tiếp nhận"),
        ("Sơn Nam", "Đã đến"),
        ("Sở Nội vụ", "Đã đến"),
        ("Văn phòng Chính phủ", "Đã gửi"),
        ("Hội Khuyến học", "Gửi bản giấy"),
    ):
        row = states.locator(".o_data_row", has_text=recipient).last
        expect(row).to_contain_text(state)
    assert len(list(stage.outbox.rglob("*.edxml"))) == 1


# -- 5. Closed, filed, archived ----------


def test_the_report_is_closed_as_answered(crew: Crew) -> None:
    """R107: issuing the answer closes what it answers."""
    form = find(crew["vp.chuyenvien"], "Văn bản đến", REPORT)
    form.expect_state("Hoàn thành")
    expect(form.value("result")).to_contain_text(DECISION)
    Desk(crew["vp.chuyenvien"]).visit().expect_empty()


def test_both_are_filed_in_one_dossier(crew: Crew) -> None:
    """R171: opened from the file plan, with both, then closed."""
    dossier = DossierForm.new(crew["vp.chuyenvien"])
    dossier.choose("Dòng danh mục hồ sơ", "01.KGVX", option=DOSSIER_TITLE)
    dossier.add_document(REPORT)
    dossier.add_document(DECISION)
    dossier.save()
    dossier.close()
    dossier.expect_state("Đã kết thúc")


def test_the_dossier_is_handed_over_and_accepted(crew: Crew) -> None:
    """R189: handed over by its maker, accepted by the archivist."""
    dossier = Desk(crew["vp.chuyenvien"]).visit().open(DOSSIER_TITLE)
    dossier.act("Giao nộp")
    look_back(dossier.page)
    dossier.expect_state("Đã giao nộp")
    page = crew["vp.luutru"]
    dossier = Desk(page).visit().open(DOSSIER_TITLE)
    dossier.act("Tiếp nhận")
    look_back(page, "Gói lưu trữ")
    dossier.expect_state("Đã lưu trữ")


def test_the_package_is_exported(crew: Crew) -> None:
    """R190: a job makes the package; the archivist exports one and downloads it."""
    page = crew["vp.luutru"]
    open_menu(page, "Hồ sơ", "Hồ sơ")
    page.locator("tr.o_data_row", has_text=DOSSIER_TITLE).locator(
        "td[name=title]"
    ).click()
    Form(page).act("Xuất gói")
    expect_said(page, "Gói")
    row = page.locator("tr.o_data_row", has_text="SIP")

    def made() -> Locator:
        open_menu(page, "Lưu trữ", "Gói lưu trữ")
        return row.filter(has_text="Đã lập").first

    look_until(made)
    with page.expect_download() as download:
        row.first.get_by_role("button", name="Tải xuống").click()
    assert zipfile.is_zipfile(download.value.path())


# -- 6. The history ----------


def test_the_history_shows_every_act_with_names(crew: Crew) -> None:
    """R30: each act, by whom."""
    form = find(crew["vp.vanthu"], "Văn bản đi", DECISION)
    history = form.tab("Lịch sử xử lý")
    for act, person in DECISION_ACTS:
        row = history.locator(".o_data_row", has_text=act).filter(has_text=person)
        expect(row.first).to_be_attached()
    form = find(crew["vp.vanthu"], "Văn bản đến", REPORT)
    history = form.tab("Lịch sử xử lý")
    for act, person in REPORT_ACTS:
        row = history.locator(".o_data_row", has_text=act).filter(has_text=person)
        expect(row.first).to_be_attached()
