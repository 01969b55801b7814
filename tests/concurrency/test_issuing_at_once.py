# SPDX-License-Identifier: LGPL-3.0-or-later
"""Clerks of one agency number, stamp, seal and issue side by side."""

from pathlib import Path

from qlvb_setup.testbed import Testbed

from tests.concurrency.crowd import issue_at_once

CLERKS, ACTS = 4, 2


def test_every_document_has_a_number_of_its_own(
    testbed: Testbed, tmp_path: Path
) -> None:
    """R84, R131, R133: real processes, no gap, no repeat, each with both signatures."""
    outcome = issue_at_once(testbed.fresh("issuing_at_once"), tmp_path, CLERKS, ACTS)
    assert outcome.numbers == [str(n) for n in range(1, CLERKS * ACTS + 1)]
    assert outcome.issued == CLERKS * ACTS
