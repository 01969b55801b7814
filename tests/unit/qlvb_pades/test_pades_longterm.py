# SPDX-License-Identifier: LGPL-3.0-or-later
"""Proof that outlives the certificates."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from qlvb_pades import (
    Grade,
    NoValidationData,
    Pkcs12Key,
    SigningFailed,
    TrustPolicy,
    add_archive_timestamp,
    add_validation_data,
    http_timestamper,
    load_pem,
    number_and_seal,
    renewal_due,
    sign_personal,
    validate_pdf,
)

from tests.fakes.pki import Person, Pki, PkiSpec, free_port, make_pki
from tests.unit.qlvb_pades import forgery

Keys = dict[str, Pkcs12Key]


@pytest.fixture(scope="module")
def stamped(
    prepared: bytes, keys: Keys, agency_png: bytes, now: datetime, pki: Pki
) -> bytes:
    """Sealed, both signatures with a time stamp of their own (B-T)."""
    stamper = http_timestamper(pki.tsa_url)
    signed = sign_personal(
        prepared,
        keys["leader"],
        image_png=None,
        reason="",
        signing_time=now,
        timestamper=stamper,
    )
    return number_and_seal(
        signed,
        keys["agency"],
        number="15",
        day="21",
        month="09",
        seal_png=agency_png,
        signing_time=now,
        timestamper=stamper,
    )


@pytest.fixture(scope="module")
def archived(stamped: bytes, trust: TrustPolicy, pki: Pki) -> bytes:
    proved = add_validation_data(stamped, trust)
    return add_archive_timestamp(proved, http_timestamper(pki.tsa_url))


def test_proof_in_the_file_needs_no_service(sealed: bytes, trust: TrustPolicy) -> None:
    """R44: OCSP and CRL go into the file; every signature permits it."""
    proved = add_validation_data(sealed, trust)
    assert proved.startswith(sealed)
    assert len(proved) > len(sealed)
    report = validate_pdf(proved, replace(trust, revocation="require"))
    assert report.grade == Grade.VALID
    assert report.sealed
    assert {item.revocation for item in report.signatures} == {"good"}


def test_result_is_the_same_when_the_certificates_have_expired(
    archived: bytes, trust: TrustPolicy, now: datetime
) -> None:
    """R44: in ten years, no service answers any more."""
    later = replace(trust, revocation="require", at=now + timedelta(days=3650))
    report = validate_pdf(archived, later)
    assert report.grade == Grade.VALID
    assert [item.revocation for item in report.person_signatures] == ["good"]


def test_without_proof_the_result_is_lost(
    sealed: bytes, trust: TrustPolicy, now: datetime
) -> None:
    later = replace(trust, revocation="require", at=now + timedelta(days=3650))
    assert validate_pdf(sealed, later).grade == Grade.UNKNOWN


def test_proof_is_renewed_by_appending(
    archived: bytes, trust: TrustPolicy, pki: Pki
) -> None:
    """R44: the next time stamp covers the last one and its proof."""
    proved = add_validation_data(archived, trust)
    again = add_archive_timestamp(proved, http_timestamper(pki.tsa_url))
    assert again.startswith(archived)
    report = validate_pdf(again, trust)
    assert (report.grade, len(report.timestamps)) == (Grade.VALID, 2)


def test_renewal_is_due_before_the_time_stamp_ends(
    archived: bytes, sealed: bytes, trust: TrustPolicy, now: datetime
) -> None:
    due = renewal_due(validate_pdf(archived, trust))
    assert due
    assert now < due <= now + timedelta(days=5 * 365 + 1)
    assert renewal_due(validate_pdf(sealed, trust)) is None


def test_page_changed_after_archiving_is_still_found(
    archived: bytes, trust: TrustPolicy
) -> None:
    """R45: proof at the end hides nothing."""
    forged = forgery.replace_page_content(archived)
    assert validate_pdf(forged, trust).grade == Grade.INVALID


def test_revoked_certificate_gets_no_proof(
    prepared: bytes, keys: Keys, now: datetime, trust: TrustPolicy
) -> None:
    pdf = sign_personal(
        prepared, keys["revoked"], image_png=None, reason="", signing_time=now
    )
    with pytest.raises(NoValidationData):
        add_validation_data(pdf, trust)


def test_silent_services_give_no_proof(
    draft: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It is said, and tried again another time."""
    directory = tmp_path_factory.mktemp("silent")
    spec = PkiSpec(persons=(Person("p", "Vũ Thị Hoa", "Sở Y tế"),))
    silent = make_pki(directory, spec, port=free_port(), password="x")
    pdf = forgery.approve(draft, Pkcs12Key(silent.p12("p"), "x"), "Signature1")
    with pytest.raises(NoValidationData):
        add_validation_data(pdf, TrustPolicy(roots=load_pem(silent.roots_pem)))


def test_silent_time_stamping_authority_changes_nothing(sealed: bytes) -> None:
    nobody = http_timestamper(f"http://127.0.0.1:{free_port()}/", timeout=2)
    with pytest.raises(SigningFailed):
        add_archive_timestamp(sealed, nobody)
