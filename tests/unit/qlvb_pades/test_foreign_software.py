# SPDX-License-Identifier: LGPL-3.0-or-later
"""Verdicts on files that other people's software signed and changed.

The files and what is expected of them were made once (``foreign_files/README.md``);
neither our code nor the programs that made them take part here.
"""

import gzip
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from qlvb_pades import Grade, TrustPolicy, load_pem, validate_pdf
from qlvb_pades.bounded import judge_bounded
from qlvb_pades.facts import facts_of_pdf
from qlvb_pades.wording import file_words

from tests.unit.qlvb_pades.forgery import Writer, writer_for, written

FILES = Path(__file__).with_name("foreign_files")
TRUST = TrustPolicy(
    roots=load_pem((FILES / "roots.pem").read_bytes()),
    tsa_roots=load_pem((FILES / "tsa_roots.pem").read_bytes()),
    # some certificates have ended or were revoked by then
    at=datetime(2026, 12, 10, tzinfo=UTC),
)
STRICT = replace(TRUST, revocation="require")


@dataclass(frozen=True)
class Sample:
    """One file; ``strict`` is the grade where revocation data is demanded."""

    name: str
    grade: str
    reasons: str
    strict: str
    maker: str
    what: str

    @property
    def pdf(self) -> bytes:
        return gzip.decompress((FILES / f"{self.name}.pdf.gz").read_bytes())


ROWS = (FILES / "expected.tsv").read_text().splitlines()
SAMPLES = {row.split("\t")[0]: Sample(*row.split("\t")) for row in ROWS}
# One of each kind: a container, a chain, a time stamp, an update, an attack.
FEW = ("i5-ec", "pb-chain1", "lo-sign-tsa", "ed-mupdf-annot", "at-i5-cms-usf-nullbr")


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_verdict_on_what_foreign_software_made(sample: Sample) -> None:
    """R43, R45: the grade and every reason, by the standards and two other judges."""
    facts = facts_of_pdf(sample.pdf, TRUST)
    assert "error" not in facts
    assert (facts["grade"], ",".join(facts["reasons"])) == (
        sample.grade,
        sample.reasons,
    )


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_page_for_everybody_demands_revocation_data(sample: Sample) -> None:
    """R43: as the page asks; nothing is fetched, the file has to bring it."""
    facts = facts_of_pdf(sample.pdf, STRICT)
    assert facts["grade"] == sample.strict
    told = file_words(facts)
    assert told.verdict
    assert len(told.signatures) == len(facts["signatures"])


@pytest.mark.parametrize("name", FEW)
def test_same_words_from_the_bounded_process(name: str) -> None:
    """R43: what the page shows is what the command says, within its limits."""
    pdf = SAMPLES[name].pdf
    alone = facts_of_pdf(pdf, STRICT)
    bounded = judge_bounded(pdf, STRICT, seconds=30, megabytes=768)
    assert file_words(bounded) == file_words(alone)


# -- what the rules on later changes must not let through ----------


def _field(writer: Writer, name: str) -> generic.DictionaryObject:
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field: generic.DictionaryObject = reference.get_object()
        if field["/T"] == name:
            return field
    raise AssertionError(name)


def _redrawn(pdf: bytes, *, value: str | None) -> bytes:
    """Another appearance in the place of the old one, with or without its value."""
    writer = writer_for(pdf)
    field = _field(writer, "o_trong")
    drawing = field["/AP"]["/N"]
    drawing._data = drawing._encoded_data = None
    drawing.update({pdf_name("/Length"): generic.NumberObject(0)})
    drawing._data = b"BT /Helv 12 Tf (99) Tj ET"
    drawing.pop("/Filter", None)
    writer.update_container(drawing)
    if value is not None:
        field["/V"] = generic.pdf_string(value)
        writer.update_container(field)
    return written(writer)


@pytest.mark.parametrize(
    ("value", "grade"), [("99", Grade.VALID_CHANGED), (None, Grade.INVALID)]
)
def test_appearance_is_redrawn_only_with_its_value(
    value: str | None, grade: Grade
) -> None:
    """R45: a field that shows something else than it holds was not filled."""
    pdf = _redrawn(SAMPLES["pb-detached"].pdf, value=value)
    assert validate_pdf(pdf, TRUST).grade == grade


def test_page_cut_smaller_is_no_rounding() -> None:
    """R45: what is cut off the page was signed."""
    writer = writer_for(SAMPLES["pb-detached"].pdf)
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/MediaBox"][3] = generic.FloatObject("700")
    writer.update_container(page)
    assert validate_pdf(written(writer), TRUST).grade == Grade.INVALID


def _with_a_short_table(pdf: bytes) -> bytes:
    """The page's words replaced, after a table that counts hardly any object.

    To who believes that table, the words replaced are an object nobody has yet.
    """
    reader = PdfFileReader(BytesIO(pdf))
    sections = range(reader.xrefs.total_revisions)
    size = max(reader.xrefs.get_xref_container_info(i).size for i in sections)
    words = reader.root["/Pages"]["/Kids"][0].raw_get("/Contents").reference.idnum
    root = reader.trailer.raw_get("/Root").reference.idnum
    table = len(pdf) + 1
    pdf += b"\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size %s/Root %d 0 R" % (
        b"1".zfill(len(str(size))),
        root,
    )
    pdf += b"/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (reader.last_startxref, table)
    new = len(pdf)
    drawn = b"BT /F1 40 Tf 50 500 Td (KHAC) Tj ET"
    pdf += b"%d 0 obj\n<</Length %d>>\nstream\n" % (words, len(drawn))
    pdf += drawn + b"\nendstream\nendobj\n"
    rows = b"".join(
        b"\x01" + place.to_bytes(4, "big") + b"\0" for place in (new, len(pdf))
    )
    newest = len(pdf)
    pdf += b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Index[%d 1 %d 1]" % (
        size,
        size + 1,
        words,
        size,
    )
    pdf += b"/Root %d 0 R/Prev %d/Length %d>>\nstream\n" % (root, table, len(rows))
    pdf += rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % newest
    return pdf


@pytest.mark.parametrize("name", ["pb-detached", "pb-cades", "pb-tsa", "pb-lta"])
def test_a_table_that_counts_too_few_hides_nothing(name: str) -> None:
    """R45: what overwrites the page is never taken for an object of its own."""
    sample = SAMPLES[name].pdf
    assert validate_pdf(sample, TRUST).grade == Grade.VALID
    forged = validate_pdf(_with_a_short_table(sample), TRUST)
    assert forged.grade not in (Grade.VALID, Grade.VALID_CHANGED)
