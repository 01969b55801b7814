# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped,no-untyped-call"
# (asn1crypto and pyHanko: annotations incomplete)
"""Time stamps (RFC 3161) over a SHA-256 digest: asking for one, and checking it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from asn1crypto import cms, tsp, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import ValidationError
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from .errors import InvalidTimestamp, TimestampRefused

# A token is checked offline and long after: by its own certificates, as they were then.
_NO_REVOCATION = CertRevTrustPolicy(
    RevocationCheckingPolicy(
        RevocationCheckingRule.NO_CHECK, RevocationCheckingRule.NO_CHECK
    )
)


def request_token(digest: str, url: str, *, timeout: float) -> bytes:
    """Ask the authority at ``url`` for a token (DER) over ``digest`` (hexadecimal).

    ``timeout`` is in seconds. Raises TimestampRefused when it gives none.
    """
    authority = RequestsHTTPTimeStamper(url, timeout=timeout)
    try:
        token = asyncio.run(authority.async_timestamp(bytes.fromhex(digest), "sha256"))
    except (OSError, TimestampRequestError, PdfError, ValueError) as error:
        raise TimestampRefused(str(error)) from error
    der: bytes = token.dump()
    try:
        _require_digest(_info(_signed_data(der)), digest)
    except InvalidTimestamp as error:
        raise TimestampRefused(error.code) from error
    return der


def stamped_time(token: bytes) -> datetime:
    """The time a token states, unchecked. Raises InvalidTimestamp ``unreadable``."""
    moment: datetime = _info(_signed_data(token))["gen_time"].native
    return moment


def check_token(token: bytes, digest: str, roots: Sequence[bytes]) -> datetime:
    """The time at which ``digest`` (hexadecimal) existed, as a trusted authority says.

    ``roots`` are DER certificates. Raises InvalidTimestamp: ``unreadable``,
    ``other_digest``, ``broken`` (the signature does not hold) or ``untrusted``.
    """
    signed = _signed_data(token)
    info = _info(signed)
    _require_digest(info, digest)
    moment: datetime = info["gen_time"].native
    status = asyncio.run(_status(signed, digest, roots, moment))
    if not (status.intact and status.valid):
        raise InvalidTimestamp("broken")
    if not status.trusted:
        raise InvalidTimestamp("untrusted")
    return moment


def _require_digest(info: tsp.TSTInfo, digest: str) -> None:
    imprint = info["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if algorithm != "sha256" or imprint["hashed_message"].native.hex() != digest:
        raise InvalidTimestamp("other_digest")


async def _status(
    signed: cms.SignedData, digest: str, roots: Sequence[bytes], moment: datetime
) -> TimestampSignatureStatus:
    context = ValidationContext(
        # Never None: None would mean the machine's own trust store.
        trust_roots=[x509.Certificate.load(der) for der in roots],
        moment=moment,
        allow_fetching=False,
        revinfo_policy=_NO_REVOCATION,
    )
    try:
        facts = await validate_tst_signed_data(
            signed, context, lambda _algorithm: bytes.fromhex(digest)
        )
    except (SignatureValidationError, ValidationError, ValueError) as error:
        raise InvalidTimestamp("broken") from error
    return TimestampSignatureStatus(**facts)


def _signed_data(token: bytes) -> cms.SignedData:
    try:
        content = cms.ContentInfo.load(token, strict=True)
        if content["content_type"].native != "signed_data":
            raise ValueError(content["content_type"].native)
        return content["content"]
    except (ValueError, TypeError) as error:
        raise InvalidTimestamp("unreadable") from error


def _info(signed: cms.SignedData) -> tsp.TSTInfo:
    try:
        info = signed["encap_content_info"]["content"].parsed
        info["gen_time"].native  # noqa: B018 - parses it
        return info
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidTimestamp("unreadable") from error
