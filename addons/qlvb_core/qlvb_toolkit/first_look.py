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
from dataclasses import asdict, dataclass
from typing import IO, Any, cast

from .bounded import environment, keep_memory, reader_command
from .errors import ReadingFailed, ToolkitError
from .scan_quality import ScanQuality

__all__ = ["FirstLook", "look_at"]

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True)
class FirstLook:
    """The text of the first page, NFC, and how the pages were scanned, if they were."""

    text: str = ""
    scan: ScanQuality | None = None


def look_at(pdf: bytes, *, seconds: int, megabytes: int) -> FirstLook:
    """What a PDF shows at once; nothing for one that cannot be opened.

    Raises ReadingFailed when that needs more than ``seconds`` of time or ``megabytes``
    of memory, or breaks the process that looks.
    """
    with _LOCK:
        answer = _looker(megabytes).ask(pdf, seconds)
    scan = answer.get("scan")
    return FirstLook(answer.get("text", ""), ScanQuality(**scan) if scan else None)


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

    def ask(self, pdf: bytes, seconds: int) -> dict[str, Any]:
        """What it sees. Raises ReadingFailed; the process is gone then."""
        end_of_time = threading.Timer(seconds, self._process.kill)
        end_of_time.start()
        try:
            answer = self._exchange(pdf)
        except OSError:
            answer = None
        finally:
            end_of_time.cancel()
            end_of_time.join()
        if answer is None or not self.alive:
            self.stop()
            raise ReadingFailed("first look")
        found: dict[str, Any] = json.loads(answer)
        return found

    def _exchange(self, pdf: bytes) -> bytes | None:
        _send(cast(IO[bytes], self._process.stdin), pdf)
        return _receive(cast(IO[bytes], self._process.stdout))

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


def _see(pdf: bytes) -> dict[str, Any]:
    # only now: the libraries stand under the limit as well
    from .extract import text_of_first_page
    from .pdfium import open_pdf
    from .scan_quality import quality_of_pages

    try:
        with open_pdf(pdf) as document:
            text = text_of_first_page(document)
            scan = quality_of_pages(document)
    except ToolkitError:
        return {}
    return {"text": text, "scan": asdict(scan) if scan else None}


def main(megabytes: int) -> None:
    """Answer until nobody asks any more."""
    keep_memory(megabytes)
    while (pdf := _receive(sys.stdin.buffer)) is not None:
        _send(sys.stdout.buffer, json.dumps(_see(pdf)).encode())


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
