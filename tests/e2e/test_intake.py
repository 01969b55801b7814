# SPDX-License-Identifier: LGPL-3.0-or-later
"""A clerk at the intake list: files come in, are read, and fill in the form.

The mouse drops the files; from there on there is only the keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .crew import Crew
from .pages.intake import Intake
from .papers import Paper, incoming
from .stage import Stage

CLERK = "snv.vanthu"
BARS = """fields => fields.map((field) => {
    const { backgroundImage, backgroundSize } = getComputedStyle(field);
    return backgroundImage.includes("gradient") && parseFloat(backgroundSize) > 0;
})"""


@pytest.fixture(scope="module")
def crew(browser: Browser, played: Stage) -> Iterator[Crew]:
    crew = Crew(browser, played)
    yield crew
    crew.close()


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    return incoming(5, ("born-digital", "docx", "image"))


@pytest.fixture(scope="module")
def intake(crew: Crew) -> Intake:
    return Intake(crew[CLERK]).visit()


def test_dropped_files_are_read(
    crew: Crew, intake: Intake, papers: list[Paper], tmp_path: Path
) -> None:
    """R82: PDF, Word file, scan and picture become items, read by a job."""
    intake.drop([paper.save(tmp_path) for paper in papers])
    intake.expect_all_read(len(papers), seconds=120)
    for paper in papers:
        expect(intake.row(paper.code)).to_have_count(1)
    assert crew.complaints == []


def test_guesses_are_confirmed_from_the_keyboard(crew: Crew, intake: Intake) -> None:
    """R82: under each read field how sure it is, and its place in the paper."""
    intake.open_first()
    expect(intake.guessed.first).to_be_visible()
    assert all(intake.guessed.evaluate_all(BARS))
    intake.page.keyboard.press("Alt+1")
    expect(intake.form.root.locator("[name=subject] textarea")).to_be_focused()
    expect(intake.place).to_be_visible()
    assert intake.confirm_all() <= 3
    assert crew.complaints == []


def test_all_are_registered_from_the_keyboard(
    crew: Crew, intake: Intake, papers: list[Paper]
) -> None:
    """R84: Ctrl+Enter gives the next number and opens the next until none is left."""
    while intake.register_button.is_visible():
        intake.register()
        # the way back is as short as before
        expect(intake.page.locator(".o_breadcrumb")).to_have_text(
            re.compile("Tiếp nhận")
        )
    numbers = intake.numbers
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(numbers) >= len(papers)
    expect(intake.visit().waiting).to_have_count(0)
    assert crew.complaints == []
