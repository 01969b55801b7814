# SPDX-License-Identifier: LGPL-3.0-or-later
"""A client of ClamAV's daemon: are these bytes malware? (Quy chế Điều 15.2, R207).

Speaks clamd's ``INSTREAM`` command over a Unix socket or TCP: the bytes are sent, never
a path, so that the daemon needs no right on our files and may run on another machine.
"""

import socket
import time
from dataclasses import dataclass

from .errors import InfectedFile, ScannerDown

DEFAULT_PORT = 3310
DEFAULT_SECONDS = 60.0
_CHUNK_BYTES = 256 * 1024
_REPLY_BYTES = 4096


@dataclass(frozen=True)
class Scanner:
    """``address`` is the path of a Unix socket, or ``host`` or ``host:port``.

    ``seconds`` is the time one question may take, from connecting to the answer.
    """

    address: str
    seconds: float = DEFAULT_SECONDS

    def scan(self, data: bytes) -> None:
        """Return when nothing is found.

        Raises InfectedFile, or ScannerDown when there is no answer to rely on.
        """
        verdict = self._ask(b"zINSTREAM\0", data)
        found, _space, state = verdict.removeprefix("stream: ").rpartition(" ")
        if state == "FOUND":
            raise InfectedFile(found)
        if verdict != "stream: OK":
            raise ScannerDown(verdict)

    def version(self) -> str:
        """The program and the day of its signatures. Raises ScannerDown."""
        return self._ask(b"zVERSION\0")

    def _ask(self, command: bytes, data: bytes | None = None) -> str:
        deadline = time.monotonic() + self.seconds
        try:
            with self._connect() as connection:
                connection.sendall(command)
                if data is not None:
                    _send_stream(connection, data, deadline)
                return _receive_reply(connection, deadline)
        except (OSError, ValueError) as error:
            raise ScannerDown(str(error) or type(error).__name__) from error

    def _connect(self) -> socket.socket:
        if not self.address.startswith("/"):
            host, _colon, port = self.address.partition(":")
            where = (host, int(port or DEFAULT_PORT))
            return socket.create_connection(where, self.seconds)
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(self.seconds)
            connection.connect(self.address)
        except OSError:
            connection.close()
            raise
        return connection


def _send_stream(connection: socket.socket, data: bytes, deadline: float) -> None:
    """Send chunks, each after its length; a length of zero ends them."""
    view = memoryview(data)
    try:
        for start in range(0, len(view), _CHUNK_BYTES):
            chunk = view[start : start + _CHUNK_BYTES]
            _wait_no_longer(connection, deadline)
            connection.sendall(len(chunk).to_bytes(4, "big"))
            connection.sendall(chunk)
        connection.sendall(bytes(4))
    except (BrokenPipeError, ConnectionResetError):
        # it has closed, being sent more than it takes: its reply says so
        return


def _receive_reply(connection: socket.socket, deadline: float) -> str:
    reply = b""
    while not reply.endswith(b"\0") and len(reply) < _REPLY_BYTES:
        _wait_no_longer(connection, deadline)
        part = connection.recv(_REPLY_BYTES)
        if not part:
            break
        reply += part
    return reply.decode(errors="replace").rstrip("\0\n")


def _wait_no_longer(connection: socket.socket, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("timed out")
    connection.settimeout(left)
