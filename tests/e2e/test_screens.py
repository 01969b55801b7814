# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every screen of every actor, on the office monitor and on the phone.

``QLVB_SCREENS=1`` keeps a picture of each under ``var/screens``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from .crew import OFFICE, PHONE, Crew
from .pictures import keep_wanted_picture
from .stage import Stage

# One person for each role, those who see most first
ACTORS = (
    "vp.vanthu",
    "vp.chanhvp",
    "vp.chuyenvien",
    "vp.luutru",
    "vp.truongphong",
    "vp.thethuc",
    "vp.theodoi",
    "vp.quantri",
)
SIZES = {"office": OFFICE, "phone": PHONE}
ENGLISH = re.compile(
    r"\b(the|of|and|with|this|from|your|you|not|documents?|drafts?|files?|dossiers?|"
    r"registers?|state|subject|date|name|search|save|new|edit|create|delete|units?|"
    r"users?|agency|numbers?|type|status|settings|more|view|load|loading|records?|"
    r"group|filters?|month|today|none|yes|late|download|history|close|open)\b",
    re.IGNORECASE,
)
MENUS = """async () => {
    const answer = await fetch("/web/webclient/load_menus");
    const menus = Object.values(await answer.json());
    return menus
        .filter((menu) => menu.xmlid?.startsWith("qlvb_") && menu.actionPath)
        .map((menu) => menu.actionPath);
}"""
WORDS = """() => {
    const shown = [document.body.innerText];
    for (const node of document.querySelectorAll("[placeholder],[title]")) {
        if (node.checkVisibility()) {
            shown.push(node.placeholder || "", node.title || "");
        }
    }
    return shown.join("\\n");
}"""
# Wider than the screen, or anything that scrolls sideways by itself: a list, a bar
OVERFLOW = """() => {
    const room = (node) =>
        node === document.documentElement ? screen.width : node.clientWidth;
    const scrolls = (node) =>
        node === document.documentElement ||
        ["auto", "scroll"].includes(getComputedStyle(node).overflowX);
    return [document.documentElement, ...document.querySelectorAll(".o_content *")]
        .filter((node) => node.scrollWidth > room(node) + 1)
        .filter((node) => scrolls(node) && node.checkVisibility())
        .map((node) => [node.className, node.scrollWidth, room(node)].join(" "));
}"""
ROW = (
    "tr.o_data_row td.o_data_cell:not(.o_handle_cell), "
    ".o_kanban_record:not(.o_kanban_ghost)"
)
# What shows that a view is there with its records, not only its frame
FILLED = (
    f"{ROW}, .o_form_renderer, .o_view_nocontent, .o_graph_renderer canvas, "
    ".o_pivot table, .o_qlvb_board h2, .o_qlvb_verification"
)
# Lists that show everything, or are filled in as lists
WITHOUT_FORM = {
    "gui-giay",
    "lich-lam-viec",
    "luot-gui",
    "mau-but-phe",
    "nhat-ky",
    "so-dang-ky",
    "soan-van-ban",
    "vi-tri-kiem-nhiem",
    "xac-nhan-tai-khoan",
}
PAPER = ".o_qlvb_paper :is(iframe, .o_qlvb_paper_message, .o_qlvb_open_paper)"


@dataclass
class Inspector:
    """Looks at screens and collects what is wrong with them."""

    page: Page
    person: str
    size: str

    def __post_init__(self) -> None:
        self.findings: list[str] = []

    def look(self, screen: str) -> None:
        if english := sorted(set(ENGLISH.findall(self.page.evaluate(WORDS)))):
            self.findings.append(f"{screen}: English: {', '.join(english)}")
        if overflow := self.page.evaluate(OVERFLOW):
            self.findings.append(f"{screen}: scrolls sideways: {overflow}")
        keep_wanted_picture(self.page, f"{self.size}/{self.person}-{screen}")

    def visit(self, path: str) -> None:
        """Look at the screen of a menu entry, and at the first record behind it."""
        self.page.goto(f"/odoo/{path}")
        self.wait_for(FILLED)
        self.look(path)
        rows = self.page.locator(ROW)
        if path in WITHOUT_FORM or not rows.count():
            return
        rows.first.click()
        self.wait_for(".o_form_renderer")
        if self.page.locator(".o_qlvb_paper").count():
            self.wait_for(PAPER)
        self.look(f"{path}-form")

    def wait_for(self, part: str) -> None:
        expect(self.page.locator(part).first).to_be_visible()
        expect(self.page.locator(".o_loading_indicator")).to_have_count(0)


@pytest.fixture(scope="module", params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def crew(browser: Browser, played: Stage, size: str) -> Iterator[Crew]:
    crew = Crew(browser, played, SIZES[size])
    yield crew
    crew.close()


@pytest.fixture(scope="module")
def seen() -> set[tuple[str, str]]:
    """Screens somebody has been at; they are the same for the next person."""
    return set()


@pytest.mark.parametrize("person", ACTORS)
def test_screens_are_vietnamese_fit_and_quiet(
    crew: Crew, person: str, size: str, seen: set[tuple[str, str]]
) -> None:
    """The desk comes first; no English, no sideways scrolling, no console error."""
    crew.complaints.clear()
    page = crew[person]
    inspector = Inspector(page, person, size)
    inspector.look("dau-tien")
    for path in page.evaluate(MENUS):
        if (size, path) not in seen:
            seen.add((size, path))
            inspector.visit(path)
    crew.leave(person)
    problems = inspector.findings + crew.complaints
    assert not problems, "\n".join(problems)
