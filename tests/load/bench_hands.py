# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a person's hands do: keys, clicks and seconds, counted in the browser.

Seconds are those of the machine, from what a person sees to what comes next. Beside
them stands what a practised person takes by the keystroke-level model: 1.35 s to
look and decide before each confirmation and 0.28 s for each key.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import fmean

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.concurrency.program import run

# Fixtures of the browser tests
from tests.e2e.conftest import (  # noqa: F401
    RaiseStage,
    authority,
    browser,
    raise_stage,
)
from tests.e2e.crew import Crew
from tests.e2e.drafts import legal_day
from tests.e2e.pages.desk import Desk
from tests.e2e.pages.intake import Intake
from tests.e2e.pages.navigation import open_menu
from tests.e2e.papers import Paper, incoming
from tests.e2e.touches import Touches

HERE = Path(__file__).parent
ITEMS = 30
# As they come: most from a word processor, some scanned
MIX = ("born-digital", "docx", "born-digital", "scan", "born-digital", "image")
CLERK = "snv.vanthu"
READING = 600  # seconds for all of them; a job reads one after the other
DECIDE, KEY = 1.35, 0.28  # seconds
TARGETS = {"born-digital": 12, "docx": 12, "scan": 25, "image": 25}
PRESENTED = "Xin ý kiến về việc tu bổ di tích đình làng"
SUPPORTS = ("Phòng Hành chính - Tổ chức", "Phòng Kinh tế - Tổng hợp")
HALF_REMEMBERED = "dạy học trực tuyến"
HEADER = "\nname | value | baseline | ratio | target"


@pytest.fixture(scope="module")
def crew(browser: Browser, raise_stage: RaiseStage) -> Iterator[Crew]:  # noqa: F811
    stage = raise_stage("bench_hands", story=True)
    run(stage.instance, str(HERE / "program_department.py"))
    crew = Crew(browser, stage)
    yield crew
    crew.close()


@pytest.mark.load
def test_thirty_items_from_the_keyboard(crew: Crew, tmp_path: Path) -> None:
    """Dropped by the mouse, read by jobs, registered without it."""
    papers = incoming(ITEMS, MIX)
    by_code = {paper.code: paper for paper in papers}
    intake = Intake(crew[CLERK]).visit()
    started = time.perf_counter()
    _drop(intake, papers, tmp_path)
    read = time.perf_counter() - started
    intake.open_first()
    figures: defaultdict[str, list[tuple[int, int, float]]] = defaultdict(list)
    numbers = []
    while intake.register_button.is_visible():
        paper = by_code.get(_code(intake))
        kind = paper.kind if paper else "other"
        day = date.fromisoformat(paper.spec.date) if paper else legal_day()
        number, *used = _register_one(intake, day)
        numbers.append(number)
        figures[kind].append((used[0], used[1], used[2]))
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    print(f"\n{len(papers)} files dropped and read in {read:.0f} s", end="")
    _show(figures)


def _drop(intake: Intake, papers: list[Paper], folder: Path) -> None:
    intake.drop([paper.save(folder) for paper in papers])
    intake.expect_all_read(len(papers), seconds=READING)


def _code(intake: Intake) -> str:
    return intake.form.value("code").inner_text()


def _register_one(intake: Intake, day: date) -> tuple[int, int, int, float]:
    """Return the number, keys, clicks and seconds of one item."""
    touches = Touches(intake.page)
    started = time.perf_counter()
    intake.type_missing("issued_date", f"{day:%d/%m/%Y}")
    intake.confirm_all()
    number = intake.register()
    seconds = time.perf_counter() - started
    return number, touches.used["keys"], touches.used["clicks"], seconds


def _show(figures: dict[str, list[tuple[int, int, float]]]) -> None:
    print(HEADER)
    for kind, used in figures.items():
        keys = [item[0] for item in used]
        seconds = fmean(item[2] for item in used)
        person = seconds + fmean(keys) * (DECIDE + KEY)
        name = f"registering, {kind}, {len(used)} items"
        limit = 3 if kind in ("born-digital", "docx") else ""
        confirmed = f"<= {limit}" if limit else ""
        print(f"{name}, confirmations | {fmean(keys):.1f} | | | {confirmed}")
        print(f"{name}, most confirmations | {max(keys)} | | | ")
        print(f"{name}, clicks | {max(item[1] for item in used)} | | | 0")
        print(f"{name}, machine | {seconds:.1f} s | | | ")
        target = TARGETS.get(kind, "")
        print(f"{name}, with a person | {person:.1f} s | | | <= {target} s")


@pytest.mark.load
def test_directive(crew: Crew) -> None:
    """One lead, two supports, a usual phrase."""
    form = Desk(crew["vp.chanhvp"]).visit().open(PRESENTED)
    dialog = form.ask("Ý kiến chỉ đạo")
    dialog.fill_named("directive", "Phòng KGVX chủ trì tham mưu.")
    touches, started = Touches(form.page), time.perf_counter()
    dialog.touch_in("lead_unit_id", "Phòng Khoa giáo - Văn xã")
    for support in SUPPORTS:
        dialog.touch_in("support_unit_ids", support)
    chosen = touches.used["clicks"]
    dialog.confirm("Gửi ý kiến chỉ đạo")
    print(HEADER)
    print(f"directive to one lead and two supports, touches | {chosen} | | | <= 3")
    print(f"directive, sent | {time.perf_counter() - started:.1f} s | | | ")


@pytest.mark.load
def test_search(crew: Crew) -> None:
    """A phrase in the middle of a subject, typed without its accents as well."""
    page = crew["vp.chuyenvien"]
    print(HEADER)
    for words in (HALF_REMEMBERED, "day hoc truc tuyen"):
        touches, seconds = _search(page, words)
        print(f"“{words}”, to the first page | {seconds:.2f} s | | | <= 2 s")
        print(f"“{words}”, keys after the words | {touches} | | | ")


def _search(page: Page, words: str) -> tuple[int, float]:
    open_menu(page, "Tra cứu", "Tất cả văn bản")
    bar = page.locator(".o_searchview_input")
    bar.fill(words)
    offers = page.locator(".o_searchview_autocomplete .o-dropdown-item")
    expect(offers.first).to_contain_text(words)
    touches, started = Touches(page), time.perf_counter()
    # The row may be there before: what counts is what the server found
    with page.expect_response("**/web_search_read**"):
        bar.press("Enter")
    expect(page.locator(".o_facet_values", has_text=words)).to_be_visible()
    found = page.locator(".o_data_row", has_text=HALF_REMEMBERED)
    expect(found.first).to_be_visible()
    return touches.used["keys"], time.perf_counter() - started
