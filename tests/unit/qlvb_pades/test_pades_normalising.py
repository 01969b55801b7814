# SPDX-License-Identifier: LGPL-3.0-or-later
"""R137, R65: an uploaded unsigned PDF is cleaned once before anything is signed."""

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from qlvb_pades import (
    ActiveContentPdf,
    AlreadySigned,
    BrokenPdf,
    CheckFailed,
    EncryptedPdf,
    PadesError,
    find_places,
    guard_pdf,
    normalise_bounded,
    normalise_pdf,
)

from tests.unit.qlvb_pades import foreign, forgery
from tests.unit.qlvb_pades.drafts import SIGNER
from tests.unit.qlvb_pades.test_pades_guard import dynamic_form, opening_script, qpdf
from tests.unit.qlvb_pades.test_pades_issuing import poppler, render
from tests.unit.qlvb_pades.test_pades_places import pypdf_edit

LIMITS = {"seconds": 60, "megabytes": 1024}


def revisions(pdf: bytes) -> int:
    return int(PdfFileReader(BytesIO(pdf)).xrefs.total_revisions)


def test_the_pages_stay_as_they_were(draft: bytes, tmp_path: Path) -> None:
    """Every pixel and word; the claim to be PDF/A and its fonts too."""
    clean = normalise_pdf(draft)
    assert render(clean).tobytes() == render(draft).tobytes()
    assert poppler("pdftotext", clean, tmp_path) == poppler(
        "pdftotext", draft, tmp_path
    )
    before, after = PdfFileReader(BytesIO(draft)), PdfFileReader(BytesIO(clean))
    assert after.root["/Metadata"].data == before.root["/Metadata"].data
    assert (
        after.trailer_view["/Info"]["/Producer"]
        == (before.trailer_view["/Info"]["/Producer"])
    )
    assert find_places(clean, signer_name=SIGNER) == find_places(
        draft, signer_name=SIGNER
    )


def test_two_tables_become_one() -> None:
    """Hybrid cross-references show different readers different objects."""
    with pytest.raises(BrokenPdf):
        guard_pdf(foreign.hybrid(), allow_signed=False)
    clean = normalise_pdf(foreign.hybrid())
    assert guard_pdf(clean, allow_signed=False).pages == 1
    assert revisions(clean) == 1


def test_earlier_revisions_are_left_behind(draft: bytes) -> None:
    """What was overwritten before must not come back from under a signature."""
    changed = forgery.replace_page_content(draft)
    assert revisions(changed) > 1
    clean = normalise_pdf(changed)
    assert revisions(clean) == 1
    assert render(clean).tobytes() == render(changed).tobytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda pdf: pdf.replace(b"startxref\n", b"startxref\n9"),
        lambda pdf: pdf + b"\0" * 2000,
    ],
    ids=["wrong table", "zeros behind"],
)
def test_small_damage_is_repaired(draft: bytes, damage) -> None:
    with pytest.raises(BrokenPdf):
        guard_pdf(damage(draft), allow_signed=False)
    clean = normalise_pdf(damage(draft))
    assert guard_pdf(clean, allow_signed=False).pages == 1
    assert render(clean).tobytes() == render(draft).tobytes()


def test_a_turned_page_is_made_upright(draft: bytes) -> None:
    """As it is seen: text is then written on it in the same direction."""
    turned = pypdf_edit(draft, rotate=90)
    clean = normalise_pdf(turned)
    assert pdfium.PdfDocument(clean)[0].get_rotation() == 0
    assert render(clean).size == render(turned).size


def test_a_signed_file_is_never_rewritten(signed: bytes, draft, keys) -> None:
    for pdf in (signed, foreign.approve(draft, keys["leader"])):
        with pytest.raises(AlreadySigned):
            normalise_pdf(pdf)


def test_encrypted_and_hopeless_files_are_refused(draft: bytes, tmp_path: Path) -> None:
    locked = qpdf(draft, tmp_path, "--encrypt", "", "owner", "256", "--")
    with pytest.raises(EncryptedPdf):
        normalise_pdf(locked)
    for data in (b"", b"PK\x03\x04", b"%PDF-1.7\n%%EOF", draft[:200], draft[:-40]):
        with pytest.raises(BrokenPdf):
            normalise_pdf(data)


@pytest.mark.parametrize("forge", [opening_script, dynamic_form])
def test_programs_inside_are_refused(draft: bytes, forge) -> None:
    """R65: scripts and XFA are said, not silently taken out."""
    with pytest.raises(ActiveContentPdf):
        normalise_bounded(forge(draft), **LIMITS)


def test_the_bounded_process_returns_the_same(draft: bytes, signed: bytes) -> None:
    assert guard_pdf(normalise_bounded(draft, **LIMITS), allow_signed=False).pages == 1
    with pytest.raises(AlreadySigned):
        normalise_bounded(signed, **LIMITS)


def test_a_file_that_needs_too_much_ends_alone() -> None:
    """R65: the process of the server goes on."""
    with pytest.raises(CheckFailed):
        normalise_bounded(b"%PDF-1.7\n" * 30_000_000, seconds=60, megabytes=200)


def test_every_code_of_an_error_leads_back_to_it() -> None:
    """The other process tells codes; two alike would be confused."""
    codes = [kind.code for kind in PadesError.__subclasses__()]
    assert len(codes) == len(set(codes))
