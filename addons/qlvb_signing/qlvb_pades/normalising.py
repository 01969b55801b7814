# SPDX-License-Identifier: LGPL-3.0-or-later
"""Rewriting an unsigned PDF of unknown origin once, before anything is signed.

Afterwards it has one revision and one cross-reference table, its pages are upright,
and nothing is left in it that no page shows. A signed file is never rewritten.
"""

import json
import sys
from io import BytesIO
from typing import IO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from .bounded import keep_limits, run_bounded
from .errors import ERRORS, AlreadySigned, BrokenPdf, EncryptedPdf, PadesError
from .guard import guard_pdf
from .reading import DAMAGE

_ERRORS = (PyPdfError, OSError, *DAMAGE)
_HEADER = "%PDF-1.7"


def normalise_pdf(pdf: bytes) -> bytes:
    """The same pages in a clean file of one revision.

    Repairs cross-references, also two tables beside each other (hybrid); leaves out
    what earlier revisions held; turns the content of turned pages, so that text
    can be written on them upright. Raises AlreadySigned, EncryptedPdf, BrokenPdf.
    """
    try:
        reader = PdfReader(BytesIO(pdf), strict=False)
        if reader.is_encrypted:
            raise EncryptedPdf()
        _refuse_signed(reader)
        writer = PdfWriter(clone_from=reader)
        for page in writer.pages:
            if page.rotation:
                page.transfer_rotation_to_content()
        writer.pdf_header = _HEADER
        output = BytesIO()
        writer.write(output)
    except _ERRORS as error:
        raise BrokenPdf(reason=str(error)) from error
    return output.getvalue()


def _refuse_signed(reader: PdfReader) -> None:
    """Look at each field by itself: widgets of a damaged form have no tree."""
    form = reader.root_object.get("/AcroForm")
    fields = form.get_object().get("/Fields", []) if form else []
    for reference in fields:
        field = reference.get_object()
        if field.get("/FT") == "/Sig" and "/V" in field:
            raise AlreadySigned(fields=(str(field.get("/T")),))


def normalise_bounded(pdf: bytes, *, seconds: int, megabytes: int) -> bytes:
    """``normalise_pdf`` and then ``guard_pdf``, in a process that may die of the file.

    Raises what these raise, and CheckFailed when the file needs more than this.
    """
    out = run_bounded("normalising", pdf, seconds=seconds, megabytes=megabytes)
    head, _, body = out.partition(b"\n")
    verdict = json.loads(head)
    if verdict:
        # its particulars stayed there
        raise ERRORS[verdict["code"]]()
    return body


def main(source: IO[bytes], target: IO[bytes], seconds: int, megabytes: int) -> None:
    """Normalise one file; the first line of the answer says what is wrong with it."""
    keep_limits(seconds, megabytes)
    try:
        clean = normalise_pdf(source.read())
        guard_pdf(clean, allow_signed=False)
    except PadesError as error:
        target.write(json.dumps({"code": error.code}).encode() + b"\n")
        return
    target.write(b"null\n" + clean)


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, *map(int, sys.argv[1:]))
