# SPDX-License-Identifier: LGPL-3.0-or-later
"""The desk among 100,000 documents, and what registering costs; ratios in one run.

The desk in processor time of Odoo and PostgreSQL together.
"""

from pathlib import Path

import pytest
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run
from tests.load.page_figures import show_queries

HERE = Path(__file__).parent
DOCUMENTS = 100_000


def _figures(instance: Instance, script: str, **settings: object) -> dict[str, float]:
    lines = run(instance, str(HERE / script), **settings)
    return {line[0]: float(line[1]) for line in lines if len(line) == 2}


def _show(name: str, value: float, baseline: float, target: str) -> None:
    print(
        f"\nname | value | baseline | ratio | target\n{name} | {value:.2f} ms ", end=""
    )
    print(f"| {baseline:.2f} ms | {value / baseline:.2f} | {target}")


@pytest.mark.load
def test_desk(testbed: Testbed) -> None:
    instance = testbed.fresh("bench_desk")
    settings = {"DOCUMENTS": DOCUMENTS, "LOAD": HERE}
    figures = _figures(instance, "program_desk.py", **settings)
    assert figures["rows"] > 0
    name = f"desk of a clerk among {DOCUMENTS} documents, against superuser"
    _show(name, figures["actor"], figures["superuser"], "<= 1.3")
    print(f"SQL {figures['actor_sql'] / figures['actor']:.0%} of it")
    queries = {rows: figures[f"queries_{rows}"] for rows in ("10", "80")}
    show_queries("desk", queries)


@pytest.mark.load
def test_register(testbed: Testbed) -> None:
    figures = _figures(testbed.fresh("bench_register"), "program_register.py")
    name = "registering a document, against a bare mail.thread with the same file"
    _show(name, figures["register"], figures["thread"], "<= 2")
    ours, theirs = figures["register_queries"], figures["thread_queries"]
    print(f"queries | {ours:.0f} | {theirs:.0f} | {ours / theirs:.1f} |")
