# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""Finding the signatures of a file, of every kind that was ever usual.

A signature that cannot be read must not hide the others, nor itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.errors import SignatureValidationError

from .legacy import RSA_SHA1, RsaSha1Signature
from .reading import PARSER_ERRORS, lookup

SIGNATURE_ERRORS = (*PARSER_ERRORS, SignatureValidationError)

_CMS = {
    "/ETSI.CAdES.detached",
    "/ETSI.RFC3161",
    "/adbe.pkcs7.detached",
    "/adbe.pkcs7.sha1",
    "/PBAD.PAdES",
}


@dataclass(frozen=True)
class Unreadable:
    """A field that is filled with something we cannot judge; ``reason`` says why."""

    field_name: str
    signed_revision: int
    reason: str


Found = EmbeddedPdfSignature | Unreadable


def find_signatures(reader: PdfFileReader) -> list[Found]:
    """Every filled signature field, in the order of signing."""
    return sorted(_found(reader), key=lambda item: item.signed_revision)


def _found(reader: PdfFileReader) -> Iterator[Found]:
    for name, value, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            yield _open(reader, str(name), value, field)
        except SIGNATURE_ERRORS:
            revision = _revision(reader, value)
            yield Unreadable(str(name), revision, "unreadable_signature")


def _open(reader: PdfFileReader, name: str, value: Any, field: Any) -> Found:
    kind = lookup(value.get_object(), "/SubFilter")
    if kind == RSA_SHA1:
        return RsaSha1Signature(reader, field, name)
    if kind not in _CMS:
        return Unreadable(name, _revision(reader, value), "unsupported")
    signature = EmbeddedPdfSignature(reader, field, name)
    _ = signature.signer_cert  # read only now; it must be there
    return signature


def _revision(reader: PdfFileReader, value: Any) -> int:
    try:
        revision: int = reader.xrefs.get_last_change(value.reference)
    except PARSER_ERRORS:
        return 0
    return revision
