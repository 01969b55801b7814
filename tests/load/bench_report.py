# SPDX-License-Identifier: LGPL-3.0-or-later
"""Registers of 10,000 documents as files: seconds, and memory at the peak."""

from pathlib import Path

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

HERE = Path(__file__).parent
ROWS = 10_000


@pytest.mark.load
def test_report(testbed: Testbed) -> None:
    lines = run(
        testbed.fresh("bench_report"), str(HERE / "program_report.py"), ROWS=ROWS
    )
    figures = {line[0]: (float(line[1]), float(line[2])) for line in lines}
    seconds, megabytes = figures.pop("odoo_xlsx")
    print("\nname | value | baseline (Odoo's own export, XLSX) | ratio")
    for name, (ours, memory) in figures.items():
        print(f"{name} of {ROWS} rows | {ours:.1f} s | {seconds:.1f} s |", end=" ")
        print(f"{ours / seconds:.2f}")
        print(f"memory at the peak | {memory:.0f} MB | {megabytes:.0f} MB |", end=" ")
        print(f"{memory / max(megabytes, 1):.2f}")
        assert memory < 512, "rows are streamed: memory does not grow with them"
