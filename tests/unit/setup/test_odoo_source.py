# SPDX-License-Identifier: LGPL-3.0-or-later
"""``ODOO_HOME``: which trees are taken for an Odoo 19.0."""

from pathlib import Path

import pytest
from qlvb_setup import odoo_source
from qlvb_setup.errors import SetupError
from qlvb_setup.paths import Paths


def _paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path, tmp_path)


def _tree(root: Path, version: str) -> Path:
    (root / "odoo").mkdir(parents=True)
    (root / "odoo" / "release.py").write_text(f"version_info = ({version}, FINAL, 0)\n")
    return root


@pytest.mark.parametrize("place", [".", "usr/lib/python3/dist-packages"])
def test_checkout_and_package_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    tree = _tree(tmp_path / place, "19, 0, 0")
    monkeypatch.setenv("ODOO_HOME", str(tmp_path))
    assert odoo_source.given_home(_paths(tmp_path)) == tree


def test_the_next_run_needs_no_odoo_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = _tree(tmp_path / "odoo-19", "19, 0, 0")
    monkeypatch.setenv("ODOO_HOME", str(tree))
    odoo_source.provide(_paths(tmp_path))
    monkeypatch.delenv("ODOO_HOME")
    assert odoo_source.provide(_paths(tmp_path)) == tree


@pytest.mark.parametrize("version", ["18, 0, 0", "'saas~19', 1, 0", "20, 0, 0"])
def test_other_series_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    _tree(tmp_path, version)
    monkeypatch.setenv("ODOO_HOME", str(tmp_path))
    with pytest.raises(SetupError, match=r"not 19\.0"):
        odoo_source.given_home(_paths(tmp_path))


def test_a_folder_without_odoo_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ODOO_HOME", str(tmp_path))
    with pytest.raises(SetupError, match="holds no Odoo"):
        odoo_source.given_home(_paths(tmp_path))


def test_unset_means_debian_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ODOO_HOME", raising=False)
    assert odoo_source.given_home(_paths(tmp_path)) is None
