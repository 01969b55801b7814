# SPDX-License-Identifier: LGPL-3.0-or-later
"""The developer's loop: a database in seconds, an addon's tests on a fresh one.

Commands may run side by side as long as their database names differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable

from . import database, logcheck
from .cluster import Cluster
from .errors import SetupError
from .logcheck import LogReport
from .odoo import Instance, stream
from .paths import Paths
from .process import free_port, locked

TEMPLATE = "dev_template"


class Workbench:
    """The development cluster with its template database."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.cluster = Cluster.named(paths, "dev", durable=False)
        self.directory = paths.var / "dev"

    def instance(self, name: str) -> Instance:
        return Instance(
            self.paths, self.cluster, name, self.directory / name, free_port()
        )

    def fresh_database(self, name: str) -> Instance:
        """A new copy of the template: base, web, mail, queue_job, Vietnamese."""
        self.cluster.start()
        template = self._template()
        instance = self.instance(name)
        instance.log.unlink(missing_ok=True)
        database.clone(template, instance)
        return instance

    def existing_database(self, name: str) -> Instance:
        self.cluster.start()
        if not database.exists(self.cluster, name):
            raise SetupError(f"No database '{name}'.", f"make dev-db DB={name} ADDONS=")
        return self.instance(name)

    def _template(self) -> Instance:
        template = self.instance(TEMPLATE)
        with locked(self.directory / "template.lock"):
            if not database.exists(self.cluster, TEMPLATE):
                self._build(template)
        return template

    def _build(self, template: Instance) -> None:
        building = self.instance(f"{TEMPLATE}_building")
        database.drop(self.cluster, building.database, building.filestore)
        database.create(self.cluster, building.database)
        addons = database.BASE_ADDONS
        _show(database.install(building, addons, language=True), self.paths)
        database.clone(building, template)
        database.drop(self.cluster, building.database, building.filestore)


def create_database(paths: Paths) -> None:
    """``make dev-db DB=x ADDONS=a,b``."""
    bench, name = Workbench(paths), _setting("DB")
    instance = bench.fresh_database(name)
    if addons := os.environ.get("ADDONS"):
        report = _show(database.install(instance, addons.split(",")), paths)
        _conclude(report, instance)
    print(f"Database '{name}' is ready.")


def update_database(paths: Paths) -> None:
    """``make dev-update DB=x ADDONS=a,b``."""
    bench = Workbench(paths)
    instance = bench.existing_database(_setting("DB"))
    instance.write_config()
    addons = _setting("ADDONS")
    _open_journal(instance, addons)
    command = instance.command("-u", addons, "--stop-after-init", "--no-http")
    report = _show(stream(command, instance.environment(), instance.log), paths)
    _conclude(report, instance)


def run_tests(paths: Paths) -> None:
    """``make dev-test DB=x ADDONS=a,b [TAGS=...] [KEEP=1]``.

    ``KEEP=1`` updates the addons in the existing database instead of a fresh one.
    """
    bench, name, addons = Workbench(paths), _setting("DB"), _setting("ADDONS")
    keep = os.environ.get("KEEP") == "1"
    instance = bench.existing_database(name) if keep else bench.fresh_database(name)
    tags = os.environ.get("TAGS") or ",".join(f"/{a}" for a in addons.split(","))
    instance.write_config()
    verb = "-u" if keep else "-i"
    if keep:
        _open_journal(instance, addons)
    command = instance.command(verb, addons, "--test-tags", tags, "--stop-after-init")
    lines = stream(command, instance.environment(), instance.log)
    report = _show(lines, paths)
    _conclude(report, instance, tests=True)


def serve(paths: Paths) -> None:
    """``make dev-serve DB=x [PORT=n]``: in the foreground, until interrupted."""
    bench = Workbench(paths)
    found = bench.existing_database(_setting("DB"))
    port = int(os.environ.get("PORT") or found.http_port)
    instance = Instance(
        paths, found.cluster, found.database, found.directory, http_port=port
    )
    instance.write_config()
    print(f"http://127.0.0.1:{port}/odoo  (admin / admin)", flush=True)
    command = instance.command()
    os.execvpe(command[0], command, instance.environment())


def shell(paths: Paths) -> None:
    """``make dev-shell DB=x < script.py``: rolled back unless the script commits."""
    instance = Workbench(paths).existing_database(_setting("DB"))
    instance.write_config()
    command = instance.command("shell", "--no-http", "--log-level=warn")
    code = subprocess.run(command, env=instance.environment(), check=False)
    raise SystemExit(code.returncode)


def psql(paths: Paths) -> None:
    """``make dev-psql DB=x``: psql as the Odoo role."""
    bench = Workbench(paths)
    bench.cluster.start()
    environment = bench.cluster.environment()
    os.execvpe("psql", ["psql", "-X", _setting("DB")], environment)


def stop(paths: Paths) -> None:
    Workbench(paths).cluster.stop()


def _open_journal(instance: Instance, addons: str) -> None:
    """Before an update; other addons than qlvb_core would leave it unprotected."""
    if "qlvb_core" in addons.split(","):
        database.open_for_update(instance.cluster, instance.database)


def _setting(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise SetupError(f"{name} is not set.", f"Add {name}=... to the make command.")
    return value


def _show(lines: Iterable[str], paths: Paths) -> LogReport:
    """Print what matters (everything with VERBOSE=1) and sum the log up.

    Odoo leaves with an error code after a failed test as well as after a crash; a
    crash shows by its traceback and by the missing totals.
    """
    rules = logcheck.load_allow_list(paths.setup / "log_allowlist.txt")
    verbose = os.environ.get("VERBOSE") == "1"
    seen: list[str] = []
    report = LogReport()
    try:
        for line in lines:
            seen.append(line)
            if verbose or _interesting(line):
                print(line, flush=True)
    except SetupError as error:
        report.problems.append(error.problem.splitlines()[0])
    found = logcheck.read(seen, rules)
    found.problems += report.problems
    return found


def _interesting(line: str) -> bool:
    quiet = " INFO " in line or " DEBUG " in line
    return not quiet or "tests when loading" in line or "odoo.tests.stats" in line


def _conclude(report: LogReport, instance: Instance, *, tests: bool = False) -> None:
    for problem in report.problems:
        print(f"LOG: {problem}")
    if tests:
        print(f"{report.passed} passed, {report.failures} failed")
    if report.problems or report.failures or (tests and not report.tests):
        print(f"Full log: {instance.log}")
        sys.exit(1)
