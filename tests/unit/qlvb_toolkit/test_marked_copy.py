# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import pypdf
import pypdfium2 as pdfium
import pytest
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)
from qlvb_toolkit.errors import BrokenFile, ReadingFailed
from qlvb_toolkit.marked_copy import bounded_marked_copy, marked_copy
from reportlab.pdfgen.canvas import Canvas

MARK = "Hệ thống quản lý văn bản; tài khoản vt.an (Nguyễn Văn An); 26/11/2026 22:00:00"


def pdf(pages: int = 2) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in range(pages):
        canvas.drawString(72, 700, f"trang {number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def with_signature_field() -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf(1))))
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Signature1"),
            NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (0, 0, 9, 9)]),
        }
    )
    reference = writer._add_object(field)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
    writer.root_object[NameObject("/AcroForm")] = form
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_each_page_keeps_its_text_and_gets_the_line() -> None:
    """R178: who took the copy, of which system, when."""
    copy = bounded_marked_copy(pdf(), MARK, seconds=60, megabytes=1024)
    pages = list(pdfium.PdfDocument(copy))
    assert len(pages) == 2
    for number, page in enumerate(pages):
        words = page.get_textpage().get_text_range()
        assert f"trang {number}" in words
        assert MARK in words


def test_a_copy_is_not_taken_for_the_signed_document() -> None:
    copy = pypdf.PdfReader(io.BytesIO(marked_copy(with_signature_field(), MARK)))
    assert not copy.get_fields()
    assert [note["/Subtype"] for note in copy.pages[0]["/Annots"]] == ["/Stamp"]


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BrokenFile):
        marked_copy(b"%PDF-1.7 broken", MARK)
    with pytest.raises(ReadingFailed):
        bounded_marked_copy(b"no pdf", MARK, seconds=60, megabytes=1024)
