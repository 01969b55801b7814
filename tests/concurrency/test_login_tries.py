# SPDX-License-Identifier: LGPL-3.0-or-later
"""Wrong passwords from many processes at once."""

from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

TRIERS, TRIES = 4, 3


def test_each_wrong_try_counts_whatever_is_rolled_back(testbed: Testbed) -> None:
    """R211: tries over RPC, by several processes, add up and lock the account."""
    instance = testbed.fresh("login_tries")
    told = run(instance, "login_tries.py", TRIERS=TRIERS, TRIES=TRIES)
    assert told == [
        ["ready"],
        ["counted", str(TRIERS * TRIES), "open"],
        ["right", "True", "0", "open"],
        ["locked", "False", "5", "tries"],
    ]
