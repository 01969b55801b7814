# SPDX-License-Identifier: LGPL-3.0-or-later
"""Signatures judged twice: by our validator and by poppler."""

from pathlib import Path

import pytest
from qlvb_pades import TrustPolicy

from config.verify.pdfsig import PdfsigFailed, SecondOpinion, parse_pdfsig, run_pdfsig
from config.verify.report import Section
from config.verify.signatures import SecondJudge, check_signatures
from config.verify.store import FileStore
from tests.unit.verify.samples import plain_pdf, signed_pdf, stored_file


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    return signed_pdf(tmp_path_factory.mktemp("keys"))


def check(
    data: bytes, folder: Path, *roots: bytes, second: SecondJudge = run_pdfsig
) -> Section:
    row = stored_file(folder, 1, data, signed=True)
    trust = TrustPolicy(roots=roots, revocation="none")
    return check_signatures([row], FileStore(folder), trust, second)


def test_both_judges_accept(signed: tuple[bytes, bytes], tmp_path: Path) -> None:
    """R43: a true signature with its root known leaves nothing to report."""
    data, root = signed
    section = check(data, tmp_path, root)
    assert section == Section("Chữ ký số", "1 tệp, 1 chữ ký")


def test_unknown_signer_is_a_note(signed: tuple[bytes, bytes], tmp_path: Path) -> None:
    """An intact signature of an unknown issuer is undecided, not wrong."""
    section = check(signed[0], tmp_path)
    assert section.faults == ()
    (note,) = section.notes
    assert "chữ ký LeaderSig" in note.problem


def test_changed_after_signing(signed: tuple[bytes, bytes], tmp_path: Path) -> None:
    """R45: one byte changed in the signed part is refused, by both judges."""
    data, root = signed
    forged = data.replace(b"/Producer", b"/Prodvcer", 1)
    assert forged != data
    section = check(forged, tmp_path, root)
    assert ["không hợp lệ" in fault.problem for fault in section.faults] == [True]


def test_marked_as_signed_but_is_not(tmp_path: Path) -> None:
    section = check(plain_pdf(), tmp_path)
    (fault,) = section.faults
    assert "không có chữ ký" in fault.problem


def test_not_even_a_pdf(tmp_path: Path) -> None:
    (fault,) = check(b"nothing", tmp_path).faults
    assert "không đọc được chữ ký" in fault.problem


@pytest.mark.parametrize(
    ("opinions", "words"),
    [
        ([], "pdfsig không thấy"),
        ([SecondOpinion("LeaderSig", "x", "Digest Mismatch.")], "Digest Mismatch."),
        (
            [
                SecondOpinion("LeaderSig", "x", "Signature is Valid."),
                SecondOpinion("Other", "x", "Signature is Valid."),
            ],
            "pdfsig thấy chữ ký Other",
        ),
    ],
)
def test_disagreement_is_a_fault(
    signed: tuple[bytes, bytes],
    tmp_path: Path,
    opinions: list[SecondOpinion],
    words: str,
) -> None:
    """Where the two judges differ, somebody must look."""
    data, root = signed
    section = check(data, tmp_path, root, second=lambda _path: opinions)
    (fault,) = section.faults
    assert words in fault.problem


def test_missing_second_judge_is_not_passed_over(
    signed: tuple[bytes, bytes], tmp_path: Path
) -> None:
    def absent(_path: Path) -> list[SecondOpinion]:
        raise PdfsigFailed("không có pdfsig")

    (fault,) = check(signed[0], tmp_path, signed[1], second=absent).faults
    assert "không đối chiếu được" in fault.problem


def test_what_pdfsig_prints() -> None:
    """The format of poppler 22.12."""
    output = """Digital Signature Info of: a.pdf
Signature #1:
  - Signature Field Name: LeaderSig
  - Signer Certificate Common Name: Nguyễn Văn A
  - Signature Type: ETSI.CAdES.detached
  - Signature Validation: Signature is Valid.
Signature #2:
  - Signature Field Name: AgencySig
  - Signature Type: ETSI.CAdES.detached
  - Signature Validation: Digest Mismatch.
"""
    first, second = parse_pdfsig(output)
    assert (first.field, first.intact) == ("LeaderSig", True)
    assert (second.field, second.intact) == ("AgencySig", False)


def test_a_field_still_to_be_signed_is_no_signature() -> None:
    """A document between its signer and the seal holds an empty agency field."""
    output = (
        "Signature #1:\n  - Signature Field Name: LeaderSig\n"
        "  - Signature Validation: Signature is Valid.\n"
        "Signature #2:\n  - Signature Field Name: AgencySig\n"
        "  The signature form field is not signed.\n"
    )
    assert [item.field for item in parse_pdfsig(output)] == ["LeaderSig"]
