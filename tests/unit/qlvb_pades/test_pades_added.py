# SPDX-License-Identifier: LGPL-3.0-or-later
"""What comes back from the signing software on somebody's own machine."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from qlvb_pades import (
    Anchors,
    FileRewritten,
    ForeignChange,
    LeaderForbidsSeal,
    Pkcs12Key,
    SignatureCount,
    SignatureKind,
    SignatureNotValid,
    TrustPolicy,
    added_signature,
    fill_number,
    number_and_seal,
    prepare_form,
    prepare_pdf,
    validate_pdf,
)
from qlvb_pades.errors import PadesError

from tests.fakes.agent import sign_as_agent
from tests.fakes.pki import Pki
from tests.unit.qlvb_pades.conftest import PASSWORD

Keys = dict[str, Pkcs12Key]
NUMBER = {"number": "12", "day": "05", "month": "01"}


@pytest.fixture(scope="module")
def given(draft: bytes, anchors: Anchors) -> bytes:
    """The file as the software gets it: no field for the signer."""
    return prepare_pdf(draft, anchors, leader_field=False)


@pytest.fixture(scope="module")
def returned(given: bytes, pki: Pki) -> bytes:
    return by_agent(given, pki)


def by_agent(
    pdf: bytes, pki: Pki, holder: str = "leader", name: str = "Signature1"
) -> bytes:
    return sign_as_agent(pdf, pki.p12(holder), PASSWORD, name=name)


def test_one_signature_is_found_with_its_issuers(
    given: bytes, returned: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R124: an approval signature in a field of the software's own (variant A2)."""
    added = added_signature(given, returned, trust)
    assert added.certificate == pki.certificate("leader")
    assert added.kind == SignatureKind.PERSON
    assert added.permits is None
    assert pki.certificate("issuing") in added.chain


def test_unprepared_pdf_without_a_form_can_be_signed(
    draft: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R157: a copy or an appendix has no field of ours."""
    given = prepare_form(draft)
    added = added_signature(given, by_agent(given, pki, "agency"), trust)
    assert added.kind == SignatureKind.AGENCY


def test_our_seal_follows_the_agents_signature(
    returned: bytes, seal: Callable[..., bytes], trust: TrustPolicy
) -> None:
    """R126, R136: number, date and seal leave the leader's signature valid."""
    sealed = seal(returned)
    report = validate_pdf(sealed, trust)
    assert report.grade.code == "valid"
    assert report.sealed
    assert [item.kind for item in report.signatures] == ["person", "agency"]


@pytest.fixture(scope="module")
def seal(keys: Keys, agency_png: bytes, now: datetime) -> Callable[..., bytes]:
    return lambda pdf: number_and_seal(
        pdf, keys["agency"], **NUMBER, seal_png=agency_png, signing_time=now
    )


def test_agents_seal_follows_number_and_date(
    returned: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R136: number and date filled first, sealed by the software: all hold."""
    numbered = fill_number(returned, **NUMBER)
    sealed = by_agent(numbered, pki, "agency", "Signature2")
    added = added_signature(numbered, sealed, trust)
    assert added.kind == SignatureKind.AGENCY
    report = validate_pdf(sealed, trust)
    assert report.grade.code == "valid"
    assert report.sealed


def test_number_refilled_after_the_agents_seal_is_told(
    returned: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R136: its seal has no lock, yet the document is no longer simply valid."""
    sealed = by_agent(fill_number(returned, **NUMBER), pki, "agency", "Signature2")
    refilled = fill_number(sealed, number="13", day="06", month="01")
    report = validate_pdf(refilled, trust)
    assert report.grade.code in ("valid_changed", "invalid")
    assert not report.sealed


def test_certified_file_is_not_given_to_be_sealed(signed: bytes) -> None:
    """A new field would break a signature that certifies: said before a number."""
    with pytest.raises(LeaderForbidsSeal):
        fill_number(signed, **NUMBER)


def test_tampered_bytes_are_refused(
    given: bytes, returned: bytes, trust: TrustPolicy
) -> None:
    """R128: the body must begin with the exact bytes served."""
    tampered = bytearray(returned)
    tampered[len(given) // 2] ^= 1
    for body in (bytes(tampered), given, given[:-10], b"", b"%PDF-1.7\n"):
        with pytest.raises(FileRewritten):
            added_signature(given, body, trust)


def test_two_signatures_are_refused(
    given: bytes, returned: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    with pytest.raises(SignatureCount):
        added_signature(given, by_agent(returned, pki, "leader", "Signature2"), trust)


def test_no_signature_is_refused(given: bytes, trust: TrustPolicy) -> None:
    with pytest.raises(SignatureCount):
        added_signature(given, changed(given), trust)


def test_page_changed_before_signing_is_refused(
    given: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """The signature covers what was changed under it: only the difference tells."""
    with pytest.raises(ForeignChange):
        added_signature(given, by_agent(changed(given), pki), trust)


def test_number_written_by_the_software_is_refused(
    given: bytes, returned: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R136: the number comes from the register, never from the signer's machine."""
    filled = fill_number(returned, **NUMBER)
    with pytest.raises(ForeignChange):
        added_signature(returned, by_agent(filled, pki, "leader", "Signature2"), trust)


def test_a_picture_over_the_page_is_refused(
    given: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R124: what a signature shows may not lie over what was signed before."""
    covering = sign_as_agent(given, pki.p12("leader"), PASSWORD, box=(0, 0, 595, 842))
    with pytest.raises(ForeignChange):
        added_signature(given, covering, trust)


def test_page_changed_after_signing_is_refused(
    given: bytes, returned: bytes, trust: TrustPolicy
) -> None:
    with pytest.raises((ForeignChange, PadesError)):
        added_signature(given, changed(returned), trust)


@pytest.mark.parametrize("holder", ["expired"])
def test_unusable_certificate_is_refused(
    given: bytes, pki: Pki, trust: TrustPolicy, holder: str
) -> None:
    """R125"""
    with pytest.raises(SignatureNotValid):
        added_signature(given, by_agent(given, pki, holder), trust)


def test_unknown_issuer_is_refused(given: bytes, returned: bytes) -> None:
    """R125"""
    with pytest.raises(SignatureNotValid):
        added_signature(given, returned, TrustPolicy(roots=()))


def changed(pdf: bytes) -> bytes:
    """Draw another page: append a revision that replaces the content."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.find_page_for_modification(0)[0].get_object()
    content = generic.StreamObject(stream_data=b"0 0 100 100 re f")
    page[generic.pdf_name("/Contents")] = writer.add_object(content)
    writer.update_container(page)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
