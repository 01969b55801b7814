# SPDX-License-Identifier: LGPL-3.0-or-later
"""A recall meets an act of the receiver: one is first, nothing is lost or half done."""

import pytest
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

TIMES = 6


@pytest.fixture(scope="module")
def lines(testbed: Testbed) -> list[list[str]]:
    instance: Instance = testbed.fresh("recall")
    return run(instance, "recall_race.py", TIMES=TIMES)


def _ends(lines, word):
    """Return, for each document, how the act ended and what became of it."""
    acts = {line[1]: line[2] for line in lines if line[0] == "act"}
    found = [(acts[line[1]], *line[2:]) for line in lines if line[0] == word]
    assert len(found) == TIMES
    return found


def test_agreed_while_the_handler_finishes(lines):
    """R76, R259: finished first or too late, it is frozen and the sender told once."""
    for ended, state, *rest in _ends(lines, "asked"):
        assert ended in ("done", "refused")
        assert state == "recalled"
        assert rest == ["numbered", "nothing", "agreed", "1"]


def test_recalled_while_the_clerk_registers(lines):
    """R76, R259: a number and a question, or no number and given back: never both."""
    registered = ["numbered", "present,recall", "asked", "0"]
    given_back = ["bare", "nothing", "agreed", "1"]
    for ended, state, *rest in _ends(lines, "fresh"):
        assert (ended, state, rest) in [
            ("done", "registered", registered),
            ("refused", "recalled", given_back),
        ]
