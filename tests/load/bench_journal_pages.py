# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pages of the journal for who inspects, among 1,000,000 and 10,000,000 events.

Each against the same rows as superuser by a plain domain, in one run. The provinces
stay until the addons or their generator change. ``JOURNAL_EVENTS``: fewer than large.
"""

import json
import os
import time
from functools import partial
from pathlib import Path

import pytest
from qlvb_setup import database
from qlvb_setup.fingerprint import fingerprint
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run
from tests.load import journal_rows
from tests.load.journal_rows import AGENCIES, PEOPLE, Province
from tests.load.page_figures import Figures, read_figures, show_growth

HERE = Path(__file__).parent
DATA = HERE / "program_journal_data.py"
PAGES = HERE / "program_journal_pages.py"
ROWS = Path(journal_rows.__file__)
SMALL, LARGE = 1_000_000, int(os.environ.get("JOURNAL_EVENTS", "10000000"))
TURNS = 7


@pytest.mark.load
def test_journal_pages(testbed: Testbed) -> None:
    provinces = [_province(testbed, events) for events in (SMALL, LARGE)]
    show_growth((SMALL, LARGE), *(partial(_pages, *found) for found in provinces))


def _pages(instance: Instance, ids: dict[str, int]) -> Figures:
    settings = {"AGENCY": ids["agency"], "USER_ID": ids["user"]}
    return read_figures(
        instance, PAGES, DOCUMENT=ids["document"], TURNS=TURNS, **settings
    )


def _province(testbed: Testbed, events: int) -> tuple[Instance, dict[str, int]]:
    """Return a province of so many events, made now unless it is there, and its ids."""
    testbed.cluster.start()
    instance = testbed.instance(f"bench_journal_{events}")
    stamp = instance.directory / "stamp"
    current = fingerprint([testbed.paths.addons, DATA, ROWS])
    known = json.loads(stamp.read_text()) if stamp.exists() else {}
    there = database.exists(testbed.cluster, instance.database)
    if known.get("made of") != current or not there:
        stamp.unlink(missing_ok=True)
        instance, ids = _make(testbed, instance.database, events)
        known = {"made of": current, "ids": ids}
        stamp.write_text(json.dumps(known))
    instance.write_config()
    return instance, known["ids"]


def _make(testbed: Testbed, name: str, events: int) -> tuple[Instance, dict[str, int]]:
    begin = time.monotonic()
    instance = testbed.fresh(name)
    lines = run(instance, str(DATA), AGENCIES=AGENCIES, PEOPLE=PEOPLE)
    ids = {line[0]: int(line[1]) for line in lines if len(line) == 2}
    testbed.cluster.sql(Province(events, **ids).script(), name)
    print(f"\n{events} events made in {time.monotonic() - begin:.0f} s")
    return instance, ids
