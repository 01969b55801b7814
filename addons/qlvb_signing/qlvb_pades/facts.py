# SPDX-License-Identifier: LGPL-3.0-or-later
"""A verdict as plain data: for JSON, for another process, for a page."""

from datetime import datetime
from typing import Any

from .errors import PadesError
from .types import (
    CertificateInfo,
    Grade,
    SignatureReport,
    TrustPolicy,
    ValidationReport,
)
from .validation import validate_pdf
from .words import NAMELESS, VIETNAM

Facts = dict[str, Any]


def facts_of_pdf(pdf: bytes, trust: TrustPolicy) -> Facts:
    """The verdict on a file; one that cannot be read has the code of its ``error``."""
    try:
        report = validate_pdf(pdf, trust)
    except PadesError as error:
        return unread(error.code)
    return facts_of(report)


def unread(code: str) -> Facts:
    """The verdict on a file that was not judged: nobody can tell."""
    return {
        "grade": Grade.UNKNOWN.code,
        "reasons": [],
        "error": code,
        "sealed": False,
        "signatures": [],
    }


def facts_of(report: ValidationReport) -> Facts:
    """Times are ISO 8601 with the offset of Viet Nam."""
    return {
        "grade": report.grade.code,
        "reasons": list(report.reasons),
        "sealed": report.sealed,
        "signatures": [_signature(item) for item in report.signatures],
    }


def _signature(item: SignatureReport) -> Facts:
    return {
        "field": item.field,
        "kind": item.kind.value,
        **_certificate(item.certificate),
        "signing_time": _local(item.signing_time),
        "time_source": item.time_source,
        "intact": item.intact,
        "coverage": item.coverage,
        "modification": item.modification,
        "changed_fields": list(item.changed_fields),
        "added_annotations": list(item.added_annotations),
        "appended": item.appended,
        "permits": item.permits,
        "trusted": item.trusted,
        "revocation": item.revocation,
        "revoked_at": _local(item.revoked_at),
        "grade": item.grade.code,
        "reasons": list(item.reasons),
    }


def _certificate(certificate: CertificateInfo | None) -> Facts:
    if certificate is None:
        return {"signer": ""}
    return {
        "signer": certificate.name or NAMELESS,
        "organisation": certificate.organisation,
        "issuer": certificate.issuer,
        "issuer_class": certificate.issuer_class.value,
        "serial": certificate.serial,
        "valid_from": _local(certificate.valid_from),
        "valid_to": _local(certificate.valid_to),
    }


def _local(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    try:
        local = moment.astimezone(VIETNAM)
    except OverflowError:  # "for ever": the last second of the year 9999
        local = moment
    return local.isoformat(timespec="seconds")
