# SPDX-License-Identifier: LGPL-3.0-or-later
"""What an act costs in processor time, which other people's work does not change.

Used in ``odoo shell``, with PostgreSQL on the same machine.
"""

import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Milliseconds: on the clock, of both processes, and of PostgreSQL alone."""

    clock: float
    processor: float
    sql: float


def measure(env, act) -> tuple[Cost, object]:
    """Return what ``act`` costs with nothing in Odoo's cache, and its result."""
    env.invalidate_all()
    backend = Path(f"/proc/{env.cr._cnx.info.backend_pid}/schedstat")
    before = _spent(backend)
    result = act()
    clock, python, sql = (
        (now - then) / 1e6 for now, then in zip(_spent(backend), before, strict=True)
    )
    return Cost(clock, python + sql, sql), result


def _spent(backend: Path) -> tuple[int, int, int]:
    """Return nanoseconds: on the clock, of this process, of the backend."""
    on_processor = int(backend.read_text().split()[0])
    return time.perf_counter_ns(), time.process_time_ns(), on_processor
