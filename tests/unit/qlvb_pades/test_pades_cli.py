# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking files from a command line, without the system."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.pki import Pki
from tests.unit.qlvb_pades import forgery

PACKAGES = Path(__file__).parents[3] / "addons" / "qlvb_signing"


def verify(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run("verify", *arguments)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qlvb_pades", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=PACKAGES,
        env={"PYTHONIOENCODING": "utf-8", "PATH": ""},
        check=False,
    )


@pytest.fixture
def roots(pki: Pki) -> Path:
    return pki.directory / "roots.pem"


def test_valid_file_exits_with_zero(sealed: bytes, roots: Path, tmp_path: Path) -> None:
    """R43: signer, issuer, time and result, in Vietnamese."""
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    result = verify(path, "--trust", roots)
    assert result.returncode == 0, result.stderr
    for words in ("hợp lệ", "Trần Văn An", "Đơn vị cấp: CA cấp phát", "+07:00"):
        assert words in result.stdout


def test_one_changed_file_exits_with_one(
    sealed: bytes, roots: Path, tmp_path: Path
) -> None:
    """R45: the exit code is the verdict on all files."""
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(sealed)
    bad.write_bytes(forgery.refill(sealed, "qlvb_so", "16"))
    result = verify(good, bad, "--trust", roots)
    assert result.returncode == 1
    assert "không hợp lệ" in result.stdout


def test_json_carries_the_same_verdict(
    sealed: bytes, roots: Path, tmp_path: Path
) -> None:
    path, text = tmp_path / "sealed.pdf", tmp_path / "notes.txt"
    path.write_bytes(sealed)
    text.write_text("no pdf")
    result = verify(path, text, "--trust", roots, "--json")
    assert result.returncode == 1
    sealed_result, text_result = json.loads(result.stdout)
    assert sealed_result["grade"] == "valid"
    assert [item["kind"] for item in sealed_result["signatures"]] == [
        "person",
        "agency",
    ]
    assert text_result["error"] == "not_pdf"
