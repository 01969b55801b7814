# SPDX-License-Identifier: LGPL-3.0-or-later
"""How fast eight clerks register at once, against Odoo's own gap-free sequence.

Both sides create the same documents; only the way to the number differs. A clerk whose
act the server gave up repeats it by hand, as people do.
"""

from collections import Counter

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

WRITERS = 8
ACTS = 25
# In turn, so that a slow moment of the machine meets both.
ROUNDS = 4

HEADER = "\nname | value | baseline | ratio | target"


@pytest.mark.load
@pytest.mark.parametrize(("act", "target"), [("number", ">= 3"), ("document", "")])
def test_numbering(testbed: Testbed, act: str, target: str) -> None:
    instance = testbed.fresh("bench_numbering")
    ours, baseline = Counter[str](), Counter[str]()
    for _round in range(ROUNDS):
        ours += _figures(instance, "register", act)
        baseline += _figures(instance, "sequence", act)
    rates = [WRITERS * ACTS * ROUNDS / side["seconds"] for side in (ours, baseline)]
    print(
        f"{HEADER}\n{act}s a second, {WRITERS} writers | {rates[0]:.0f} "
        f"| {rates[1]:.0f} | {rates[0] / rates[1]:.1f} | {target}"
    )
    for name in ("repeated", "given_up"):
        print(f"acts {name} | {ours[name]:.0f} | {baseline[name]:.0f} | | 0")
    if act == "document":
        share = ours["log_ms"] / ours["act_ms"]
        print(
            f"journal's share of registering | {ours['log_ms'] / ROUNDS:.2f} ms "
            f"| {ours['act_ms'] / ROUNDS:.2f} ms | {share:.1%} | <= 15%"
        )
    assert ours["repeated"] == ours["given_up"] == 0


def _figures(instance, method: str, act: str) -> Counter[str]:
    lines = run(
        instance,
        "numbering_rate.py",
        METHOD=method,
        ACT=act,
        WRITERS=WRITERS,
        ACTS=ACTS,
    )
    figures: Counter[str] = Counter()
    for name, *value in lines:
        figures[name] += sum(map(float, value))  # what each writer counted adds up
    return figures
