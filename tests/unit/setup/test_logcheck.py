# SPDX-License-Identifier: LGPL-3.0-or-later
"""What makes a test run red although every test passed."""

import re

import pytest
from qlvb_setup import logcheck

STAMP = "2026-11-23 16:46:37,409 8722"
CLEAN = f"{STAMP} INFO db odoo.modules.loading: Modules loaded."


@pytest.mark.parametrize("level", ["WARNING", "ERROR", "CRITICAL"])
def test_complaints_are_collected(level: str) -> None:
    line = f"{STAMP} {level} db odoo.addons.qlvb_core: something"
    assert logcheck.read([CLEAN, line], []).problems == [line]


def test_the_word_error_in_a_message_is_no_complaint() -> None:
    line = f"{STAMP} INFO db odoo.addons.qlvb_core: ERROR is only a word here"
    assert not logcheck.read([line], []).problems


def test_allowed_lines_are_left_out() -> None:
    line = f"{STAMP} WARNING db odoo.tools: known"
    assert not logcheck.read([line], [re.compile("odoo.tools: known")]).problems


def test_totals_of_several_databases_are_summed() -> None:
    lines = [
        f"{STAMP} INFO a odoo.tests.result: 1 failed, 2 error(s) of 10 tests when",
        f"{STAMP} INFO b odoo.tests.result: 0 failed, 0 error(s) of 5 tests when",
    ]
    report = logcheck.read(lines, [])
    assert (report.tests, report.failures, report.passed) == (15, 3, 12)
