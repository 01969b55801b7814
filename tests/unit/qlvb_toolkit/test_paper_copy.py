# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import pypdfium2
import pytest
from qlvb_toolkit.arrival_stamp import register_fonts
from qlvb_toolkit.envelope_print import Envelope, write_envelopes
from qlvb_toolkit.errors import BrokenFile
from qlvb_toolkit.extract import extract_text
from qlvb_toolkit.paper_copy import (
    CopyBlock,
    chosen_pages,
    extract_pages,
    paper_copy,
)
from reportlab.pdfgen.canvas import Canvas

BLOCK = CopyBlock(
    kind="TRÍCH SAO",
    agency="ỦY BAN NHÂN DÂN XÃ NGUYỄN VĂN LINH",
    code="07/TrS-UBND",
    place_and_date="Nguyễn Văn Linh, ngày 05 tháng 02 năm 2026",
    signer_lines=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    signer_name="Trần Văn Bình",
    recipients=("- Sở Nội vụ;", "- Lưu: VT."),
)


def make_pdf(words: str) -> bytes:
    register_fonts()
    stream = io.BytesIO()
    page = Canvas(stream)
    page.setFont("QlvbStamp", 13)
    page.drawString(72, 700, words)
    page.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("words", "pages"),
    [("1", [0]), ("1-3", [0, 1, 2]), ("3, 1-2,2", [0, 1, 2]), (" 4 - 4 ", [3])],
)
def test_pages_are_chosen_in_order_and_once(words, pages):
    assert chosen_pages(words, 4) == pages


@pytest.mark.parametrize("words", ["", "0", "5", "3-2", "1-9", "-1", "hai", "1;2"])
def test_pages_that_are_not_there_are_refused(words):
    with pytest.raises(ValueError):  # noqa: PT011 (its words are not shown)
        chosen_pages(words, 4)


def test_the_block_follows_the_copied_pages():
    copy = paper_copy(make_pdf("Nội dung được sao"), BLOCK, [0])
    assert len(pypdfium2.PdfDocument(copy)) == 2
    words = extract_text(copy, "application/pdf")
    assert words.index("Nội dung được sao") < words.index("TRÍCH SAO")
    for part in (BLOCK.place_and_date, BLOCK.code, *BLOCK.signer_lines, "Lưu: VT."):
        assert part in words


def test_an_extract_leaves_its_source_alone():
    source = make_pdf("Trang một")
    made = extract_pages(source)
    assert made != source
    assert "Trang một" in extract_text(made, "application/pdf")
    with pytest.raises(BrokenFile):
        extract_pages(source[:50])


def test_appendices_follow_and_pages_are_counted_through_all():
    main, *more = (make_pdf(f"Phần {name}") for name in ("chính", "một", "hai"))
    whole = paper_copy(main, BLOCK, more=more)
    assert len(pypdfium2.PdfDocument(whole)) == 4
    words = extract_text(whole, "application/pdf")
    places = [words.index(p) for p in ("chính", "Phần một", "Phần hai", "TRÍCH SAO")]
    assert places == sorted(places)
    chosen = extract_text(extract_pages(main, [0, 2], more=more), "application/pdf")
    assert "Phần hai" in chosen
    assert "Phần một" not in chosen


def test_an_envelope_for_each_recipient(tmp_path):
    path = tmp_path / "bi.pdf"
    envelopes = [
        Envelope(("SỞ NỘI VỤ", "Hưng Yên"), "01/QĐ-SNV, 02/TB-SNV", name, "Hỏa tốc")
        for name in ("Bà Lan", "Ông Bình")
    ]
    assert write_envelopes(path, envelopes) == 2
    words = extract_text(path.read_bytes(), "application/pdf")
    assert "02/TB-SNV" in words
    assert "HỎA TỐC" in words
    assert "Ông Bình" in words
