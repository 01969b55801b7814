# SPDX-License-Identifier: LGPL-3.0-or-later
"""R65: files that must not be signed."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from qlvb_pades import (
    ActiveContentPdf,
    AlreadySigned,
    BrokenPdf,
    BrokenSignature,
    EncryptedPdf,
    NotPdf,
    guard_pdf,
)

from tests.unit.qlvb_pades import forgery


def script() -> generic.DictionaryObject:
    action = forgery.names(S="JavaScript")
    action[pdf_name("/JS")] = generic.pdf_string("app.alert(1)")
    return action


def opening_script(pdf: bytes) -> bytes:
    return forgery.set_catalog(pdf, "/OpenAction", script())


def named_script(pdf: bytes) -> bytes:
    tree = generic.DictionaryObject(
        {pdf_name("/Names"): generic.ArrayObject([generic.pdf_string("a"), script()])}
    )
    return forgery.set_catalog(
        pdf, "/Names", generic.DictionaryObject({pdf_name("/JavaScript"): tree})
    )


def indirect_script(pdf: bytes) -> bytes:
    """The word JavaScript stands in an object of its own."""
    writer = forgery.writer_for(pdf)
    action = generic.DictionaryObject(
        {pdf_name("/S"): writer.add_object(pdf_name("/JavaScript"))}
    )
    writer.root["/OpenAction"] = writer.add_object(action)
    writer.update_root()
    return forgery.written(writer)


def launcher(pdf: bytes) -> bytes:
    writer = forgery.writer_for(pdf)
    link = forgery.names(Type="Annot", Subtype="Link")
    link[pdf_name("/A")] = forgery.names(S="Launch")
    link[pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, range(4)))
    page = writer.find_page_for_modification(0)[0]
    writer.register_annotation(page, writer.add_object(link))
    return forgery.written(writer)


def dynamic_form(pdf: bytes) -> bytes:
    form = generic.DictionaryObject(
        {
            pdf_name("/Fields"): generic.ArrayObject(),
            pdf_name("/XFA"): generic.pdf_string("<xdp/>"),
        }
    )
    return forgery.set_catalog(pdf, "/AcroForm", form)


def attachment(pdf: bytes) -> bytes:
    tree = generic.DictionaryObject({pdf_name("/Names"): generic.ArrayObject()})
    return forgery.set_catalog(
        pdf, "/Names", generic.DictionaryObject({pdf_name("/EmbeddedFiles"): tree})
    )


def closing_action(pdf: bytes) -> bytes:
    actions = generic.DictionaryObject({pdf_name("/WC"): script()})
    return forgery.set_catalog(pdf, "/AA", actions)


@pytest.mark.parametrize(
    ("forge", "kind"),
    [
        (opening_script, "javascript"),
        (opening_script, "open_action"),
        (named_script, "javascript"),
        (indirect_script, "javascript"),
        (launcher, "launch"),
        (dynamic_form, "xfa"),
        (attachment, "embedded_file"),
        (closing_action, "automatic_action"),
    ],
)
def test_active_content_is_refused(
    draft: bytes, forge: Callable[[bytes], bytes], kind: str
) -> None:
    """R65: scripts, launchers, forms with programs, files inside."""
    with pytest.raises(ActiveContentPdf) as caught:
        guard_pdf(forge(draft), allow_signed=False)
    assert kind in caught.value.parameters["kinds"]


def test_script_in_a_compressed_object_is_found(draft: bytes, tmp_path: Path) -> None:
    """R65: hiding the action in an object stream does not help."""
    packed = qpdf(opening_script(draft), tmp_path, "--object-streams=generate")
    assert b"JavaScript" not in packed
    with pytest.raises(ActiveContentPdf):
        guard_pdf(packed, allow_signed=False)


def test_script_written_in_hexadecimal_is_found(draft: bytes) -> None:
    """R65: /J#61vaScript is the same name."""
    plain = opening_script(draft)
    # The script gives up the two bytes that the name gains.
    hidden = plain.replace(b"/JavaScript", b"/J#61vaScript").replace(b"(app", b"(p")
    assert hidden != plain
    with pytest.raises(ActiveContentPdf) as caught:
        guard_pdf(hidden, allow_signed=False)
    assert "javascript" in caught.value.parameters["kinds"]


def qpdf(pdf: bytes, directory: Path, *options: str) -> bytes:
    source, target = directory / "in.pdf", directory / "out.pdf"
    source.write_bytes(pdf)
    subprocess.run(
        ["qpdf", *options, str(source), str(target)], check=True, capture_output=True
    )
    return target.read_bytes()


@pytest.mark.parametrize("user_password", ["secret", ""])
def test_encrypted_file_is_refused(
    draft: bytes, tmp_path: Path, user_password: str
) -> None:
    """R65: also when it opens without a password."""
    locked = qpdf(draft, tmp_path, "--encrypt", user_password, "owner", "256", "--")
    with pytest.raises(EncryptedPdf):
        guard_pdf(locked, allow_signed=False)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 a word document", b"\xff\xd8\xff\xe0", b"junk\n%PDF-1.7\n"],
    ids=["empty", "docx", "jpeg", "junk first"],
)
def test_file_that_is_no_pdf_is_refused(data: bytes) -> None:
    """R64, R65: by content, not by name."""
    with pytest.raises(NotPdf):
        guard_pdf(data, allow_signed=False)


def test_damaged_files_are_refused(draft: bytes) -> None:
    """R65: truncated, without an end, with a wrong table."""
    damaged = [
        draft[: len(draft) // 2],
        draft[:-40],
        draft + b"\0" * 2000,
        draft.replace(b"startxref\n", b"startxref\n9"),
        b"%PDF-1.7\n%%EOF",
    ]
    for data in damaged:
        with pytest.raises(BrokenPdf):
            guard_pdf(data, allow_signed=False)


def test_any_cut_gives_a_typed_error(sealed: bytes) -> None:
    """R65: no input makes the guard crash."""
    for part in range(1, 20):
        cut = sealed[: len(sealed) * part // 20]
        with pytest.raises((BrokenPdf, NotPdf)):
            guard_pdf(cut, allow_signed=True)


def test_clean_draft_passes(draft: bytes) -> None:
    """LibreOffice's own opening destination is harmless."""
    facts = guard_pdf(draft, allow_signed=False)
    assert (facts.pages, facts.signed_fields, facts.prepared) == (1, (), False)


def test_signed_file_is_refused_where_a_draft_is_wanted(signed: bytes) -> None:
    with pytest.raises(AlreadySigned) as caught:
        guard_pdf(signed, allow_signed=False)
    assert caught.value.parameters == {"fields": ("LeaderSig",)}


def test_broken_signature_is_refused(sealed: bytes) -> None:
    """R65: an existing broken signature."""
    forged = forgery.replace_page_content(sealed)
    with pytest.raises(BrokenSignature) as caught:
        guard_pdf(forged, allow_signed=True)
    assert caught.value.parameters == {"field": "LeaderSig"}
