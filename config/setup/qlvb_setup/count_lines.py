# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run a program and write which lines of some folders it ran, as coverage.py reads it.

    python count_lines.py DATA_FILE FOLDER,FOLDER MODULE [ARGUMENT ...]

Only the code of those folders is instrumented. What it calls (Odoo, pyHanko) runs as
fast as ever, where a trace function is called for each of their lines.
"""

from __future__ import annotations

import atexit
import runpy
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

from coverage import CoverageData
from slipcover import Slipcover
from slipcover.importer import SlipcoverLoader


class CountingFinder(MetaPathFinder):
    """Finds the modules of the folders, and no other, with their lines counted."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.counter = Slipcover()

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target)
        if not spec or not spec.loader or not spec.origin or not self._is_ours(spec):
            return None
        spec.loader = SlipcoverLoader(self.counter, spec.loader, spec.origin)
        return spec

    def _is_ours(self, spec: ModuleSpec) -> bool:
        origin = Path(spec.origin or "").resolve()
        return origin.suffix == ".py" and any(map(origin.is_relative_to, self.folders))

    def write(self, data_file: Path) -> None:
        """Keep the lines run; files that nothing imported are there, with none.

        Statements of several lines are put together again by coverage.py.
        """
        counted = self.counter.get_coverage()["files"]
        cwd = Path.cwd()
        data = CoverageData(str(data_file), suffix=True)
        data.add_lines({str(cwd / f): counted[f]["executed_lines"] for f in counted})
        data.touch_files([str(f) for folder in self.folders for f in _sources(folder)])
        data.write()


def _sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def main() -> None:
    """Run the module, with the current directory on the path as ``python -m`` does."""
    data_file, folders, module, *arguments = sys.argv[1:]
    finder = CountingFinder([Path(folder).resolve() for folder in folders.split(",")])
    sys.meta_path.insert(0, finder)
    sys.path[0] = str(Path.cwd())
    sys.argv = [module, *arguments]
    atexit.register(finder.write, Path(data_file))
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
