# SPDX-License-Identifier: LGPL-3.0-or-later
"""Verdicts on what was done to a file after signing, byte by byte."""

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from qlvb_pades import BrokenPdf, EncryptedPdf, Grade, TrustPolicy, validate_pdf

from tests.unit.qlvb_pades import strangers
from tests.unit.qlvb_pades.key_signer import KeySigner
from tests.unit.qlvb_pades.paper import FAKE, Paper, paper, stream
from tests.unit.qlvb_pades.strangers import NOW, Container

ROOT = strangers.root()
CA = strangers.authority(ROOT)
SIGNER = strangers.holder(CA)
TRUST = TrustPolicy(roots=(ROOT.der,), at=NOW + timedelta(days=1))
MAKE = Container(SIGNER).made
TIME = b"/M(D:20260601100000+07'00')"
_TEXT = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(o_trong)/Rect[0 0 90 20]/P 3 0 R/F 4%s>>"
INVALID, CHANGED, VALID = Grade.INVALID, Grade.VALID_CHANGED, Grade.VALID


def signed(**options: Any) -> Paper:
    return paper().signed(MAKE, **options)


def grade(pdf: bytes | Paper) -> Grade:
    return validate_pdf(pdf if isinstance(pdf, bytes) else pdf.data, TRUST).grade


# -- what others look like on the page ----------


def replaced(pdf: Paper) -> Paper:
    return pdf.updated({4: stream(FAKE)})


def page_of_other_content(pdf: Paper) -> Paper:
    other = b"/Contents %d 0 R" % pdf.size
    page = pdf.page_body().replace(b"/Contents 4 0 R", other)
    return pdf.updated({pdf.size: stream(FAKE), 3: page})


def other_root(pdf: Paper) -> bytes:
    """Another catalog with other pages, named by the last trailer alone."""
    first = pdf.size
    box = b"/MediaBox[0 0 595 842]"
    objects = {
        first: b"<</Type/Catalog/Pages %d 0 R/AcroForm 5 0 R>>" % (first + 1),
        first + 1: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (first + 2),
        first + 2: b"<</Type/Page/Parent %d 0 R%s/Contents %d 0 R>>"
        % (first + 1, box, first + 3),
        first + 3: stream(FAKE),
    }
    data = pdf.updated(objects).data
    at = data.rindex(b"/Root 1 0 R")
    return data[:at] + b"/Root %d 0 R" % first + data[at + len(b"/Root 1 0 R") :]


def content_freed(pdf: Paper) -> Paper:
    return pdf.updated({pdf.size: b"null"}, free=(4,))


def prepared_twin_shown() -> bytes:
    """Hide and replace: both contents were signed, the update swaps them."""
    blank = paper()
    pdf = blank.updated({blank.size: stream(FAKE)}).signed(MAKE)
    place, end = pdf.data.index(b"%d 0 obj" % blank.size), len(pdf.data)
    update = (
        b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size %d/Root 1 0 R/Prev %d>>\n"
        % (
            place,
            pdf.size,
            pdf.startxref,
        )
    )
    return pdf.data + update + b"startxref\n%d\n%%%%EOF\n" % end


def cover_removed() -> Paper:
    """Hide: a white box lay over the words when they were signed."""
    blank = paper()
    cover = blank.size
    both = b"/Contents[4 0 R %d 0 R]" % cover
    shown = replace(blank, page=b"/Old true")
    page = shown.page_body().replace(b"/Contents 4 0 R", both)
    box = stream(b"1 1 1 rg 0 0 600 900 re f")
    return (
        shown.updated({cover: box, 3: page}).signed(MAKE).updated({cover: stream(b"")})
    )


def appended_objects(pdf: Paper) -> bytes:
    """No table names them; a program that repairs files shows them."""
    return pdf.data + b"4 0 obj\n%s\nendobj\n" % stream(FAKE)


def update_without_end(pdf: Paper) -> bytes:
    data = replaced(pdf).data
    return data[: data.rindex(b"startxref")]


def update_that_points_back(pdf: Paper) -> bytes:
    whole = replaced(pdf).data
    data = whole[: whole.rindex(b"startxref")]
    return data + b"startxref\n%d\n%%%%EOF\n" % pdf.startxref


FORGED: list[Callable[[], bytes | Paper]] = [
    prepared_twin_shown,
    cover_removed,
    *(
        lambda act=act: act(signed())  # type: ignore[misc]
        for act in (
            replaced,
            page_of_other_content,
            other_root,
            content_freed,
            appended_objects,
            update_without_end,
            update_that_points_back,
        )
    ),
]


@pytest.mark.parametrize("forge", FORGED)
def test_other_words_on_the_page_are_invalid(
    forge: Callable[[], bytes | Paper],
) -> None:
    """R45: incremental saving and shadow attacks; the signed bytes all hold."""
    assert grade(forge()) == INVALID


# -- certification ----------


def filled(pdf: Paper) -> Paper:
    return pdf.updated({pdf.fields[0]: _TEXT % b"/V(moi)"})


def noted(pdf: Paper) -> Paper:
    number = pdf.size
    shown = replace(pdf, widgets=(*pdf.widgets, number))
    note = b"<</Type/Annot/Subtype/Text/Rect[0 0 20 20]/Contents(x)>>"
    return shown.updated({number: note, 3: shown.page_body()})


def archived(pdf: Paper) -> Paper:
    return pdf.with_store([CA.der])


def reference(method: bytes, parameters: bytes) -> bytes:
    return (
        b"/Reference[<</Type/SigRef/TransformMethod/%s/TransformParams"
        b"<</Type/TransformParams/V/1.2%s>>>>]" % (method, parameters)
    )


def with_form() -> Paper:
    return paper().with_field(_TEXT % b"")


def certified(permission: bytes) -> Paper:
    entries = TIME + reference(b"DocMDP", permission)
    return with_form().signed(MAKE, entries=entries, perms=True)


CERTIFIED = [
    (b"/P 1", filled, INVALID),
    (b"/P 1", noted, INVALID),
    (b"/P 1", archived, VALID),
    (b"/P 2", filled, CHANGED),
    (b"/P 2", noted, INVALID),
    (b"/P 2", replaced, INVALID),
    (b"/P 3", filled, CHANGED),
    (b"/P 3", noted, CHANGED),
    (b"/P 3", replaced, INVALID),
    # not said, or nonsense: form filling is what the standard then permits
    (b"", filled, CHANGED),
    (b"", noted, INVALID),
    (b"/P 7", filled, CHANGED),
]


@pytest.mark.parametrize(("permission", "change", "expected"), CERTIFIED)
def test_certification_decides_what_may_follow(
    permission: bytes, change: Callable[[Paper], Paper], expected: Grade
) -> None:
    """R43, R45: written by hand, as by any other software."""
    assert grade(certified(permission)) == VALID
    assert grade(change(certified(permission))) == expected


LOCKS = [
    (reference(b"FieldMDP", b"/Action/Include/Fields[(o_trong)]"), b"", INVALID),
    (reference(b"FieldMDP", b"/Action/Include/Fields[(khac)]"), b"", CHANGED),
    (reference(b"FieldMDP", b"/Action/Exclude/Fields[(o_trong)]"), b"", CHANGED),
    (b"", b"/Lock<</Type/SigFieldLock/Action/All>>", INVALID),
    (b"", b"", CHANGED),
]


@pytest.mark.parametrize(("entries", "field", "expected"), LOCKS)
def test_locked_fields(entries: bytes, field: bytes, expected: Grade) -> None:
    """R45: the lock counts, in the signature or in its field alone."""
    pdf = with_form().signed(MAKE, entries=TIME + entries, field=field)
    assert grade(filled(pdf)) == expected


# -- what the signature says it covers ----------

RANGES: list[Callable[[bytes, int, int], Sequence[int]]] = [
    lambda data, start, end: [0, start - 20, end, len(data) - end],
    lambda data, start, end: [0, start, end + 40, len(data) - end - 40],
    lambda data, start, end: [0, start, end, len(data) - end - 30],
    lambda data, start, end: [10, start - 10, end, len(data) - end],
    lambda data, start, end: [-1, start, end, len(data) - end],
    lambda _data, start, end: [0, start, end, -5],
    lambda data, start, end: [0, end, start, len(data) - start],
    lambda _data, start, end: [0, start, end, 10**18],
    lambda data, start, end: [0, 9, 9, start - 9, end, len(data) - end],
    lambda data, _start, _end: [0, len(data)],
    lambda _data, _start, _end: [0, 0, 0, 0],
]


@pytest.mark.parametrize("spread", RANGES)
def test_signature_that_does_not_cover_the_file(
    spread: Callable[[bytes, int, int], Sequence[int]],
) -> None:
    """R45: a gap beside the signature is room for anything."""
    assert grade(signed(spread=spread)) == INVALID


def test_rubbish_behind_the_container_is_no_fault() -> None:
    """Some programs do not clear the room they set aside."""
    pdf = signed(fill=lambda zeros: (b"deadbeef" * len(zeros))[: len(zeros)])
    assert grade(pdf) == VALID


def test_empty_container_is_no_signature() -> None:
    assert grade(paper().signed(lambda _data: b"")) == INVALID


def test_signature_shown_by_two_fields_is_one() -> None:
    blank = paper()
    value = blank.size + 2
    first = (
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Hai)/V %d 0 R/Rect[0 0 0 0]>>" % value
    )
    twin = replace(blank, fields=(value - 1,), size=value - 1)
    report = validate_pdf(twin.signed(MAKE, more={value - 1: first}).data, TRUST)
    assert (report.grade, len(report.signatures)) == (VALID, 1)


def test_signature_copied_into_another_field_is_invalid() -> None:
    """R45: the same bytes elsewhere sign nothing there."""
    pdf = signed()
    start = pdf.data.rindex(b"<</Type/Sig/")
    body = pdf.data[start : pdf.data.index(b"\nendobj", start)]
    copied = pdf.updated({pdf.size: body})
    number = pdf.size
    field = (
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Hai)/V %d 0 R/Rect[0 0 0 0]/P 3 0 R>>"
    )
    assert grade(copied.with_field(field % number)) == INVALID


# -- how the file is built ----------


def shaped(pdf: Paper, folder: Path, *options: str) -> bytes:
    """The file as qpdf writes it."""
    before, after = folder / "a.pdf", folder / "b.pdf"
    before.write_bytes(pdf.data)
    subprocess.run(["qpdf", *options, before, after], check=True)
    return after.read_bytes()


class _Key:
    certificate = SIGNER.der
    chain = (CA.der,)

    def sign(self, data: bytes) -> bytes:
        return strangers.sign(SIGNER.key, data, "sha256")


def signed_by_pyhanko(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if writer.prev.encrypted:
        writer.encrypt("")
    options = PdfSignatureMetadata(field_name="Ky", md_algorithm="sha256")
    signer = PdfSigner(options, KeySigner(_Key()))  # type: ignore[arg-type]
    return bytes(signer.sign_pdf(writer, bytes_reserved=16384).getvalue())


SHAPES = [
    ("--linearize",),
    ("--object-streams=generate",),
    ("--object-streams=generate", "--linearize"),
    ("--encrypt", "", "chu", "256", "--print=none", "--"),
]


@pytest.mark.parametrize("options", SHAPES)
def test_file_in_every_usual_shape(options: tuple[str, ...], tmp_path: Path) -> None:
    """Linearised, with object streams, or merely protected against printing."""
    pdf = signed_by_pyhanko(shaped(paper(pages=5), tmp_path, *options))
    trust = replace(TRUST, at=None)
    assert validate_pdf(pdf, trust).grade == VALID


def test_file_that_asks_for_a_password_is_named(tmp_path: Path) -> None:
    pdf = shaped(signed(), tmp_path, "--encrypt", "mo", "chu", "256", "--")
    with pytest.raises(EncryptedPdf):
        validate_pdf(pdf, TRUST)


@pytest.mark.parametrize("before", [b"\n", b"\xef\xbb\xbf"])
def test_bytes_before_the_header_are_a_broken_pdf(before: bytes) -> None:
    """It is a PDF all the same, and the reader is not told otherwise."""
    with pytest.raises(BrokenPdf):
        validate_pdf(before + signed().data, TRUST)


FORMS = [
    replace(paper(), fields=(4000,)),
    paper().with_field(b"null", on_page=False),
    paper().with_field(b"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 1 1]>>"),
    paper(version=b"2.0"),
    paper(pages=0),
]


@pytest.mark.parametrize("blank", FORMS)
def test_careless_form_hides_no_signature(blank: Paper) -> None:
    """Fields that are nowhere, or have no name, are no reason to give up."""
    report = validate_pdf(blank.signed(MAKE).data, TRUST)
    assert (report.grade, len(report.signatures)) == (VALID, 1)
