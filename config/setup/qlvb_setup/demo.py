# SPDX-License-Identifier: LGPL-3.0-or-later
"""``make demo``: the demo province, served on this machine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import database, logcheck, machine, preflight
from .authority import Authority
from .cluster import Cluster
from .errors import SetupError
from .fingerprint import fingerprint
from .odoo import Instance, stream
from .paths import Paths
from .process import LOOPBACK, locked
from .progress import Progress, note
from .service import Service

ADDONS = (
    "qlvb_core",
    "qlvb_workflow",
    "qlvb_signing",
    "qlvb_archive",
    "qlvb_interop",
)
DATABASE = "qlvb"
DEFAULT_PORT = 8069
START_SECONDS = 180.0


def requested_port() -> int:
    """:raises SetupError: when QLVB_PORT is no port number"""
    value = os.environ.get("QLVB_PORT") or str(DEFAULT_PORT)
    if not value.isdecimal() or not 1024 <= int(value) <= 65535:
        raise SetupError(
            f"QLVB_PORT={value} is not a usable port.",
            "Give a number from 1024 to 65535: make demo QLVB_PORT=8070",
        )
    return int(value)


@dataclass(frozen=True)
class Demo:
    """The demo's database, its server and its certificate authority."""

    paths: Paths

    @property
    def server(self) -> Service:
        return Service("server", self.paths.demo)

    @property
    def authority(self) -> Authority:
        return Authority(self.paths)

    @property
    def cluster(self) -> Cluster:
        return Cluster.named(self.paths, "demo")

    @property
    def stamp(self) -> Path:
        """Written when all is loaded: the fingerprint of what was installed."""
        return self.paths.demo / "installed"

    @property
    def is_installed(self) -> bool:
        return self.stamp.exists()

    @property
    def served_port(self) -> int | None:
        """The port of the running server."""
        if self.server.pid is None:
            return None
        return int(self._port_file.read_text())

    def instance(self, port: int) -> Instance:
        return Instance(self.paths, self.cluster, DATABASE, self.paths.demo, port)

    def remember_port(self, port: int) -> None:
        self._port_file.write_text(str(port))

    @property
    def _port_file(self) -> Path:
        return self.paths.demo / "port"


def check_ports(paths: Paths) -> None:
    """:raises SetupError: when a port the demo needs is held by another program"""
    port, demo = requested_port(), Demo(paths)
    if demo.served_port != port:
        preflight.check_port(
            port, f"Stop it, or choose another port: make demo QLVB_PORT={port + 1}"
        )
    if demo.is_installed:
        demo.authority.check_port()


def start(paths: Paths) -> None:
    """Everything after the Debian packages; a second run only checks and starts."""
    port = requested_port()
    demo = Demo(paths)
    paths.demo.mkdir(parents=True, exist_ok=True)
    progress = Progress(machine.DEMO.steps, machine.STEPS)
    with locked(paths.var / "demo.lock"):
        machine.provide_software(paths, machine.DEMO, progress)
        _build(demo, port, progress)
    _introduce(demo, port, progress.elapsed)


def stop(paths: Paths) -> None:
    """Stop the server, the authority and the cluster; all data stays."""
    demo = Demo(paths)
    stopped = [demo.server.stop(), demo.authority.stop()]
    demo.cluster.stop()
    print("Stopped." if any(stopped) else "The demo was not running.")


def _build(demo: Demo, port: int, progress: Progress) -> None:
    with progress.step("PostgreSQL cluster"):
        demo.cluster.start()
    instance = demo.instance(port)
    stamp, fresh = demo.stamp, not demo.is_installed
    current = fingerprint([demo.paths.addons, demo.paths.root / "requirements"])
    stale = not fresh and stamp.read_text() != current
    if stale or demo.served_port not in (None, port):
        demo.server.stop()
    with progress.step("Database and addons"):
        if fresh:
            _install(demo, instance)
        elif stale:
            note("the addons have changed: updating the database")
            database.open_for_update(demo.cluster, DATABASE)
            _quietly(_update(instance), instance)
    with progress.step("Certificate authority of the demo"):
        demo.authority.start(fresh=fresh)
    with progress.step("Demo province"):
        if fresh:
            _load_province(demo, instance)
    stamp.write_text(current)
    with progress.step("Server"):
        _start_server(demo, instance)


def _install(demo: Demo, instance: Instance) -> None:
    demo.server.stop()
    database.drop(demo.cluster, DATABASE, instance.filestore)
    database.create(demo.cluster, DATABASE)
    instance.log.unlink(missing_ok=True)
    _quietly(database.install(instance, ADDONS, language=True), instance)


def _update(instance: Instance) -> Iterator[str]:
    instance.write_config()
    arguments = ["-u", ",".join(ADDONS), "--stop-after-init", "--no-http"]
    return stream(instance.command(*arguments), instance.environment(), instance.log)


def _quietly(lines: Iterable[str], instance: Instance) -> None:
    """Let Odoo work; show which addon it is at, and what it complains about."""
    rules = logcheck.load_allow_list(instance.paths.setup / "log_allowlist.txt")
    for line in lines:
        if ": Loading module qlvb_" in line:
            note(line.rpartition("Loading module ")[2])
        for problem in logcheck.read([line], rules).problems:
            note(problem)


def _load_province(demo: Demo, instance: Instance) -> None:
    script = demo.paths.root / "config" / "demo" / "load_demo.py"
    instance.write_config()
    command = instance.command("shell", "--no-http", "--log-level=warn")
    environment = instance.environment() | Authority(demo.paths).environment()
    with script.open() as source:
        _quietly(stream(command, environment, instance.log, source), instance)


def _start_server(demo: Demo, instance: Instance) -> None:
    if demo.server.pid is not None:
        return
    instance.write_config()
    demo.server.start(instance.command(), instance.environment())
    demo.remember_port(instance.http_port)
    demo.server.wait_until_answering(instance.http_port, "/web/login", START_SECONDS)


def _introduce(demo: Demo, port: int, seconds: float) -> None:
    print(f"\nReady in {seconds:.0f} s:  http://{LOOPBACK}:{port}/odoo\n")
    logins = demo.paths.demo / "logins.json"
    people = json.loads(logins.read_text(encoding="utf-8"))
    for person in people:
        who = f"{person['name']} - {person['role']}, {person['unit']}"
        print(f"  {person['login']:<20} {person['password']:<18} {who}")
    for pin in {person["pin"] for person in people} - {""}:
        print(f"\n  Signing PIN of whoever signs or seals: {pin}")
    for key in {person.get("code_key", "") for person in people} - {""}:
        print(f"  Key of the login codes of admins: {key}  (authenticator app)")
    print("\nStop: make stop    Remove: make clean")
