# SPDX-License-Identifier: LGPL-3.0-or-later
"""A director signs what waits, one after the other: in one hand, and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from qlvb_setup.testbed import run_script

from .accessibility import unseen_stops, violations
from .crew import PHONE, Crew
from .pages.form import PAPER
from .pictures import keep_wanted_picture
from .stage import Stage
from .touches import Touches

DIRECTOR = "skhcn.giamdoc"
DRAFTS = Path(__file__).with_name("make_drafts.py")


@pytest.fixture(scope="module")
def waiting(played: Stage) -> Stage:
    """The province, with drafts that wait for the director."""
    run_script(played.instance, DRAFTS, {"QLVB_DRAFTS": "5"})
    return played


@pytest.fixture(scope="module")
def hand(browser: Browser, waiting: Stage) -> Iterator[Crew]:
    crew = Crew(browser, waiting, PHONE)
    yield crew
    assert crew.complaints == []
    crew.close()


@pytest.fixture(scope="module")
def crew(browser: Browser, waiting: Stage) -> Iterator[Crew]:
    crew = Crew(browser, waiting)
    yield crew
    assert crew.complaints == []
    crew.close()


class Deck:
    """The page that shows one document after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".o_qlvb_deck")

    def choice(self, name: str) -> Locator:
        return self.root.locator(f"button[name={name}]")

    def expect_at(self, counter: str) -> None:
        """The paper of this place in the row is there to be read."""
        expect(self.root.locator(".o_qlvb_deck_counter")).to_have_text(counter)
        expect(self.choice("agree")).to_be_enabled(timeout=PAPER)

    @property
    def subject(self) -> str:
        return self.root.locator(".o_qlvb_deck_body:not([inert]) h2").inner_text()

    def give_pin(self, pin: str) -> None:
        self.root.get_by_label("Mã PIN").fill(pin)
        self.choice("work").click()

    def expect_done(self, count: int) -> None:
        expect(self.root.locator(".o_qlvb_deck_row_done")).to_have_count(count)


def _open(page: Page, count: int) -> Deck:
    page.get_by_role("button", name=f"Ký lần lượt ({count})").first.click()
    return Deck(page)


def _signed(stage: Stage) -> int:
    return stage.count("qlvb_document", "state = 'signed'")


def _is_clean(page: Page) -> None:
    assert violations(page) == []
    keep_wanted_picture(page, "deck")


def test_the_director_signs_on_the_phone(hand: Crew, waiting: Stage) -> None:
    """R130: each is shown, one PIN, a result for each; a wrong PIN signs nothing."""
    page, before = hand[DIRECTOR], _signed(waiting)
    deck = _open(page, 5)
    deck.expect_at("1/5")
    _is_clean(page)
    thumb = deck.choice("agree").bounding_box()
    assert thumb
    assert thumb["y"] > PHONE["height"] * 0.85
    assert thumb["height"] >= 44
    # the second tap of a quick hand decides nothing on what came up under it
    deck.choice("agree").dblclick()
    deck.expect_at("2/5")
    deck.choice("back").click()
    deck.expect_at("1/5")
    touches = Touches(page)
    deck.choice("agree").click()
    deck.expect_at("2/5")
    deck.choice("agree").click()
    deck.expect_at("3/5")
    deck.choice("later").click()
    deck.expect_at("4/5")
    page.get_by_role("button", name="Ký 2 văn bản").click()
    touches.report("two of three chosen", clicks=4, keys=0)
    _is_clean(page)
    deck.give_pin("00000000")
    expect(deck.root.get_by_role("alert")).to_contain_text("PIN")
    assert _signed(waiting) == before
    deck.give_pin(waiting.pin)
    deck.expect_done(2)
    assert _signed(waiting) == before + 2
    _is_clean(page)
    deck.choice("leave").click()
    expect(page.locator(".o_kanban_record").first).to_be_visible()


def test_the_director_works_by_keyboard(crew: Crew, waiting: Stage) -> None:
    """R121, R130: K, T and S decide; what is returned goes back at once."""
    page, before = crew[DIRECTOR], _signed(waiting)
    deck = _open(page, 3)
    deck.expect_at("1/3")
    assert violations(page) == []
    assert unseen_stops(page) == []
    returned = deck.subject
    page.locator(".o_qlvb_deck h1").click()
    page.keyboard.press("t")
    page.get_by_label("Lý do").fill("Bổ sung căn cứ pháp lý.")
    assert violations(page) == []
    page.locator(".modal").get_by_role("button", name="Trả lại dự thảo").click()
    expect(page.locator(".modal")).to_have_count(0)
    deck.expect_at("2/3")
    assert deck.subject != returned
    page.keyboard.press("s")
    deck.expect_at("3/3")
    page.keyboard.press("ArrowLeft")
    deck.expect_at("2/3")
    page.keyboard.press("ArrowRight")
    deck.expect_at("3/3")
    page.keyboard.press("k")
    expect(deck.root).to_contain_text(re.compile("Để sau: 1.*Trả lại: 1", re.DOTALL))
    deck.root.get_by_label("Mã PIN").fill(waiting.pin)
    page.keyboard.press("Enter")
    deck.expect_done(1)
    assert _signed(waiting) == before + 1
