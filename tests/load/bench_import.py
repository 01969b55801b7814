# SPDX-License-Identifier: LGPL-3.0-or-later
"""How fast a spreadsheet of 20,000 accounts is imported, against bare Odoo users.

Both sides make the same number of users in the same run, in turn. Ours reads the file
and makes account, post, history and journal besides, as one act of the operator.
"""

import os
from pathlib import Path

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run

HERE = Path(__file__).parent
ACCOUNTS = int(os.environ.get("BENCH_ACCOUNTS", "20000"))


@pytest.mark.load
def test_import(testbed: Testbed) -> None:
    """R251: the rate of an import of 20,000 accounts under one request."""
    instance = testbed.fresh("bench_import")
    lines = run(instance, str(HERE / "program_import.py"), ACCOUNTS=ACCOUNTS)
    figures = {line[0]: float(line[1]) for line in lines if len(line) == 2}
    assert figures["made"] == ACCOUNTS
    rates = {name: ACCOUNTS / figures[name] for name in ("import", "bare", "check")}
    print("\nname | value | baseline | ratio | target")
    for name in ("import", "check"):
        print(
            f"accounts a second, {name} of {ACCOUNTS} | {rates[name]:.0f} | "
            f"{rates['bare']:.0f} | {rates[name] / rates['bare']:.2f} |"
        )
    print(
        f"queries an account | {figures['queries'] / ACCOUNTS:.2f} "
        f"| {figures['bare_queries'] / ACCOUNTS:.2f} | |"
    )
