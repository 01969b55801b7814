# SPDX-License-Identifier: LGPL-3.0-or-later
"""The one door to PDFium, which must not run in two threads at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium_c

from .errors import BrokenFile, EncryptedFile

PDFIUM_LOCK = threading.RLock()


@contextmanager
def open_pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """An open document, closed afterwards; other threads wait.

    Raises EncryptedFile when a password is asked, BrokenFile when it cannot be read.
    """
    with PDFIUM_LOCK:
        document = _open(data)
        try:
            yield document
        finally:
            document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFile from error
        raise BrokenFile("pdf") from error
