# SPDX-License-Identifier: LGPL-3.0-or-later
"""The verdict on a signed file.

A document is as good as its worst signature: the leader's signature allows
form filling by design, so it alone would not notice a changed number.
"""

import logging
from dataclasses import replace

from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature

from .embedded import (
    SIGNATURE_ERRORS,
    Found,
    Unreadable,
    find_signatures,
    harm_or,
)
from .errors import BrokenPdf
from .evidence import Evidence
from .grading import (
    HARM,
    Circumstances,
    circumstances_of,
    in_order,
    report_on,
    unreadable_report,
)
from .judging import Judge, Judgement
from .legacy import RsaSha1Signature
from .reading import PARSER_ERRORS, open_foreign_reader
from .running import run
from .types import (
    Grade,
    SignatureKind,
    SignatureReport,
    TrustPolicy,
    ValidationReport,
)

_logger = logging.getLogger(__name__)
_DISTRUST = TrustPolicy(roots=(), revocation="none")


def validate_pdf(pdf: bytes, trust: TrustPolicy) -> ValidationReport:
    """Judge every signature and time stamp of a file, ours or foreign.

    A signature that cannot be read is reported like the others. Raises NotPdf,
    EncryptedPdf, BrokenPdf. Source: law.md 5.3; NĐ 30/2020 Điều 5 (R43, R45).
    """
    return validate_reader(open_foreign_reader(pdf), trust)


def harmed_signatures(reader: PdfFileReader) -> tuple[str, ...]:
    """The fields whose signature does not hold, whoever signed."""
    report = validate_reader(reader, _DISTRUST)
    bad = [item for item in report.signatures if HARM.intersection(item.reasons)]
    return tuple(item.field for item in bad)


def validate_reader(reader: PdfFileReader, trust: TrustPolicy) -> ValidationReport:
    """Like validate_pdf, for a file that is open already."""
    try:
        found = find_signatures(reader)
        evidence = _evidence(reader, found)
        circumstances = circumstances_of(reader)
    except PARSER_ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    judgements = run(_judge(found, trust, evidence))
    reports = [_report(circumstances, judgement) for judgement in judgements]
    return _summary(tuple(reports))


def _report(
    circumstances: Circumstances, judgement: Judgement | Unreadable
) -> SignatureReport:
    if isinstance(judgement, Unreadable):
        unharmed = judgement.reason not in HARM
        if unharmed and circumstances.has_hidden_objects:
            judgement = replace(judgement, reason="hidden_objects")
        return unreadable_report(judgement)
    try:
        return report_on(circumstances, judgement)
    except SIGNATURE_ERRORS:
        broken = _unreadable(judgement.signature, "unreadable_signature")
        return unreadable_report(broken)


def _unreadable(signature: EmbeddedPdfSignature, reason: str) -> Unreadable:
    # Also what would be a fault of ours shows here.
    _logger.info("unreadable signature", exc_info=True)
    return Unreadable(signature.field_name, signature.signed_revision, reason)


def _evidence(reader: PdfFileReader, found: list[Found]) -> Evidence:
    """What the file holds about certificates and their revocation."""
    regular = [
        item
        for item in found
        if not isinstance(item, Unreadable | RsaSha1Signature)
        and item.sig_object_type != "/DocTimeStamp"
    ]
    return Evidence.of_file(reader).with_those_of(regular)


async def _judge(
    found: list[Found], trust: TrustPolicy, evidence: Evidence
) -> list[Judgement | Unreadable]:
    """Judge last to first: a later time stamp vouches for what it covers."""
    judge = Judge(trust, evidence)
    try:
        judgements = [await _judge_one(judge, item) for item in reversed(found)]
    finally:
        await judge.close()
    return judgements[::-1]


async def _judge_one(judge: Judge, found: Found) -> Judgement | Unreadable:
    if isinstance(found, Unreadable):
        return found
    try:
        try:
            return await judge.judge(found)
        except (UnsupportedAlgorithm, NotImplementedError):
            return _unreadable(found, harm_or(found, "unsupported"))
    except SIGNATURE_ERRORS:
        return _unreadable(found, "unreadable_signature")


def _summary(reports: tuple[SignatureReport, ...]) -> ValidationReport:
    regular = [item for item in reports if item.kind != SignatureKind.TIMESTAMP]
    # An untrusted archive time stamp proves nothing but harms nothing either.
    counted = [
        item for item in reports if item in regular or item.grade == Grade.INVALID
    ]
    reasons = {reason for item in counted for reason in item.reasons}
    grade = max((item.grade for item in counted), default=Grade.VALID)
    if not regular:
        reasons.add("unsigned")
        grade = max(grade, Grade.UNKNOWN)
    return ValidationReport(reports, grade, in_order(reasons))
