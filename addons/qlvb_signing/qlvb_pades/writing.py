# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call"
# (pyHanko: annotations incomplete)
"""Incremental writing that leaves the file's metadata alone."""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from .errors import BrokenPdf
from .reading import PARSER_ERRORS, lookup

name = generic.NameObject


class IncrementalWriter(IncrementalPdfFileWriter):
    """Appends to a file.

    Rewriting XMP at each revision would break the file's PDF/A claim.
    """

    def _update_meta(self) -> None:
        return


def open_writer(pdf: bytes) -> IncrementalWriter:
    """Start a revision on top of ``pdf``. Raises BrokenPdf."""
    try:
        return IncrementalWriter(BytesIO(pdf), strict=True)
    except PARSER_ERRORS as error:
        raise BrokenPdf(reason=type(error).__name__) from error


def finish(writer: IncrementalWriter) -> bytes:
    """Write the revision."""
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def form_of(writer: IncrementalWriter) -> DictionaryObject:
    """The document's form, made if it has none, and marked for writing."""
    if "/AcroForm" not in writer.root:
        empty = DictionaryObject({name("/Fields"): generic.ArrayObject()})
        writer.root["/AcroForm"] = writer.add_object(empty)
        writer.update_root()
    form: DictionaryObject = writer.root["/AcroForm"]
    writer.update_container(form)
    return form


def find_field(writer: IncrementalWriter, field: str) -> IndirectObject | None:
    """The reference of a field at the root of the form."""
    form = lookup(writer.root, "/AcroForm", {})
    for reference in lookup(form, "/Fields", ()):
        if lookup(reference.get_object(), "/T") == field:
            assert isinstance(reference, IndirectObject)  # noqa: S101
            return reference
    return None
