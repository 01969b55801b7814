# SPDX-License-Identifier: LGPL-3.0-or-later
"""The demo's own certificate authority: made once, served beside the demo."""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import preflight
from .paths import Paths
from .process import reserved_port_from, run
from .service import Service

MODULE = "tests.fakes.pki"
# Fixed for the life of the certificates, which name it; below the ports that the
# kernel gives to outgoing connections
FIRST_PORT = 8170
START_SECONDS = 60.0


@dataclass(frozen=True)
class Authority:
    """Keys and certificates of the demo's people, OCSP, CRL and time stamps."""

    paths: Paths

    @property
    def directory(self) -> Path:
        return self.paths.demo / "pki"

    @property
    def service(self) -> Service:
        return Service("authority", self.paths.demo)

    def environment(self) -> dict[str, str]:
        """What the demo's loading script is told about the authority."""
        return {
            "QLVB_DEMO_PKI": str(self.directory),
            "QLVB_DEMO_PKI_PASSWORD": self._password_file.read_text(),
        }

    def start(self, *, fresh: bool) -> None:
        """Serve the authority; ``fresh`` makes a new one first."""
        if fresh:
            self.service.stop()
            self._make(self.paths.root / "config" / "demo" / "pki.json")
        if self.service.pid is None:
            self.check_port()
            command = [str(self.paths.python), "-m", MODULE, "serve"]
            self.service.start(
                [*command, str(self.directory)], dict(os.environ), self.paths.root
            )
        self.service.wait_until_answering(self._port, "/", START_SECONDS)

    def check_port(self) -> None:
        """:raises SetupError: when another program has the port of the certificates"""
        if self.service.pid is None:
            preflight.check_port(
                self._port,
                "The certificates of this demo name it. Stop that program (another "
                "checkout's demo: make stop there), or make this demo anew: make clean",
            )

    def stop(self) -> bool:
        return self.service.stop()

    @property
    def _port(self) -> int:
        return int(self._port_file.read_text())

    @property
    def _port_file(self) -> Path:
        return self.paths.demo / "pki.port"

    @property
    def _password_file(self) -> Path:
        return self.paths.demo / "pki.password"

    def _make(self, spec: Path) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)
        password = secrets.token_urlsafe(12)
        make = (self.paths.python, "-m", MODULE, "make", self.directory)
        with reserved_port_from(FIRST_PORT) as number:
            port = str(number)
            options = ("--spec", spec, "--port", port, "--password", password)
            run(*make, *options, cwd=self.paths.root)
        self._password_file.touch(mode=0o600)
        self._password_file.write_text(password)
        self._port_file.write_text(port)
