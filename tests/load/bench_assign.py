# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a leader's directive to twenty people costs, against as many activities."""

from pathlib import Path

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run
from tests.load.page_figures import HEADER, row

HERE = Path(__file__).parent


@pytest.mark.load
def test_assigning(testbed: Testbed) -> None:
    lines = run(
        testbed.fresh("bench_assign"), str(HERE / "program_assign.py"), LOAD=HERE
    )
    figures = {line[0]: float(line[1]) for line in lines if len(line) == 2}
    name = "assigning to 20 people, against creating 20 activities"
    print(HEADER)
    print(row(name, figures["assign"], figures["activities"], target="<= 2"))
    ours, theirs = figures["assign_queries"], figures["activities_queries"]
    print(f"queries | {ours:.0f} | {theirs:.0f} | {ours / theirs:.1f} |")
