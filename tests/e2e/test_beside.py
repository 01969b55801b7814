# SPDX-License-Identifier: LGPL-3.0-or-later
"""Acts beside the paper, and one document after the other from the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .crew import PHONE, Crew
from .pages.desk import TITLE, Desk
from .pages.dialog import Dialog, look_back
from .pages.form import PAPER, Form
from .stage import Stage
from .touches import Touches

LEADER = "vp.chanhvp"
LEADERS_LETTER = "tu bổ di tích đình làng"
HANDLER = "skhcn.chuyenvien"
FIRST = "Rà soát hạ tầng chuyển đổi số"
SECOND = "Cung cấp số liệu chấm điểm"
WORDS = "Giao phòng chủ trì tham mưu, báo cáo trước ngày 30."
FOCUS = "document.activeElement.closest('.modal') !== null"


@pytest.fixture(scope="module")
def crew(browser: Browser, played: Stage) -> Iterator[Crew]:
    crew = Crew(browser, played)
    yield crew
    assert crew.complaints == []
    crew.close()


@pytest.fixture(scope="module")
def hand(browser: Browser, played: Stage) -> Iterator[Crew]:
    """The same people, each with a phone in one hand."""
    crew = Crew(browser, played, PHONE)
    yield crew
    assert crew.complaints == []
    crew.close()


def _box(part: Locator) -> dict[str, float]:
    box = part.bounding_box()
    assert box is not None
    return dict(box)


def _paper(page: Page) -> Locator:
    return page.locator(".o_qlvb_paper iframe")


def _crumbs(page: Page) -> Locator:
    return page.locator(".o_breadcrumb").get_by_text(TITLE, exact=True)


def test_the_paper_is_read_while_the_directive_is_written(crew: Crew) -> None:
    """R96: the directive stands right of the PDF, which turns pages meanwhile."""
    page = crew[LEADER]
    form = Desk(page).visit().open(LEADERS_LETTER)
    form.expect_paper(saying="tu bổ di tích")
    dialog = form.ask("Ý kiến chỉ đạo")
    dialog.fill_named("directive", WORDS)
    panel, paper = _box(dialog.root), _box(_paper(page))
    assert paper["x"] + paper["width"] <= panel["x"] + 1
    assert paper["width"] > page.viewport_size["width"] * 0.45
    send = _box(dialog.button("Gửi ý kiến chỉ đạo"))
    assert send["y"] + send["height"] <= page.viewport_size["height"]
    # The viewer takes the click, and its search answers, with the words untouched
    inside = _paper(page).content_frame
    inside.locator("#viewFindButton").click()
    expect(inside.locator("#findInput")).to_be_visible()
    expect(dialog.value("directive").locator("textarea")).to_have_value(WORDS)


def test_the_keyboard_goes_round_act_and_paper(crew: Crew) -> None:
    """Tab leads from the act to the paper, Escape back to it, and once more out."""
    page = crew[LEADER]
    dialog = Dialog(page)
    dialog.button("Hủy bỏ").focus()
    page.keyboard.press("Tab")
    assert not page.evaluate(FOCUS)
    assert page.evaluate("document.activeElement.closest('.o_qlvb_paper') !== null")
    _paper(page).content_frame.locator("#viewerContainer").focus()
    page.keyboard.press("Escape")
    page.wait_for_function(FOCUS)
    page.keyboard.press("Escape")
    expect(page.locator(".modal:visible")).to_have_count(0)
    expect(Form(page).act_button("Ý kiến chỉ đạo")).to_be_enabled()


def test_three_touches_on_the_phone_send_a_directive(hand: Crew) -> None:
    """R96, R98: from the card; pulled down for the paper, the sheet keeps the words."""
    page = hand[LEADER]
    card = page.locator(".o_kanban_record", has_text=LEADERS_LETTER)
    card.get_by_role("button", name="Ý kiến chỉ đạo").click()
    dialog = Dialog(page)
    send = _box(dialog.button("Gửi ý kiến chỉ đạo"))
    assert send["y"] > page.viewport_size["height"] * 0.8
    assert send["height"] >= 40
    dialog.fill_named("directive", WORDS)
    page.get_by_role("button", name="Xem văn bản").last.click()
    paper = _paper(page).content_frame
    expect(paper.locator(".page .textLayer").first).to_contain_text(
        "tu bổ", timeout=PAPER
    )
    page.get_by_role("button", name="Tiếp tục xử lý").click()
    expect(dialog.value("directive").locator("textarea")).to_have_value(WORDS)
    touches = Touches(page)
    dialog.touch("Tham mưu văn bản trả lời.")
    dialog.touch_in("lead_unit_id", "Phòng Khoa giáo - Văn xã")
    dialog.button("Gửi ý kiến chỉ đạo").click()
    expect(page.locator(".o_notification").last).to_contain_text("Đã gửi ý kiến")
    touches.report("directive by phrase", clicks=3, keys=0)


def test_the_next_document_opens_by_itself(crew: Crew) -> None:
    """The next of the desk opens; one can look back; the way back stays short."""
    page = crew[HANDLER]
    form = Desk(page).visit().open(FIRST)
    _finish(form)
    expect(form.value("subject")).to_contain_text(SECOND)
    left = "Tiếp theo: còn 1 văn bản chờ xử lý"
    expect(page.locator(".o_notification").last).to_contain_text(left)
    expect(_crumbs(page)).to_have_count(1)
    look_back(page)
    expect(form.value("subject")).to_contain_text(FIRST)
    expect(_crumbs(page)).to_have_count(1)
    page.go_back()
    expect(form.value("subject")).to_contain_text(SECOND)
    _crumbs(page).click()
    expect(Desk(page).row(SECOND)).to_have_count(1)


def test_the_last_document_leads_back_to_the_desk(crew: Crew) -> None:
    """After the last one the desk says that all is done."""
    page = crew[HANDLER]
    _finish(Desk(page).visit().open(SECOND))
    Desk(page).expect_empty()
    expect(page.locator(".o_notification").last).to_contain_text("Không còn việc nào")


def _finish(form: Form) -> None:
    dialog = form.ask("Kết thúc, không trả lời")
    dialog.fill_named("result", "Đã gửi số liệu qua hệ thống.")
    dialog.confirm("Kết thúc xử lý")
