# SPDX-License-Identifier: LGPL-3.0-or-later
"""From what was found out to one of the four grades."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.status import (
    DocumentTimestampStatus,
    PdfSignatureStatus,
    SignatureCoverageLevel,
)

from .certificates import classify_certificate
from .diff import added_annotations
from .embedded import Unreadable, signature_fields
from .judging import Judgement, Status
from .reading import lookup
from .types import (
    TEXT_FIELDS,
    CertificateInfo,
    Coverage,
    Grade,
    Modification,
    Revocation,
    SignatureKind,
    SignatureReport,
    TimeSource,
)

_COVERAGE: dict[SignatureCoverageLevel, Coverage] = {
    SignatureCoverageLevel.ENTIRE_FILE: "file",
    SignatureCoverageLevel.ENTIRE_REVISION: "revision",
}
_MODIFICATION: dict[ModificationLevel, Modification] = {
    ModificationLevel.NONE: "none",
    ModificationLevel.LTA_UPDATES: "long_term",
    ModificationLevel.FORM_FILLING: "form_filling",
    ModificationLevel.ANNOTATIONS: "annotations",
}
_BLANKS = b"\0\t\n\f\r "
_WEAK = (
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
)
# What some programs take for the next part of the file.
_OBJECTS = re.compile(rb"\d\s+\d+\s+obj\b|\bxref\b|\btrailer\b")
# The claim of a clock may be off by this much.
_CLOCK_TOLERANCE = timedelta(days=1)

# In the order of telling: the one that decides comes first.
GRADES: dict[str, Grade] = {
    "content_changed": Grade.INVALID,
    "bad_signature": Grade.INVALID,
    "partial_coverage": Grade.INVALID,
    "forbidden_change": Grade.INVALID,
    "hidden_objects": Grade.INVALID,
    "unreadable_signature": Grade.INVALID,
    "revoked": Grade.INVALID,
    "outside_validity": Grade.INVALID,
    "key_usage": Grade.INVALID,
    "issuer_without_right": Grade.INVALID,
    "no_certificate": Grade.UNKNOWN,
    "unsupported": Grade.UNKNOWN,
    "weak_algorithm": Grade.UNKNOWN,
    "no_trusted_root": Grade.UNKNOWN,
    "revoked_no_timestamp": Grade.UNKNOWN,
    "expired_no_timestamp": Grade.UNKNOWN,
    "issuer_expired": Grade.UNKNOWN,
    "time_contradicts": Grade.UNKNOWN,
    "certificate_unsupported": Grade.UNKNOWN,
    "no_revocation_data": Grade.UNKNOWN,
    "usage_unclear": Grade.UNKNOWN,
    # No proof of the time, and anybody can put it beside a good signature:
    # a validator leaves it out (EN 319 102-1, 5.5.4).
    "bad_timestamp": Grade.UNKNOWN,
    "timestamp_untrusted": Grade.UNKNOWN,
    "dynamic_form": Grade.UNKNOWN,
    "irregular_file": Grade.UNKNOWN,
    "unsigned": Grade.UNKNOWN,
    "annotations_added": Grade.VALID_CHANGED,
    "fields_filled": Grade.VALID_CHANGED,
    "bytes_appended": Grade.VALID_CHANGED,
}
_ORDER = {code: place for place, code in enumerate(GRADES)}
# The file or the signature itself is not what was signed, whoever signed.
HARM = frozenset(
    {
        "content_changed",
        "bad_signature",
        "partial_coverage",
        "forbidden_change",
        "hidden_objects",
        "unreadable_signature",
    }
)


def in_order(reasons: Iterable[str]) -> tuple[str, ...]:
    """Each reason once, the one that decides first."""
    return tuple(sorted(set(reasons), key=_ORDER.__getitem__))


@dataclass(frozen=True)
class Circumstances:
    """What concerns every signature of a file.

    ``hybrid`` holds (revision, end of its second table) of each revision with two
    cross-reference tables, which show different readers different objects.
    ``appended`` counts bytes after the end of the last revision, which no signature
    covers; blanks there are what mailers add. No program shows them, unless they hold
    objects that one which repairs files finds (``has_hidden_objects``).
    """

    reader: PdfFileReader
    is_dynamic_form: bool
    is_irregular: bool
    hybrid: tuple[tuple[int, int], ...]
    appended: int
    has_hidden_objects: bool


def circumstances_of(reader: PdfFileReader) -> Circumstances:
    """Look at the file as a whole."""
    hybrid = tuple(_hybrid_revisions(reader))
    appended = _appended(reader)
    return Circumstances(
        reader=reader,
        is_dynamic_form="/XFA" in lookup(reader.root, "/AcroForm", {}),
        is_irregular=not reader.strict and not hybrid,
        hybrid=hybrid,
        appended=len(appended),
        has_hidden_objects=bool(_OBJECTS.search(appended)),
    )


def _appended(reader: PdfFileReader) -> bytes:
    """What follows the end of the last revision, blanks left out.

    Its end is the first that names its cross-references: what was appended may repeat
    that line.
    """
    named = reader.last_startxref or 0
    reader.stream.seek(named)
    rest = reader.stream.read()
    end = re.search(rb"startxref\s+%d\s+%%%%EOF" % named, rest)
    return bytes(rest[end.end() :].strip(_BLANKS)) if end else b""


def _hybrid_revisions(reader: PdfFileReader) -> Iterator[tuple[int, int]]:
    for revision in range(reader.xrefs.total_revisions):
        second = reader.xrefs.get_xref_data(revision).hybrid
        if second is not None:
            yield revision, second.meta_info.end_location


def unreadable_report(found: Unreadable) -> SignatureReport:
    """Name a signature that nothing more can be said of."""
    return SignatureReport(
        field=found.field_name,
        certificate=None,
        certificate_der=b"",
        kind=SignatureKind.PERSON,
        signing_time=None,
        time_source="none",
        intact=False,
        coverage="partial",
        modification="other",
        changed_fields=(),
        added_annotations=(),
        trusted=False,
        revocation="unknown",
        grade=GRADES[found.reason],
        reasons=(found.reason,),
    )


def report_on(circumstances: Circumstances, judgement: Judgement) -> SignatureReport:
    """Word one judgement as a report."""
    signature, status = judgement.signature, judgement.status
    reader = circumstances.reader
    der = signature.signer_cert.dump()
    certificate = classify_certificate(der, _trusted_chain(status))
    is_stamp = isinstance(status, DocumentTimestampStatus)
    kind = _kind(certificate, is_stamp=is_stamp)
    time, source = _signing_time(status)
    changed = _changed_fields(reader, status)
    annotations = _annotations(reader, signature, status)
    reasons = in_order(_reasons(circumstances, judgement, kind, certificate, changed))
    permits = signature.docmdp_level
    return SignatureReport(
        field=signature.field_name,
        certificate=certificate,
        certificate_der=der,
        kind=kind,
        signing_time=time,
        time_source=source,
        intact=status.intact and status.valid,
        coverage=_coverage(status),
        modification=_modification(status),
        changed_fields=changed,
        added_annotations=annotations,
        trusted=status.trusted and not judgement.faults,
        revocation=_revocation(judgement),
        grade=max((GRADES[code] for code in reasons), default=Grade.VALID),
        reasons=reasons,
        permits=permits.value if permits else None,
        revoked_at=judgement.revoked_later or _revoked_at(status),
        appended=circumstances.appended,
    )


def _trusted_chain(status: Status) -> list[bytes]:
    """The issuers up to the root; those in the file are anybody's claim."""
    path = status.validation_path if status.trusted else None
    return [item.dump() for item in path.iter_certs(include_root=True)] if path else []


def _reasons(
    circumstances: Circumstances,
    judgement: Judgement,
    kind: SignatureKind,
    certificate: CertificateInfo,
    changed: tuple[str, ...],
) -> Iterator[str]:
    status = judgement.status
    yield from _integrity_reasons(circumstances, judgement)
    if not status.intact or not status.valid:
        return
    yield from _trust_reasons(judgement, certificate)
    if circumstances.has_hidden_objects:
        yield "hidden_objects"
    if isinstance(status, PdfSignatureStatus):
        yield from _timestamp_reasons(status)
        if circumstances.is_dynamic_form:
            yield "dynamic_form"
    if circumstances.is_irregular and _coverage(status) != "file":
        yield "irregular_file"
    if _modification(status) == "annotations":
        yield "annotations_added"
    if circumstances.appended and not circumstances.has_hidden_objects:
        yield "bytes_appended"
    if set(changed) - _expected_changes(kind):
        yield "fields_filled"


def _integrity_reasons(
    circumstances: Circumstances, judgement: Judgement
) -> Iterator[str]:
    status = judgement.status
    if not status.intact:
        yield "content_changed"
    elif not status.valid:
        yield "bad_signature"
    elif _coverage(status) == "partial":
        yield "partial_coverage"
    elif (
        _modification(status) == "other"
        or status.docmdp_ok is False
        or _hidden_update(circumstances, judgement.signature)
    ):
        yield "forbidden_change"


def _hidden_update(
    circumstances: Circumstances, signature: EmbeddedPdfSignature
) -> bool:
    """Whether a second table of cross-references came after signing."""
    _, _, start, length = map(int, signature.byte_range)
    return any(
        revision > signature.signed_revision or table_end > start + length
        for revision, table_end in circumstances.hybrid
    )


def _trust_reasons(judgement: Judgement, certificate: CertificateInfo) -> Iterator[str]:
    status = judgement.status
    yield from judgement.faults
    if status.revoked:
        yield _revocation_reason(judgement)
    yield from _period_reasons(judgement, certificate)
    if judgement.lacks_revocation and not any(_period_reasons(judgement, certificate)):
        yield "no_revocation_data"
    elif not status.trusted and not judgement.faults and not status.revoked:
        yield from _other_problem(judgement, certificate)


def _revocation_reason(judgement: Judgement) -> str:
    """Revoked after the claimed time, or none is claimed: only a stamp could tell."""
    claimed, _ = _signing_time(judgement.status)
    revoked_at = _revoked_at(judgement.status)
    if judgement.proven_time is None and revoked_at:
        before = claimed is not None and revoked_at <= claimed
        return "revoked" if before else "revoked_no_timestamp"
    return "revoked"


def _revoked_at(status: Status) -> datetime | None:
    details = status.revocation_details
    return details.revocation_date if details else None


def _other_problem(judgement: Judgement, certificate: CertificateInfo) -> Iterator[str]:
    """What pyHanko holds against it and nobody else found."""
    if any(_period_reasons(judgement, certificate)):
        return
    is_odd = judgement.status.trust_problem_indic in _WEAK
    yield "unsupported" if is_odd else "no_trusted_root"


def _period_reasons(
    judgement: Judgement, certificate: CertificateInfo
) -> Iterator[str]:
    """Expired now is no fault; the claim of the signer's clock is no proof."""
    time, source = _signing_time(judgement.status)
    if source == "timestamp":
        if not _is_within(time, certificate):
            yield "outside_validity"
        elif _has_aged(judgement, certificate):
            yield "expired_no_timestamp"
        return
    claims_other = time is not None and not _is_within(time, certificate)
    if not _is_within(judgement.judged_at, certificate):
        yield "outside_validity" if claims_other else "expired_no_timestamp"
    elif claims_other or (time and time > judgement.judged_at + _CLOCK_TOLERANCE):
        yield "time_contradicts"


def _has_aged(judgement: Judgement, certificate: CertificateInfo) -> bool:
    """Whether a time stamp of its own kind has to be renewed by a younger one."""
    status = judgement.status
    return (
        isinstance(status, DocumentTimestampStatus)
        and not status.trusted
        and not _is_within(judgement.judged_at, certificate)
    )


def _is_within(moment: datetime | None, certificate: CertificateInfo) -> bool:
    return (
        moment is not None and certificate.valid_from <= moment <= certificate.valid_to
    )


def _timestamp_reasons(status: PdfSignatureStatus) -> Iterator[str]:
    stamp = status.timestamp_validity
    if stamp is None:
        return
    if not stamp.intact or not stamp.valid:
        yield "bad_timestamp"
    elif not stamp.trusted:
        yield "timestamp_untrusted"


def _kind(certificate: CertificateInfo, *, is_stamp: bool) -> SignatureKind:
    """A document signed with the key of a time stamping authority is signed."""
    if is_stamp:
        return SignatureKind.TIMESTAMP
    if certificate.kind == SignatureKind.TIMESTAMP:
        return SignatureKind.PERSON
    return certificate.kind


def _expected_changes(kind: SignatureKind) -> set[str]:
    """The leader signs first and expects number and date; the seal is last."""
    return set() if kind == SignatureKind.AGENCY else set(TEXT_FIELDS)


def _signing_time(status: Status) -> tuple[datetime | None, TimeSource]:
    if isinstance(status, DocumentTimestampStatus):
        return status.timestamp, "timestamp"
    stamp = status.timestamp_validity
    if stamp is not None and stamp.trusted:
        return stamp.timestamp, "timestamp"
    if status.signer_reported_dt is not None:
        return status.signer_reported_dt, "clock"
    return None, "none"


def _coverage(status: Status) -> Coverage:
    if status.coverage is None:
        return "partial"
    return _COVERAGE.get(status.coverage, "partial")


def _modification(status: Status) -> Modification:
    if status.modification_level is None:
        return "other"
    return _MODIFICATION.get(status.modification_level, "other")


def _changed_fields(reader: PdfFileReader, status: Status) -> tuple[str, ...]:
    if not isinstance(status.diff_result, DiffResult):
        return ()
    signatures = {name for name, _, _ in signature_fields(reader)}
    return tuple(sorted(status.diff_result.changed_form_fields - signatures))


def _annotations(
    reader: PdfFileReader, signature: EmbeddedPdfSignature, status: Status
) -> tuple[str, ...]:
    if _modification(status) != "annotations":
        return ()
    return added_annotations(reader, signature.signed_revision)


def _revocation(judgement: Judgement) -> Revocation:
    if judgement.status.revoked:
        return "revoked"
    return "good" if judgement.revocation_good else "unknown"
