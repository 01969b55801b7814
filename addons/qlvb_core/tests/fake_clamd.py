# SPDX-License-Identifier: LGPL-3.0-or-later
"""A stand-in for ClamAV's daemon, for machines without one.

``tests/conformance/test_clamd.py`` asks it and the real one the same questions.
"""

import socketserver
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

EICAR = (
    rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + b"!$H+H*"
)
NAME = "Test.EICAR.UNOFFICIAL"


class _Handler(socketserver.StreamRequestHandler):
    def handle(self):
        if self._command() == b"zVERSION":
            self.wfile.write(b"ClamAV 1.4.6/1/Thu Jan  1 00:00:00 1970\0")
            return
        found = EICAR in self._stream()
        verdict = f"{NAME} FOUND" if found else "OK"
        self.wfile.write(f"stream: {verdict}\0".encode())

    def _command(self) -> bytes:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        return command[:-1]

    def _stream(self) -> bytes:
        data = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            data += self.rfile.read(size)
        return data


class FakeClamd:
    """``with FakeClamd() as address`` answers on that Unix socket."""

    def __enter__(self) -> str:
        self._folder = TemporaryDirectory(prefix="qlvb-clamd-")
        address = str(Path(self._folder.name) / "clamd.sock")
        self._server = socketserver.ThreadingUnixStreamServer(address, _Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return address

    def __exit__(self, *_error) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._folder.cleanup()
