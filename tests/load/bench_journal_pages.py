# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pages of the journal for who inspects, among 1,000,000 and 10,000,000 events.

Each against the same rows as superuser by a plain domain, in one run. The provinces
stay until the addons or their generator change. ``JOURNAL_EVENTS``: fewer than large.
"""

import json
import os
import time
from pathlib import Path
from statistics import fmean

import pytest
from qlvb_setup import database
from qlvb_setup.fingerprint import fingerprint
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run
from tests.load import journal_rows
from tests.load.journal_rows import AGENCIES, PEOPLE, Province

HERE = Path(__file__).parent
DATA = HERE / "program_journal_data.py"
PAGES = HERE / "program_journal_pages.py"
ROWS = Path(journal_rows.__file__)
SMALL, LARGE = 1_000_000, int(os.environ.get("JOURNAL_EVENTS", "10000000"))
# In turn, so that a slow moment of the machine meets both.
ROUNDS, TURNS = 2, 7
HEADER = "\nname | value | baseline | ratio | target"

Figures = dict[tuple[str, str], dict]


@pytest.mark.load
def test_journal_pages(testbed: Testbed) -> None:
    provinces = [_province(testbed, events) for events in (SMALL, LARGE)]
    rounds = [[_pages(*province) for province in provinces] for _ in range(ROUNDS)]
    small, large = (_mean(sides) for sides in zip(*rounds, strict=True))
    print(HEADER)
    for (person, page), figures in large.items():
        ours, base = figures["ours"], figures["base"]
        before = small[person, page]["ours"]
        print(
            f"{person}: {page}, against superuser | {ours:.1f} ms | {base:.1f} ms "
            f"| {ours / base:.2f} | <= 1.3"
        )
        print(
            f"{person}: {page}, growth from {SMALL} to {LARGE} | {ours:.1f} ms "
            f"| {before:.1f} ms | {ours / before:.2f} | <= 1.3"
        )
    for (person, page), figures in large.items():
        share = figures["ours_sql"] / figures["ours"]
        print(f"{person}: {page}: {figures['rows']} rows, SQL {share:.0%}")
        print(f"    {figures['plan']}")


def _pages(instance: Instance, ids: dict[str, int]) -> Figures:
    settings = {"AGENCY": ids["agency"], "USER_ID": ids["user"]}
    settings |= {"DOCUMENT": ids["document"], "TURNS": TURNS}
    lines = run(instance, str(PAGES), LOAD=HERE, **settings)
    found = [json.loads(" ".join(line)) for line in lines]
    return {(figures["person"], figures["page"]): figures for figures in found}


def _mean(rounds: tuple[Figures, ...]) -> Figures:
    names = ("ours", "base", "ours_sql", "base_sql")
    return {
        key: last | {name: fmean(turn[key][name] for turn in rounds) for name in names}
        for key, last in rounds[-1].items()
    }


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
