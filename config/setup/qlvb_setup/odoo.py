# SPDX-License-Identifier: LGPL-3.0-or-later
"""Configuration files for, and runs of, the Odoo server program."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from .cluster import ROLE, Cluster
from .errors import SetupError
from .paths import Paths
from .process import LOOPBACK

LAUNCHER = "import sys, odoo.cli; sys.argv[0] = 'odoo'; odoo.cli.main()"
SERVER_WIDE = "base,rpc,web,queue_job"
TAIL_LINES = 15
CHANNELS = "root:3,root.convert:1,root.send:1,root.read:1"
# Libraries that tell about every font table and every certificate they read; and an
# issuer nobody knows is a verdict on a file, no fault of the server.
LOG_HANDLER = "pyhanko:ERROR,pyhanko_certvalidator:WARNING,fontTools:WARNING"


@dataclass(frozen=True)
class Instance:
    """One database served by one set of files on one cluster."""

    paths: Paths
    cluster: Cluster
    database: str
    directory: Path
    http_port: int = 0
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def config(self) -> Path:
        return self.directory / f"{self.database}.conf"

    @property
    def filestore(self) -> Path:
        return self.directory / "data" / "filestore" / self.database

    @property
    def log(self) -> Path:
        return self.directory / f"{self.database}.log"

    def write_config(self) -> None:
        """Write the configuration file; the cluster must be running."""
        self.directory.mkdir(parents=True, exist_ok=True)
        lines = ["[options]", *(f"{k} = {v}" for k, v in self._settings().items())]
        lines += ["", "[queue_job]", f"channels = {CHANNELS}"]
        lines += ["scheme = http", f"host = {LOOPBACK}", f"port = {self.http_port}"]
        lines += [f"jobrunner_db_host = {self.cluster.socket}"]
        lines += [f"jobrunner_db_port = {self.cluster.port}"]
        lines += [f"jobrunner_db_user = {ROLE}"]
        self.config.write_text("\n".join(lines) + "\n")

    def command(self, *arguments: str) -> list[str]:
        """The command line of an Odoo command with this configuration."""
        python = [str(self.paths.python), "-c", LAUNCHER]
        return [*python, *self.arguments(*arguments)]

    def arguments(self, *arguments: str) -> list[str]:
        """What follows the name of the program.

        A first argument without a dash is Odoo's sub-command (``shell``, ...).
        """
        head = [arguments[0]] if arguments and arguments[0][0] != "-" else []
        return [*head, "-c", str(self.config), *arguments[len(head) :]]

    def environment(self) -> dict[str, str]:
        """A clean environment: nothing of the caller's PG or Odoo settings."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PG", "ODOO_", "PYTHON"))
        }
        home = self.paths.home
        home.mkdir(parents=True, exist_ok=True)
        return {
            **kept,
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PYTHONUNBUFFERED": "1",
            "PYTHONPYCACHEPREFIX": str(self.paths.var / "pycache"),
            "QLVB_ROOT": str(self.paths.root),
            "QLVB_DEMO_DIR": str(self.paths.demo),
        }

    def _settings(self) -> dict[str, str]:
        return {
            "addons_path": str(self.paths.addons),
            "data_dir": str(self.directory / "data"),
            "db_host": str(self.cluster.socket),
            "db_port": str(self.cluster.port),
            "db_user": ROLE,
            "db_name": self.database,
            "dbfilter": f"^{self.database}$",
            "list_db": "False",
            "unaccent": "True",
            "with_demo": "False",
            "skip_auto_install": "True",
            "server_wide_modules": SERVER_WIDE,
            "http_interface": LOOPBACK,
            "http_port": str(self.http_port),
            "workers": "0",
            "max_cron_threads": "1",
            "limit_time_cpu": "600",
            "limit_time_real": "1200",
            "log_handler": LOG_HANDLER,
            **self.options,
        }


def stream(
    command: Sequence[str],
    environment: Mapping[str, str],
    log: Path,
    source: TextIO | None = None,
) -> Iterator[str]:
    """Run a program, append what it prints to ``log`` and yield it line by line.

    :param source: an open file for its standard input

    :raises SetupError: at the end, when the program failed, with its last lines
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    tail: deque[str] = deque(maxlen=TAIL_LINES)
    with (
        log.open("a", encoding="utf-8") as sink,
        subprocess.Popen(
            command,
            env=dict(environment),
            stdin=source or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process,
    ):
        assert process.stdout is not None  # noqa: S101 - for the type checker
        for line in process.stdout:
            sink.write(line)
            tail.append(line)
            yield line.rstrip("\n")
    if process.returncode:
        raise SetupError(
            f"Odoo stopped with code {process.returncode}:\n{''.join(tail)}",
            f"The whole log: {log}",
        )
