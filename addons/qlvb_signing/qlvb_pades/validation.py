# SPDX-License-Identifier: LGPL-3.0-or-later
"""The verdict on a signed file.

A document is as good as its worst signature: the leader's signature allows
form filling by design, so it alone would not notice a changed number.
"""

import asyncio

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, EmbeddedPdfSignature
from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError

from .errors import BrokenPdf
from .evidence import Evidence
from .grading import report_on
from .judging import Judge, Judgement
from .reading import PARSER_ERRORS, open_reader
from .types import (
    Grade,
    SignatureKind,
    SignatureReport,
    TrustPolicy,
    ValidationReport,
)

_DISTRUST = TrustPolicy(roots=(), revocation="none")


def validate_pdf(pdf: bytes, trust: TrustPolicy) -> ValidationReport:
    """Judge every signature and time stamp of a file.

    Raises NotPdf, EncryptedPdf, BrokenPdf (also for an unreadable signature).
    Source: law.md 5.3; NĐ 30/2020 Điều 5 (R43, R45).
    """
    return validate_reader(open_reader(pdf), trust)


def harmed_signatures(reader: PdfFileReader) -> tuple[str, ...]:
    """The fields whose signature does not hold, whoever signed."""
    report = validate_reader(reader, _DISTRUST)
    bad = [item for item in report.signatures if item.grade == Grade.INVALID]
    return tuple(item.field for item in bad)


def validate_reader(reader: PdfFileReader, trust: TrustPolicy) -> ValidationReport:
    """Like validate_pdf, for a file that is open already."""
    try:
        signatures = list(reader.embedded_signatures)
        evidence = _evidence(reader)
        judgements = asyncio.run(_judge(signatures, trust, evidence))
        reports = [report_on(reader, judgement) for judgement in judgements]
    except (*PARSER_ERRORS, SignatureValidationError) as error:
        raise BrokenPdf(reason=str(error)) from error
    return _summary(tuple(reports))


def _evidence(reader: PdfFileReader) -> Evidence:
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return Evidence()
    return Evidence.from_store(store)


async def _judge(
    signatures: list[EmbeddedPdfSignature], trust: TrustPolicy, evidence: Evidence
) -> list[Judgement]:
    """Judge last to first: a later time stamp vouches for what it covers."""
    judge = Judge(trust, evidence)
    try:
        judgements = [await judge.judge(item) for item in reversed(signatures)]
    finally:
        await judge.close()
    return judgements[::-1]


def _summary(reports: tuple[SignatureReport, ...]) -> ValidationReport:
    regular = [item for item in reports if item.kind != SignatureKind.TIMESTAMP]
    if not regular:
        return ValidationReport(reports, Grade.UNKNOWN, ("unsigned",))
    # An untrusted archive time stamp proves nothing but harms nothing either.
    counted = [
        item for item in reports if item in regular or item.grade == Grade.INVALID
    ]
    reasons = {reason: None for item in counted for reason in item.reasons}
    return ValidationReport(
        reports, max(item.grade for item in counted), tuple(reasons)
    )
