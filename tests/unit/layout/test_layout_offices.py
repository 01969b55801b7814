# SPDX-License-Identifier: LGPL-3.0-or-later
"""The layout checker on the papers of many offices, a set it had not met."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import qn
from qlvb_toolkit.detection import DOCX
from qlvb_toolkit.layout import check_layout, repair_docx
from qlvb_toolkit.office import convert_to_pdf

from tests.corpus.layout.offices import DEFECTS, LAWFUL, Defect
from tests.corpus.layout.offices.decisions import council
from tests.corpus.layout.offices.letters import letter_school
from tests.corpus.layout.offices.making import drawn, needs_office, written
from tests.corpus.layout.offices.paper import Paper, Part

PDF = "application/pdf"
# `make bench ARGS="-k layout"` has them all, and those LibreOffice saves and prints.
WRITTEN = [name for name, maker in LAWFUL.items() if not needs_office(maker())]
DRAWN = (
    "ban-thoa-thuan",
    "giay-uy-quyen",
    "thong-bao-van-phong",
    "cong-van-so",
)
# A signature over two pages, and pages that both begin a text.
PRINTED = ("chi-thi-ky-qua-trang", "quyet-dinh-quy-che-mot-trang")
# What the checker had to learn from this set, by kind of rule.
LEARNED = {
    "can-cu-mot-dong": "each basis begins a line",
    "can-cu-dam": "a basis alone, without a command",
    "dong-it-nhat-30": "lines at least so high",
    "doan-cach-3-va-3": "of two gaps the larger counts",
    "chuong-a-rap": "parts of a regulation issued by a decision",
    "chuong-khong-dam": "the same",
    "ten-chuong-thuong": "the same",
    "muc-la-ma": "the same",
    "diem-thieu-d": "the same",
    "phan-chu-hoa": "the word Phần in small letters",
    "dieu-hai-cham": "the sign after the number of an article",
    "dieu-la-ma": "Arabic figures of articles",
    "dieu-can-giua": "articles are no titles",
    "dieu-chu-hoa": "the word Điều in small letters",
    "dieu-co-khac": "articles as large as the text",
    "dieu-khong-dam-tu-dong": "articles Word counts",
    "diem-nghieng": "one point in italics",
    "so-trang-la-ma": "page numbers in Arabic figures",
    "so-lech-trai": "the number under the middle of the name",
    "vv-sat-so": "6 points above V/v",
    "chuc-vu-khong-dam": "one column of a line with tabs",
    "thieu-kinh-gui": "no addressee, and the text is no head",
    "kinh-gui-khong-gach": "dashes before addressees",
    "kinh-gui-cuoi-phay": "a full stop after the last",
    "kinh-gui-thieu-phay": "semicolons after the others",
    "noi-nhan-thap": "recipients level with the position",
    "noi-nhan-thut": "recipients at the left edge",
    "nguoi-soan-13": "who drafted it is no recipient",
    "phu-luc-chung-dong": "an appendix named on the line of its number",
    "phu-luc-khong-nhac": "the text says there is an appendix",
    "phu-luc-so-trang-lien": "pages of an appendix counted anew",
    "khan-den": "the border of a drawn mark turns red",
    "dia-chi-9": "the address at the foot",
    "dia-chi-khong-ke": "the same",
    "dia-chi-nghieng": "the same",
    "nam-hai-chu-so": "the year in four figures",
    "so-cach-gach-cheo": "no blank before the stroke",
    "ngay-lech-trai": "the date under the middle of the motto",
    "co-quan-lech-trai": "the agency in the middle of its column",
    "kinh-gui-hoa": "the words Kính gửi in small letters",
    "chuong-chung-dong": "number and title of a chapter on two lines",
    "dieu-thieu-cham": "a full stop after the number of an article",
    "muc-la-ma-khong-dam": "titles of sections are bold",
    "diem-dam": "points are not bold",
    "lenh-van-thuong": "the command in capitals",
    "lenh-van-lech-trai": "the command in the middle",
    "tham-quyen-thuong": "who decides in capitals",
    "ten-quy-che-thuong": "the name of a regulation in capitals",
    "kem-theo-quy-che-dung": "the line below it in italics",
}
TAUGHT = [
    d
    for d in DEFECTS
    if d.name.split("@")[0] in LEARNED
    and "docx" in d.media
    and not needs_office(LAWFUL[d.paper]())
]
# On paper, by a program that prints no Word file.
ON_PAPER = [d for d in DEFECTS if d.paper in DRAWN and "pdf" in d.media]


def _planted(defect: Defect) -> bytes:
    return written(defect.of(LAWFUL[defect.paper]()))


@pytest.mark.parametrize("name", WRITTEN)
def test_r54_a_lawful_paper_of_an_office_raises_no_alarm(name: str) -> None:
    """R54"""
    assert check_layout(written(LAWFUL[name]()), DOCX).findings == ()


@pytest.mark.parametrize("name", DRAWN)
def test_r54_a_lawful_paper_as_pdf_raises_no_alarm(name: str) -> None:
    """R54"""
    assert check_layout(drawn(LAWFUL[name]()), PDF).findings == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTED)
def test_r54_a_lawful_paper_as_printed_raises_no_alarm(name: str) -> None:
    """R54"""
    printed = convert_to_pdf(written(LAWFUL[name]()))
    assert check_layout(printed, PDF).findings == ()


@pytest.mark.parametrize("defect", TAUGHT, ids=lambda defect: defect.name)
def test_r54_a_defect_of_an_office_is_found_and_mended(defect: Defect) -> None:
    """R54: by its own code alone; what is mechanical is mended, and nothing else."""
    data = _planted(defect)
    (finding,) = check_layout(data, DOCX).findings
    assert finding.code == defect.code
    assert "30/2020" in finding.clause
    assert finding.repairable or not defect.mechanical
    if defect.mechanical:
        repair = repair_docx(data)
        assert repair.left == ()
        places = {place.paragraph for place in finding.places}
        assert _changed(data, repair.data) <= places


@pytest.mark.parametrize("defect", ON_PAPER, ids=lambda defect: defect.name)
def test_r54_a_defect_of_an_office_is_found_on_paper(defect: Defect) -> None:
    """R54"""
    codes = check_layout(drawn(defect.of(LAWFUL[defect.paper]())), PDF).codes
    assert defect.code in codes


def _changed(before: bytes, after: bytes) -> set[int]:
    """The paragraphs whose words are not what they were."""
    texts = [_texts(data) for data in (before, after)]
    pairs = enumerate(zip(*texts, strict=True))
    return {index for index, (one, other) in pairs if one != other}


def _texts(data: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    ]


# -- lawful, though a rule might think otherwise ----------


def _school_without_units() -> Paper:
    paper = letter_school()
    paper.number = "Số: 61/THPTTQP"
    return paper


def _letter_that_argues() -> Paper:
    """A ground given in the text of a letter is none of its issue."""
    paper = letter_school()
    said = Part("text", "Căn cứ Điều 9 Thông tư số 22/2024/TT-BGDĐT của Bộ;")
    paper.body.insert(1, said)
    return paper


def _council_that_considered() -> Paper:
    paper = council()
    *_others, last = paper.parts("basis")
    last.text = last.text.replace("Xét Tờ trình", "Sau khi xem xét Tờ trình")
    return paper


@pytest.mark.parametrize(
    "paper", [_school_without_units, _letter_that_argues, _council_that_considered]
)
def test_r54_what_the_decree_leaves_free_raises_no_alarm(
    paper: Callable[[], Paper],
) -> None:
    """R54"""
    assert check_layout(written(paper()), DOCX).findings == ()
