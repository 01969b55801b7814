# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refusing files that must not be signed (R65)."""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    Reference,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from .embedded import find_signatures
from .errors import ActiveContentPdf, AlreadySigned, BrokenPdf, BrokenSignature
from .reading import PARSER_ERRORS, lookup, open_reader
from .types import AGENCY_FIELD, LEADER_FIELD, TEXT_FIELDS, PdfFacts
from .validation import harmed_signatures

# Reading 300,000 objects takes seconds and 650 MB; an office document has a few
# thousand.
_MAX_OBJECTS = 100_000
_MAX_DEPTH = 64

_ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/SubmitForm": "submit_form",
    "/ImportData": "import_data",
    "/GoToE": "embedded_file",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/GoTo3DView": "media",
    "/RichMediaExecute": "media",
}
_ANNOTATIONS = {
    "/FileAttachment": "embedded_file",
    "/RichMedia": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/Screen": "media",
    "/3D": "media",
}
_KEYS = {
    "/JS": "javascript",
    "/JavaScript": "javascript",
    "/XFA": "xfa",
    "/EmbeddedFiles": "embedded_file",
    "/EF": "embedded_file",
    "/AA": "automatic_action",
}


def guard_pdf(pdf: bytes, *, allow_signed: bool) -> PdfFacts:
    """Check a file before it is kept for signing.

    Signatures already there must hold (bytes and later changes, not trust).
    Raises NotPdf, BrokenPdf, EncryptedPdf, ActiveContentPdf, AlreadySigned,
    BrokenSignature. Source: Quyết định 76/2025/QĐ-UBND Điều 7.3.b, 15.2 (R65).
    """
    reader = open_reader(pdf)
    try:
        kinds = _active_kinds(reader)
        facts = _facts(reader)
    except PARSER_ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    if kinds:
        raise ActiveContentPdf(kinds=tuple(sorted(kinds)))
    if facts.signed_fields and not allow_signed:
        raise AlreadySigned(fields=facts.signed_fields)
    for field in harmed_signatures(reader):
        raise BrokenSignature(field=field)
    return facts


def _facts(reader: PdfFileReader) -> PdfFacts:
    pages = int(reader.root["/Pages"]["/Count"])
    if pages < 1:
        raise BrokenPdf(reason="no page")
    names = {lookup(field, "/T") for field in _fields(reader)}
    return PdfFacts(
        pages=pages,
        version=reader.input_version,
        signed_fields=tuple(item.field_name for item in find_signatures(reader)),
        prepared={*TEXT_FIELDS, LEADER_FIELD, AGENCY_FIELD} <= names,
    )


def _fields(reader: PdfFileReader) -> list[DictionaryObject]:
    form = lookup(reader.root, "/AcroForm", {})
    return [reference.get_object() for reference in lookup(form, "/Fields", ())]


def _active_kinds(reader: PdfFileReader) -> set[str]:
    kinds = {
        kind
        for item in _all_objects(reader)
        for dictionary in _dictionaries(item, 0)
        for kind in _kinds_of(dictionary)
    }
    opening = lookup(reader.root, "/OpenAction")
    # LibreOffice writes a plain destination there, which is harmless.
    if isinstance(opening, DictionaryObject) and lookup(opening, "/S") != "/GoTo":
        kinds.add("open_action")
    return kinds


def _all_objects(reader: PdfFileReader) -> Iterator[PdfObject]:
    """Every object of every revision: an older one may still be reachable."""
    revisions = _object_references(reader)
    if sum(map(len, revisions)) > _MAX_OBJECTS:
        raise BrokenPdf(reason="too many objects")
    for number, references in enumerate(revisions):
        resolver = reader.get_historical_resolver(number)
        for reference in references:
            yield resolver(reference)


def _object_references(reader: PdfFileReader) -> list[set[Reference]]:
    return [
        reader.xrefs.explicit_refs_in_revision(revision)
        for revision in range(reader.xrefs.total_revisions)
    ]


def _dictionaries(item: PdfObject, depth: int) -> Iterator[DictionaryObject]:
    """The dictionaries inside one object, without following references."""
    if depth > _MAX_DEPTH:
        raise BrokenPdf(reason="nested too deep")
    if isinstance(item, DictionaryObject):
        yield item
        children = [item.raw_get(key) for key in item]
    elif isinstance(item, ArrayObject):
        children = [item.raw_get(index) for index in range(len(item))]
    else:
        return
    for child in children:
        if isinstance(child, DictionaryObject | ArrayObject):
            yield from _dictionaries(child, depth + 1)


def _kinds_of(dictionary: DictionaryObject) -> Iterator[str]:
    for table, key in ((_ACTIONS, "/S"), (_ANNOTATIONS, "/Subtype")):
        value = lookup(dictionary, key)
        if isinstance(value, NameObject) and value in table:
            yield table[value]
    for key, kind in _KEYS.items():
        if key in dictionary:
            yield kind
