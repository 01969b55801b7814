# SPDX-License-Identifier: LGPL-3.0-or-later
"""Eight clerks of one agency number, stamp, seal and issue at once.

Beside it stands the row of numbering: the same processes that only take the number of a
document. Real processes, one series, a time stamp for each signature.
"""

import os
from pathlib import Path

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.crowd import issue_at_once
from tests.concurrency.program import run

CLERKS, ACTS = 8, 4


@pytest.mark.load
def test_issuing_at_once(testbed: Testbed, tmp_path: Path) -> None:
    """Documents a second against numbers a second."""
    instance = testbed.fresh("bench_issuing")
    outcome = issue_at_once(instance, tmp_path, CLERKS, ACTS)
    rate = CLERKS * ACTS / outcome.seconds
    numbering = _numbers_a_second(testbed)
    load = f"load {os.getloadavg()[0]:.1f}"
    print(
        "\nname | value | baseline | ratio | target\n"
        f"issued a second by {CLERKS} clerks; baseline: numbered ({load}) "
        f"| {rate:.2f} | {numbering:.0f} | {rate / numbering:.3f} |\n"
        f"acts repeated by the server | {outcome.repeated} | | | 0"
    )
    assert outcome.issued == CLERKS * ACTS


def _numbers_a_second(testbed: Testbed) -> float:
    lines = run(
        testbed.fresh("bench_issuing"),
        "numbering_rate.py",
        METHOD="register",
        ACT="document",
        WRITERS=CLERKS,
        ACTS=ACTS * 4,
    )
    (seconds,) = [float(line[1]) for line in lines if line[0] == "seconds"]
    return CLERKS * ACTS * 4 / seconds
