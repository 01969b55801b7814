# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""A time stamp for a signature that a program outside has just made without one."""

import hashlib

from asn1crypto import cms
from pyhanko.sign.general import simple_cms_attribute
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.validation import EmbeddedPdfSignature

from .embedded import SIGNATURE_ERRORS, find_signatures
from .errors import BrokenPdf, SigningFailed
from .longterm import add_archive_timestamp
from .reading import open_reader
from .running import run

_STAMP = "signature_time_stamp_token"


def stamp_signature(pdf: bytes, field: str, timestamper: TimeStamper) -> bytes:
    """The file with proof of when its last signature, in ``field``, was there (B-T).

    The stamp goes into the signature itself, as an unsigned attribute: no byte that
    anybody signed changes. Where the program left no room for it, a time stamp over the
    whole file is appended instead, which every signature permits. A signature that has
    a stamp stays as it is. Raises SigningFailed when the authority does not answer,
    BrokenPdf.
    """
    try:
        signature = _signature(pdf, field)
        if any(
            one["type"].native == _STAMP for one in _unsigned(signature.signer_info)
        ):
            return pdf
        token = _token(signature, timestamper)
        content = _with_token(signature, token)
        _, start, end, _ = signature.byte_range
    except SIGNATURE_ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    # between < and >
    room = end - start - 2
    digits = content.hex().encode()
    if len(digits) > room:
        return add_archive_timestamp(pdf, timestamper)
    return pdf[: start + 1] + digits.ljust(room, b"0") + pdf[end - 1 :]


def _unsigned(info: cms.SignerInfo) -> list[cms.CMSAttribute]:
    attributes = info["unsigned_attrs"]
    return list(attributes) if isinstance(attributes, cms.CMSAttributes) else []


def _signature(pdf: bytes, field: str) -> EmbeddedPdfSignature:
    found = [
        one for one in find_signatures(open_reader(pdf)) if one.field_name == field
    ]
    if not found or not isinstance(found[0], EmbeddedPdfSignature):
        raise BrokenPdf(reason=field)
    return found[0]


def _token(
    signature: EmbeddedPdfSignature, timestamper: TimeStamper
) -> cms.ContentInfo:
    value = signature.signer_info["signature"].native
    try:
        return run(
            timestamper.async_timestamp(hashlib.sha256(value).digest(), "sha256")
        )
    except (TimestampRequestError, OSError) as error:
        raise SigningFailed(reason=str(error)) from error


def _with_token(signature: EmbeddedPdfSignature, token: cms.ContentInfo) -> bytes:
    """The signature's CMS with one unsigned attribute more; the rest byte for byte."""
    content = cms.ContentInfo.load(signature.pkcs7_content)
    (info,) = content["content"]["signer_infos"]
    stamp = simple_cms_attribute(_STAMP, token)
    info["unsigned_attrs"] = cms.CMSAttributes([*_unsigned(info), stamp])
    encoded: bytes = content.dump()
    return encoded
