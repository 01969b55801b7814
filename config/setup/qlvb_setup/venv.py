# SPDX-License-Identifier: LGPL-3.0-or-later
"""The virtual environment: exactly what the hashed lock files name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from .paths import Paths
from .process import run

SYSTEM_PYTHON = Path("/usr/bin/python3")
BUILD = "build.txt"
DEMO_LOCKS = ("runtime.txt", "demo.txt")
COMPILED_LOCKS = (*DEMO_LOCKS, "test.txt")
TEST_LOCKS = (*COMPILED_LOCKS, "eark.txt")
OCA = "oca.txt"
ODOO_PATH_FILE = "odoo19.pth"


class Environment:
    """``var/venv`` for a set of lock files."""

    def __init__(self, paths: Paths, locks: tuple[str, ...]) -> None:
        self._paths = paths
        self._locks = locks
        self._requirements = paths.root / "requirements"

    @property
    def is_ready(self) -> bool:
        return self._stamp.exists()

    @property
    def is_downloaded(self) -> bool:
        """Whether it can be built without the network."""
        return self.is_ready or self._wheels_stamp.exists()

    def provide(self, odoo: Path) -> None:
        """Build or complete it, and let its Python see Odoo."""
        if not self.is_ready:
            self._build()
        self._site_packages.joinpath(ODOO_PATH_FILE).write_text(f"{odoo}\n")

    @property
    def _files(self) -> list[Path]:
        return [self._requirements / name for name in (BUILD, *self._locks, OCA)]

    @property
    def _digest(self) -> str:
        content = b"".join(path.read_bytes() for path in self._files)
        return hashlib.sha256(content).hexdigest()[:16]

    @property
    def _stamp(self) -> Path:
        return self._paths.venv / f".qlvb-{self._digest}"

    @property
    def _wheels(self) -> Path:
        return self._paths.downloads / "wheels"

    @property
    def _wheels_stamp(self) -> Path:
        return self._wheels / f".complete-{self._digest}"

    @property
    def _site_packages(self) -> Path:
        return next(self._paths.venv.glob("lib/python3.*/site-packages"))

    def _build(self) -> None:
        if not self._paths.python.exists():
            run(SYSTEM_PYTHON, "-m", "venv", self._paths.venv)
        self._wheels.mkdir(parents=True, exist_ok=True)
        if not self._wheels_stamp.exists():
            self._fetch(BUILD)
        self._install(BUILD)
        if not self._wheels_stamp.exists():
            for name in self._locks:
                self._fetch(name)
            self._fetch(OCA)
            self._wheels_stamp.touch()
        for name in self._locks:
            self._install(name)
        self._install(OCA)
        self._stamp.touch()

    def _fetch(self, name: str) -> None:
        self._pip("download", "--dest", str(self._wheels), *self._hashed(name))

    def _install(self, name: str) -> None:
        offline = ["--no-index", "--find-links", str(self._wheels)]
        self._pip("install", *offline, *self._hashed(name))

    def _hashed(self, name: str) -> list[str]:
        """Nothing but the locked files, and build tools from the lock as well."""
        lock = str(self._requirements / name)
        return ["--no-deps", "--no-build-isolation", "--require-hashes", "-r", lock]

    def _pip(self, *arguments: str) -> None:
        cache = str(self._paths.downloads / "pip")
        quiet = ["--quiet", "--disable-pip-version-check", "--cache-dir", cache]
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        run(self._paths.python, "-m", "pip", *quiet, *arguments, env=environment)
