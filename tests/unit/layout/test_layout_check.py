# SPDX-License-Identifier: LGPL-3.0-or-later
"""The layout checker on documents set by the decree, and with one defect each."""

import io
from functools import cache

import docx
import pytest
from docx.oxml.ns import qn
from qlvb_toolkit.detection import DOCX
from qlvb_toolkit.errors import BrokenFile, TextNotExtractable
from qlvb_toolkit.layout import LayoutReport, check_layout, repair_docx
from qlvb_toolkit.office import convert_to_pdf

from tests.corpus.layout.defects import DEFECTS, Defect
from tests.corpus.layout.lawful import DOCUMENTS, Lawful
from tests.corpus.layout.typesetter import typeset

PDF = "application/pdf"
CODES = {defect.code: defect for defect in DEFECTS}
# `make bench ARGS="-k layout"` plants them all, here every third is enough.
SAMPLE = list(CODES.values())[::3]
SPECS = {spec.name: spec for spec in DOCUMENTS}


@cache
def _report(defect: Defect) -> LayoutReport:
    return check_layout(defect.make(), DOCX)


@pytest.mark.parametrize("spec", DOCUMENTS, ids=lambda spec: spec.name)
def test_r54_a_lawful_document_raises_no_alarm(spec: Lawful) -> None:
    """R54"""
    assert check_layout(typeset(spec), DOCX).findings == ()


@pytest.mark.parametrize("defect", SAMPLE, ids=lambda defect: defect.code)
def test_r54_each_deviation_is_listed_with_its_rule(defect: Defect) -> None:
    """R54: by its own code, with the clause and where it stands."""
    findings = {finding.code: finding for finding in _report(defect).findings}
    found = findings[defect.code]
    assert found.message.endswith((".", ")."))
    assert "30/2020" in found.clause or "78/2025" in found.clause
    assert len(findings) <= 2


def test_r53_the_measured_margin_is_said() -> None:
    """R53"""
    (finding,) = _report(CODES["page.margin.left"]).findings
    assert finding.measured == "40,0 mm"
    assert finding.message == "Lề trái đang là 40,0 mm; phải từ 30 đến 35 mm."
    assert finding.clause.endswith("mục I.3")


def test_r56_the_frame_of_an_urgency_mark_is_measured() -> None:
    """R56"""
    (finding,) = _report(CODES["urgency.box"]).findings
    assert "30 × 8 mm" in finding.message


def test_r57_appendices_are_numbered_in_roman_numerals() -> None:
    """R57"""
    assert _report(CODES["appendix.number"]).codes == ("appendix.number",)


def test_r59_capitals_are_checked_only_when_asked() -> None:
    """R59"""
    document = docx.Document(io.BytesIO(typeset(SPECS["plan"])))
    body = next(p for p in document.paragraphs if p.text.startswith("Thực hiện"))
    body.runs[
        0
    ].text = "Theo nghị định số 30/2020/NĐ-CP của chính phủ. các sở thực hiện."
    output = io.BytesIO()
    document.save(output)
    assert not check_layout(output.getvalue(), DOCX).findings
    codes = check_layout(output.getvalue(), DOCX, capitals=True).codes
    assert set(codes) == {"capitals.sentence", "capitals.cited", "capitals.name"}


@pytest.mark.slow
def test_r54_a_printed_page_is_measured_and_the_place_shown() -> None:
    """R54: of a PDF the place is a rectangle of the page."""
    lawful = convert_to_pdf(typeset(SPECS["letter-many"]))
    assert check_layout(lawful, PDF).findings == ()
    planted = convert_to_pdf(CODES["type.size"].make())
    (finding,) = check_layout(planted, PDF).findings
    assert finding.code == "type.size"
    place = finding.places[0]
    assert place.page == 0
    assert place.box is not None
    assert place.box.left < 0.55 < place.box.right
    assert not finding.repairable


def test_a_file_that_cannot_be_checked_is_refused() -> None:
    with pytest.raises(TextNotExtractable):
        check_layout(b"text", "text/plain")
    with pytest.raises(BrokenFile):
        check_layout(b"PK broken", DOCX)


def test_an_empty_file_is_not_checked() -> None:
    output = io.BytesIO()
    docx.Document().save(output)
    report = check_layout(output.getvalue(), DOCX)
    assert not report.checked
    assert report.reason


REPAIRABLE = [
    defect
    for defect in SAMPLE
    if any(f.code == defect.code and f.repairable for f in _report(defect).findings)
]


@pytest.mark.parametrize("defect", REPAIRABLE, ids=lambda defect: defect.code)
def test_r54_one_click_repairs_what_is_mechanical(defect: Defect) -> None:
    """R54: the checker finds none of it in the repaired file."""
    repair = repair_docx(defect.make())
    assert defect.code in [finding.code for finding in repair.repaired]
    assert check_layout(repair.data, DOCX).findings == ()


def test_a_repair_touches_nothing_else() -> None:
    """The text stays, and every part but the one repaired."""
    before = CODES["date.day"].make()
    after = repair_docx(before).data
    texts = [_texts(data) for data in (before, after)]
    changed = [pair for pair in zip(*texts, strict=True) if pair[0] != pair[1]]
    assert changed == [
        ("Hưng Yên, ngày 5 tháng 02 năm 2026", "Hưng Yên, ngày 05 tháng 02 năm 2026")
    ]


def test_a_lawful_file_comes_back_as_it_was() -> None:
    data = typeset(SPECS["decision"])
    repair = repair_docx(data)
    assert repair.data == data
    assert repair.repaired == ()


def _texts(data: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    ]
