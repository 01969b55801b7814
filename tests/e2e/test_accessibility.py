# SPDX-License-Identifier: LGPL-3.0-or-later
"""The screens people work on all day, by WCAG 2.1 AA and from the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .accessibility import unseen_stops, violations
from .crew import Crew
from .pages.desk import Desk
from .pages.dialog import Dialog
from .pages.form import Form
from .pages.intake import Intake
from .stage import Stage

PRESENTED = "Xin ý kiến về việc tu bổ di tích đình làng"


@pytest.fixture(scope="module")
def crew(browser: Browser, played: Stage) -> Iterator[Crew]:
    crew = Crew(browser, played)
    yield crew
    crew.close()


def _check(page: Page) -> None:
    expect(page.locator(".o_loading_indicator")).to_have_count(0)
    problems = violations(page)
    problems += [f"focus is not seen: {stop}" for stop in unseen_stops(page)]
    assert not problems, "\n".join(problems)


def _visit(page: Page, path: str, part: str) -> Page:
    page.goto(f"/odoo/{path}")
    expect(page.locator(part).first).to_be_visible()
    return page


def test_desk(crew: Crew) -> None:
    """R63: the first page of a specialist."""
    page = crew["vp.chuyenvien"]
    Desk(page).visit()
    _check(page)


def test_document(crew: Crew) -> None:
    """R63: the paper, the fields and the acts of a document, on each of its tabs."""
    page = crew["vp.chanhvp"]
    form = Desk(page).visit().open(PRESENTED)
    _check(page)
    for tab in form.root.get_by_role("tab").all():
        tab.click()
        assert violations(page) == []


def test_directive(crew: Crew) -> None:
    """R63: the dialog in which a leader directs."""
    page = crew["vp.chanhvp"]
    Desk(page).visit().open(PRESENTED).ask("Ý kiến chỉ đạo")
    _check(page)
    Dialog(page).button("Hủy bỏ").click()


def test_intake(crew: Crew) -> None:
    """R63: the list of a clerk, and an item that waits to be registered."""
    page = crew["sonnam.vanthu"]
    intake = Intake(page).visit()
    _check(page)
    intake.waiting.first.locator("td[name=subject]").click()
    expect(Form(page).root).to_be_visible()
    _check(page)


@pytest.mark.parametrize(
    ("person", "path", "part"),
    [
        ("vp.chanhvp", "theo-doi", ".o_qlvb_board h2"),
        ("vp.vanthu", "so-dang-ky", "tr.o_data_row"),
        ("vp.vanthu", "so-va-bao-cao", ".o_list_view, .o_view_nocontent"),
        ("vp.quantri", "don-vi-toi", "tr.o_data_row"),
    ],
    ids=["board", "register", "reports", "own-unit"],
)
def test_other_screens(crew: Crew, person: str, path: str, part: str) -> None:
    """R63: board, register, printed registers, and the unit of its admin."""
    _check(_visit(crew[person], path, part))
