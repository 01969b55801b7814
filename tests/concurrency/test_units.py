# SPDX-License-Identifier: LGPL-3.0-or-later
"""Changes of units by several operators at once, in real processes."""

from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

OPERATORS = 4


def test_one_agency_is_merged_once(testbed: Testbed) -> None:
    """R9: of several mergers of one agency at once one is done, whole."""
    instance = testbed.fresh("units")
    lines = run(instance, "unit_merger.py", OPERATORS=OPERATORS)
    done = [line[1] for line in lines if line[0] == "done"]
    assert len(done) == 1
    assert lines.count(["refused"]) == OPERATORS - 1
    assert lines[-1] == ["heir", done[0], done[0]]
