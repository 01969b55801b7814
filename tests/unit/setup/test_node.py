# SPDX-License-Identifier: LGPL-3.0-or-later
"""The JavaScript tools: pinned, from any registry, made again when the lock changes."""

import json
import re
import shutil
from pathlib import Path

import pytest
from qlvb_setup import node
from qlvb_setup.paths import ROOT, Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A checkout of its own, without any Python environment."""
    root = tmp_path / "root"
    root.mkdir()
    for name in node.SOURCES:
        shutil.copy(ROOT / name, root)
    return Paths(root, tmp_path / "var")


def test_every_package_is_named_with_its_hash_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [n for n, entry in packages.items() if "integrity" not in entry] == []
    assert [n for n, entry in packages.items() if "resolved" in entry] == []


def test_the_tools_are_exact_versions() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    loose = [n for n, v in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", v)]
    assert loose == []


def test_configuration_files_find_what_they_require(paths: Paths) -> None:
    found = node.NodeTools(paths).environment()["NODE_PATH"]
    assert found == str(paths.var / "node" / "node_modules")


def test_another_lock_file_asks_for_other_tools(paths: Paths) -> None:
    tools = node.NodeTools(paths)
    tools.stamp.parent.mkdir(parents=True)
    tools.stamp.touch()
    assert tools.is_ready
    (paths.root / "package-lock.json").write_text("{}")
    assert not tools.is_ready
