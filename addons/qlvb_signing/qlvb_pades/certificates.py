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
from .naming import begins, common_name, ends, load_certificate, parts, shown
from .running import run
from .trust import validation_context
from .types import CertificateInfo, IssuerClass, SignatureKind, TrustPolicy
from .usage import purposes, usages

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
    "tổng công ty",
    "tổng cục",
    "tập đoàn",
    "doanh nghiệp",
    "ngân hàng",
    "kho bạc",
    "bảo hiểm xã hội",
    "viện ",
    "tòa án",
    "toà án",
    "đảng ủy",
    "đảng uỷ",
    "tỉnh ủy",
    "tỉnh uỷ",
    "chính phủ",
    "cơ quan",
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
    certificate = load_certificate(der)
    issuers = [load_certificate(link).subject for link in chain]
    return CertificateInfo(
        kind=_kind(certificate),
        issuer_class=_issuer_class([certificate.issuer, *issuers], rules),
        name=common_name(certificate.subject),
        organisation=parts(certificate.subject, "organization_name")[0],
        issuer=common_name(certificate.issuer),
        serial=f"{certificate.serial_number:x}",
        valid_from=begins(certificate),
        valid_to=ends(certificate),
        may_sign=_may_sign(certificate),
    )


def _kind(certificate: asn1_x509.Certificate) -> SignatureKind:
    if "time_stamping" in purposes(certificate):
        return SignatureKind.TIMESTAMP
    subject = certificate.subject
    name = common_name(subject)
    is_agency = (
        bool(parts(subject, "organization_identifier")[0])
        or name == parts(subject, "organization_name")[0]
        or name.casefold().startswith(_AGENCY_WORDS)
        or _is_taxpayer_only(parts(subject, "user_id"))
    )
    return SignatureKind.AGENCY if is_agency else SignatureKind.PERSON


def _is_taxpayer_only(identifiers: list[str]) -> bool:
    """Public authorities name a body by its tax code, a person by the identity card."""
    kinds = {item.upper().partition(":")[0] for item in identifiers if item}
    return "MST" in kinds and not kinds & {"CCCD", "CMND", "HC", "PID"}


def _issuer_class(names: list[asn1_x509.Name], rules: IssuerRules) -> IssuerClass:
    text = " ".join(
        shown(str(value))
        for issuer in names
        for kind in ("common_name", "organization_name", "organizational_unit_name")
        for value in parts(issuer, kind)
    )
    if any(word in text for word in rules.official):
        return IssuerClass.OFFICIAL
    if any(word in text for word in rules.public):
        return IssuerClass.PUBLIC
    return IssuerClass.OTHER


def refuse_unusable(der: bytes, *, at: datetime) -> None:
    """Check dates and key usage, offline. Raises CertificateRefused."""
    certificate = load_certificate(der)
    if at < begins(certificate):
        raise CertificateRefused(reason="not_yet_valid")
    if at > ends(certificate):
        raise CertificateRefused(reason="expired")
    if not _may_sign(certificate):
        raise CertificateRefused(reason="key_usage")


def _may_sign(certificate: asn1_x509.Certificate) -> bool:
    return "non_repudiation" in (usages(certificate) or ())


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
