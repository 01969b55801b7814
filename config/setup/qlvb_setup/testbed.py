# SPDX-License-Identifier: LGPL-3.0-or-later
"""Clusters, databases and servers for tests, apart from the demo's.

All five addons are installed once into a template; every test database is a copy.
The template is built again when an addon or a pinned requirement changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import database, logcheck
from .cluster import Cluster
from .demo import ADDONS
from .errors import SetupError
from .fingerprint import fingerprint
from .odoo import Instance, stream
from .paths import Paths
from .process import LOOPBACK, free_port, locked
from .progress import note
from .service import Service

TEMPLATE = "test_template"
START_SECONDS = 180.0


@dataclass(frozen=True)
class Testbed:
    """The test cluster and its databases."""

    __test__ = False  # a name pytest would take for a test class

    paths: Paths

    @property
    def cluster(self) -> Cluster:
        return Cluster.named(self.paths, "test", durable=False)

    def instance(self, name: str) -> Instance:
        directory = self.paths.test / name
        return Instance(self.paths, self.cluster, name, directory, free_port())

    def fresh(self, name: str) -> Instance:
        """A new database with the five addons, replacing one of that name."""
        self.cluster.start()
        instance = self.instance(name)
        database.clone(self._template(), instance)
        instance.write_config()
        return instance

    def _template(self) -> Instance:
        template = self.instance(TEMPLATE)
        stamp = template.directory / "stamp"
        with locked(self.paths.test / "template.lock"):
            current = fingerprint([self.paths.addons, self.paths.root / "requirements"])
            known = stamp.read_text() if stamp.exists() else ""
            there = database.exists(self.cluster, TEMPLATE)
            if known != current or not there:
                stamp.unlink(missing_ok=True)
                self._build(template)
                stamp.write_text(current)
        return template

    def _build(self, template: Instance) -> None:
        """Install addon by addon: each must install on those before it, silently.

        :raises SetupError: when one fails, warns or logs an error
        """
        database.drop(self.cluster, template.database, template.filestore)
        database.create(self.cluster, template.database)
        template.log.unlink(missing_ok=True)
        self._install(template, ",".join(database.BASE_ADDONS), language=True)
        for name in ADDONS:
            note(f"installing {name}")
            self._install(template, name)

    def _install(
        self, template: Instance, name: str, *, language: bool = False
    ) -> None:
        rules = logcheck.load_allow_list(self.paths.setup / "log_allowlist.txt")
        lines = database.install(template, [name], language=language)
        report = logcheck.read(lines, rules)
        if report.problems:
            raise SetupError(
                f"Installing {name} is not silent:\n" + "\n".join(report.problems),
                f"The whole log: {template.log}",
            )


@dataclass(frozen=True)
class Server:
    """A running Odoo server on a test database."""

    instance: Instance

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.instance.http_port}"

    @property
    def service(self) -> Service:
        return Service("server", self.instance.directory)

    def start(self, extra_environment: dict[str, str] | None = None) -> None:
        """Start and wait until the login page answers."""
        environment = self.instance.environment() | (extra_environment or {})
        self.instance.write_config()
        self.service.log.unlink(missing_ok=True)
        self.service.start(self.instance.command(), environment)
        port = self.instance.http_port
        self.service.wait_until_answering(port, "/web/login", START_SECONDS)

    def stop(self) -> None:
        self.service.stop()

    def problems(self) -> list[str]:
        """Warning and error lines of its log that are not on the allow-list."""
        rules = logcheck.load_allow_list(
            self.instance.paths.setup / "log_allowlist.txt"
        )
        lines = self.service.log.read_text(errors="replace").splitlines()
        return logcheck.read(lines, rules).problems


def run_script(
    instance: Instance, script: Path, environment: dict[str, str] | None = None
) -> list[str]:
    """Run a script in ``odoo shell``; returns the lines it printed.

    The script's changes are rolled back unless it commits.

    :raises SetupError: when it fails
    """
    instance.write_config()
    command = instance.command("shell", "--no-http", "--log-level=warn")
    settings = instance.environment() | (environment or {})
    with script.open() as source:
        return list(stream(command, settings, instance.log, source))
