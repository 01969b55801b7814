# SPDX-License-Identifier: LGPL-3.0-or-later
"""The layout checker on documents of other authors and programs."""

import io

import docx
import pytest
from qlvb_toolkit.detection import DOCX
from qlvb_toolkit.layout import check_layout, repair_docx
from qlvb_toolkit.office import convert_to_pdf

from tests.corpus.layout.others import LAWFUL, SLIPS, Slip

PDF = "application/pdf"
# What the checker had to learn from these; `make bench ARGS="-k layout"` has them all.
LEARNED = (
    "QĐ written QD",
    "date above",
    "date two lines down",
    "no such day",
    "letter with Về việc",
    "addressee left",
    "article skips",
    "section skips",
    "clause with bracket",
    "clause skips",
    "point with full stop",
    "TM. left out",
    "K.T",
    "no Như trên",
    "appendix without title",
    "appendix without note",
    "page number in Arial",
    "mark without border",
)
TAUGHT = [slip for slip in SLIPS if slip.name in LEARNED]
# What only printing shows: footnotes, a copy's form below the document, items whose
# lines hang, a last page with a name alone, a number in a drawn box.
PRINTED = ("letter", "certified_copy", "script_report", "minutes")


@pytest.mark.parametrize("name", LAWFUL)
def test_r54_lawful_documents_of_others_raise_no_alarm(name: str) -> None:
    """R54"""
    assert check_layout(LAWFUL[name](), DOCX).findings == ()


@pytest.mark.parametrize("slip", TAUGHT, ids=lambda slip: slip.name)
def test_r54_slips_of_others_are_found(slip: Slip) -> None:
    """R54: by its own code, and nothing else."""
    (finding,) = check_layout(slip.make(), DOCX).findings
    assert finding.code in slip.codes
    assert "30/2020" in finding.clause


@pytest.mark.parametrize("slip", TAUGHT, ids=lambda slip: slip.name)
def test_r54_slips_of_others_are_repaired(slip: Slip) -> None:
    """R54: those that are mechanical, so that nothing is left."""
    data = slip.make()
    if any(finding.repairable for finding in check_layout(data, DOCX).findings):
        assert repair_docx(data).left == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTED)
def test_r54_printed_documents_of_others_raise_no_alarm(name: str) -> None:
    """R54"""
    assert check_layout(convert_to_pdf(LAWFUL[name]()), PDF).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "15/KH-UBND là số của kế hoạch đã ban hành.",
        "30. Tháng này nối với câu trước, không phải khoản.",
        "II. Tiếp theo",
    ],
)
def test_what_looks_like_a_number_of_a_clause_raises_no_alarm(text: str) -> None:
    document = docx.Document(io.BytesIO(LAWFUL["script_notice"]()))
    body = next(p for p in document.paragraphs if p.text.startswith("Đẩy mạnh"))
    body.runs[0].text = text
    output = io.BytesIO()
    document.save(output)
    assert check_layout(output.getvalue(), DOCX).findings == ()
