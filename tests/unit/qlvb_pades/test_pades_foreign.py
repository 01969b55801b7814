# SPDX-License-Identifier: LGPL-3.0-or-later
"""Verdicts on files that others signed, with old or unusual means."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import MDPPerm
from qlvb_pades import (
    BrokenPdf,
    BrokenSignature,
    EncryptedPdf,
    Grade,
    Pkcs12Key,
    TrustPolicy,
    guard_pdf,
    validate_pdf,
)

from tests.fakes.pki import Pki
from tests.unit.qlvb_pades import foreign, forgery

Keys = dict[str, Pkcs12Key]
Sign = Callable[[bytes, foreign.Holder], bytes]


@pytest.fixture
def holder(pki: Pki) -> foreign.Holder:
    return foreign.Holder(pki)


@pytest.fixture
def online(trust: TrustPolicy) -> TrustPolicy:
    return replace(trust, allow_fetching=True, revocation="require")


def changed(pdf: bytes) -> bytes:
    """One byte of the first stream differs."""
    position = pdf.index(b"stream\n") + 20
    return pdf[:position] + bytes([pdf[position] ^ 1]) + pdf[position + 1 :]


def sha1_attributes(pdf: bytes, holder: foreign.Holder) -> bytes:
    return foreign.pkcs7_detached(pdf, holder, "-md", "sha1")


def bare(pdf: bytes, holder: foreign.Holder) -> bytes:
    return foreign.pkcs7_detached(pdf, holder, "-md", "sha256", "-noattr")


def attributes(pdf: bytes, holder: foreign.Holder) -> bytes:
    return foreign.pkcs7_detached(pdf, holder, "-md", "sha256")


OLD = [sha1_attributes, foreign.pkcs7_sha1, foreign.rsa_sha1]


@pytest.mark.parametrize("sign", [attributes, bare])
def test_pkcs7_without_pades_attributes_counts(
    draft: bytes, holder: foreign.Holder, online: TrustPolicy, sign: Sign
) -> None:
    """R43: the old container with a good hash is as good as PAdES."""
    report = validate_pdf(sign(draft, holder), online)
    assert (report.grade, report.reasons) == (Grade.VALID, ())
    [signature] = report.signatures
    assert (signature.revocation, signature.time_source) == ("good", "clock")


@pytest.mark.parametrize("sign", OLD)
def test_sha1_cannot_tell(
    draft: bytes, holder: foreign.Holder, trust: TrustPolicy, sign: Sign
) -> None:
    """R43: SHA-1 can be forged today: neither a proof nor a forgery."""
    report = validate_pdf(sign(draft, holder), trust)
    assert (report.grade, report.reasons) == (Grade.UNKNOWN, ("weak_algorithm",))
    [signature] = report.signatures
    assert signature.intact
    assert signature.coverage == "file"
    assert signature.certificate
    assert signature.certificate.name == "Trần Văn An"


@pytest.mark.parametrize("sign", [*OLD, attributes, bare])
def test_one_changed_byte_is_found_whatever_the_container(
    draft: bytes, holder: foreign.Holder, trust: TrustPolicy, sign: Sign
) -> None:
    """R45: also under the containers of twenty years ago."""
    report = validate_pdf(changed(sign(draft, holder)), trust)
    assert report.grade == Grade.INVALID
    assert set(report.reasons) <= {"content_changed", "bad_signature"}


@pytest.mark.parametrize("sign", OLD)
def test_page_replaced_later_is_found_whatever_the_container(
    draft: bytes, holder: foreign.Holder, trust: TrustPolicy, sign: Sign
) -> None:
    """R45: the bytes hold, the page that is shown is another."""
    forged = forgery.replace_page_content(sign(draft, holder))
    report = validate_pdf(forged, trust)
    assert report.grade == Grade.INVALID
    assert "forbidden_change" in report.reasons


@pytest.mark.parametrize("sign", OLD)
def test_key_that_does_not_belong_to_the_certificate(
    draft: bytes, pki: Pki, trust: TrustPolicy, sign: Sign
) -> None:
    """A certificate of somebody else beside the signature proves nothing."""
    signed = sign(draft, foreign.Holder(pki))
    other = pki.certificate("expired")
    mine = pki.certificate("leader")
    forged = signed
    for written in (bytes.hex, lambda key: key.hex().upper()):
        old, new = written(_key_of(mine)), written(_key_of(other))
        forged = forged.replace(old.encode(), new.encode())
    assert forged != signed
    assert validate_pdf(forged, trust).grade == Grade.INVALID


def _key_of(certificate: bytes) -> bytes:
    """The modulus, as it stands in the certificate."""
    key = x509.Certificate.load(certificate).public_key["public_key"].parsed
    modulus: int = key["modulus"].native
    return modulus.to_bytes(256, "big")


def test_certificates_signed_with_sha1_cannot_tell(
    draft: bytes, pki: Pki, trust: TrustPolicy
) -> None:
    """R43: as the authorities issued them until some years ago."""
    report = validate_pdf(foreign.approve(draft, foreign.OldKey(pki)), trust)
    assert (report.grade, report.reasons) == (Grade.UNKNOWN, ("weak_algorithm",))


def test_unknown_kind_of_signature_cannot_tell(
    draft: bytes, holder: foreign.Holder, trust: TrustPolicy
) -> None:
    """It is named, not passed over in silence."""
    pdf = foreign.embed(draft, "/vendor.own.format", lambda _: b"\x01\x02")
    report = validate_pdf(pdf, trust)
    assert (report.grade, report.reasons) == (Grade.UNKNOWN, ("unsupported",))
    assert report.signatures[0].certificate is None


def test_unknown_signature_beside_a_good_one_is_not_passed_over(
    draft: bytes, keys: Keys, trust: TrustPolicy
) -> None:
    strange = foreign.embed(draft, "/vendor.own.format", lambda _: b"\x01\x02")
    pdf = foreign.approve(strange, keys["agency"], field_name="Signature2")
    report = validate_pdf(pdf, trust)
    assert [item.grade for item in report.signatures] == [Grade.UNKNOWN, Grade.VALID]
    assert report.grade == Grade.UNKNOWN


@pytest.mark.parametrize(
    "subfilter",
    [foreign.PKCS7_DETACHED, foreign.PKCS7_SHA1, foreign.RSA_SHA1],
)
def test_garbage_where_the_signature_should_be(
    draft: bytes, trust: TrustPolicy, subfilter: str
) -> None:
    """Unreadable is not valid, and stops nothing."""
    pdf = foreign.embed(draft, subfilter, lambda _: b"\x30\x03\x02\x01\x07")
    report = validate_pdf(pdf, trust)
    assert (report.grade, report.reasons) == (
        Grade.INVALID,
        ("unreadable_signature",),
    )
    with pytest.raises(BrokenSignature):
        guard_pdf(pdf, allow_signed=True)


def test_revocation_data_among_the_attributes_is_used(
    draft: bytes, keys: Keys, online: TrustPolicy
) -> None:
    """Adobe's way before PAdES: nothing has to be fetched."""
    pdf = foreign.with_revocation_inside(draft, keys["leader"], online)
    report = validate_pdf(pdf, replace(online, allow_fetching=False))
    assert (report.grade, report.signatures[0].revocation) == (Grade.VALID, "good")


def test_missing_revocation_data_cannot_tell(
    draft: bytes, holder: foreign.Holder, trust: TrustPolicy
) -> None:
    """R43: the check that people ask for says what it does not know."""
    strict = replace(trust, revocation="require")
    report = validate_pdf(attributes(draft, holder), strict)
    assert report.reasons == ("no_revocation_data",)
    assert report.signatures[0].revocation == "unknown"


@pytest.mark.parametrize(
    ("permission", "change", "grade"),
    [
        (MDPPerm.NO_CHANGES, foreign.fill_text_field, Grade.INVALID),
        (MDPPerm.NO_CHANGES, forgery.stamp, Grade.INVALID),
        (MDPPerm.FILL_FORMS, foreign.fill_text_field, Grade.VALID_CHANGED),
        (MDPPerm.FILL_FORMS, forgery.stamp, Grade.INVALID),
        (MDPPerm.ANNOTATE, foreign.fill_text_field, Grade.VALID_CHANGED),
        (MDPPerm.ANNOTATE, forgery.stamp, Grade.VALID_CHANGED),
        (MDPPerm.ANNOTATE, forgery.replace_page_content, Grade.INVALID),
    ],
)
def test_what_the_first_signer_permits_decides(
    draft: bytes,
    keys: Keys,
    trust: TrustPolicy,
    permission: MDPPerm,
    change: Callable[[bytes], bytes],
    grade: Grade,
) -> None:
    """R43, R45: certification P=1, P=2 and P=3."""
    certified = foreign.certify(
        foreign.add_text_field(draft), keys["leader"], permission
    )
    assert validate_pdf(certified, trust).grade == Grade.VALID
    report = validate_pdf(change(certified), trust)
    assert report.grade == grade
    assert report.signatures[0].permits == permission.value


def test_each_revision_is_judged_for_itself(
    draft: bytes, keys: Keys, trust: TrustPolicy
) -> None:
    """Three signatures, a note in between: each says what came after it."""
    pdf = foreign.approve(draft, keys["leader"], field_name="A")
    pdf = forgery.stamp(foreign.approve(pdf, keys["agency"], field_name="B"))
    pdf = foreign.approve(pdf, keys["agency"], field_name="C")
    report = validate_pdf(pdf, trust)
    assert [item.grade for item in report.signatures] == [
        Grade.VALID_CHANGED,
        Grade.VALID_CHANGED,
        Grade.VALID,
    ]
    assert [item.coverage for item in report.signatures] == [
        "revision",
        "revision",
        "file",
    ]


def test_word_file_with_two_tables_counts(keys: Keys, trust: TrustPolicy) -> None:
    """Word writes hybrid cross-references; the signature covers every byte."""
    report = validate_pdf(foreign.approve(foreign.hybrid(), keys["leader"]), trust)
    assert (report.grade, report.reasons) == (Grade.VALID, ())


def test_second_signature_on_a_word_file_counts(keys: Keys, trust: TrustPolicy) -> None:
    """Two tables before the first signature, one after it."""
    pdf = foreign.approve(foreign.hybrid(), keys["leader"], field_name="A")
    pdf = foreign.approve(pdf, keys["agency"], field_name="B")
    assert validate_pdf(pdf, trust).grade == Grade.VALID


def test_words_for_some_readers_only_are_never_valid(
    keys: Keys, trust: TrustPolicy
) -> None:
    """R45: two tables added after signing show different pages to different people."""
    signed = foreign.approve(foreign.hybrid(), keys["leader"])
    report = validate_pdf(foreign.hidden_update(signed), trust)
    assert report.grade == Grade.INVALID


def test_dynamic_form_cannot_tell(draft: bytes, keys: Keys, trust: TrustPolicy) -> None:
    """XFA: the pages that were signed are not what is shown."""
    pdf = foreign.approve(foreign.add_xfa(draft), keys["leader"])
    report = validate_pdf(pdf, trust)
    assert (report.grade, report.reasons) == (Grade.UNKNOWN, ("dynamic_form",))


def test_dynamic_form_added_later_is_invalid(
    draft: bytes, keys: Keys, trust: TrustPolicy
) -> None:
    pdf = foreign.approve(draft, keys["leader"])
    forged = forgery.set_catalog(pdf, "/AcroForm", generic.DictionaryObject({}))
    assert validate_pdf(forged, trust).grade != Grade.VALID


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.999])
def test_truncated_file_is_never_valid(
    sealed: bytes, trust: TrustPolicy, part: float
) -> None:
    """A download that broke off."""
    try:
        report = validate_pdf(sealed[: int(len(sealed) * part)], trust)
    except BrokenPdf:
        return
    assert report.grade != Grade.VALID


@pytest.mark.parametrize("tail", [b"\n", b"\r\n\r\n", b"\0" * 512, b"<html></html>"])
def test_bytes_behind_the_end_are_never_a_crash(
    sealed: bytes, trust: TrustPolicy, tail: bytes
) -> None:
    """Mail gateways add them; the signed pages are the same."""
    try:
        report = validate_pdf(sealed + tail, trust)
    except BrokenPdf:
        return
    assert report.signatures[-1].coverage != "file"


def test_encrypted_file_is_named(draft: bytes, trust: TrustPolicy) -> None:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(draft)))
    writer.encrypt("mật khẩu", "mật khẩu")
    output = BytesIO()
    writer.write(output)
    with pytest.raises(EncryptedPdf):
        validate_pdf(output.getvalue(), trust)
