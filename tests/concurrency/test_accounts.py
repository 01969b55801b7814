# SPDX-License-Identifier: LGPL-3.0-or-later
"""Two admins at once: on one account, on each other, with one post, with files."""

import pytest
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

ADMINS = 4  # as in account_race.py


@pytest.fixture
def instance(testbed: Testbed) -> Instance:
    return testbed.fresh("accounts")


def test_admins_at_once(instance):
    """R20, R251: one act is done, the others are told; the last admin remains."""
    lines = run(instance, "account_race.py")
    assert lines.count(["done", "clerk"]) == 1
    assert lines.count(["refused", "clerk"]) == 3
    assert lines.count(["refused", "admin"]) >= 1
    # closed by one admin while another moves the person: no post outlives it
    assert lines.count(["done", "close"]) == 1
    assert ["left", "closed", "0"] in lines
    told = [line[2] for line in lines if line[:2] == ["refused", "move_or_close"]]
    assert len(told) + lines.count(["done", "move"]) == ADMINS - 1
    assert set(told) <= {"True"}
    ((_word, left),) = [line for line in lines if line[0] == "admins"]
    assert int(left) >= 1
    assert sorted(line for line in lines if line[-1] == "operator") == [
        ["done", "operator"],
        ["refused", "operator"],
    ]
    assert lines[-1] == ["operators", "1"]


def test_a_post_is_given_once(instance):
    """R8: of several who give a person the same post at once, one does."""
    givers = 4
    lines = run(instance, "post_race.py", GIVERS=givers)
    assert lines.count(["done"]) == 1
    assert lines.count(["refused"]) == givers - 1
    assert lines[-1] == ["posts", "1"]


def test_imports_at_once(testbed):
    """R251: spreadsheets that name the same person: each is done whole or not at all.

    Who is too late reads why; what only the other files name is not there.
    """
    lines = run(testbed.fresh("imports"), "import_race.py", ADMINS=2)
    ends = {line[2]: line[1] for line in lines if line[0] == "end"}
    assert sorted(ends.values()) == ["done", "failed", "failed"]
    for _word, state, _number, told in (line for line in lines if line[0] == "end"):
        assert told == str(state == "failed")
    for _word, number, *counts in (line for line in lines if line[0] == "own"):
        assert counts == (["20", "20"] if ends[number] == "done" else ["0", "0"])
    assert lines[-1] == ["shared", "1", "1"]
