# SPDX-License-Identifier: LGPL-3.0-or-later
"""A PostgreSQL cluster of our own below ``var/pg``.

It listens on a Unix socket in a private directory (trusted: only the account that
owns it may enter) and on a free loopback port (password). No system cluster is
needed or touched. Its ``template1`` carries the extensions Odoo and QLVB use, so
the role ``qlvb`` needs no superuser rights.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .errors import SetupError
from .paths import Paths
from .process import LOOPBACK, free_port, is_alive, locked, run, wait_until_gone

BIN = Path("/usr/lib/postgresql/15/bin")
ROLE = "qlvb"
SUPERUSER = "postgres"
STOP_SECONDS = 60.0
SOCKET_PATH_LIMIT = 90  # the kernel allows 107 bytes with the file name

TEMPLATE_SQL = """
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
-- Odoo indexes unaccented text only when the function is declared immutable
ALTER FUNCTION unaccent(text) IMMUTABLE;
"""

# jit: compiling a record rule takes 200 ms, running it 2 (docs/rights.md)
DURABLE = {"shared_buffers": "256MB", "max_connections": "150", "jit": "off"}
DISPOSABLE = DURABLE | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


@dataclass(frozen=True)
class Cluster:
    """One cluster, running or not; ``durable`` ones survive a power cut."""

    base: Path
    durable: bool = True

    @classmethod
    def named(cls, paths: Paths, name: str, *, durable: bool = True) -> Cluster:
        return cls(base=paths.var / "pg" / name, durable=durable)

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def log(self) -> Path:
        return self.base / "postgresql.log"

    @property
    def socket(self) -> Path:
        """The private socket directory; a short one when the checkout lies deep."""
        if len(str(self.base)) < SOCKET_PATH_LIMIT:
            return self.base / "run"
        digest = hashlib.sha256(str(self.base).encode()).hexdigest()[:8]
        return Path(tempfile.gettempdir()) / f"qlvb-pg-{os.geteuid()}-{digest}"

    @property
    def port(self) -> int:
        """The port of the running cluster (it also names the socket).

        :raises SetupError: when the cluster does not run
        """
        status = self._status()
        if status is None:
            raise SetupError(f"The cluster in {self.base} is down.", "Start it first.")
        return status[1]

    @property
    def running(self) -> bool:
        return self._status() is not None

    def start(self) -> None:
        """Create the cluster on first use and make sure that it runs."""
        with locked(self.base / "lock"):
            fresh = not (self.data / "PG_VERSION").exists()
            if fresh:
                self._initialize()
            if not self.running:
                self._launch()
            if fresh or not self._password_file.exists():
                self._prepare_roles()

    def stop(self) -> None:
        """Fast shutdown; by signal, because pg_ctl refuses to run as root."""
        status = self._status()
        if status is None:
            return
        os.kill(status[0], signal.SIGINT)
        if not wait_until_gone(status[0], STOP_SECONDS):
            raise SetupError(
                f"The cluster in {self.base} does not stop.", f"Its log: {self.log}"
            )

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run SQL as superuser; returns unaligned rows without headings."""
        options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database]
        environment = self.environment(SUPERUSER)
        return run(BIN / "psql", *options, env=environment, stdin=statement).strip()

    def environment(self, role: str = ROLE) -> dict[str, str]:
        """libpq settings that reach the running cluster through its socket."""
        return {
            **os.environ,
            "PGHOST": str(self.socket),
            "PGPORT": str(self.port),
            "PGUSER": role,
            "PGOPTIONS": "-c client_min_messages=warning",
        }

    @property
    def _password_file(self) -> Path:
        return self.base / "password"

    def _status(self) -> tuple[int, int] | None:
        """(pid, port) from postmaster.pid when that process is alive."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            pid, port, ready = int(lines[0]), int(lines[3]), lines[7].strip()
        except (OSError, ValueError, IndexError):
            return None
        return (pid, port) if ready == "ready" and is_alive(pid) else None

    def _initialize(self) -> None:
        self.base.mkdir(parents=True, exist_ok=True)
        options = ["-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8"]
        options += ["--auth-local=trust", "--auth-host=scram-sha-256"]
        if not self.durable:
            options.append("--no-sync")
        run(BIN / "initdb", "-D", self.data, *options)

    def _launch(self) -> None:
        self.socket.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings = DURABLE if self.durable else DISPOSABLE
        options = {
            "listen_addresses": LOOPBACK,
            "port": str(free_port()),
            "unix_socket_directories": str(self.socket),
            "timezone": "UTC",
            **settings,
        }
        flags = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        start = ["-l", str(self.log), "-o", flags, "-w", "-t", "120", "start"]
        run(BIN / "pg_ctl", "-D", self.data, *start)

    def _prepare_roles(self) -> None:
        password = secrets.token_urlsafe(24)
        roles = self.sql("SELECT rolname FROM pg_roles").splitlines()
        verb = "ALTER" if ROLE in roles else "CREATE"
        self.sql(f"{verb} ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}'")
        self.sql(TEMPLATE_SQL, "template1")
        self._password_file.touch(mode=0o600)
        self._password_file.write_text(password + "\n")
