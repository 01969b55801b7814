# SPDX-License-Identifier: LGPL-3.0-or-later
"""``make test``: the stages, their totals, and the one closing line.

Red on a failure, on a stage without a single test, on a skipped test (what did not
run proves nothing), on a warning or error in the log of an Odoo server, and on less
coverage than the floor. A part of a stage (ARGS, TAGS) is not held to the floor.

Odoo's tests are the longest stage: they run in lanes, each with a database of its own,
and stages that need little run beside them.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from . import floors, lint, logcheck, machine
from .errors import SetupError
from .floors import Floor
from .odoo import Instance, stream
from .paths import Paths
from .progress import Progress, note
from .testbed import Testbed

CLOSING_LINE = re.compile(r"^(\d+) passed, (\d+) failed$\s*\Z", re.MULTILINE)


@dataclass
class Totals:
    """Passed and failed tests of a stage."""

    passed: int = 0
    failed: int = 0

    def add(self, other: Totals) -> None:
        self.passed += other.passed
        self.failed += other.failed


def run(paths: Paths) -> None:
    """Set up, run the stages named by ``STAGE`` (all by default), print totals.

    :raises SystemExit: with code 1 when anything is red
    """
    progress = Progress(machine.TEST.steps, machine.STEPS)
    machine.provide_software(paths, machine.TEST, progress)
    with progress.step("Tests"):
        if chosen := chosen_stages():
            totals = run_stages(chosen, paths)
        else:
            totals = run_every_stage(paths)
            Testbed(paths).cluster.stop()  # not after single stages, which come in rows
    if not totals.passed:
        totals.failed += 1
    print(f"{progress.elapsed:.0f} s in all")
    print(f"{totals.passed} passed, {totals.failed} failed", flush=True)
    raise SystemExit(1 if totals.failed else 0)


def run_lint(paths: Paths) -> None:
    """``make lint``: that stage alone."""
    os.environ["STAGE"] = "lint"
    run(paths)


def chosen_stages() -> list[str]:
    """The stages named by ``STAGE``, if any.

    :raises SetupError: when there is no such stage
    """
    wanted = os.environ.get("STAGE")
    if not wanted:
        return []
    unknown = set(wanted.split(",")) - set(STAGES)
    if unknown:
        raise SetupError(
            f"Unknown stage: {', '.join(sorted(unknown))}.",
            f"Choose from: {', '.join(STAGES)}",
        )
    return wanted.split(",")


def run_stages(names: list[str], paths: Paths) -> Totals:
    """Run one after the other."""
    totals = Totals()
    for name in names:
        totals.add(run_stage(name, paths))
    return totals


def run_every_stage(paths: Paths) -> Totals:
    """Run all, those that need little beside the longest."""
    with Beside(BESIDE, paths) as others:
        totals = run_stages([LONGEST], paths)
        totals.add(others.totals())
    alone = [name for name in STAGES if name not in (LONGEST, *BESIDE)]
    totals.add(run_stages(alone, paths))
    return totals


class Beside:
    """Stages in a process of their own, which is stopped with the block."""

    def __init__(self, names: tuple[str, ...], paths: Paths) -> None:
        self._names = names
        self._output = paths.test / "reports" / "beside.txt"

    def __enter__(self) -> Beside:
        note(f"beside {LONGEST}: {', '.join(self._names)}")
        self._output.parent.mkdir(parents=True, exist_ok=True)
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "qlvb_setup", "test", "--ready"],
                env={**os.environ, "STAGE": ",".join(self._names)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()

    def totals(self) -> Totals:
        """Wait for them, show what they printed, return what they come to."""
        self._process.wait()
        printed = self._output.read_text(errors="replace")
        print(CLOSING_LINE.sub("", printed), flush=True)
        return read_closing_line(printed)


def read_closing_line(printed: str) -> Totals:
    """Totals of a run; one that broke down before its closing line is a failure."""
    closing = CLOSING_LINE.search(printed)
    return Totals(*map(int, closing.groups())) if closing else Totals(failed=1)


def run_stage(name: str, paths: Paths) -> Totals:
    """Run one stage; breaking down or running nothing counts as a failure."""
    note(f"--- {name}")
    begin = time.monotonic()
    try:
        totals = STAGES[name](paths)
    except SetupError as error:
        note(f"{error.problem}\n{error.remedy}")
        totals = Totals(failed=1)
    if not totals.passed and not totals.failed:
        note("no test ran: that is a failure")
        totals.failed = 1
    seconds = time.monotonic() - begin
    note(f"{name}: {totals.passed} ok, {totals.failed} red, {seconds:.0f} s")
    return totals


def _lint(paths: Paths) -> Totals:
    totals = Totals()
    for check in lint.run_all(paths):
        note(f"{check.name}: {'ok' if check.passed else 'red'}")
        if check.problems:
            print(check.problems)
        totals.add(Totals(int(check.passed), int(not check.passed)))
    return totals


def _pytest(folder: str) -> Callable[[Paths], Totals]:
    return lambda paths: _run_pytest(paths, folder, _plain_pytest(paths))


def _unit(paths: Paths) -> Totals:
    if os.environ.get("ARGS"):
        return _run_pytest(paths, "unit", _plain_pytest(paths))
    floors.PURE.reset(paths)
    totals = _run_pytest(paths, "unit", floors.PURE.command(paths, "pytest"))
    totals.add(hold(floors.PURE, paths))
    return totals


def hold(floor: Floor, paths: Paths) -> Totals:
    """A coverage floor, as one more check of the stage that just ran."""
    percent = floor.measured(paths)
    note(f"coverage of {floor.name}: {percent} % of lines, floor {floor.percent} %")
    if percent >= floor.percent:
        return Totals(passed=1)
    print(floor.uncovered(paths))
    return Totals(failed=1)


def _plain_pytest(paths: Paths) -> list[str]:
    return [str(paths.python), "-m", "pytest"]


def _run_pytest(paths: Paths, folder: str, pytest: list[str]) -> Totals:
    """Run one folder of tests; totals come from its JUnit report."""
    reports = paths.test / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    report = reports / f"{folder}.xml"
    report.unlink(missing_ok=True)
    command = [*pytest, f"tests/{folder}", "-q", "-rs"]
    command += [f"--junitxml={report}", "-o", f"cache_dir={paths.var / 'cache/pytest'}"]
    command += shlex.split(os.environ.get("ARGS", ""))
    result = subprocess.run(
        command, cwd=paths.root, env=pytest_environment(paths), check=False
    )
    if not report.exists():
        return Totals(failed=1)
    totals = read_junit(report)
    if result.returncode and not totals.failed:
        totals.failed = 1
    return totals


def pytest_environment(paths: Paths) -> dict[str, str]:
    """The environment of every program that is not Odoo itself."""
    paths.home.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "HOME": str(paths.home),
        "QLVB_VAR": str(paths.var),
        "LANG": "C.UTF-8",
        "PYTHONPYCACHEPREFIX": str(paths.var / "pycache"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(paths.var / "cache" / "hypothesis"),
        # The checkout may belong to another account
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }


def read_junit(report: Path) -> Totals:
    """Totals of a JUnit report; skipped tests count as failed."""
    totals = Totals()
    for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own
        number = {key: int(suite.get(key, 0)) for key in ("tests", "failures")}
        red = number["failures"] + int(suite.get("errors", 0))
        red += int(suite.get("skipped", 0))
        totals.add(Totals(max(number["tests"] - red, 0), red))
    return totals


def _odoo(paths: Paths) -> Totals:
    """Odoo's tests of our addons, all of them installed in each database."""
    testbed = Testbed(paths)
    if tags := os.environ.get("TAGS"):
        instance = testbed.fresh("odoo")
        return _run_odoo(instance, instance.command(*_testing(tags)))
    floors.MODELS.reset(paths)
    # One after the other: a copy of the template has to be its only user
    instances = [testbed.fresh(f"odoo_{lane[0]}") for lane in LANES]
    totals = Totals()
    with ThreadPoolExecutor(len(LANES)) as pool:
        for lane in pool.map(_run_lane, instances, LANES):
            totals.add(lane)
    totals.add(hold(floors.MODELS, paths))
    return totals


def _run_lane(instance: Instance, addons: tuple[str, ...]) -> Totals:
    """Run the tests of some addons with their lines counted; none is a failure."""
    every = _testing(",".join(f"/{name}" for name in addons))
    program = ("odoo", *instance.arguments(*every))
    totals = _run_odoo(instance, floors.MODELS.command(instance.paths, *program))
    note(f"{', '.join(addons)}: {totals.passed} ok, {totals.failed} red")
    return totals if totals.passed else Totals(failed=max(totals.failed, 1))


def _testing(tags: str) -> list[str]:
    return ["--test-tags", tags, "--stop-after-init"]


def _run_odoo(instance: Instance, command: list[str]) -> Totals:
    instance.log.unlink(missing_ok=True)
    try:
        lines = list(_echo(stream(command, instance.environment(), instance.log)))
    except SetupError:
        lines = instance.log.read_text(errors="replace").splitlines()
    return _judge(lines, instance)


def _echo(lines: Iterator[str]) -> Iterator[str]:
    """Show tracebacks and complaints while they come."""
    for line in lines:
        if " INFO " not in line:
            print(line, flush=True)
        yield line


def _judge(lines: list[str], instance: Instance) -> Totals:
    rules = logcheck.load_allow_list(instance.paths.setup / "log_allowlist.txt")
    report = logcheck.read(lines, rules)
    if report.problems:
        note(f"{len(report.problems)} warning or error line(s) in {instance.log}")
    dirty = int(bool(report.problems) and not report.failures)
    return Totals(report.passed, report.failures + dirty)


STAGES: dict[str, Callable[[Paths], Totals]] = {
    "lint": _lint,
    "unit": _unit,
    "conformance": _pytest("conformance"),
    "odoo": _odoo,
    "concurrency": _pytest("concurrency"),
    "e2e": _pytest("e2e"),
}
LONGEST = "odoo"
# More than the cores: conversion to PDF and the wait for a browser leave them idle.
LANES = (
    ("qlvb_core", "qlvb_interop", "qlvb_archive"),
    ("qlvb_workflow",),
    ("qlvb_signing",),
)
# Not those that need the cluster: no event is sealed while a transaction of any
# database lasts; nor the screens: a browser that has to wait fails for nothing.
BESIDE = ("lint", "unit", "conformance")
