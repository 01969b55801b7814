# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which test proves which requirement: writes ``docs/traceability.md``.

A test proves a requirement when its docstring names it, as ``R84``.
``python -m config.docs.traceability [--check]``; with ``--check`` nothing is written
and the exit code tells whether the page is up to date.
"""

import ast
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "traceability.md"
REQUIREMENTS = Path(__file__).parent / "requirements.csv"
_NAME = re.compile(r"\bR(\d{1,3})\b")
_RANGE = re.compile(r"\bR(\d{1,3})\s*[-–]\s*R(\d{1,3})\b")


def test_files() -> Iterator[Path]:
    """Yield every file with tests, addons' and top-level ones."""
    for pattern in ("addons/*/tests/test_*.py", "tests/**/test_*.py"):
        yield from sorted(ROOT.glob(pattern))


def named(text: str) -> set[int]:
    """Return the requirements a docstring names."""
    found = {int(number) for number in _NAME.findall(text)}
    for first, last in _RANGE.findall(text):
        found.update(range(int(first), int(last) + 1))
    return found


def proofs() -> dict[int, list[str]]:
    """Return, for each requirement, the tests that name it."""
    result: dict[int, list[str]] = defaultdict(list)
    for path in test_files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for test, text in _tests(tree):
            for number in named(text):
                result[number].append(f"{path.relative_to(ROOT)}::{test}")
    return result


def _tests(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if _is_test(item):
                    yield f"{node.name}.{item.name}", ast.get_docstring(item) or ""
        elif _is_test(node):
            yield node.name, ast.get_docstring(node) or ""


def _is_test(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test")


def page() -> str:
    """Return the text of the page."""
    found = proofs()
    with REQUIREMENTS.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    proved = [row for row in rows if int(row["id"][1:]) in found]
    lines = [
        "# Traceability",
        "",
        "Generated from the tests by `make traceability`; do not edit. A requirement",
        "is listed only when a test names it; what is absent is not proved yet.",
        "",
        f"{len(proved)} of {len(rows)} requirements are named by at least one test.",
        "",
        "| Requirement | Source | Tests |",
        "|---|---|---|",
    ]
    for row in proved:
        tests = "<br>".join(f"`{test}`" for test in found[int(row["id"][1:])])
        source = row["source"].replace("|", "\\|")
        lines.append(f"| {row['id']} [{row['mark']}] | {source} | {tests} |")
    return "\n".join([*lines, ""])


def main() -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
