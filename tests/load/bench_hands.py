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
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from urllib.parse import urlsplit

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


@dataclass(frozen=True)
class Used:
    """What one item took."""

    confirmations: int  # Enter at what the reader doubts, and the one that registers
    letters: int  # of what the reader did not find
    clicks: int
    seconds: float

    @property
    def by_person(self) -> float:
        """Seconds with a practised person at the keys."""
        thought = self.confirmations * (DECIDE + KEY)
        return self.seconds + thought + self.letters * KEY


@pytest.mark.load
def test_thirty_items_from_the_keyboard(crew: Crew, tmp_path: Path) -> None:
    """Dropped by the mouse, read by jobs, registered without it."""
    papers = incoming(ITEMS, MIX)
    saved = {paper.save(tmp_path): paper for paper in papers}
    by_name = {path.stem: paper for path, paper in saved.items()}
    intake = Intake(crew[CLERK]).visit()
    started = time.perf_counter()
    intake.drop(list(saved))
    intake.expect_all_read(len(papers), seconds=READING)
    read = time.perf_counter() - started
    intake.open_first()
    figures: defaultdict[str, list[Used]] = defaultdict(list)
    while intake.register_button.is_visible():
        paper = by_name.get(_file_on_screen(crew))
        figures[paper.kind if paper else "other"].append(_register_one(intake, paper))
    numbers = intake.numbers
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    print(f"\n{len(papers)} files dropped and read in {read:.0f} s", end="")
    _show(figures)


def _file_on_screen(crew: Crew) -> str:
    """The name of the item's file, without its ending: a Word file has its PDF, too.

    Not its number, which may have been misread.
    """
    item = int(urlsplit(crew[CLERK].url).path.rpartition("/")[2])
    file = f"FROM qlvb_document_file WHERE document_id = {item} LIMIT 1"
    instance = crew.stage.instance
    return Path(instance.cluster.sql(f"SELECT name {file}", instance.database)).stem


def _register_one(intake: Intake, paper: Paper | None) -> Used:
    touches = Touches(intake.page)
    started = time.perf_counter()
    for name, words in _words(paper).items():
        intake.type_missing(name, words)
    # What came by exchange with its fields has nothing to be confirmed
    confirmations = (intake.confirm_all() if paper else 0) + 1
    intake.register()
    seconds = time.perf_counter() - started
    used = touches.used
    letters = used["keys"] - confirmations
    return Used(confirmations, letters, used["clicks"], seconds)


def _words(paper: Paper | None) -> dict[str, str]:
    """What a clerk reads off the paper where the reader found nothing."""
    if not paper:
        return {"issued_date": f"{legal_day():%d/%m/%Y}"}
    told = paper.spec.truth
    return {
        "type_id": told["type_name"],
        "code_number": told["number"],
        "code_notation": told["notation"],
        "issuer_name": told["agency"],
        "issued_date": f"{date.fromisoformat(told['date']):%d/%m/%Y}",
        "subject": told["subject"],
    }


def _show(figures: dict[str, list[Used]]) -> None:
    print(HEADER)
    for kind, used in figures.items():
        confirmations = [item.confirmations for item in used]
        name = f"registering, {kind}, {len(used)} items"
        limit = "<= 3" if kind in ("born-digital", "docx") else ""
        print(f"{name}, confirmations | {fmean(confirmations):.1f} | | | {limit}")
        print(f"{name}, most confirmations | {max(confirmations)} | | | ")
        print(f"{name}, letters typed | {sum(item.letters for item in used)} | | | ")
        print(f"{name}, clicks | {max(item.clicks for item in used)} | | | 0")
        machine = fmean(item.seconds for item in used)
        print(f"{name}, machine | {machine:.1f} s | | | ")
        person = fmean(item.by_person for item in used)
        target = f"<= {TARGETS[kind]} s" if kind in TARGETS else ""
        print(f"{name}, with a person | {person:.1f} s | | | {target}")


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
