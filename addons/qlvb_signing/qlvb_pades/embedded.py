# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""Finding the signatures of a file, of every kind that was ever usual.

A signature that cannot be read must not hide the others, nor itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms
from pyhanko.pdf_utils.form_tools import enumerate_fields_in
from pyhanko.pdf_utils.generic import ArrayObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.general import (
    CMSExtractionError,
    NonexistentAttributeError,
    extract_certificate_info,
    find_unique_cms_attribute,
)
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import extract_contents
from pyhanko.sign.validation.status import SignatureCoverageLevel

from .algorithms import is_unknown, name_algorithm
from .diff import POLICY
from .foreign_signature import ForeignSignature
from .legacy import RSA_SHA1, RsaSha1Signature
from .reading import PARSER_ERRORS, lookup, open_reader

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


def signer_certificates(pdf: bytes) -> list[bytes]:
    """The certificate of each signature that can be read, as DER.

    Raises NotPdf, BrokenPdf, EncryptedPdf.
    """
    found = find_signatures(open_reader(pdf))
    signed = (item for item in found if isinstance(item, EmbeddedPdfSignature))
    return [item.signer_cert.dump() for item in signed]


def signature_fields(
    reader: PdfFileReader, *, filled: bool | None = None
) -> Iterator[tuple[str, Any, Any]]:
    """Name, value and reference of each field for signatures."""
    seen: set[Any] = set()
    form = lookup(reader.root, "/AcroForm", {})
    for item in lookup(form, "/Fields", ()):
        if _is_missing(item):
            continue
        for name, value, field in enumerate_fields_in(
            ArrayObject([item]),
            filled_status=filled,
            refs_seen=seen,
            target_field_type="/Sig",
        ):
            yield str(name), value, field


def _is_missing(item: Any) -> bool:
    """A field that is listed and is nowhere in the file is none (ISO 32000, 7.3.10)."""
    try:
        item.get_object()
    except PARSER_ERRORS:
        return True
    return False


def _found(reader: PdfFileReader) -> Iterator[Found]:
    seen: set[Any] = set()
    for name, value, field in signature_fields(reader, filled=True):
        where = getattr(field.get_object().raw_get("/V"), "reference", None)
        if where is not None and where in seen:
            continue  # one signature that two fields show is still one
        seen.add(where)
        try:
            yield _open(reader, name, value, field)
        except SIGNATURE_ERRORS:
            revision = _revision(reader, value)
            yield Unreadable(name, revision, "unreadable_signature")


def _open(reader: PdfFileReader, name: str, value: Any, field: Any) -> Found:
    kind = lookup(value.get_object(), "/SubFilter")
    holder = field.get_object().raw_get("/V")
    if kind == RSA_SHA1:
        return RsaSha1Signature(reader, field, name)
    if kind not in _CMS or not isinstance(holder, IndirectObject):
        return Unreadable(name, _revision(reader, value), "unsupported")
    signed_data = cms.ContentInfo.load(extract_contents(value.get_object()))["content"]
    if len(signed_data["signer_infos"]) > 1:
        return Unreadable(name, _revision(reader, value), "unsupported")
    info = signed_data["signer_infos"][0]
    if is_unknown(info["digest_algorithm"]):
        return Unreadable(name, _revision(reader, value), "unsupported")
    signature = ForeignSignature(reader, field, name)
    if reason := _lack(signature):
        return Unreadable(name, _revision(reader, value), reason)
    name_algorithm(signature.signer_info, signature.signer_cert)
    if is_unknown(signature.signer_info["signature_algorithm"]):
        reason = harm_or(signature, "unsupported")
        return Unreadable(name, _revision(reader, value), reason)
    return signature


def _lack(signature: ForeignSignature) -> str | None:
    """Why the certificate of the signer cannot be told, if so (EN 319 102-1, 5.2.3).

    Some programs leave it out, or misspell the issuer they point to; the one that is
    pointed to may not be the one that was signed with the rest.
    """
    try:
        _ = extract_certificate_info(signature.signed_data).signer_cert
    except CMSExtractionError:
        return harm_or(signature, "no_certificate")
    try:
        _ = signature.signer_cert
    except SignatureValidationError:
        return harm_or(signature, "bad_signature")
    return None


def harm_or(signature: EmbeddedPdfSignature, reason: str) -> str:
    """What was done to the file, whoever signed it; ``reason`` if nothing was."""
    if not _may_be_intact(signature):
        return "content_changed"
    signature.compute_integrity_info(diff_policy=POLICY)
    if signature.evaluate_signature_coverage() < SignatureCoverageLevel.ENTIRE_REVISION:
        return "partial_coverage"
    is_altered = isinstance(signature.diff_result, SuspiciousModification)
    return "forbidden_change" if is_altered else reason


def _may_be_intact(signature: EmbeddedPdfSignature) -> bool:
    """Whether the file is the one its attributes speak of, whoever signed them."""
    try:
        digest = find_unique_cms_attribute(
            signature.signer_info["signed_attrs"], "message_digest"
        )
    except NonexistentAttributeError:
        return True
    inside = signature.signed_data["encap_content_info"]["content"].native
    return bool(inside is not None or digest.native == signature.compute_digest())


def _revision(reader: PdfFileReader, value: Any) -> int:
    try:
        revision: int = reader.xrefs.get_last_change(value.reference)
    except PARSER_ERRORS:
        return 0
    return revision
