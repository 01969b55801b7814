# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""Judging the signature that a program outside has put on a file of ours.

That program runs on somebody's own machine: nothing it says is believed. What it
sends back must go on from our bytes and add one valid signature and nothing else.
"""

from dataclasses import dataclass

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel, SuspiciousModification
from pyhanko.sign.validation import EmbeddedPdfSignature

from .diff import SIGNING_POLICY
from .embedded import find_signatures
from .errors import (
    BrokenPdf,
    FileRewritten,
    ForeignChange,
    SignatureCount,
    SignatureNotValid,
)
from .guard import guard_pdf
from .reading import PARSER_ERRORS, lookup, open_reader
from .types import Grade, SignatureKind, TrustPolicy
from .validation import validate_reader

# Square points: a quarter of A4. A signature is seen on the page, not instead of it.
_LARGEST_PICTURE = 595 * 842 / 4


@dataclass(frozen=True)
class AddedSignature:
    """The new signature, which is valid: whose it is and what it permits.

    ``certificate`` of the signer and ``chain`` of issuers it brought along are DER;
    ``permits`` as in ``SignatureReport``.
    """

    field: str
    kind: SignatureKind
    permits: int | None
    certificate: bytes
    chain: tuple[bytes, ...]


def added_signature(before: bytes, after: bytes, trust: TrustPolicy) -> AddedSignature:
    """Return the one signature that ``after`` adds to ``before``.

    Raises FileRewritten, ForeignChange, SignatureCount, SignatureNotValid, and what
    guard_pdf raises. The caller checks whose signature it is.
    """
    if len(after) <= len(before) or not after.startswith(before):
        raise FileRewritten()
    guard_pdf(after, allow_signed=True)
    earlier, reader = open_reader(before), open_reader(after)
    field = _added_field(earlier, reader)
    try:
        _refuse_other_changes(earlier, reader, field)
    except PARSER_ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    report = validate_reader(reader, trust)
    if report.grade != Grade.VALID:
        raise SignatureNotValid(reasons=report.reasons)
    added = next(item for item in report.signatures if item.field == field)
    return AddedSignature(
        field=field,
        kind=added.kind,
        permits=added.permits,
        certificate=added.certificate_der,
        chain=_chain(reader, field),
    )


def _added_field(earlier: PdfFileReader, reader: PdfFileReader) -> str:
    known = {item.field_name for item in find_signatures(earlier)}
    added = [i.field_name for i in find_signatures(reader) if i.field_name not in known]
    if len(added) != 1:
        raise SignatureCount(count=len(added))
    return added[0]


def _refuse_other_changes(
    earlier: PdfFileReader, reader: PdfFileReader, field: str
) -> None:
    """Look at all revisions that were added, as the earlier signatures' would."""
    last = earlier.xrefs.total_revisions - 1
    goes_on = reader.xrefs.total_revisions - 1 > last and (
        reader.xrefs.get_startxref_for_revision(last)
        == earlier.xrefs.get_startxref_for_revision(last)
    )
    if not goes_on:
        raise FileRewritten()
    result = SIGNING_POLICY.review_file(reader, last)
    if isinstance(result, SuspiciousModification):
        raise ForeignChange(reason=str(result))
    if result.modification_level > ModificationLevel.FORM_FILLING:
        raise ForeignChange(reason="annotations")
    if others := result.changed_form_fields - {field}:
        raise ForeignChange(reason=", ".join(sorted(others)))
    if _largest_picture(reader, field) > _LARGEST_PICTURE:
        raise ForeignChange(reason="picture")


def _largest_picture(reader: PdfFileReader, field: str) -> float:
    signature = next(i for i in find_signatures(reader) if i.field_name == field)
    if not isinstance(signature, EmbeddedPdfSignature):
        return 0  # refused for what it is
    widgets = [signature.sig_field]
    widgets += [kid.get_object() for kid in lookup(signature.sig_field, "/Kids", ())]
    boxes = [[float(edge) for edge in lookup(w, "/Rect", (0,) * 4)] for w in widgets]
    return max(abs((x1 - x0) * (y1 - y0)) for x0, y0, x1, y1 in boxes)


def _chain(reader: PdfFileReader, field: str) -> tuple[bytes, ...]:
    signature = next(i for i in find_signatures(reader) if i.field_name == field)
    if not isinstance(signature, EmbeddedPdfSignature):
        return ()
    return tuple(item.dump() for item in signature.other_embedded_certs)
