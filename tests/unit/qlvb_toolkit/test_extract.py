# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import unicodedata

import docx
import pytest
from qlvb_toolkit import errors
from qlvb_toolkit.extract import extract_text, first_page_text

from . import samples

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _rich_document() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.sections[0].footer.paragraphs[0].text = "Chân trang"
    document.add_paragraph(unicodedata.normalize("NFD", "Điều một"))
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Ô gộp"
    table.cell(1, 0).text = "Ô trái"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "Ô trong ô"
    document.add_paragraph("Điều hai")
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def test_all_text_of_a_word_file_in_its_order() -> None:
    lines = [line for line in extract_text(_rich_document(), WORD).split("\n") if line]
    assert lines == [
        *("Đầu trang", "Điều một", "Ô gộp", "Ô trái", "Ô trong ô", "Điều hai"),
        "Chân trang",
    ]


def test_r61_text_is_precomposed() -> None:
    """R61"""
    decomposed = unicodedata.normalize("NFD", "Quyết định").encode()
    assert extract_text(decomposed, "text/plain") == "Quyết định"
    assert extract_text("đ".encode("utf-16"), "text/csv") == "đ"


def test_a_pdf_gives_all_pages_and_its_first(decision_pdf: bytes) -> None:
    text = extract_text(decision_pdf, "application/pdf")
    assert text == unicodedata.normalize("NFC", text)
    assert "Chủ trì, phối hợp với Sở Khoa học và Công nghệ" in " ".join(text.split())
    first = first_page_text(decision_pdf)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Phạm Văn Nghiêm" not in first


def test_a_type_without_text_is_refused_by_name() -> None:
    with pytest.raises(errors.TextNotExtractable) as caught:
        extract_text(samples.image("PNG"), "image/png")
    assert caught.value.params == {"mimetype": "image/png"}


@pytest.mark.parametrize(
    ("data", "mimetype", "error"),
    [
        (b"%PDF-1.7", "application/pdf", errors.BrokenFile),
        (samples.encrypted_pdf("x"), "application/pdf", errors.EncryptedFile),
        (b"PK\x03\x04", WORD, errors.BrokenFile),
        (samples.archive({"a": b"b"}), WORD, errors.BrokenFile),
        (samples.word()[:-50], WORD, errors.BrokenFile),
        (b"\xff\xff", "text/plain", errors.BrokenFile),
    ],
)
def test_what_cannot_be_read_is_refused_by_kind(data, mimetype, error) -> None:
    with pytest.raises(error):
        extract_text(data, mimetype)
