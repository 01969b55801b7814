# SPDX-License-Identifier: LGPL-3.0-or-later
"""Verdicts: what a reader of a signed file is told."""

import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from qlvb_pades import (
    BrokenPdf,
    CertificateRefused,
    Grade,
    NotPdf,
    Pkcs12Key,
    TrustPolicy,
    check_certificate,
    http_timestamper,
    load_pem,
    sign_personal,
    validate_pdf,
)
from qlvb_pades.facts import facts_of_pdf
from qlvb_pades.wording import file_words
from qlvb_pades.writing import open_writer

from tests.fakes.pki import Person, Pki, PkiSpec, free_port, make_pki
from tests.unit.qlvb_pades import forgery

Keys = dict[str, Pkcs12Key]


@pytest.fixture(scope="module")
def online(trust: TrustPolicy) -> TrustPolicy:
    return replace(trust, allow_fetching=True, revocation="require")


@pytest.fixture(scope="module")
def approved(draft: bytes, keys: Keys) -> bytes:
    """Signed elsewhere: a plain approval, no fields prepared."""
    return forgery.approve(draft, keys["leader"], "Signature1")


def sign(pdf: bytes, key: Pkcs12Key, at: datetime) -> bytes:
    return sign_personal(pdf, key, image_png=None, reason="", signing_time=at)


def test_number_refilled_after_sealing_is_invalid(
    sealed: bytes, trust: TrustPolicy
) -> None:
    """R45: the seal locks the number."""
    report = validate_pdf(forgery.refill(sealed, "qlvb_so", "16"), trust)
    assert report.grade == Grade.INVALID
    assert report.agency_signatures[0].reasons == ("forbidden_change",)
    assert not report.sealed


@pytest.mark.parametrize("field", ["qlvb_so", "qlvb_ngay", "qlvb_thang"])
def test_each_written_field_is_locked(
    sealed: bytes, trust: TrustPolicy, field: str
) -> None:
    """R45: number, day and month alike."""
    forged = forgery.refill(sealed, field, "01")
    assert validate_pdf(forged, trust).grade == Grade.INVALID


@pytest.mark.parametrize("part", [0.05, 0.3, 0.5, 0.7])
def test_one_changed_byte_is_invalid(
    sealed: bytes, trust: TrustPolicy, part: float
) -> None:
    """R45: one byte anywhere, first page content to last object."""
    position = _inside_a_stream(sealed, int(len(sealed) * part))
    forged = bytearray(sealed)
    forged[position] ^= 1
    report = validate_pdf(bytes(forged), trust)
    assert report.grade == Grade.INVALID
    assert "content_changed" in report.reasons


def _inside_a_stream(pdf: bytes, near: int) -> int:
    """A byte whose change leaves the file readable."""
    return pdf.index(b"stream\n", near) + 20


def test_one_changed_digit_of_the_number_is_invalid(
    sealed: bytes, trust: TrustPolicy
) -> None:
    """R45: the number in place, same length."""
    forged = sealed.replace(b"/V (15)", b"/V (16)").replace(b"(15) Tj", b"(16) Tj")
    assert forged != sealed
    report = validate_pdf(forged, trust)
    assert report.agency_signatures[0].reasons == ("content_changed",)
    assert report.grade == Grade.INVALID


def test_leader_and_draft_are_protected_before_sealing(
    signed: bytes, trust: TrustPolicy
) -> None:
    """R45: after the leader signed, only the prepared fields may change."""
    report = validate_pdf(forgery.replace_page_content(signed), trust)
    assert report.reasons == ("forbidden_change",)


@pytest.mark.parametrize(
    "forge", [forgery.replace_page_content, forgery.stamp], ids=["page", "stamp"]
)
def test_sealed_document_tolerates_no_addition(
    sealed: bytes, trust: TrustPolicy, forge: Callable[[bytes], bytes]
) -> None:
    """R45: neither page nor annotation."""
    report = validate_pdf(forge(sealed), trust)
    assert {item.grade for item in report.signatures} == {Grade.INVALID}


def test_bytes_after_the_end_are_told(sealed: bytes, trust: TrustPolicy) -> None:
    """R45: no signature covers them; also when they repeat how the file ends."""
    end = sealed[sealed.rindex(b"startxref") :]
    for appended in (b"% them", b"\nkhac\n" + end):
        report = validate_pdf(sealed + appended, trust)
        assert report.grade == Grade.VALID_CHANGED
        assert report.reasons == ("bytes_appended",)
        assert all(item.coverage != "partial" for item in report.signatures)
    facts = facts_of_pdf(sealed + b"% them", trust)
    told = dict(file_words(facts).signatures[-1].rows)["Thay đổi sau khi ký"]
    assert "6 byte ghi thêm" in told
    assert "không phải thay đổi được phép" in told


def test_blanks_after_the_end_are_no_change(sealed: bytes, trust: TrustPolicy) -> None:
    """R45: mailers add them."""
    assert validate_pdf(sealed + b"\r\n\r\n \0", trust).grade == Grade.VALID


def test_stamp_of_another_agency_is_told(approved: bytes, trust: TrustPolicy) -> None:
    """An added annotation is neither silently fine nor called a forgery."""
    report = validate_pdf(forgery.stamp(approved), trust)
    assert report.grade == Grade.VALID_CHANGED
    assert report.reasons == ("annotations_added",)
    assert report.signatures[0].added_annotations == ("1:FreeText",)


def test_stamp_and_seal_in_one_revision_are_told(
    approved: bytes, keys: Keys, trust: TrustPolicy
) -> None:
    """The usual way elsewhere: number as an annotation, then the seal."""
    pdf = forgery.approve(approved, keys["agency"], "Signature2", with_stamp=True)
    leader, agency = validate_pdf(pdf, trust).signatures
    assert leader.grade == Grade.VALID_CHANGED
    assert agency.grade == Grade.VALID


def test_second_signature_alone_changes_nothing(
    approved: bytes, keys: Keys, trust: TrustPolicy
) -> None:
    pdf = forgery.approve(approved, keys["agency"], "Signature2")
    assert validate_pdf(pdf, trust).grade == Grade.VALID


@pytest.mark.parametrize(
    "forge",
    [
        forgery.replace_page_content,
        forgery.crop_page,
        forgery.overwrite_content_through_stamp,
    ],
)
def test_page_altered_after_plain_approval_is_invalid(
    approved: bytes, trust: TrustPolicy, forge: Callable[[bytes], bytes]
) -> None:
    """R45: tolerance for stamps is no tolerance for the page."""
    report = validate_pdf(forge(approved), trust)
    assert report.reasons == ("forbidden_change",)


def test_archive_time_stamp_keeps_everything_valid(
    sealed: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """Locked fields must not raise a false alarm on long-term updates."""
    stamper = PdfTimeStamper(http_timestamper(pki.tsa_url))
    output = BytesIO()
    stamper.timestamp_pdf(open_writer(sealed), "sha256", output=output)
    stamped = output.getvalue()
    assert stamped.startswith(sealed)
    report = validate_pdf(stamped, trust)
    assert report.grade == Grade.VALID
    assert report.sealed
    assert [item.trusted for item in report.timestamps] == [True]
    assert report.agency_signatures[0].modification == "long_term"


def test_foreign_root_cannot_tell(
    sealed: bytes, trust: TrustPolicy, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """R43: an unknown authority is no forgery and no proof."""
    directory = tmp_path_factory.mktemp("foreign")
    foreign = make_pki(directory, PkiSpec(), port=free_port(), password="x")
    report = validate_pdf(sealed, replace(trust, roots=load_pem(foreign.roots_pem)))
    assert report.grade == Grade.UNKNOWN
    assert report.reasons == ("no_trusted_root",)
    assert all(item.intact for item in report.signatures)


def test_no_root_means_no_trust(sealed: bytes) -> None:
    """The machine's own trust store is never consulted."""
    with warnings.catch_warnings():
        # pyHanko warns when it falls back to that store.
        warnings.simplefilter("error")
        report = validate_pdf(sealed, TrustPolicy(roots=()))
    assert report.grade == Grade.UNKNOWN
    assert not any(item.trusted for item in report.signatures)


def test_revoked_certificate_is_invalid(
    prepared: bytes, keys: Keys, now: datetime, online: TrustPolicy
) -> None:
    """R43: revocation is looked up."""
    report = validate_pdf(sign(prepared, keys["revoked"], now), online)
    assert report.grade == Grade.INVALID
    assert report.reasons == ("revoked",)
    assert report.signatures[0].revocation == "revoked"


def test_good_certificate_is_seen_to_be_good(
    sealed: bytes, online: TrustPolicy
) -> None:
    report = validate_pdf(sealed, online)
    assert report.grade == Grade.VALID
    assert {item.revocation for item in report.signatures} == {"good"}


def test_without_revocation_data_nobody_can_tell(
    sealed: bytes, trust: TrustPolicy
) -> None:
    """R43: the third answer."""
    report = validate_pdf(sealed, replace(trust, revocation="require"))
    assert report.grade == Grade.UNKNOWN
    assert report.reasons == ("no_revocation_data",)


def test_dead_services_do_not_crash_the_check(
    draft: bytes, now: datetime, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nobody answers at the addresses in the certificate."""
    directory = tmp_path_factory.mktemp("dead")
    spec = PkiSpec(persons=(Person("p", "Vũ Thị Hoa", "Sở Y tế"),))
    dead = make_pki(directory, spec, port=free_port(), password="x")
    pdf = forgery.approve(draft, Pkcs12Key(dead.p12("p"), "x"), "Signature1")
    trust = TrustPolicy(roots=load_pem(dead.roots_pem), allow_fetching=True)
    assert validate_pdf(pdf, trust).grade == Grade.VALID
    strict = validate_pdf(pdf, replace(trust, revocation="require"))
    assert strict.grade == Grade.UNKNOWN


def test_expired_certificate_without_time_stamp_cannot_tell(
    prepared: bytes, keys: Keys, now: datetime, trust: TrustPolicy
) -> None:
    """The signer's own clock proves nothing."""
    report = validate_pdf(
        sign(prepared, keys["expired"], now - timedelta(days=730)), trust
    )
    assert report.grade == Grade.UNKNOWN
    assert report.reasons == ("expired_no_timestamp",)


def test_time_stamp_keeps_a_signature_valid_after_expiry(
    prepared: bytes, keys: Keys, now: datetime, pki: Pki, trust: TrustPolicy
) -> None:
    """law.md 5.3: validity at signing, not at viewing."""
    pdf = sign_personal(
        prepared,
        keys["leader"],
        image_png=None,
        reason="",
        signing_time=now,
        timestamper=http_timestamper(pki.tsa_url),
    )
    later = replace(trust, at=now + timedelta(days=5 * 365))
    assert validate_pdf(pdf, later).grade == Grade.VALID
    assert validate_pdf(sign(prepared, keys["leader"], now), later).reasons == (
        "expired_no_timestamp",
    )


def test_time_stamp_of_a_foreign_authority_cannot_tell(
    prepared: bytes, keys: Keys, now: datetime, pki: Pki, trust: TrustPolicy
) -> None:
    pdf = sign_personal(
        prepared,
        keys["leader"],
        image_png=None,
        reason="",
        signing_time=now,
        timestamper=http_timestamper(pki.tsa_url),
    )
    report = validate_pdf(pdf, replace(trust, tsa_roots=()))
    assert report.reasons == ("timestamp_untrusted",)
    assert report.signatures[0].time_source == "clock"


def test_unsigned_file_says_so(draft: bytes, trust: TrustPolicy) -> None:
    report = validate_pdf(draft, trust)
    assert (report.grade, report.reasons) == (Grade.UNKNOWN, ("unsigned",))
    assert not report.sealed


def test_report_names_signer_and_issuer(sealed: bytes, trust: TrustPolicy) -> None:
    """R43: signer, issuer, serial, validity."""
    leader, agency = validate_pdf(sealed, trust).signatures
    assert leader.certificate.name == "Trần Văn An"
    assert leader.certificate.issuer == "CA cấp phát thử nghiệm"
    assert agency.certificate.name == "Sở Khoa học và Công nghệ tỉnh Hưng Yên"
    assert leader.certificate.serial != agency.certificate.serial
    assert leader.changed_fields == ("qlvb_ngay", "qlvb_so", "qlvb_thang")


@pytest.mark.parametrize(
    ("pdf", "error"), [(b"", NotPdf), (b"hello", NotPdf), (b"%PDF-1.7\n", BrokenPdf)]
)
def test_unreadable_files_are_typed_errors(
    trust: TrustPolicy, pdf: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        validate_pdf(pdf, trust)


def test_damaged_signature_container_is_invalid(
    sealed: bytes, trust: TrustPolicy
) -> None:
    start = sealed.rindex(b"/Contents <") + len(b"/Contents <")
    forged = sealed[:start] + b"00" * 40 + sealed[start + 80 :]
    report = validate_pdf(forged, trust)
    assert report.signatures[1].reasons == ("unreadable_signature",)
    assert report.grade == Grade.INVALID


@pytest.mark.parametrize(
    ("holder", "reason"), [("revoked", "revoked"), ("expired", "expired")]
)
def test_bad_certificate_is_refused_before_signing(
    keys: Keys, online: TrustPolicy, now: datetime, holder: str, reason: str
) -> None:
    """law.md 5.2: dates, revocation and path are checked at signing."""
    key = keys[holder]
    with pytest.raises(CertificateRefused) as caught:
        check_certificate(key.certificate, key.chain, online, at=now)
    assert caught.value.parameters == {"reason": reason}


def test_good_certificate_may_sign(
    keys: Keys, online: TrustPolicy, now: datetime
) -> None:
    key = keys["leader"]
    check_certificate(key.certificate, key.chain, online, at=now)


def test_untrusted_certificate_may_not_sign(keys: Keys, now: datetime) -> None:
    key = keys["leader"]
    with pytest.raises(CertificateRefused) as caught:
        check_certificate(key.certificate, key.chain, TrustPolicy(roots=()), at=now)
    assert caught.value.parameters == {"reason": "untrusted"}


def test_missing_revocation_data_stops_signing(
    keys: Keys, trust: TrustPolicy, now: datetime
) -> None:
    key = keys["leader"]
    strict = replace(trust, revocation="require")
    with pytest.raises(CertificateRefused) as caught:
        check_certificate(key.certificate, key.chain, strict, at=now)
    assert caught.value.parameters == {"reason": "no_revocation_data"}
