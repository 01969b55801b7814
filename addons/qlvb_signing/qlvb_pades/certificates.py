# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""Reading certificates and checking them before signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    CRLFetchError,
    InsufficientRevinfoError,
    OCSPFetchError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
)

from .errors import CertificateRefused
from .running import run
from .trust import validation_context
from .types import CertificateInfo, IssuerClass, SignatureKind, TrustPolicy

# What the names of bodies begin with; a person's name has none of these.
_AGENCY_WORDS = (
    "ủy ban",
    "uỷ ban",
    "hội đồng",
    "đoàn đại biểu",
    "văn phòng",
    "sở ",
    "ban ",
    "bộ ",
    "phòng ",
    "chi cục",
    "cục ",
    "trung tâm",
    "thanh tra",
    "công an",
    "trường ",
    "bệnh viện",
    "chi nhánh",
    "công ty",
    "ubnd",
    "hđnd",
)


@dataclass(frozen=True)
class IssuerRules:
    """Words in the issuers' names that tell the kind of signature."""

    official: tuple[str, ...] = ("Ban Cơ yếu Chính phủ",)
    public: tuple[str, ...] = (
        "MIC National Root CA",
        "Vietnam National Root CA",
    )


DEFAULT_RULES = IssuerRules()


def load_pem(pem: bytes) -> tuple[bytes, ...]:
    """The DER certificates of a PEM file. Raises ValueError."""
    certificates = x509.load_pem_x509_certificates(pem)
    return tuple(item.public_bytes(Encoding.DER) for item in certificates)


def classify_certificate(
    der: bytes,
    chain: Sequence[bytes] = (),
    rules: IssuerRules = DEFAULT_RULES,
) -> CertificateInfo:
    """Read a certificate and say whose it is.

    The issuer class follows the names in the issuing chain, so it means
    something only for a certificate whose chain is trusted. Source:
    Luật GDĐT 20/2023 Điều 22.1. Raises ValueError for bytes that are no
    certificate.
    """
    certificate = x509.load_der_x509_certificate(der)
    issuers = [x509.load_der_x509_certificate(link).subject for link in chain]
    return CertificateInfo(
        kind=_kind(certificate),
        issuer_class=_issuer_class([certificate.issuer, *issuers], rules),
        name=_common_name(certificate.subject),
        organisation=_text(certificate.subject, NameOID.ORGANIZATION_NAME),
        issuer=_common_name(certificate.issuer),
        serial=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before_utc,
        valid_to=certificate.not_valid_after_utc,
        may_sign=_may_sign(certificate),
    )


def _kind(certificate: x509.Certificate) -> SignatureKind:
    if _is_timestamper(certificate):
        return SignatureKind.TIMESTAMP
    subject = certificate.subject
    name = _common_name(subject)
    organisation = _text(subject, NameOID.ORGANIZATION_NAME)
    is_agency = (
        bool(_text(subject, NameOID.ORGANIZATION_IDENTIFIER))
        or name == organisation
        or name.casefold().startswith(_AGENCY_WORDS)
    )
    return SignatureKind.AGENCY if is_agency else SignatureKind.PERSON


def _is_timestamper(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in usage.value


def _issuer_class(names: list[x509.Name], rules: IssuerRules) -> IssuerClass:
    text = " ".join(str(part.value) for issuer in names for part in issuer)
    if any(word in text for word in rules.official):
        return IssuerClass.OFFICIAL
    if any(word in text for word in rules.public):
        return IssuerClass.PUBLIC
    return IssuerClass.OTHER


def _common_name(subject: x509.Name) -> str:
    return _text(subject, NameOID.COMMON_NAME) or subject.rfc4514_string()


def _text(subject: x509.Name, oid: x509.ObjectIdentifier) -> str:
    parts = subject.get_attributes_for_oid(oid)
    return str(parts[0].value) if parts else ""


def refuse_unusable(der: bytes, *, at: datetime) -> None:
    """Check dates and key usage, offline. Raises CertificateRefused."""
    certificate = x509.load_der_x509_certificate(der)
    if at < certificate.not_valid_before_utc:
        raise CertificateRefused(reason="not_yet_valid")
    if at > certificate.not_valid_after_utc:
        raise CertificateRefused(reason="expired")
    if not _may_sign(certificate):
        raise CertificateRefused(reason="key_usage")


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return usage.content_commitment


def check_certificate(
    der: bytes, chain: Sequence[bytes], trust: TrustPolicy, *, at: datetime
) -> None:
    """Check a certificate before signing: dates, usage, path, revocation.

    Source: law.md 5.2 row 2. Raises CertificateRefused.
    """
    refuse_unusable(der, at=at)
    others = tuple(asn1_x509.Certificate.load(link) for link in chain)
    context = validation_context(trust, trust.roots, others=others)
    validator = CertificateValidator(
        asn1_x509.Certificate.load(der), validation_context=context
    )
    try:
        run(_validate(validator, context))
    except RevokedError as error:
        raise CertificateRefused(reason="revoked") from error
    except (InsufficientRevinfoError, OCSPFetchError, CRLFetchError) as error:
        raise CertificateRefused(reason="no_revocation_data") from error
    except (PathBuildingError, PathValidationError) as error:
        raise CertificateRefused(reason="untrusted") from error


async def _validate(
    validator: CertificateValidator, context: ValidationContext
) -> None:
    try:
        await validator.async_validate_usage({"non_repudiation"})
    finally:
        await context.aclose()
