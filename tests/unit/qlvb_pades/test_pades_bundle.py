# SPDX-License-Identifier: LGPL-3.0-or-later
"""The evidence of a document, checked by somebody who has no system."""

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from qlvb_pades import TrustPolicy, add_validation_data
from qlvb_pades.bundle import check_bundle, write_bundle
from qlvb_pades.errors import BadBundle

from tests.fakes.pki import Pki
from tests.unit.qlvb_pades.test_pades_cli import run


@pytest.fixture(scope="module")
def bundle(sealed: bytes, trust: TrustPolicy, now: datetime) -> bytes:
    data, _ = write_bundle(
        {"15-TTr-SKHCN.pdf": add_validation_data(sealed, trust)},
        metadata={"code": "15/TTr-SKHCN", "subject": "Về việc thử nghiệm"},
        history=[{"id": 1, "payload": "{}", "digest": "0" * 64}],
        trust=trust,
        made_at=now,
    )
    return data


def changed(bundle: bytes, name: str, data: bytes | None) -> bytes:
    """The same ZIP with one member replaced, added, or left out."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bundle)) as old,
        zipfile.ZipFile(output, "w") as new,
    ):
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if data is not None:
            new.writestr(name, data)
    return output.getvalue()


def test_bundle_proves_itself_offline(bundle: bytes, tmp_path: Path, pki: Pki) -> None:
    """R44: by a command, without the system and without a network."""
    path = tmp_path / "15-TTr-SKHCN.zip"
    path.write_bytes(bundle)
    result = run("bundle", path)
    assert result.returncode == 0, result.stderr + result.stdout
    assert "không bị thu hồi tại thời điểm ký" in result.stdout
    own = run("bundle", path, "--trust", pki.directory / "roots.pem", "--json")
    assert json.loads(own.stdout)[0]["grade"] == "valid"


def test_bundle_handed_out_before_versions_were_told(bundle: bytes) -> None:
    """R44, R264: what a court has already stays evidence."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as kept:
        manifest = json.loads(kept.read("manifest.json"))
    del manifest["sha256"]["versions.json"]
    earlier = changed(bundle, "versions.json", None)
    earlier = changed(earlier, "manifest.json", json.dumps(manifest).encode())
    finding = check_bundle(earlier)
    assert not finding.faults
    assert list(finding.verdicts) == list(finding.then)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("metadata.json", b'{"code": "16/TTr-SKHCN"}', "changed"),
        ("history.jsonl", b"", "changed"),
        ("files/them.pdf", b"%PDF-1.7", "foreign"),
        ("history.jsonl", None, "missing"),
    ],
)
def test_each_change_is_found(
    bundle: bytes, tmp_path: Path, name: str, data: bytes | None, fault: str
) -> None:
    """R45, invariant 6: metadata, history, files alike."""
    forged = changed(bundle, name, data)
    assert check_bundle(forged).faults == ((fault, name),)
    path = tmp_path / "forged.zip"
    path.write_bytes(forged)
    result = run("bundle", path)
    assert result.returncode == 1
    assert name in result.stdout


def test_roots_of_somebody_else_are_not_enough(
    bundle: bytes, tmp_path: Path, pki: Pki
) -> None:
    """Whoever checks brings the roots; those inside may be anybody's."""
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundle)
    result = run("bundle", path, "--trust", pki.directory / "tsa-roots.pem")
    assert result.returncode == 1
    assert "không xác định được" in result.stdout


def test_the_verdict_is_all_there_is_to_read(
    sealed: bytes, trust: TrustPolicy, now: datetime, tmp_path: Path, pki: Pki
) -> None:
    """R43, R44: no tracebacks of libraries between the words; on request only."""
    unproved, _ = write_bundle(
        {"15-TTr-SKHCN.pdf": sealed},
        metadata={},
        history=[],
        trust=trust,
        made_at=now,
    )
    path = tmp_path / "bundle.zip"
    path.write_bytes(unproved)
    result = run("bundle", path, "--trust", pki.directory / "roots.pem")
    assert "không xác định được" in result.stdout
    assert result.stderr == ""
    told = run("bundle", path, "--trust", pki.directory / "roots.pem", "--debug")
    assert (told.stdout, told.returncode) == (result.stdout, result.returncode)
    assert "pyhanko" in told.stderr


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7\n"])
def test_what_is_no_bundle_is_named(data: bytes) -> None:
    with pytest.raises(BadBundle):
        check_bundle(data)
