# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading Odoo's log: warnings and errors, and the totals of its test runner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

PROBLEM = re.compile(r"^\S+ \S+ \d+ (WARNING|ERROR|CRITICAL) ")
TOTALS = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")


@dataclass
class LogReport:
    """What a log says: problems outside the allow-list, and test totals."""

    problems: list[str] = field(default_factory=list)
    tests: int = 0
    failures: int = 0

    @property
    def passed(self) -> int:
        return self.tests - self.failures


def load_allow_list(path: Path) -> list[re.Pattern[str]]:
    """One regular expression per line; empty lines and ``#`` comments are skipped."""
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line.strip() and not line.startswith("#")]
    return [re.compile(line) for line in wanted]


def read(lines: Iterable[str], allowed: list[re.Pattern[str]]) -> LogReport:
    """Collect problems and totals from log lines."""
    report = LogReport()
    for line in lines:
        if PROBLEM.match(line) and not any(rule.search(line) for rule in allowed):
            report.problems.append(line)
        if totals := TOTALS.search(line):
            failed, errors, tests = map(int, totals.groups())
            report.tests += tests
            report.failures += failed + errors
    return report
