# SPDX-License-Identifier: LGPL-3.0-or-later
"""Progress on the terminal: numbered steps with the seconds they took."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

HEARTBEAT_SECONDS = 15
STARTED_VARIABLE = "QLVB_STARTED"


class Progress:
    """Prints ``[3/9] title`` when a step starts and its duration when it ends."""

    def __init__(self, total: int, done: int = 0) -> None:
        self._total = total
        self._done = done
        # Survives becoming another account: the clock is the machine's
        started = os.environ.setdefault(STARTED_VARIABLE, str(time.monotonic()))
        self._started = float(started)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self._done += 1
        print(f"[{self._done}/{self._total}] {title}", flush=True)
        begin, finished = time.monotonic(), threading.Event()
        beat = threading.Thread(target=_heartbeat, args=(begin, finished), daemon=True)
        beat.start()
        try:
            yield
        finally:
            finished.set()
            beat.join()
        seconds = time.monotonic() - begin
        if seconds >= 1:
            print(f"      done in {seconds:.0f} s", flush=True)

    @property
    def elapsed(self) -> float:
        """Seconds since the command was given."""
        return time.monotonic() - self._started


def note(text: str) -> None:
    """A line below the current step."""
    print(f"      {text}", flush=True)


def _heartbeat(begin: float, finished: threading.Event) -> None:
    while not finished.wait(HEARTBEAT_SECONDS):
        note(f"... {time.monotonic() - begin:.0f} s")
