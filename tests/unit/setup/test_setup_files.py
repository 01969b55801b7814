# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fingerprints, package lists and paths the rest of the set-up relies on."""

from pathlib import Path

from qlvb_setup import packages
from qlvb_setup.cluster import Cluster
from qlvb_setup.fingerprint import fingerprint
from qlvb_setup.paths import ROOT, Paths
from qlvb_setup.venv import TEST_LOCKS


def test_fingerprint_sees_content_and_names(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "a").write_text("1")
    first = fingerprint([tree])
    assert first == fingerprint([tree])
    (tree / "a").write_text("2")
    second = fingerprint([tree])
    (tree / "a").rename(tree / "b")
    assert len({first, second, fingerprint([tree])}) == 3


def test_fingerprint_ignores_compiled_python(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    before = fingerprint([tmp_path])
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert fingerprint([tmp_path]) == before


def test_absent_packages_are_missing_and_present_ones_are_not() -> None:
    assert packages.missing(["dpkg", "qlvb-no-such-package"]) == [
        "qlvb-no-such-package"
    ]


def test_every_locked_requirement_has_a_hash() -> None:
    for name in ("build.txt", "oca.txt", *TEST_LOCKS):
        text = (ROOT / "requirements" / name).read_text()
        entries = text.replace("\\\n", "").splitlines()
        pinned = [line for line in entries if line and line[0] not in " #"]
        assert pinned
        assert all("==" in line and "--hash=sha256:" in line for line in pinned)
        assert "://" not in "".join(pinned)


def test_a_deep_checkout_still_gets_a_usable_socket() -> None:
    deep = Paths(ROOT, Path("/" + "d" * 120))
    socket = Cluster.named(deep, "demo").socket
    assert len(f"{socket}/.s.PGSQL.65535") < 107
