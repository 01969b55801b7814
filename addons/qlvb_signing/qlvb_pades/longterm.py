# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""Making a signed file prove itself for longer than its certificates live.

Each step appends one revision that every signature permits: the answers about
revocation (PAdES B-LT), then a time stamp over all of it (B-LTA), again and again
before the last time stamp's certificate ends.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.validation import DocumentSecurityStore, EmbeddedPdfSignature
from pyhanko.sign.validation.dss import collect_validation_info
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import (
    CRLFetchError,
    OCSPFetchError,
    PathBuildingError,
    PathValidationError,
)
from pyhanko_certvalidator.path import ValidationPath

from .embedded import SIGNATURE_ERRORS
from .errors import BrokenPdf, NoValidationData, SigningFailed
from .running import run
from .trust import validation_context
from .types import TrustPolicy, ValidationReport
from .writing import IncrementalWriter, finish, open_writer

_UNANSWERED = (
    PathBuildingError,
    PathValidationError,
    OCSPFetchError,
    CRLFetchError,
)
_PATIENCE = 60  # seconds; nobody waits for it
RENEW_BEFORE = timedelta(days=365)
RENEW_AFTER = timedelta(days=5 * 365)


def add_validation_data(pdf: bytes, trust: TrustPolicy) -> bytes:
    """Append chains, OCSP answers and revocation lists of every signature (B-LT).

    Asks the services named in the certificates. Returns ``pdf`` itself when it holds
    everything already. Raises NoValidationData when one certificate is not proved
    good, BrokenPdf.
    """
    writer = open_writer(pdf)
    # Time stamps as well: this collects, the verdict keeps the roots apart.
    context = validation_context(
        replace(
            trust,
            allow_fetching=True,
            revocation="require",
            fetch_seconds=_PATIENCE,
        ),
        (*trust.roots, *trust.tsa_roots),
    )
    try:
        paths = run(_paths(writer, context))
    except _UNANSWERED as error:
        raise NoValidationData(reason=type(error).__name__) from error
    except SIGNATURE_ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    store = DocumentSecurityStore.supply_dss_in_writer(
        writer, None, paths=paths, validation_context=context
    )
    return finish(writer) if store.modified else pdf


async def _paths(
    writer: IncrementalWriter, context: ValidationContext
) -> list[ValidationPath]:
    try:
        found = [
            await _path(signature, context)
            for signature in writer.prev.embedded_signatures
        ]
    finally:
        await context.aclose()
    return [path for paths in found for path in paths]


async def _path(
    signature: EmbeddedPdfSignature, context: ValidationContext
) -> list[ValidationPath]:
    paths: list[ValidationPath] = await collect_validation_info(signature, context)
    return paths


def add_archive_timestamp(pdf: bytes, timestamper: TimeStamper) -> bytes:
    """Append a time stamp over the whole file, proof included (B-LTA).

    Raises SigningFailed when the authority does not answer, BrokenPdf.
    """
    writer = open_writer(pdf)
    output = BytesIO()
    try:
        PdfTimeStamper(timestamper).timestamp_pdf(writer, "sha256", output=output)
    except (SigningError, TimestampRequestError, PdfError, OSError) as error:
        raise SigningFailed(reason=str(error)) from error
    return output.getvalue()


def renewal_due(report: ValidationReport) -> datetime | None:
    """When the last archive time stamp must be followed by another.

    A year before its certificate ends, five years after it was made at the latest
    (algorithms age too). None without an archive time stamp.
    """
    stamps = [item for item in report.timestamps if item.signing_time]
    if not stamps:
        return None
    last = stamps[-1]
    assert last.certificate  # noqa: S101 - who has a time has a certificate
    assert last.signing_time  # noqa: S101 - chosen so
    return min(
        last.certificate.valid_to - RENEW_BEFORE, last.signing_time + RENEW_AFTER
    )
