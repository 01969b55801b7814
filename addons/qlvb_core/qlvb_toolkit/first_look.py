# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is asked of a PDF while somebody waits: its first page, and if it is a scan.

``python -m qlvb_toolkit.first_look MEGABYTES`` looks at one file after the other that
comes in on its standard input: to start a process takes longer than to look. A hostile
file may kill it; the next one gets another.
"""

import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import IO, Any, cast

from .bounded import environment, keep_memory, reader_command
from .errors import ReadingFailed, ToolkitError
from .scan_quality import ScanQuality

__all__ = ["FirstLook", "look_at", "stop"]

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True)
class FirstLook:
    """The text of the first page, NFC, and how the pages were scanned, if they were."""

    text: str = ""
    scan: ScanQuality | None = None


def look_at(pdf: bytes, *, seconds: int, megabytes: int) -> FirstLook:
    """What a PDF shows at once; nothing for one that cannot be opened.

    Nothing is said of a scan whose later pages need more than the limits.

    Raises ReadingFailed when its first page needs more than ``seconds`` of time or
    ``megabytes`` of memory, or breaks the process that looks.
    """
    with _LOCK:
        text, scan = _looker(megabytes).ask(pdf, seconds)
    return FirstLook(text, ScanQuality(**scan) if scan else None)


def stop() -> None:
    """End the process that looks; the next look starts another."""
    with _LOCK:
        while _current:
            _current.pop().stop()


# -- this side ----------


class _Looker:
    """The process that looks; ``alive`` while it can be asked."""

    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes
        self.owner = os.getpid()
        # S603: our own module, no shell; files are data on its standard input
        self._process = subprocess.Popen(  # noqa: S603
            reader_command("first_look", megabytes),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, pdf: bytes, seconds: int) -> tuple[str, dict[str, Any] | None]:
        """Text and scan. Raises ReadingFailed without a text; the process is gone."""
        end_of_time = threading.Timer(seconds, self._process.kill)
        end_of_time.start()
        try:
            text, scan = self._exchange(pdf)
        finally:
            end_of_time.cancel()
            end_of_time.join()
        if scan is None:  # it was stopped, or broke, on the way
            self.stop()
        if text is None:
            raise ReadingFailed("first look")
        return text.decode(), json.loads(scan or "null")

    def _exchange(self, pdf: bytes) -> tuple[bytes | None, bytes | None]:
        answers = cast(IO[bytes], self._process.stdout)
        try:
            _send(cast(IO[bytes], self._process.stdin), pdf)
            return _receive(answers), _receive(answers)
        except OSError:
            return None, None

    def stop(self) -> None:
        self._process.kill()
        # what was not sent is lost
        self._process.communicate()


_LOCK = threading.Lock()
_current: list[_Looker] = []


def _looker(megabytes: int) -> _Looker:
    """The process of this one, not of one it was forked from; a new one if need be."""
    for looker in _current:
        mine = looker.owner == os.getpid()
        if mine and looker.alive and looker.megabytes == megabytes:
            return looker
        if mine:
            looker.stop()
    _current[:] = [_Looker(megabytes)]
    return _current[0]


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


def main(megabytes: int) -> None:
    """Answer until nobody asks any more."""
    keep_memory(megabytes)
    while (pdf := _receive(sys.stdin.buffer)) is not None:
        for answer in _answers(pdf):
            _send(sys.stdout.buffer, answer)


# -- both ----------


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None when the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


if __name__ == "__main__":
    main(int(sys.argv[1]))
