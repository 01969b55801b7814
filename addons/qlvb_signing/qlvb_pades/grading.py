# SPDX-License-Identifier: LGPL-3.0-or-later
"""From what was found out to one of the four grades."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.status import (
    DocumentTimestampStatus,
    PdfSignatureStatus,
    SignatureCoverageLevel,
)

from .certificates import classify_certificate
from .diff import added_annotations
from .embedded import Unreadable
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
_EXPIRED = (
    AdESIndeterminate.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID,
    AdESFailure.NOT_YET_VALID,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
)
_WEAK = (
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
)
_NO_REVOCATION_DATA = (
    AdESIndeterminate.TRY_LATER,
    AdESIndeterminate.REVOCATION_OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE,
)

GRADES: dict[str, Grade] = {
    "content_changed": Grade.INVALID,
    "bad_signature": Grade.INVALID,
    "partial_coverage": Grade.INVALID,
    "forbidden_change": Grade.INVALID,
    "revoked": Grade.INVALID,
    "key_usage": Grade.INVALID,
    "outside_validity": Grade.INVALID,
    "bad_timestamp": Grade.INVALID,
    "unreadable_signature": Grade.INVALID,
    "unsupported": Grade.UNKNOWN,
    "revoked_no_timestamp": Grade.UNKNOWN,
    "dynamic_form": Grade.UNKNOWN,
    "irregular_file": Grade.UNKNOWN,
    "expired_no_timestamp": Grade.UNKNOWN,
    "weak_algorithm": Grade.UNKNOWN,
    "no_revocation_data": Grade.UNKNOWN,
    "no_trusted_root": Grade.UNKNOWN,
    "timestamp_untrusted": Grade.UNKNOWN,
    "annotations_added": Grade.VALID_CHANGED,
    "fields_filled": Grade.VALID_CHANGED,
    "bytes_appended": Grade.VALID_CHANGED,
}


@dataclass(frozen=True)
class Circumstances:
    """What concerns every signature of a file.

    ``hybrid`` holds (revision, end of its second table) of each revision with two
    cross-reference tables, which show different readers different objects.
    ``appended`` counts bytes after the end of the last revision, which no signature
    covers and no program shows; blanks there are what mailers add.
    """

    reader: PdfFileReader
    is_dynamic_form: bool
    is_irregular: bool
    hybrid: tuple[tuple[int, int], ...]
    appended: int


def circumstances_of(reader: PdfFileReader) -> Circumstances:
    """Look at the file as a whole."""
    hybrid = tuple(_hybrid_revisions(reader))
    return Circumstances(
        reader=reader,
        is_dynamic_form="/XFA" in lookup(reader.root, "/AcroForm", {}),
        is_irregular=not reader.strict and not hybrid,
        hybrid=hybrid,
        appended=_appended(reader),
    )


def _appended(reader: PdfFileReader) -> int:
    """How many bytes follow the end of the last revision, blanks left out.

    Its end is the first that names its cross-references: what was appended may repeat
    that line.
    """
    named = reader.last_startxref or 0
    reader.stream.seek(named)
    rest = reader.stream.read()
    end = re.search(rb"startxref\s+%d\s+%%%%EOF" % named, rest)
    return len(rest[end.end() :].strip(_BLANKS)) if end else 0


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
    kind = SignatureKind.TIMESTAMP if is_stamp else certificate.kind
    time, source = _signing_time(status)
    changed = _changed_fields(reader, status)
    annotations = _annotations(reader, signature, status)
    reasons = tuple(_reasons(circumstances, judgement, kind, certificate, changed))
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
        trusted=status.trusted,
        revocation=_revocation(judgement),
        grade=max((GRADES[code] for code in reasons), default=Grade.VALID),
        reasons=reasons,
        permits=permits.value if permits else None,
        revoked_at=_revoked_at(status),
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
    if isinstance(status, PdfSignatureStatus):
        yield from _timestamp_reasons(status)
        if circumstances.is_dynamic_form:
            yield "dynamic_form"
    if circumstances.is_irregular and _coverage(status) != "file":
        yield "irregular_file"
    if _modification(status) == "annotations":
        yield "annotations_added"
    if circumstances.appended:
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
    status, problem = judgement.status, judgement.status.trust_problem_indic
    if status.trusted:
        return
    if status.revoked:
        yield _revocation_reason(judgement)
    elif problem in _EXPIRED:
        yield _expiry_reason(status, certificate)
    else:
        yield _other_problem(problem)


def _revocation_reason(judgement: Judgement) -> str:
    """Revoked after the claimed time: only a time stamp could tell."""
    claimed, _ = _signing_time(judgement.status)
    revoked_at = _revoked_at(judgement.status)
    if judgement.proven_time is None and claimed and revoked_at:
        return "revoked" if revoked_at <= claimed else "revoked_no_timestamp"
    return "revoked"


def _revoked_at(status: Status) -> datetime | None:
    details = status.revocation_details
    return details.revocation_date if details else None


def _other_problem(problem: AdESSubIndic | None) -> str:
    if problem in _WEAK:
        return "weak_algorithm"
    if problem == AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE:
        return "key_usage"
    if problem in _NO_REVOCATION_DATA:
        return "no_revocation_data"
    return "no_trusted_root"


def _expiry_reason(status: Status, certificate: CertificateInfo) -> str:
    """Expired now is no fault; the claim of the signer's clock is no proof."""
    claimed, _ = _signing_time(status)
    inside = claimed and certificate.valid_from <= claimed <= certificate.valid_to
    return "expired_no_timestamp" if inside else "outside_validity"


def _timestamp_reasons(status: PdfSignatureStatus) -> Iterator[str]:
    stamp = status.timestamp_validity
    if stamp is None:
        return
    if not stamp.intact or not stamp.valid:
        yield "bad_timestamp"
    elif not stamp.trusted:
        yield "timestamp_untrusted"


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
    signatures = {name for name, _, _ in enumerate_sig_fields(reader)}
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
    good = judgement.status.trusted and judgement.revocation_seen
    return "good" if good else "unknown"
