# SPDX-License-Identifier: LGPL-3.0-or-later
"""R60: only listed formats, judged by content; bad files are refused by kind."""

import contextlib
import gzip
import io
import time
import zipfile
import zlib
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qlvb_toolkit import errors
from qlvb_toolkit.intake import DEFAULT_ALLOWED, IntakeRules, inspect_file

from . import samples

RULES = IntakeRules(20 << 20, DEFAULT_ALLOWED)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _inspect(data: bytes, name: str):
    return inspect_file(data, name, RULES)


@pytest.mark.parametrize(
    ("name", "data", "mimetype", "pages"),
    [
        ("Quyết định.PDF", samples.pdf(3), "application/pdf", 3),
        ("a.docx", samples.word(), WORD, None),
        (
            "a.odt",
            samples.open_document(),
            "application/vnd.oasis.opendocument.text",
            None,
        ),
        ("a.doc", samples.ole("WordDocument"), "application/msword", None),
        ("a.xls", samples.ole("Workbook"), "application/vnd.ms-excel", None),
        ("a.jpeg", samples.image("JPEG"), "image/jpeg", 1),
        ("a.png", samples.image("PNG"), "image/png", 1),
        ("a.tif", samples.image("TIFF", frames=3), "image/tiff", 3),
        ("a.txt", "Văn bản".encode(), "text/plain", None),
        ("a.txt", "Văn bản".encode("utf-16"), "text/plain", None),
        ("a.csv", "số;ngày\n1;2".encode(), "text/csv", None),
        ("a.rtf", b"{\\rtf1 abc}", "application/rtf", None),
        ("a.zip", samples.archive({"a.txt": b"abc"}), "application/zip", None),
        ("a.gz", gzip.compress(b"abc"), "application/gzip", None),
        ("a.xml", b"<?xml version='1.0'?><a/>", "application/xml", None),
    ],
)
def test_r60_facts_of_an_accepted_file(name, data, mimetype, pages) -> None:
    """R60"""
    facts = _inspect(data, name)
    assert (facts.mimetype, facts.page_count) == (mimetype, pages)
    assert (facts.size, facts.sha256) == (len(data), sha256(data).hexdigest())
    assert facts.extension == name.rpartition(".")[2].lower()


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(errors.EmptyFile):
        _inspect(b"", "a.pdf")


def test_a_file_over_the_limit_is_refused_with_both_sizes() -> None:
    data = samples.pdf()
    rules = IntakeRules(len(data) - 1, DEFAULT_ALLOWED)
    with pytest.raises(errors.FileTooLarge) as caught:
        inspect_file(data, "a.pdf", rules)
    assert caught.value.params == {"size": len(data), "limit": len(data) - 1}
    assert inspect_file(data, "a.pdf", IntakeRules(len(data), DEFAULT_ALLOWED))


@pytest.mark.parametrize(
    "name", ["a.exe", "a.pdf.exe", "a.svg", "a.html", "a.docm", "pdf", "a."]
)
def test_r60_other_types_are_refused(name: str) -> None:
    """R60"""
    with pytest.raises(errors.TypeNotAllowed):
        _inspect(samples.pdf(), name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"MZ\x90\x00" + bytes(100)),
        ("a.pdf", b"MZ" + samples.pdf()),
        ("a.pdf", samples.word()),
        ("a.docx", samples.pdf()),
        ("a.docx", samples.archive({"a.txt": b"abc"})),
        ("a.docx", samples.open_document()),
        ("a.zip", samples.word()),
        ("a.jpg", samples.image("PNG")),
        ("a.txt", b"<html><script>alert(1)</script></html>"),
        ("a.txt", b"#!/bin/sh\nrm"),
        ("a.txt", bytes(range(256))),
        ("a.txt", b"abc\x00def"),
        ("a.csv", samples.pdf()),
        ("a.xml", b"<html></html>"),
        ("a.doc", samples.ole("Workbook")),
        ("a.doc", samples.ole("ObjectPool")),
    ],
)
def test_r60_content_goes_before_the_name(name: str, data: bytes) -> None:
    """R60"""
    with pytest.raises(errors.TypeMismatch) as caught:
        _inspect(data, name)
    assert caught.value.params["extension"] == name[2:]


def _zip_with_password_flag() -> bytes:
    data = bytearray(samples.archive({"a.txt": b"abc"}))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", samples.encrypted_pdf("mật khẩu")),
        ("a.pdf", samples.encrypted_pdf("")),
        ("a.docx", samples.ole("EncryptedPackage", "EncryptionInfo")),
        ("a.doc", samples.ole("WordDocument", stream=bytes(11) + b"\x01")),
        (
            "a.xls",
            samples.ole(
                "Workbook", stream=b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00"
            ),
        ),
        ("a.ppt", samples.ole("PowerPoint Document", "EncryptedSummary")),
        ("a.odt", samples.open_document(b"<m><f><encryption-data/></f></m>")),
        ("a.zip", _zip_with_password_flag()),
    ],
)
def test_r65_an_encrypted_file_is_refused(name: str, data: bytes) -> None:
    """R65"""
    with pytest.raises(errors.EncryptedFile):
        _inspect(data, name)


_TEMPLATE_LINK = (
    b'<Relationships><Relationship Type="http://x/attachedTemplate" '
    b'Target="http://evil/t.dotm" TargetMode="External"/></Relationships>'
)
_SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", samples.pdf(catalog=b"/OpenAction " + _SCRIPT), "javascript"),
        (
            "a.pdf",
            samples.pdf(catalog=b"/OpenAction << /S /J#61vaScript >>"),
            "javascript",
        ),
        ("a.pdf", samples.pdf(extra=samples.object_stream(_SCRIPT)), "javascript"),
        (
            "a.pdf",
            samples.pdf(catalog=b"/OpenAction << /S /Launch /F (a) >>"),
            "launch",
        ),
        ("a.pdf", samples.pdf(catalog=b"/AcroForm << /XFA 9 0 R >>"), "xfa"),
        ("a.pdf", samples.pdf_with_attachment("a.exe", b"abc"), "executable"),
        ("a.pdf", samples.pdf_with_attachment("a.dat", b"MZ\x90"), "executable"),
        (
            "a.docx",
            samples.archive({"word/vbaProject.bin": b"x"}, samples.word()),
            "macro",
        ),
        (
            "a.docx",
            samples.office_archive(
                "application/vnd.ms-word.document.macroEnabled.main+xml"
            ),
            "macro",
        ),
        (
            "a.docx",
            samples.office_archive(**{"word/activeX/activeX1.bin": b"x"}),
            "activex",
        ),
        (
            "a.docx",
            samples.office_archive(**{"word/_rels/settings.xml.rels": _TEMPLATE_LINK}),
            "remote_template",
        ),
        (
            "a.odt",
            samples.open_document(**{"Basic/Standard/Module1.xml": b"<m/>"}),
            "macro",
        ),
        ("a.doc", samples.ole("WordDocument", "Macros"), "macro"),
        ("a.zip", samples.archive({"hồ sơ/a.exe": b"abc"}), "executable"),
        ("a.zip", samples.archive({"a.pdf": b"MZ\x90\x00"}), "executable"),
        (
            "a.zip",
            samples.archive(
                {
                    "a.docx": samples.archive(
                        {"word/vbaProject.bin": b"x"}, samples.word()
                    )
                }
            ),
            "macro",
        ),
        ("a.rtf", b"{\\rtf1 {\\object\\objdata 01}}", "embedded_object"),
        (
            "a.xml",
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
            "doctype",
        ),
    ],
)
def test_r65_active_content_is_refused(name, data, kind) -> None:
    """R65"""
    with pytest.raises(errors.ActiveContent) as caught:
        _inspect(data, name)
    assert caught.value.params == {"kind": kind}


def test_ordinary_attachments_and_words_like_script_are_accepted() -> None:
    _inspect(samples.pdf_with_attachment("số liệu.xml", b"<a/>"), "a.pdf")
    _inspect(samples.pdf(catalog=b"/JSx 1 /LaunchPad 2"), "a.pdf")


def test_a_script_behind_a_false_stream_is_found() -> None:
    """R65"""
    hidden = b"/Title (>> stream\n) /OpenAction " + _SCRIPT
    with pytest.raises(errors.ActiveContent):
        _inspect(samples.pdf(catalog=hidden), "a.pdf")
    false_start = b"99 0 obj\n(stream\n)\nendobj\n"
    packed = false_start + samples.object_stream(_SCRIPT)
    with pytest.raises(errors.ActiveContent):
        _inspect(samples.pdf(extra=packed), "a.pdf")


def test_objects_packed_so_that_nobody_can_look_are_refused() -> None:
    """R65"""
    packed = samples.object_stream(_SCRIPT).replace(
        b"/Filter /FlateDecode", b"/Filter [/ASCIIHexDecode /FlateDecode]"
    )
    with pytest.raises(errors.BrokenFile, match="object_stream"):
        _inspect(samples.pdf(extra=packed), "a.pdf")


@pytest.mark.parametrize(
    "filling", [b"<<", b"stream\n", b"/ObjStm stream\n", b"<</Type/ObjStm", b"#41"]
)
def test_a_hostile_pdf_is_looked_through_quickly(filling: bytes) -> None:
    extra = b"% " + filling * ((10 << 20) // len(filling)) + b"\n"
    started = time.process_time()
    with contextlib.suppress(errors.FileRefused):
        _inspect(samples.pdf(extra=extra), "a.pdf")
    assert time.process_time() - started < 15


def _lying_zip() -> bytes:
    data = bytearray(samples.archive({"a.txt": b"a" * 5000}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def _large_pixels() -> bytes:
    data = bytearray(samples.image("PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def _many_members() -> bytes:
    return samples.archive({f"{i}": b"" for i in range(10_001)})


@pytest.mark.parametrize(
    ("name", "data", "detail"),
    [
        ("a.pdf", b"%PDF-1.7\nnothing", "pdf"),
        ("a.pdf", samples.pdf(0), "pdf"),
        ("a.docx", samples.word()[:-100], "zip"),
        ("a.docx", samples.archive({samples.CONTENT_TYPES: b"<Types"}), "zip"),
        ("a.docx", samples.archive({samples.CONTENT_TYPES: b"<Types/>"}), "ooxml"),
        ("a.zip", _lying_zip(), "zip"),
        ("a.zip", samples.archive({"a.txt": bytes(40 << 20)}), "expansion_limit"),
        ("a.zip", samples.archive({"b.zip": b"anything"}), "nested_archive"),
        (
            "a.zip",
            samples.archive({"b.pdf": samples.archive({"c.txt": b"c"})}),
            "nested_archive",
        ),
        ("a.docx", samples.office_archive(bomb=bytes(40 << 20)), "expansion_limit"),
        ("a.zip", _many_members(), "expansion_limit"),
        ("a.gz", gzip.compress(bytes(40 << 20)), "expansion_limit"),
        ("a.gz", gzip.compress(b"abc")[:-6], "gzip"),
        ("a.zip", samples.archive({"../../etc/passwd": b"x"}), "unsafe_name"),
        ("a.zip", samples.archive({"/etc/passwd": b"x"}), "unsafe_name"),
        ("a.zip", samples.archive({"C:\\a.txt": b"x"}), "unsafe_name"),
        ("a.png", samples.image("PNG")[:-30], "image"),
        ("a.jpg", samples.image("JPEG", (500, 500))[:-900], "image"),
        ("a.png", _large_pixels(), "too_many_pixels"),
        ("a.xml", b"<?xml version='1.0'?><a>", "xml"),
        ("a.doc", samples.ole("WordDocument")[:600], "ole"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    ],
)
def test_a_broken_or_hostile_file_is_refused(name, data, detail) -> None:
    with pytest.raises(errors.BrokenFile) as caught:
        _inspect(data, name)
    assert caught.value.params == {"detail": detail}


def test_an_ole_directory_that_runs_in_a_circle_ends() -> None:
    data = bytearray(samples.ole("WordDocument"))
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")
    with pytest.raises(errors.BrokenFile):
        _inspect(bytes(data), "a.doc")


SEEDS = {
    "docx": samples.word(),
    "pdf": samples.pdf(),
    "png": samples.image("PNG"),
    "doc": samples.ole("WordDocument"),
    "gz": gzip.compress(b"abc"),
}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.data())
def test_damage_anywhere_gives_facts_or_a_typed_refusal(extension, data) -> None:
    damaged = bytearray(SEEDS[extension])
    for _ in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, len(damaged) - 1))
        damaged[position] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(damaged)))
    try:
        facts = _inspect(bytes(damaged[:end]), f"a.{extension}")
    except errors.FileRefused:
        return
    assert facts.size == end


def test_stored_members_are_read_without_trusting_the_directory() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as target:
        target.writestr("a.txt", b"abc")
    data = output.getvalue().replace(b"abc", b"abd")
    with pytest.raises(errors.BrokenFile):
        _inspect(data, "a.zip")


def test_our_own_drafts_are_accepted(decision_pdf: bytes, decision_docx: bytes) -> None:
    assert _inspect(decision_pdf, "a.pdf").page_count == 12
    assert _inspect(decision_docx, "a.docx").mimetype == WORD
