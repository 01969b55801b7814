# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening files of unknown origin."""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from .errors import BrokenPdf, EncryptedPdf, NotPdf

# What damaged input makes the parser raise, besides its own errors.
PARSER_ERRORS = (
    PdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
)


def open_reader(pdf: bytes) -> PdfFileReader:
    """Open strictly. Raises NotPdf, BrokenPdf, EncryptedPdf."""
    if not pdf.startswith(b"%PDF-"):
        raise NotPdf()
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        encrypted = reader.encrypted
        hybrid = reader.xrefs.hybrid_xrefs_present
    except PARSER_ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    if encrypted:
        raise EncryptedPdf()
    if hybrid:
        raise BrokenPdf(reason="hybrid cross-references")
    return reader


def lookup(dictionary: DictionaryObject, key: str, default: Any = None) -> Any:
    """Like ``dict.get``, but an indirect value is followed."""
    # pyHanko's own get() does not follow references.
    return dictionary[key] if key in dictionary else default  # noqa: SIM401
