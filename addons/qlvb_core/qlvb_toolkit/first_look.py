# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is asked of a PDF while somebody waits: its first page, and if it is a scan.

``python -m qlvb_toolkit.first_look SECONDS MEGABYTES`` looks at one file after the
other that comes in on its standard input: to start a process takes longer than to look.
A hostile file may kill it; the next one gets another.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import IO, NamedTuple, cast

from .bounded import environment, keep_memory, reader_command
from .errors import ReadingFailed, ToolkitError
from .piped import receive, send
from .scan_quality import ScanQuality

__all__ = ["FirstLook", "look_at", "looking_at", "stop"]

KEPT = 4  # a server process has few threads that take files in


@dataclass(frozen=True)
class FirstLook:
    """The text of the first page, NFC, and how the pages were scanned, if they were."""

    text: str = ""
    scan: ScanQuality | None = None


@contextmanager
def looking_at(
    pdf: bytes, *, seconds: int, megabytes: int
) -> Iterator[Callable[[], FirstLook]]:
    """Have a PDF looked at during the block; what is yielded returns what it shows.

    Nothing is shown of a file that cannot be opened, nothing said of a scan whose later
    pages need more than the limits.

    Raises ReadingFailed, when asked, if its first page needs more than ``seconds`` of
    time or ``megabytes`` of memory, or breaks the process that looks.
    """
    looker = _free_looker(Limits(seconds, megabytes))
    try:
        looker.ask(pdf)
        yield looker.answer
    finally:
        _let_go(looker)


def look_at(pdf: bytes, *, seconds: int, megabytes: int) -> FirstLook:
    """The same when there is nothing else to do meanwhile."""
    with looking_at(pdf, seconds=seconds, megabytes=megabytes) as answer:
        return answer()


def stop() -> None:
    """End the processes that wait; the next look starts another."""
    while _free:
        _free.pop().stop()


# -- this side ----------


class Limits(NamedTuple):
    """Of one look."""

    seconds: int
    megabytes: int


class _Looker:
    """A process that looks."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.owner = os.getpid()
        self._asked = False
        # S603: our own module, no shell; files are data on its standard input
        self._process = subprocess.Popen(  # noqa: S603
            reader_command("first_look", *limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )

    @property
    def ours(self) -> bool:
        """Not of the process this one was forked from."""
        return self.owner == os.getpid()

    @property
    def free(self) -> bool:
        """It lives, and owes nobody an answer."""
        return not self._asked and self._process.poll() is None

    def ask(self, pdf: bytes) -> None:
        """Send a file; what goes wrong shows when it does not answer."""
        self._asked = True
        with suppress(OSError):
            send(cast(IO[bytes], self._process.stdin), pdf)

    def answer(self) -> FirstLook:
        """What it saw. Raises ReadingFailed without a text; the process is gone."""
        answers = cast(IO[bytes], self._process.stdout)
        text, scan = receive(answers), receive(answers)
        self._asked = False  # not before: whoever is torn away here leaves its answer
        if scan is None:  # it was stopped, or broke, on the way
            self.stop()
        if text is None:
            raise ReadingFailed("first look")
        facts = json.loads(scan or "null")
        return FirstLook(text.decode(), ScanQuality(**facts) if facts else None)

    def stop(self) -> None:
        self._process.kill()
        # what was not sent is lost
        self._process.communicate()


# Nobody waits for another: who looks may hold what the other waits for.
_free: list[_Looker] = []


def _free_looker(limits: Limits) -> _Looker:
    while _free:
        with suppress(IndexError):  # somebody was faster
            looker = _free.pop()
            if looker.ours and looker.free and looker.limits == limits:
                return looker
            if looker.ours:
                looker.stop()
    return _Looker(limits)


def _let_go(looker: _Looker) -> None:
    if looker.free and len(_free) < KEPT:
        _free.append(looker)
    else:
        looker.stop()


# -- the other side ----------


def _answers(pdf: bytes) -> Iterator[bytes]:
    """The text of the first page, then how the pages were scanned, as JSON."""
    # only now: the libraries stand under the limit as well
    from .extract import text_of_first_page
    from .pdfium import open_pdf
    from .scan_quality import quality_of_pages

    try:
        with open_pdf(pdf) as document:
            yield text_of_first_page(document).encode()
            scan = quality_of_pages(document)
    except ToolkitError:
        yield b""
        scan = None
    yield json.dumps(scan and asdict(scan)).encode()


def main(limits: Limits) -> None:
    """Answer until nobody asks any more; die of a file that takes too long."""
    keep_memory(limits.megabytes)
    while (pdf := receive(sys.stdin.buffer)) is not None:
        # nothing catches the signal, so nothing a file does can put it off
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        for answer in _answers(pdf):
            send(sys.stdout.buffer, answer)
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main(Limits(*map(int, sys.argv[1:])))
