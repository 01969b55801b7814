# SPDX-License-Identifier: LGPL-3.0-or-later
"""Hostile files are refused quickly, by name, and without side effects."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from qlvb_edxml import (
    Attachment,
    AttachmentMismatch,
    DocumentMessage,
    EdxmlError,
    Hostile,
    Limits,
    NotXml,
    TooLarge,
    TooLong,
    build,
    parse,
)

from tests.unit.qlvb_edxml.builders import PDF, document, sample, zipped

# Shrinking a whole message takes minutes and says little more.
_PHASES = (Phase.explicit, Phase.generate)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _with_doctype(doctype: str, subject: str) -> bytes:
    text = build(document()).decode()
    text = text.replace(_DECLARATION, f"{_DECLARATION}{doctype}\n")
    return re.sub(r"(<edXML:Subject>)[^<]*", rf"\g<1>{subject}", text).encode()


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE edXML [<!ENTITY l0 "lol">{levels}]>'


def test_external_entity_is_refused(tmp_path: Path) -> None:
    """A local file never ends up in a field."""
    secret = tmp_path / "secret.txt"
    secret.write_text("content of a local file")
    doctype = f'<!DOCTYPE edXML [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(Hostile) as caught:
        parse(_with_doctype(doctype, "&x;"))
    assert caught.value.params["kind"] == "doctype"


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE edXML>",
        '<!DOCTYPE edXML SYSTEM "http://192.0.2.1/a.dtd">',
        '<!DOCTYPE edXML [<!ENTITY % p SYSTEM "http://192.0.2.1/p"> %p;]>',
        '<!DOCTYPE edXML [<!ATTLIST edXML a CDATA "&quot;">]>',
        _laughs(),
    ],
)
def test_any_doctype_is_refused(doctype: str) -> None:
    subject = "&l9;" if "l9" in doctype else "x"
    with pytest.raises(Hostile) as caught:
        parse(_with_doctype(doctype, subject))
    assert caught.value.params["kind"] == "doctype"


def test_undeclared_entity_is_not_well_formed() -> None:
    with pytest.raises(NotXml):
        parse(_with_doctype("", "&x;"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 100,
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"plain text",
        b"1212" + build(document()),
        b"\n" + build(document()),
        build(document()) + b"junk",
        build(document()).decode().encode("utf-16"),
        build(document()).replace("Sở".encode(), b"S\xff"),
    ],
)
def test_what_is_not_utf8_xml_is_refused(data: bytes) -> None:
    with pytest.raises(NotXml):
        parse(data)


def test_place_of_the_error_is_told() -> None:
    with pytest.raises(NotXml) as caught:
        parse(sample("sdk_edoc_new.edxml"))
    assert caught.value.params == {"line": 1, "column": 5}


def test_message_at_the_size_limit_is_read_and_one_byte_more_is_not() -> None:
    data = build(document())
    assert parse(data, limits=Limits(max_message_bytes=len(data)))
    with pytest.raises(TooLarge) as caught:
        parse(data, limits=Limits(max_message_bytes=len(data) - 1))
    assert caught.value.params["what"] == "message"


def _nested(depth: int) -> bytes:
    inner = "<a>" * depth + "</a>" * depth
    return build(document()).replace(
        b"<AttachmentEncoded>", inner.encode() + b"<AttachmentEncoded>"
    )


def test_deep_nesting_is_refused() -> None:
    assert parse(_nested(31))
    for depth in (32, 100_000):
        with pytest.raises(Hostile) as caught:
            parse(_nested(depth))
        assert caught.value.params["kind"] == "depth"


def test_too_many_elements_are_refused() -> None:
    many = build(document(to_places=("A",) * 20_000))
    with pytest.raises(Hostile) as caught:
        parse(many)
    assert caught.value.params["kind"] == "elements"


@pytest.mark.parametrize("length", [10_000, 10_001])
def test_text_has_a_hard_ceiling(length: int) -> None:
    text = re.sub(
        rb"(<edXML:Subject>)[^<]*", rb"\g<1>" + b"A" * length, build(document())
    )
    if length == 10_000:
        assert parse(text)
        return
    with pytest.raises(TooLong) as caught:
        parse(text)
    assert caught.value.params == {"name": "Subject", "limit": 10_000, "length": length}


def _files(*files: tuple[str, bytes]) -> bytes:
    return build(document(attachments=tuple(Attachment(n, d) for n, d in files)))


def test_attachment_at_the_limit_is_read_and_one_byte_more_is_not() -> None:
    for size in (1000, 1001):
        data = _files(("a.pdf", PDF.ljust(size)))
        if size == 1000:
            message = parse(data, limits=Limits(max_attachment_bytes=1000))
            assert isinstance(message, DocumentMessage)
            continue
        with pytest.raises(TooLarge) as caught:
            parse(data, limits=Limits(max_attachment_bytes=1000))
        assert caught.value.params == {"what": "a.pdf", "size": 1001, "limit": 1000}
        assert caught.value.header is not None


def test_huge_base64_is_refused_before_decoding() -> None:
    data = _files(("a.pdf", PDF.ljust(1_000_000)))
    with pytest.raises(TooLarge):
        parse(data, limits=Limits(max_attachment_bytes=1000))


def test_number_of_attachments_is_limited() -> None:
    data = _files(*((f"{i}.pdf", PDF) for i in range(4)))
    assert parse(data, limits=Limits(max_attachments=4))
    with pytest.raises(TooLarge) as caught:
        parse(data, limits=Limits(max_attachments=3))
    assert caught.value.params == {"what": "attachments", "size": 4, "limit": 3}


def test_sum_of_attachments_is_limited() -> None:
    data = _files(("a.txt", b"a" * 600), ("b.txt", b"b" * 600))
    assert parse(data, limits=Limits(max_total_bytes=1200))
    with pytest.raises(TooLarge) as caught:
        parse(data, limits=Limits(max_total_bytes=1199))
    assert caught.value.params["what"] == "total"


def _raw(name: str, data: bytes) -> bytes:
    text = build(document(attachments=(Attachment(name, b"x"),)))
    encoded = base64.b64encode(data)
    return re.sub(rb"(Encoded xmlns[^>]*>)[^<]*", rb"\g<1>" + encoded, text)


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.zip", "a.docx"])
def test_zip_bomb_is_refused_whether_unpacked_or_kept(name: str) -> None:
    bomb = zipped(("[Content_Types].xml", b""), ("x", b"\0" * 5_000_000))
    single = zipped(("x", b"\0" * 5_000_000))
    for data in (bomb, single):
        with pytest.raises(Hostile) as caught:
            parse(_raw(name, data))
        assert caught.value.params == {"kind": "archive_ratio", "where": name}


def test_expansion_beyond_an_attachment_is_refused() -> None:
    data = _raw("a.txt", zipped(("x", bytes(range(256)) * 8)))
    with pytest.raises(Hostile) as caught:
        parse(data, limits=Limits(max_attachment_bytes=2000))
    assert caught.value.params["kind"] == "archive_size"


def test_archive_lying_about_its_expansion_is_stopped() -> None:
    """The declared size is forged in both places the format keeps it."""
    data = bytearray(zipped(("x", b"\0" * 100_000)))
    forged = struct.pack("<I", 10)
    data[22:26] = forged
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = forged
    with pytest.raises((TooLarge, AttachmentMismatch)):
        parse(_raw("a.txt", bytes(data)), limits=Limits(max_attachment_bytes=2000))


def test_number_of_archive_entries_is_limited() -> None:
    archive = zipped(*((str(i), b"") for i in range(11)))
    with pytest.raises(Hostile) as caught:
        parse(_raw("a.zip", archive), limits=Limits(max_archive_entries=10))
    assert caught.value.params["kind"] == "archive_entries"


def test_encrypted_archive_is_refused() -> None:
    data = bytearray(zipped(("x.txt", b"content")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(AttachmentMismatch) as caught:
        parse(_raw("a.txt", bytes(data)))
    assert caught.value.params["reason"] == "encrypted"


def test_unknown_compression_is_refused() -> None:
    data = bytearray(zipped(("x.txt", b"content")))
    for at in (8, data.index(b"PK\x01\x02") + 10):
        data[at : at + 2] = struct.pack("<H", 99)
    with pytest.raises(AttachmentMismatch):
        parse(_raw("a.txt", bytes(data)))


def test_entry_path_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    message = parse(_raw("a.txt", zipped(("../escaped.txt", b"content"))))
    assert isinstance(message, DocumentMessage)
    assert message.attachments[0].name == "a.txt"
    assert not list(tmp_path.parent.glob("escaped*"))


@settings(max_examples=150, deadline=None, phases=_PHASES)
@given(st.data())
def test_no_mutation_escapes_the_typed_errors(data: st.DataObject) -> None:
    """Whatever one changes, the answer is a message or one of our errors."""
    original = _files(("a.txt", b"content"), ("b.pdf", PDF))
    spoilt = bytearray(original)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[at : at + data.draw(st.integers(0, 8))] = data.draw(
            st.binary(max_size=8)
        )
    assert _outcome(bytes(spoilt)) != EdxmlError.code


def _outcome(data: bytes) -> str:
    try:
        parse(data)
    except EdxmlError as error:
        return error.code
    return "read"


@settings(max_examples=100, deadline=None, phases=_PHASES)
@given(st.data())
def test_no_archive_mutation_escapes_the_typed_errors(data: st.DataObject) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"content" * 20)
    spoilt = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(4, len(spoilt) - 1))] = data.draw(
            st.integers(0, 255)
        )
    outcome = _outcome(_raw("a.txt", bytes(spoilt)))
    assert outcome in {"read", "attachment_mismatch", "hostile", "too_large"}
