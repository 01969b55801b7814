# SPDX-License-Identifier: LGPL-3.0-or-later
"""Coverage floors: how much of the code a stage must run, in per cent of its lines."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from .errors import SetupError
from .paths import Paths
from .process import run

COUNTER = Path(__file__).with_name("count_lines.py")


@dataclass(frozen=True)
class Floor:
    """The folders a stage answers for, and the least share of their lines it runs."""

    name: str
    patterns: tuple[str, ...]
    percent: int

    def reset(self, paths: Paths) -> None:
        """Forget what was counted before."""
        data = self._data(paths)
        data.parent.mkdir(parents=True, exist_ok=True)
        for part in data.parent.glob(f"{data.name}*"):
            part.unlink()

    def command(self, paths: Paths, *program: str) -> list[str]:
        """``python -m <program>`` with the lines counted, for those folders only.

        Several may run side by side: each counts in a file of its own.
        """
        folders = [str(f) for p in self.patterns for f in sorted(paths.root.glob(p))]
        counted = [str(self._data(paths)), ",".join(folders)]
        return [str(paths.python), str(COUNTER), *counted, *program]

    def measured(self, paths: Paths) -> float:
        """Per cent of lines run by the commands since ``reset``.

        :raises SetupError: when nothing was counted
        """
        options = [*self._options(paths), "--format=total", "--precision=1"]
        data = self._data(paths)
        try:
            if list(data.parent.glob(f"{data.name}.*")):
                run(*_coverage(paths, "combine"), *self._options(paths), cwd=paths.root)
            return float(run(*_coverage(paths, "report"), *options, cwd=paths.root))
        except SetupError as error:
            raise SetupError(
                f"No coverage of {self.name}: {error.remedy}", "Did the stage run?"
            ) from None

    def uncovered(self, paths: Paths) -> str:
        """A table of the files with lines that no test runs."""
        options = [*self._options(paths), "--skip-covered", "--sort=cover", "-m"]
        command = [*_coverage(paths, "report"), *options]
        result = subprocess.run(
            command, cwd=paths.root, capture_output=True, text=True, check=False
        )
        return result.stdout

    def _data(self, paths: Paths) -> Path:
        return paths.test / "coverage" / self.name.replace(" ", "-")

    def _options(self, paths: Paths) -> list[str]:
        settings = paths.root / "pyproject.toml"
        return [f"--rcfile={settings}", f"--data-file={self._data(paths)}"]


PURE = Floor(
    name="Odoo-free packages",
    patterns=(
        "addons/qlvb_core/qlvb_toolkit",
        "addons/qlvb_signing/qlvb_pades",
        "addons/qlvb_interop/qlvb_edxml",
        "addons/qlvb_archive/qlvb_sip",
    ),
    percent=90,
)
MODELS = Floor(
    name="models",
    patterns=("addons/*/models", "addons/*/wizards", "addons/*/controllers"),
    percent=85,
)


def _coverage(paths: Paths, command: str) -> list[str]:
    return [str(paths.python), "-m", "coverage", command]
