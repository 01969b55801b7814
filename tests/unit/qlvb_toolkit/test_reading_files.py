# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whole files to fields: printed by LibreOffice, as DOCX, as a turned scan, broken."""

import contextlib
import io

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from qlvb_toolkit import errors
from qlvb_toolkit.detection import DOCX
from qlvb_toolkit.reading import read_document
from qlvb_toolkit.reading.geometry import Page, Rect, Word
from qlvb_toolkit.reading.reader import read_first_page, with_signature

from . import samples

PDF = "application/pdf"


def test_a_printed_decision(decision_pdf: bytes) -> None:
    reading = read_document(decision_pdf, PDF)
    assert reading.agency.value == "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"
    assert reading.type_name.value == "Quyết định"
    assert (reading.year.value, reading.notation.value) == ("2025", "QĐ-UBND")
    assert reading.subject.value.startswith("Ban hành Quy chế tiếp nhận")
    assert reading.subject.value.endswith("trên địa bàn tỉnh Hưng Yên")
    assert reading.signer.value == "Phạm Văn Nghiêm"
    assert (reading.position.value, reading.authority.value) == (
        "PHÓ CHỦ TỊCH",
        "TM. KT.",
    )
    assert reading.signer.page == 2
    assert reading.page_count == 12


def test_the_same_decision_before_it_was_printed(decision_docx: bytes) -> None:
    reading = read_document(decision_docx, DOCX)
    assert reading.agency.value == "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"
    assert reading.notation.value == "QĐ-UBND"
    assert reading.signer.value == "Phạm Văn Nghiêm"
    assert (reading.signer.page, reading.signer.box) == (None, None)


def test_columns_made_with_tabs() -> None:
    document = docx.Document()
    document.add_paragraph("UBND TỈNH HƯNG YÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc")
    document.add_paragraph("Số: 15/BC-SNV\tHưng Yên, ngày 02 tháng 9 năm 2025")
    document.add_paragraph("BÁO CÁO").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Công tác tháng 8").alignment = WD_ALIGN_PARAGRAPH.CENTER
    output = io.BytesIO()
    document.save(output)
    reading = read_document(output.getvalue(), DOCX)
    assert (reading.parent_agency.value, reading.agency.value) == (
        "UBND TỈNH HƯNG YÊN",
        "SỞ NỘI VỤ",
    )
    assert (reading.number.value, reading.notation.value) == ("15", "BC-SNV")
    assert reading.date.value == "2025-09-02"
    assert reading.subject.value == "Công tác tháng 8"


def test_a_scan_that_lies_on_its_side(decision_pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(decision_pdf)
    picture = document[0].render(scale=200 / 72).to_pil()
    turned = picture.transpose(Image.Transpose.ROTATE_90)
    output = io.BytesIO()
    turned.save(output, "PNG")
    reading = read_document(output.getvalue(), "image/png")
    assert reading.agency.value == "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"
    assert reading.notation.value == "QĐ-UBND"
    assert reading.notation.source == "ocr"
    box = reading.notation.box
    assert box is not None
    # What stands upper left of the page lies lower left of the turned picture.
    assert box.left < 0.2
    assert box.top > 0.5


def test_without_recognition_a_picture_gives_its_page_count_alone() -> None:
    reading = read_document(samples.image("PNG"), "image/png", ocr=False)
    assert reading.page_count == 1
    assert reading.number.confidence == 0


@pytest.mark.parametrize(
    ("data", "mimetype", "error"),
    [
        (b"%PDF-1.7", PDF, errors.BrokenFile),
        (samples.encrypted_pdf("x"), PDF, errors.EncryptedFile),
        (b"PK\x03\x04", DOCX, errors.BrokenFile),
        (b"\x89PNG\r\n\x1a\n", "image/png", errors.BrokenFile),
        (b"text", "text/plain", errors.TextNotExtractable),
    ],
)
def test_what_cannot_be_read_is_refused_by_kind(data, mimetype, error) -> None:
    with pytest.raises(error):
        read_document(data, mimetype)


@given(st.binary(max_size=2000), st.sampled_from([PDF, DOCX, "image/tiff"]))
def test_any_bytes_give_a_reading_or_a_declared_error(data, mimetype) -> None:
    head = {PDF: b"%PDF-1.7\n", DOCX: b"PK\x03\x04"}.get(mimetype, b"II*\x00")
    with contextlib.suppress(errors.ToolkitError):
        read_document(head + data, mimetype, ocr=False)


_TEXTS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        ["Số:", "/QĐ-UBND", "Nơi", "nhận:", "TM.", "KT.", "CỘNG", "HÒA", "ngày", "V/v"]
    ),
)
_WORDS = st.builds(
    lambda text, x, y, wide, high: Word(
        text, Rect(x, y, x + wide, y + high), Rect(x, y, x + wide, y + high)
    ),
    _TEXTS,
    *(st.floats(0, 900) for _ in range(2)),
    *(st.floats(0, 60) for _ in range(2)),
)


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_any_words_give_a_reading(words: list[Word]) -> None:
    page = Page(0, 595.0, 842.0, tuple(words), "ocr", (595.0, 842.0))
    reading = with_signature(read_first_page(page), [0], lambda _: page, 1)
    assert 0 <= reading.number.confidence <= 1


_STOPS = ((34, WD_TAB_ALIGNMENT.CENTER), (119, WD_TAB_ALIGNMENT.CENTER))
_TABBED = (
    "\tUBND TỈNH HƯNG YÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "\tSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc",
    "\tSố: 12/SNV-VP\tHưng Yên, ngày 03 tháng 4 năm 2025",
    "\tV/v rà soát mã định danh\t",
    "Kính gửi: Các sở, ban, ngành tỉnh.",
    *("Đề nghị các cơ quan, đơn vị rà soát và báo cáo trước ngày 15.",) * 6,
    "\tNơi nhận:\tGIÁM ĐỐC",
    "\t- Như trên;\t",
    *("\t\t",) * 4,
    "\t\tTrần Văn Bình",
)


def _tabbed_docx(alignment: str = "") -> bytes:
    document = docx.Document()
    for text in _TABBED:
        paragraph = document.add_paragraph(text)
        if "\t" in text:
            for at, kind in _STOPS:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(at), kind)
        if alignment:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
            paragraph._p.pPr.find(qn("w:jc")).set(qn("w:val"), alignment)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("alignment", ["", "start", "nobody-knows"])
def test_r82_columns_set_with_tabulators(alignment: str) -> None:
    """R82: head and signature of a DOCX without tables; LibreOffice writes "start"."""
    reading = read_document(_tabbed_docx(alignment), DOCX)
    assert reading.agency.value == "SỞ NỘI VỤ"
    assert reading.subject.value == "rà soát mã định danh"
    assert (reading.signer.value, reading.position.value) == (
        "Trần Văn Bình",
        "GIÁM ĐỐC",
    )
