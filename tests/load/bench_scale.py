# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pages of a specialist, a clerk and a leader among 100,000 and 1,000,000 documents.

Each against the same page as superuser on an equivalent indexed domain, in one run.
The provinces stay until the addons or their generator change.
"""

import time
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from qlvb_setup import database
from qlvb_setup.fingerprint import fingerprint
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run
from tests.conftest import StartServer
from tests.load.first_page import Visit, Visitor
from tests.load.page_figures import HEADER, read_figures, row, show_growth

HERE = Path(__file__).parent
DATA = HERE / "program_scale_data.py"
PAGES = HERE / "program_scale_pages.py"
SMALL, LARGE = 100_000, 1_000_000
TURNS, VISITS = 15, 20


@pytest.mark.load
def test_scale_pages(testbed: Testbed) -> None:
    provinces = [_province(testbed, documents) for documents in (SMALL, LARGE)]
    ask = [partial(read_figures, found, PAGES, TURNS=TURNS) for found in provinces]
    show_growth((SMALL, LARGE), *ask)


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
        sides = (median(turn[who][number] for turn in turns) for who in (0, 1))
        print(row(name, *sides, target=""))
    both = (median(sum(turn[who]) for turn in turns) for who in (0, 1))
    print(row("both", *both, target="<= 1.2"))


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
