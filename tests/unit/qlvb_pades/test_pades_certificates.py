# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whose certificate it is, and keys."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from qlvb_pades import (
    BadKey,
    CertificateRefused,
    IssuerClass,
    Pkcs12Key,
    SignatureKind,
    WrongPin,
    classify_certificate,
)
from qlvb_pades.certificates import refuse_unusable

from tests.fakes.pki import Pki

KEY = ec.generate_private_key(ec.SECP256R1())
NOW = datetime(2026, 9, 21, tzinfo=UTC)


def certificate(
    name: str, organisation: str, *, issuer: str = "CA", signs: bool = True
) -> bytes:
    """A certificate with the given names, not meant to be trusted."""
    builder = x509.CertificateBuilder(
        issuer_name=x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, issuer)]),
        subject_name=x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, name),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            ]
        ),
        public_key=KEY.public_key(),
        serial_number=0xABC,
        not_valid_before=NOW - timedelta(days=1),
        not_valid_after=NOW + timedelta(days=1),
    )
    usage = dict.fromkeys(
        (
            "digital_signature",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    extension = x509.KeyUsage(content_commitment=signs, **usage)
    return (
        builder.add_extension(extension, critical=True)
        .sign(KEY, SHA256())
        .public_bytes(Encoding.DER)
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Trần Văn An", SignatureKind.PERSON),
        ("Đoàn Thị Hương", SignatureKind.PERSON),
        ("Bùi Công An", SignatureKind.PERSON),
        ("Ủy ban nhân dân tỉnh Hưng Yên", SignatureKind.AGENCY),
        ("Sở Y tế", SignatureKind.AGENCY),
        ("Đoàn đại biểu Quốc hội tỉnh Hưng Yên", SignatureKind.AGENCY),
        ("Văn phòng UBND tỉnh", SignatureKind.AGENCY),
    ],
)
def test_persons_and_agencies_are_told_apart(name: str, kind: SignatureKind) -> None:
    """R41 rests on it: person's and agency's signatures both must be there."""
    assert classify_certificate(certificate(name, "Tỉnh Hưng Yên")).kind == kind


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("Ban Cơ yếu Chính phủ", IssuerClass.OFFICIAL),
        ("MIC National Root CA", IssuerClass.PUBLIC),
        ("Example Ltd", IssuerClass.OTHER),
    ],
)
def test_kind_of_signature_follows_the_issuer(
    issuer: str, expected: IssuerClass
) -> None:
    """R15: chuyên dùng công vụ, public, or other."""
    der = certificate("Trần Văn An", "Sở Y tế", issuer=issuer)
    assert classify_certificate(der).issuer_class == expected


def test_holder_of_the_organisation_is_no_issuer() -> None:
    """R15: writing the committee's name into one's own subject does not help."""
    der = certificate("Trần Văn An", "Ban Cơ yếu Chính phủ", issuer="Example Ltd")
    assert classify_certificate(der).issuer_class == IssuerClass.OTHER


def test_test_authority_looks_like_the_real_one(pki: Pki) -> None:
    person = classify_certificate(pki.certificate("leader"))
    agency = classify_certificate(pki.certificate("agency"))
    stamps = classify_certificate(pki.certificate("tsa"))
    assert person.kind == SignatureKind.PERSON
    assert person.organisation == "Sở Khoa học và Công nghệ"
    assert agency.kind == SignatureKind.AGENCY
    assert stamps.kind == SignatureKind.TIMESTAMP
    assert person.issuer_class == IssuerClass.OFFICIAL


@pytest.mark.parametrize(
    ("at", "signs", "reason"),
    [
        (NOW - timedelta(days=2), True, "not_yet_valid"),
        (NOW + timedelta(days=2), True, "expired"),
        (NOW, False, "key_usage"),
    ],
)
def test_unusable_certificates_are_refused(
    at: datetime, signs: bool, reason: str
) -> None:
    with pytest.raises(CertificateRefused) as caught:
        refuse_unusable(certificate("Trần Văn An", "Sở", signs=signs), at=at)
    assert caught.value.parameters == {"reason": reason}


def test_unreadable_key_file_is_a_typed_error(pki: Pki) -> None:
    with pytest.raises(WrongPin):
        Pkcs12Key(pki.p12("leader"), "wrong")
    with pytest.raises(BadKey):
        Pkcs12Key(b"not a key file", "x")
