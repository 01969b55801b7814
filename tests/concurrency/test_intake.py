# SPDX-License-Identifier: LGPL-3.0-or-later
"""Two clerks of one agency at the door: the same file, the same item, both at once."""

from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

TIMES = 6


def test_two_clerks_at_one_door(testbed: Testbed) -> None:
    """R84, R86, R259: nothing is lost, nothing gets two numbers.

    A file both drop comes in for each. An item both register gets one number, the
    other clerk is refused in words.
    """
    lines = run(testbed.fresh("intake"), "intake_race.py", TIMES=TIMES)
    dropped = [line[2] for line in lines if line[0] == "dropped"]
    assert len(set(dropped)) == 2
    assert all(number.isdigit() for number in dropped)
    for turn in range(TIMES):
        ends = [line[2] for line in lines if line[:2] == ["item", str(turn)]]
        assert sorted(ends) == ["done", "refused"]
    assert lines[-1] == ["numbers", str(TIMES), str(TIMES)]


def test_a_double_drop_makes_one_item(testbed: Testbed) -> None:
    """R86: one clerk, the same bytes, two sendings at once: one item, told to both."""
    lines = run(testbed.fresh("drop"), "drop_race.py", TIMES=TIMES)
    for turn in range(TIMES):
        sent = [line[2:] for line in lines if line[:2] == ["dropped", str(turn)]]
        assert len({number for number, _here in sent}) == 1
        assert sorted(here for _number, here in sent) == ["False", "True"]
    assert lines[-1] == ["items", str(TIMES)]
