# SPDX-License-Identifier: LGPL-3.0-or-later
"""``make lint``: style, types, Odoo rules, forbidden old syntax, XML and JavaScript."""

from __future__ import annotations

import re
import subprocess
import xml.parsers.expat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .node import ESLINT, PRETTIER, NodeTools
from .paths import Paths

PURE_PACKAGES = (
    "addons/qlvb_core/qlvb_toolkit",
    "addons/qlvb_signing/qlvb_pades",
    "addons/qlvb_interop/qlvb_edxml",
    "addons/qlvb_archive/qlvb_sip",
    "config/setup/qlvb_setup",
)
SOURCES = ("addons", "config", "tests")
PRETTY = "addons/**/*.{xml,js}"

# What was right in Odoo 14-17 and is wrong, or silently ignored, in 19.0
FORBIDDEN = {
    ".py": {
        r"\b_sql_constraints\b": "use models.Constraint or models.UniqueIndex",
        r"\bgroups_id\b": "use group_ids",
        r"type=[\"']json[\"']": 'use type="jsonrpc"',
        r"\bodoo\.osv\b": "use odoo.fields.Domain",
        r"\bfrom odoo\.orm\b|\bimport odoo\.orm\b": "use the public modules of odoo",
        r"\b(self|env|record)\._(cr|uid|context)\b(?!\()": "use env.cr, env.context",
        r"\.read_group\(": "use _read_group or formatted_read_group",
        r"\bname_get\b": "use _compute_display_name",
        r"\bgroup_operator *=": "use aggregator",
        r"view_mode.{0,6}[\"'][^\"']*\btree\b": "use list",
    },
    ".xml": {
        r"<tree\b": "use <list>",
        r"\battrs=": "use invisible=, readonly=, required=",
        r"\bstates=": "use invisible=",
        r"\bkanban-box\b": 'use t-name="card"',
        r"\boe_chatter\b": "use <chatter/>",
        r"\bgroups_id\b": "use group_ids",
        r"\bexpand=\"0\"": "use <group> without attributes",
        r"view_mode.{0,3}>[^<]*\btree\b": "use list",
    },
}


@dataclass(frozen=True)
class Check:
    """One linter run: its name, and what it complains about."""

    name: str
    problems: str

    @property
    def passed(self) -> bool:
        return not self.problems


def run_all(paths: Paths) -> Iterator[Check]:
    """Every check, one after the other."""
    python, cache = [str(paths.python), "-m"], paths.var / "cache"
    ruff = [*python, "ruff"]
    ruff_cache = ["--output-format=concise", "--cache-dir", str(cache / "ruff")]
    yield _tool(paths, "ruff check", [*ruff, "check", *ruff_cache, *SOURCES])
    formatting = [*ruff, "format", "--check", *ruff_cache, *SOURCES]
    yield _tool(paths, "ruff format", formatting)
    mypy = [*python, "mypy", "--no-error-summary", "--cache-dir", str(cache / "mypy")]
    yield _tool(paths, "mypy", [*mypy, *PURE_PACKAGES])
    addons = sorted(m.parent for m in paths.addons.glob("*/__manifest__.py"))
    pylint = [*python, "pylint", "--jobs=2", "--rcfile=.pylintrc"]
    yield _tool(paths, "pylint-odoo", [*pylint, *map(str, addons)])
    yield _oca(paths, "oca-checks-odoo-module", map(str, addons))
    yield _oca(paths, "oca-checks-po", map(str, paths.addons.glob("*/i18n/*.po*")))
    yield from _node_checks(paths)
    yield Check("forbidden syntax", "\n".join(forbidden_syntax(paths)))
    yield Check("well-formed XML", "\n".join(malformed_xml(paths)))


def _oca(paths: Paths, name: str, subjects: Iterable[str]) -> Check:
    return _tool(paths, name, [str(paths.python.with_name(name)), *subjects])


def _node_checks(paths: Paths) -> Iterator[Check]:
    tools = NodeTools(paths)
    tools.provide()
    environment = tools.environment()
    formatting = tools.command(PRETTIER, "--check", "--log-level=warn", PRETTY)
    yield _tool(paths, "prettier", formatting, environment)
    yield _tool(paths, "eslint", tools.command(ESLINT, "addons"), environment)


def _tool(
    paths: Paths,
    name: str,
    command: list[str],
    environment: Mapping[str, str] | None = None,
) -> Check:
    result = subprocess.run(
        command,
        cwd=paths.root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    failed = f"{name} failed with code {result.returncode}"
    return Check(name, (result.stdout or failed) if result.returncode else "")


def forbidden_syntax(paths: Paths) -> Iterator[str]:
    """Lines of the addons that only an older Odoo understands."""
    for suffix, rules in FORBIDDEN.items():
        compiled = [(re.compile(rule), advice) for rule, advice in rules.items()]
        for path in sorted(paths.addons.rglob(f"*{suffix}")):
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                for rule, advice in compiled:
                    if rule.search(line):
                        where = path.relative_to(paths.root)
                        yield f"{where}:{number}: {line.strip()}: {advice}"


def malformed_xml(paths: Paths) -> Iterator[str]:
    """XML files of ours that do not parse; hostile samples of tests are left out."""
    for path in sorted(paths.addons.rglob("*.xml")):
        if "tests" in path.relative_to(paths.addons).parts:
            continue
        try:
            xml.parsers.expat.ParserCreate().Parse(path.read_bytes(), True)
        except xml.parsers.expat.ExpatError as error:
            yield f"{path.relative_to(paths.root)}: {error}"
