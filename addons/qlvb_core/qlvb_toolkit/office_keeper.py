# SPDX-License-Identifier: LGPL-3.0-or-later
"""One LibreOffice that converts file after file, and the process that looks after it.

``python -m qlvb_toolkit.office_keeper SECONDS MEGABYTES PROGRAM``: the ending and the
content of a file come in on standard input; what went wrong (JSON, null for nothing)
and the PDF go out. It ends, and takes LibreOffice and all its files with it, after the
first file that fails, after a time of rest, or with the process that started it.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .bounded import keep_memory
from .errors import ConversionError, ConversionFailed, ConversionTimeout
from .office_profile import (
    DONE,
    READY,
    conversion,
    pipe_of,
    start_command,
    write_profile,
)
from .piped import receive, send

IDLE_SECONDS = 300
_OUTPUT_KEPT = 2000
_POLL_SECONDS = 0.02
# LibreOffice is a family of processes: they end with the first of them, and with the
# process at the other end of the pipe, whatever that dies of.
_HELD = '{ "$@"; kill -KILL 0; } & read -r _; kill -KILL 0'


class Office:
    """A running LibreOffice with a profile of its own, all in one folder."""

    def __init__(self, program: str, folder: Path, seconds: int) -> None:
        self._folder, self._seconds = folder, seconds
        self._log = folder / "log"
        write_profile(folder)
        self._ended, lives = os.pipe()
        with self._log.open("wb") as log, open(lives, "wb"):
            # S603: an argument list; the shell's text is fixed
            self._process = subprocess.Popen(  # noqa: S603
                ["/bin/sh", "-c", _HELD, "sh", *start_command(program, folder)],
                cwd=folder,
                env=_environment(folder),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=[lives],
                start_new_session=True,
            )

    def convert(self, content: bytes, ending: str) -> bytes:
        """A PDF/A-2b. Raises ConversionTimeout or ConversionFailed: it is of no more
        use then."""
        with tempfile.TemporaryDirectory(dir=self._folder) as work:
            source = Path(work, f"draft.{ending}")
            source.write_bytes(content)
            try:
                self._ask(conversion(source, source.parent))
            except TimeoutError as error:
                raise ConversionTimeout(self._seconds) from error
            except OSError as error:
                raise self._failure() from error
            pdf = source.with_suffix(".pdf")
            if not pdf.is_file():
                raise self._failure()
            return pdf.read_bytes()

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()
        with open(self._ended, "rb") as last:
            last.read()  # until none of them can write to our folder any more
        pipe_of(self._folder).unlink(missing_ok=True)

    def _failure(self) -> ConversionFailed:
        output = self._log.read_bytes()[-_OUTPUT_KEPT:].decode("utf-8", "replace")
        return ConversionFailed(self._process.poll() or 0, output)

    def _ask(self, message: bytes) -> None:
        """Raises TimeoutError, or OSError when it is gone."""
        deadline = time.monotonic() + self._seconds
        with self._connected(deadline) as channel:
            channel.sendall(message)
            if _heard(channel, deadline) != DONE:
                raise ConnectionResetError

    @contextmanager
    def _connected(self, deadline: float) -> Iterator[socket.socket]:
        """It listens before it is ready, and starts twice with a new profile."""
        while True:
            with socket.socket(socket.AF_UNIX) as channel:
                if self._is_ready(channel, deadline):
                    yield channel
                    return
            if self._process.poll() is not None:
                raise ConnectionRefusedError
            time.sleep(min(_POLL_SECONDS, _left(deadline)))

    def _is_ready(self, channel: socket.socket, deadline: float) -> bool:
        try:
            channel.connect(str(pipe_of(self._folder)))
            return _heard(channel, deadline) == READY
        except (FileNotFoundError, ConnectionError):
            return False


def _heard(channel: socket.socket, deadline: float) -> bytes:
    """The next message, or what came of it before the other side went."""
    heard = b""
    while not heard.endswith(b"\0"):
        channel.settimeout(_left(deadline))
        if not (part := channel.recv(64)):
            break
        heard += part
    return heard


def _left(deadline: float) -> float:
    """Raises TimeoutError when nothing is."""
    if (left := deadline - time.monotonic()) <= 0:
        raise TimeoutError
    return left


def _environment(folder: Path) -> dict[str, str]:
    """All that LibreOffice knows of us: no password above all."""
    language = {name: os.environ[name] for name in ("LANG",) if name in os.environ}
    return {"PATH": os.defpath, "HOME": str(folder), "TMPDIR": str(folder), **language}


def _is_asked() -> bool:
    """Wait for a file; nobody brings one for ever."""
    ready, _writing, _failing = select.select([sys.stdin], [], [], IDLE_SECONDS)
    return bool(ready)


def _serve(office: Office) -> None:
    failed: dict[str, Any] | None = None
    while not failed and _is_asked():
        ending, content = receive(sys.stdin.buffer), receive(sys.stdin.buffer)
        if ending is None or content is None:
            return
        pdf = b""
        try:
            pdf = office.convert(content, ending.decode())
        except ConversionError as error:
            failed = {"code": error.code, "params": error.params}
        send(sys.stdout.buffer, json.dumps(failed).encode())
        send(sys.stdout.buffer, pdf)


def main(seconds: int, megabytes: int, program: str) -> None:
    """Convert until nobody asks any more or a file fails."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that all is cleaned up
    keep_memory(megabytes)
    with tempfile.TemporaryDirectory(prefix="qlvb-office-") as folder:
        office = Office(program, Path(folder), seconds)
        try:
            _serve(office)
        finally:
            office.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
