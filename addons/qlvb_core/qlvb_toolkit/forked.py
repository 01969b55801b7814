# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading a file in a copy of this process that may die of it.

Somebody waits for the answer: a process of its own (``bounded``) would need longer to
start than the file to be looked at.
"""

import contextlib
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from typing import NoReturn

from .bounded import NOTHING_READ, keep_limits
from .errors import ReadingFailed, ToolkitError
from .pdfium import PDFIUM_LOCK

_PIECE = 64 * 1024
_READ = 0


def read_in_copy(
    read: Callable[[], str], *, seconds: int, megabytes: int
) -> str | None:
    """What ``read`` returns; None when it finds nothing to read (ToolkitError).

    Raises ReadingFailed when it needs more than ``seconds`` of time or ``megabytes`` of
    memory beside what this process has, or breaks; no process is left behind.
    """
    # The copy holds the lock too: no other thread of it would give it back. And no copy
    # that another thread makes meanwhile keeps this pipe open.
    with PDFIUM_LOCK:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            _answer(read, writing, seconds, megabytes)
        os.close(writing)
    try:
        text = _received(reading, time.monotonic() + seconds)
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        text = b""
    finally:
        os.close(reading)
        _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == NOTHING_READ:
        return None
    if code != _READ:
        raise ReadingFailed(f"status {code}")
    return text.decode()


def _answer(
    read: Callable[[], str], writing: int, seconds: int, megabytes: int
) -> NoReturn:
    """In the copy: write the text, and end without touching anything it shares."""
    code = 1
    with contextlib.suppress(BaseException):
        keep_limits(megabytes, seconds, beside=_address_space())
        try:
            left = read().encode()
            while left:
                left = left[os.write(writing, left) :]
            code = _READ
        except ToolkitError:
            code = NOTHING_READ
    os._exit(code)


def _received(reading: int, deadline: float) -> bytes:
    pieces: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            raise TimeoutError
        piece = os.read(reading, _PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as facts:
        return int(facts.read().split()[0]) * resource.getpagesize()
