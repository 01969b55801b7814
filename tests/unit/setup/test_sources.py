# SPDX-License-Identifier: LGPL-3.0-or-later
"""Software comes from where the machine's own apt and pip are told to take it."""

import sys
from pathlib import Path

import pytest
from qlvb_setup import sources

MIRROR = "http://debian.example/debian"
URIS = f"""\
'{MIRROR}-security/dists/bookworm-security/InRelease' security_InRelease 0
'{MIRROR}/dists/bookworm/InRelease' main_InRelease 0
'{MIRROR}/dists/bookworm-updates/InRelease' updates_InRelease 0
'http://other.example/dists/stable/InRelease' other_InRelease 0
"""


def test_the_main_archive_is_taken_not_the_security_one() -> None:
    assert sources.main_archives(URIS) == [MIRROR]


def test_the_machine_names_its_archive() -> None:
    """These tests run on the Debian the set-up made ready."""
    found = sources.machine_mirror()
    assert "://" in found
    assert "security" not in found


def test_another_mirror_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QLVB_DEBIAN_MIRROR", MIRROR)
    assert sources.debian_mirror() == MIRROR


def test_the_python_index_is_the_one_of_pips_own_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = "https://index.example/a-long-name-with-hyphens/" + "x" * 200
    settings = tmp_path / "pip.conf"
    settings.write_text(f"[global]\nindex-url = {address}\n")
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    assert sources.python_index(Path(sys.executable)) == address


def test_without_pip_no_index_is_assumed(tmp_path: Path) -> None:
    assert sources.python_index(tmp_path / "python") is None
