# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pages of a specialist, a clerk and a leader among 100,000 and 1,000,000 documents.

Each against the same page as superuser on an equivalent indexed domain, in one run.
The provinces stay until the addons or their generator change.
"""

import json
import time
from pathlib import Path
from statistics import fmean, median

import pytest
from qlvb_setup import database
from qlvb_setup.fingerprint import fingerprint
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run
from tests.conftest import StartServer
from tests.load.first_page import Visit, Visitor

HERE = Path(__file__).parent
DATA = HERE / "program_scale_data.py"
PAGES = HERE / "program_scale_pages.py"
SMALL, LARGE = 100_000, 1_000_000
# In turn, so that a slow moment of the machine meets both.
ROUNDS, TURNS, VISITS = 2, 15, 20
HEADER = "\nname | value | baseline | ratio | target"

Figures = dict[tuple[str, str], dict]


@pytest.mark.load
def test_scale_pages(testbed: Testbed) -> None:
    provinces = [_province(testbed, documents) for documents in (SMALL, LARGE)]
    rounds = [[_pages(province) for province in provinces] for _ in range(ROUNDS)]
    small, large = (_mean(sides) for sides in zip(*rounds, strict=True))
    print(HEADER)
    for (person, page), figures in large.items():
        print(_row(f"{person}: {page}, against superuser", figures))
        before = small[person, page]["ours"]
        growth = f"{figures['ours']:.1f} ms | {before:.1f} ms"
        ratio = f"{figures['ours'] / before:.2f} | <= 1.3"
        print(f"{person}: {page}, growth from {SMALL} | {growth} | {ratio}")
    for (person, page), figures in large.items():
        share = figures["ours_sql"] / figures["ours"]
        print(f"{person}: {page}: {figures['rows']} rows, SQL {share:.0%}")
        print(f"    {figures['plan']}")


@pytest.mark.load
def test_scale_first_page(testbed: Testbed, start_server: StartServer) -> None:
    instance = _province(testbed, LARGE)
    url = start_server(instance).url
    visitors = {
        "person with 5 posts": Visitor(
            "bench.0.1",
            "model.leader",
            "qlvb_core.work_item_action_desk",
            (("is_mine", "=", True), ("state", "=", "open")),
        ),
        "plain user": Visitor("bench.plain", "bench.plain", "base.action_partner_form"),
    }
    turns = [
        [Visit(url, instance.database).measure(who) for who in visitors.values()]
        for _ in range(VISITS + 1)
    ][1:]  # the first fills the caches
    print(HEADER)
    for number, name in enumerate(("login", "first page")):
        ours, plain = (median(turn[who][number] for turn in turns) for who in (0, 1))
        print(f"{name} | {ours:.0f} ms | {plain:.0f} ms | {ours / plain:.2f} |")
    ours, plain = (median(sum(turn[who]) for turn in turns) for who in (0, 1))
    print(f"both | {ours:.0f} ms | {plain:.0f} ms | {ours / plain:.2f} | <= 1.2")


def _pages(instance: Instance) -> Figures:
    lines = run(instance, str(PAGES), TURNS=TURNS)
    found = [json.loads(" ".join(line)) for line in lines]
    return {(figures["person"], figures["page"]): figures for figures in found}


def _mean(rounds: tuple[Figures, ...]) -> Figures:
    names = ("ours", "base", "ours_sql", "base_sql")
    return {
        key: last | {name: fmean(turn[key][name] for turn in rounds) for name in names}
        for key, last in rounds[-1].items()
    }


def _row(name: str, figures: dict) -> str:
    ours, base = figures["ours"], figures["base"]
    return f"{name} | {ours:.1f} ms | {base:.1f} ms | {ours / base:.2f} | <= 1.3"


def _province(testbed: Testbed, documents: int) -> Instance:
    """Return a province of so many documents, made now unless it is there."""
    testbed.cluster.start()
    instance = testbed.instance(f"bench_scale_{documents}")
    stamp = instance.directory / "stamp"
    current = fingerprint([testbed.paths.addons, DATA])
    known = stamp.read_text() if stamp.exists() else ""
    if known != current or not database.exists(testbed.cluster, instance.database):
        stamp.unlink(missing_ok=True)
        begin = time.monotonic()
        instance = testbed.fresh(instance.database)
        run(instance, str(DATA), DOCUMENTS=documents)
        testbed.cluster.sql("VACUUM (ANALYZE)", instance.database)
        stamp.write_text(current)
        print(f"\n{documents} documents made in {time.monotonic() - begin:.0f} s")
    instance.write_config()
    return instance
