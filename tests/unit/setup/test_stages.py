# SPDX-License-Identifier: LGPL-3.0-or-later
"""The totals of ``make test``: nothing that did not run may look green."""

from pathlib import Path

import pytest
from qlvb_setup import stages
from qlvb_setup.demo import ADDONS
from qlvb_setup.errors import SetupError
from qlvb_setup.paths import ROOT, Paths


def _junit(tmp_path: Path, **counts: int) -> Path:
    attributes = " ".join(f'{name}="{value}"' for name, value in counts.items())
    report = tmp_path / "report.xml"
    report.write_text(f"<testsuites><testsuite {attributes}/></testsuites>")
    return report


def test_skipped_tests_are_red(tmp_path: Path) -> None:
    report = _junit(tmp_path, tests=9, failures=1, errors=2, skipped=3)
    totals = stages.read_junit(report)
    assert (totals.passed, totals.failed) == (3, 6)


def test_a_stage_without_tests_is_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(stages.STAGES, "unit", lambda paths: stages.Totals())
    assert stages.run_stage("unit", Paths(ROOT, tmp_path)).failed == 1


def test_a_stage_that_breaks_is_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(paths: Paths) -> stages.Totals:
        raise SetupError("broken", "mend it")

    monkeypatch.setitem(stages.STAGES, "unit", broken)
    assert stages.run_stage("unit", Paths(ROOT, tmp_path)).failed == 1


def test_unknown_stage_names_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAGE", "units")
    with pytest.raises(SetupError, match="units") as caught:
        stages.chosen_stages()
    assert "unit, conformance" in caught.value.remedy


def test_stages_beside_count_by_their_closing_line() -> None:
    totals = stages.read_closing_line("unit: 9 ok\n60 s in all\n40 passed, 2 failed\n")
    assert (totals.passed, totals.failed) == (40, 2)


@pytest.mark.parametrize("printed", ["", "3 passed, 0 failed\nTraceback: killed\n"])
def test_stages_beside_that_break_down_are_red(printed: str) -> None:
    assert stages.read_closing_line(printed).failed == 1


def test_every_stage_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those beside the longest, and those after it."""
    ran: list[str] = []

    class Noted(stages.Beside):
        def __init__(self, names: tuple[str, ...], paths: Paths) -> None:
            ran.extend(names)

        def __enter__(self) -> stages.Beside:
            return self

        def __exit__(self, *_error: object) -> None:
            pass

        def totals(self) -> stages.Totals:
            return stages.Totals(passed=1)

    def note(names: list[str], paths: Paths) -> stages.Totals:
        ran.extend(names)
        return stages.Totals(passed=1)

    monkeypatch.setattr(stages, "Beside", Noted)
    monkeypatch.setattr(stages, "run_stages", note)
    assert stages.run_every_stage(Paths(ROOT, tmp_path)).passed == 3
    assert sorted(ran) == sorted(stages.STAGES)


def test_the_lanes_leave_no_addon_out() -> None:
    assert sorted(sum(stages.LANES, ())) == sorted(ADDONS)
