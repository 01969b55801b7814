# SPDX-License-Identifier: LGPL-3.0-or-later
"""Two admins at once: on one account, and on each other."""

import pytest
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import run


@pytest.fixture(scope="module")
def instance(testbed: Testbed) -> Instance:
    return testbed.fresh("accounts")


def test_admins_at_once(instance):
    """R20, R251: one act is done, the others are told; the last admin remains."""
    lines = run(instance, "account_race.py")
    assert lines.count(["done", "clerk"]) == 1
    assert lines.count(["refused", "clerk"]) == 3
    assert lines.count(["refused", "admin"]) >= 1
    ((_word, left),) = [line for line in lines if line[0] == "admins"]
    assert int(left) >= 1
