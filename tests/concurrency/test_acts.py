# SPDX-License-Identifier: LGPL-3.0-or-later
"""Two acts on one document at once: the second decides by what the first left."""

from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

TIMES = 8
ASKED = ("assigned", "give_opinion,handle", "2")
FINISHED = ("done", "nothing", "0")


def test_finished_while_an_opinion_is_asked_for(testbed: Testbed) -> None:
    """R106, R259: an opinion just asked for is outstanding; never asked of the done."""
    lines = run(testbed.fresh("acts"), "consult_race.py", TIMES=TIMES)
    acts = {(line[1], line[2]): line[3] for line in lines if line[0] == "act"}
    left = {line[1]: tuple(line[2:]) for line in lines if line[0] == "left"}
    assert len(left) == TIMES
    for document, state in left.items():
        ends = acts[document, "consult"], acts[document, "finish"]
        assert (ends, state) in [
            (("done", "refused"), ASKED),
            (("refused", "done"), FINISHED),
        ]
