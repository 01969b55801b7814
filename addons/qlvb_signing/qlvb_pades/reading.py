# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening files of unknown origin."""

from io import BytesIO
from typing import Any
from zlib import error as ZlibError

from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from .errors import BrokenPdf, EncryptedPdf, NotPdf

# What damaged input makes any parser raise, besides its own errors.
DAMAGE = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    EOFError,
    OSError,
    ZlibError,
    UnsupportedAlgorithm,
    AssertionError,
    NotImplementedError,
    RecursionError,
)
PARSER_ERRORS = (PdfError, *DAMAGE)
# Others look for the header here; what stands before it shifts every address.
_HEADER_WITHIN = 1024


def open_reader(pdf: bytes) -> PdfFileReader:
    """Open strictly. Raises NotPdf, BrokenPdf, EncryptedPdf."""
    if not pdf.startswith(b"%PDF-"):
        raise NotPdf()
    reader = _opened(pdf, strict=True)
    if reader.xrefs.hybrid_xrefs_present:
        raise BrokenPdf(reason="hybrid cross-references")
    return reader


def open_foreign_reader(pdf: bytes) -> PdfFileReader:
    """Open what is only to be judged, as others made it.

    Word writes two cross-reference tables beside each other (hybrid), and many
    programs are careless; the reader's ``strict`` is then False. Not both at
    once: nothing would hold then. A file that everybody may open is opened, though
    its maker forbade printing. Raises NotPdf, BrokenPdf, EncryptedPdf.
    """
    if b"%PDF-" not in pdf[:_HEADER_WITHIN]:
        raise NotPdf()
    try:
        reader = _opened(pdf, strict=True, without_password=True)
    except BrokenPdf:
        reader = _opened(pdf, strict=False, without_password=True)
        if reader.xrefs.hybrid_xrefs_present:
            raise
        return reader
    # pyHanko judges nothing in a hybrid file that was opened strictly.
    if reader.xrefs.hybrid_xrefs_present:
        return _opened(pdf, strict=False, without_password=True)
    return reader


def _opened(
    pdf: bytes, *, strict: bool, without_password: bool = False
) -> PdfFileReader:
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=strict)
        locked = reader.encrypted and not (without_password and _unlocked(reader))
        if not locked:
            _ = reader.xrefs.hybrid_xrefs_present, reader.root
    except PARSER_ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    if locked:
        raise EncryptedPdf()
    return reader


def _unlocked(reader: PdfFileReader) -> bool:
    """Whether the file opens without a password, as viewers try first."""
    return reader.decrypt(b"").status != AuthStatus.FAILED


def lookup(dictionary: DictionaryObject, key: str, default: Any = None) -> Any:
    """Like ``dict.get``, but an indirect value is followed."""
    # pyHanko's own get() does not follow references.
    return dictionary[key] if key in dictionary else default  # noqa: SIM401
