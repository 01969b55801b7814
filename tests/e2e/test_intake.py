# SPDX-License-Identifier: LGPL-3.0-or-later
"""A clerk at the intake list: files come in, are read, and fill in the form."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.corpus import canvas_typesetter, compose
from tests.corpus.spec import Spec

from .crew import Crew
from .pages.form import PAPER, Form
from .pages.navigation import open_menu
from .stage import Stage

CLERK = "skhcn.vanthu"


@pytest.fixture(scope="module")
def crew(browser: Browser, played: Stage) -> Iterator[Crew]:
    crew = Crew(browser, played)
    yield crew
    crew.close()


@pytest.fixture(scope="module")
def letters() -> list[Spec]:
    """Two letters that carry a number."""
    specs = compose.specs("tuned")
    return [spec for spec in specs if spec.is_letter and spec.number][:2]


def _save(letters: list[Spec], folder: Path) -> list[Path]:
    paths = [folder / f"scan-{index}.pdf" for index, _ in enumerate(letters)]
    for path, letter in zip(paths, letters, strict=True):
        path.write_bytes(canvas_typesetter.typeset(letter, random.Random(1)))  # noqa: S311
    return paths


def _row(page: Page, letter: Spec):
    code = f"{letter.number}/{letter.notation}"
    return page.locator(".o_data_row").filter(has_text=code)


def test_dropped_files_are_read_and_registered_from_the_keyboard(
    crew: Crew, letters: list[Spec], tmp_path: Path
) -> None:
    """R82, R84: fields filled from the page and shown in it; Ctrl+Enter registers."""
    page = crew[CLERK]
    open_menu(page, "Tiếp nhận")
    page.locator("input[type=file]").set_input_files(_save(letters, tmp_path))
    for letter in letters:
        expect(_row(page, letter)).to_have_count(1, timeout=PAPER)
        expect(_row(page, letter)).to_contain_text("Đã đọc")

    _row(page, letters[0]).locator("[name=subject]").click()
    form = Form(page)
    form.expect_code(f"{letters[0].number}/{letters[0].notation}")
    issuer = form.root.locator(".o_field_widget[name=issuer_name]")
    expect(issuer).to_have_attribute("data-qlvb-guess", "sure")

    page.keyboard.press("Alt+1")
    expect(form.root.locator("[name=subject] textarea")).to_be_focused()
    paper = page.frame_locator(".o_qlvb_file_view iframe")
    expect(paper.locator(".qlvb-place")).to_be_visible(timeout=PAPER)

    for _step in range(4):
        page.keyboard.press("Enter")
    expect(issuer.locator("input")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".o_notification")).to_contain_text("số đến")
    # The other one is open now, and the way back is as short as before
    form.expect_code(f"{letters[1].number}/{letters[1].notation}")
    expect(page.locator(".o_breadcrumb").get_by_text("Tiếp nhận")).to_have_count(1)
    page.locator(".o_breadcrumb").get_by_text("Tiếp nhận").click()
    expect(_row(page, letters[1])).to_be_visible()
    assert crew.complaints == []
