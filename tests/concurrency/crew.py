# SPDX-License-Identifier: LGPL-3.0-or-later
"""Inside ``odoo shell``: several processes out of one, so that all begin together."""

import os
import sys
import traceback
from collections.abc import Callable

from odoo import sql_db


def say(*words: object) -> None:
    """Print one line in one piece: others print to the same pipe."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def fork(env, count: int, work: Callable) -> None:
    """Run ``work(registry, number)`` in ``count`` processes; fail when one fails."""
    registry = env.registry
    env.cr.commit()
    children = [_child(registry, number, work) for number in range(count)]
    say("ready")
    ends = [os.waitpid(child, 0)[1] for child in children]
    if any(ends):
        sys.exit(f"processes ended with {ends}")


def _child(registry, number: int, work: Callable) -> int:
    if pid := os.fork():
        return pid
    code = 1
    try:
        leave_parents_connections(registry)
        work(registry, number)
        code = 0
    except BaseException:
        traceback.print_exc()
    os._exit(code)


def leave_parents_connections(registry) -> None:
    """Connect anew; the parent's connections stay referenced, hence open."""
    registry.parents_connections = (sql_db._Pool, registry._db)
    sql_db._Pool = None
    registry._db = sql_db.db_connect(registry.db_name)
