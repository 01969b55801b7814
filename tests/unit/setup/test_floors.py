# SPDX-License-Identifier: LGPL-3.0-or-later
"""The coverage floors of ``make test``: code that nobody runs makes it red."""

import subprocess
from pathlib import Path

import pytest
from qlvb_setup import floors, stages
from qlvb_setup.errors import SetupError
from qlvb_setup.floors import Floor
from qlvb_setup.paths import ROOT, Paths

# Three of its four lines run
SOURCE = "def ran():\n    return 1\ndef idle():\n    return 2\n"
PROGRAM = "import part; part.ran()\n"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A checkout with one folder of sources and the real Python environment."""
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "__init__.py").write_text(SOURCE)
    (tmp_path / "program.py").write_text(PROGRAM)
    (tmp_path / "pyproject.toml").touch()
    venv = Paths.from_environment().venv.resolve()
    var = tmp_path / "var"
    var.mkdir()
    (var / "venv").symlink_to(venv)
    return Paths(tmp_path, var)


def _run(floor: Floor, paths: Paths, program: str = "program") -> None:
    command = floor.command(paths, program)
    subprocess.run(command, cwd=paths.root, check=True)


@pytest.mark.parametrize(("percent", "red"), [(75, 0), (76, 1)])
def test_lines_below_the_floor_are_red(paths: Paths, percent: int, red: int) -> None:
    floor = Floor("parts", ("part",), percent)
    floor.reset(paths)
    _run(floor, paths)
    assert floor.measured(paths) == 75.0
    assert stages.hold(floor, paths).failed == red


def test_commands_side_by_side_are_counted_together(paths: Paths) -> None:
    (paths.root / "other.py").write_text("import part; part.idle()\n")
    floor = Floor("parts", ("part",), 100)
    floor.reset(paths)
    _run(floor, paths)
    _run(floor, paths, "other")
    assert floor.measured(paths) == 100.0


def test_files_nobody_imports_count(paths: Paths) -> None:
    (paths.root / "part" / "forgotten.py").write_text(SOURCE)
    floor = Floor("parts", ("part",), 75)
    floor.reset(paths)
    _run(floor, paths)
    assert floor.measured(paths) < 75
    assert "forgotten.py" in floor.uncovered(paths)


def _run_earlier(floor: Floor, paths: Paths) -> None:
    floor.reset(paths)
    _run(floor, paths)
    floor.measured(paths)


def test_a_stage_that_counted_nothing_is_not_green(paths: Paths) -> None:
    floor = Floor("parts", ("part",), 75)
    _run_earlier(floor, paths)
    floor.reset(paths)
    floor.command(paths, "program")
    with pytest.raises(SetupError, match="No coverage of parts"):
        stages.hold(floor, paths)


@pytest.mark.parametrize("floor", [floors.PURE, floors.MODELS])
def test_every_pattern_names_a_folder_that_is_there(floor: Floor) -> None:
    assert [p for p in floor.patterns if not list(ROOT.glob(p))] == []
