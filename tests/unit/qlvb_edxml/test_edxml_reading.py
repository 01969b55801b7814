# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading tolerates every variant met in traffic and remarks on the odd ones."""

from __future__ import annotations

import base64
import re
import unicodedata
from datetime import UTC, date, datetime
from pathlib import PurePath

import pytest
from qlvb_edxml import (
    VIETNAM,
    Attachment,
    AttachmentMismatch,
    AttachmentMissing,
    BadDate,
    BadIdentifier,
    BadValue,
    BusinessType,
    DocumentMessage,
    EdxmlError,
    FindingCode,
    MissingField,
    Priority,
    SecrecyDeclared,
    StatusMessage,
    UnknownMessage,
    build,
    document_id_key,
    fingerprint,
    header_only,
    make_document_id,
    parse,
)
from qlvb_edxml.types import DEFAULT_LIMITS

from tests.unit.qlvb_edxml.builders import PDF, document, sample, status, zipped

_NS = "http://www.mic.gov.vn/TBT/QCVN_102_2016"


def _read(data: bytes | str) -> DocumentMessage:
    message = parse(data.encode() if isinstance(data, str) else data)
    assert isinstance(message, DocumentMessage)
    return message


def _changed(pattern: str, replacement: str, **changes: object) -> str:
    text = build(document(**changes)).decode()
    changed, count = re.subn(pattern, replacement, text, flags=re.S)
    assert count, pattern
    return changed


def _codes(message: DocumentMessage | StatusMessage) -> list[FindingCode]:
    return [finding.code for finding in message.findings]


def test_byte_order_mark_is_tolerated() -> None:
    assert _read(b"\xef\xbb\xbf" + build(document())) == _read(build(document()))


def test_prefix_and_order_play_no_part() -> None:
    original = build(document())
    unprefixed = original.replace(b"edXML:", b"").replace(b":edXML=", b"=")
    renamed = original.replace(b"edXML:", b"q:").replace(b"xmlns:edXML", b"xmlns:q")
    assert _read(unprefixed) == _read(original)
    assert _read(renamed) == _read(original)


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        (re.escape(_NS), "edXML"),
        (r"edXMLEnvelope", "edXMLEnvelope"),
        (r"edXMLHeader", "edXMLHeader"),
        (r"MessageHeader", "MessageHeader"),
    ],
)
def test_foreign_xml_is_named_as_such(pattern: str, part: str) -> None:
    with pytest.raises(UnknownMessage) as caught:
        parse(_changed(pattern, "Other").encode())
    assert caught.value.params == {"part": part}


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("DocumentId", "DocumentId"),
        ("Code", "Code/CodeNumber"),
        ("PromulgationInfo", "PromulgationInfo/PromulgationDate"),
        ("Subject", "Subject"),
        ("From", "From/OrganId"),
        ("To", "To/OrganId"),
    ],
)
def test_missing_field_is_named(element: str, name: str) -> None:
    """Without these a document can be neither identified nor answered."""
    text = _changed(rf"<edXML:{element}>.*?</edXML:{element}>", "")
    with pytest.raises(MissingField) as caught:
        parse(text.encode())
    assert caught.value.params == {"name": name}


@pytest.mark.parametrize(
    "element",
    [
        "Content",
        "SignerInfo",
        "DueDate",
        "OtherInfo",
        "SteeringType",
        "ToPlaces",
        "DocumentType",
        "TraceHeaderList",
        "Place",
        "CodeNumber",
    ],
)
def test_optional_part_may_be_missing(element: str) -> None:
    text = _changed(
        rf"<edXML:{element}(?:/>|>.*?</edXML:{element}>)", "", to_places=("VT",)
    )
    assert _read(text).subject == "V/v đăng ký tập huấn"


def test_manifest_may_be_missing() -> None:
    message = _read(_changed(r"<edXML:edXMLBody>.*</edXML:edXMLBody>", ""))
    assert [f.data for f in message.attachments] == [PDF]
    assert _codes(message) == [FindingCode.ATTACHMENT_UNLISTED]


def test_empty_answer_and_unknown_recipients_are_skipped() -> None:
    message = _read(_changed("<edXML:To>", "<edXML:ResponseFor/><edXML:To/><edXML:To>"))
    assert message.response_for == ()
    assert len(message.recipients) == 1


def test_recipient_named_twice_counts_once() -> None:
    message = _read(_changed(r"(<edXML:To>.*?</edXML:To>)", r"\1\1"))
    assert len(message.recipients) == 1
    assert _codes(message) == [FindingCode.DUPLICATE_RECIPIENT]


@pytest.mark.parametrize("bad", ["H31/99", "H31 99", "a" * 36, "null", "H31;drop", "-"])
@pytest.mark.parametrize("role", ["From", "To"])
def test_wrong_identifier_is_refused(role: str, bad: str) -> None:
    text = _changed(rf"(<edXML:{role}>\s*<edXML:OrganId>)[^<]*", rf"\g<1>{bad}")
    with pytest.raises(BadIdentifier) as caught:
        parse(text.encode())
    assert caught.value.params == {"name": f"{role}/OrganId", "value": bad}


@pytest.mark.parametrize(
    "good", ["000.00.00.G22", "H37.DN.001", "020123456789", "vxp.saas.02", "A" * 35]
)
def test_every_scheme_of_identifiers_is_read(good: str) -> None:
    text = _changed(r"(<edXML:From>\s*<edXML:OrganId>)[^<]*", rf"\g<1>{good}")
    assert _read(text).sender.organ_id == good


_FIFTH = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2026/01/05", True),
        ("2026-01-05", False),
        ("2026/1/5", False),
        ("05/01/2026", False),
        ("05-01-2026", False),
        ("2026-01-05T08:15:00", False),
        ("2026-01-05T23:15:00.123Z", False),
        ("2026-01-05T08:15:00+07:00", False),
        ("05/01/2026 08:15", False),
        ("2026/01/05 00:00:00", True),
    ],
)
def test_date_is_read_in_any_known_form(written: str, canonical: bool) -> None:
    text = _changed(r"(PromulgationDate>)[^<]*", rf"\g<1>{written}")
    message = _read(text)
    assert message.promulgation_date == _FIFTH
    assert (FindingCode.DATE_FORMAT in _codes(message)) is not canonical


@pytest.mark.parametrize(
    "written",
    [
        "2026/13/05",
        "31/02/2026",
        "05/01/26",
        "hôm nay",
        "01/05/2026/1",
        "2026/01/05 25:00",
        "2026-01-05T00:00:00+99:99",
        "٢٠٢٦/٠١/٠٥",
        "0000/01/01",
    ],
)
def test_unreadable_issue_date_is_refused(written: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse(_changed(r"(PromulgationDate>)[^<]*", rf"\g<1>{written}").encode())
    name = "PromulgationInfo/PromulgationDate"
    assert caught.value.params == {"name": name, "value": written}


def test_unreadable_due_date_is_left_out_and_remarked_on() -> None:
    message = _read(_changed("<edXML:DueDate/>", "<edXML:DueDate>mai</edXML:DueDate>"))
    assert message.due_date is None
    assert message.findings[0].code is FindingCode.DATE_IGNORED
    assert message.findings[0].where == "DueDate"


def test_time_with_an_offset_is_understood() -> None:
    text = _changed(r"(Timestamp>)[^<]*", r"\g<1>2026-01-05T01:15:00Z")
    assert _read(text).trace[0].timestamp == datetime(2026, 1, 5, 1, 15, tzinfo=UTC)


def test_time_without_an_offset_is_vietnam_time() -> None:
    expected = datetime(2026, 1, 5, 8, 15, tzinfo=VIETNAM)
    assert _read(build(document())).trace[0].timestamp == expected


def test_hop_without_a_name_is_kept_nameless() -> None:
    text = _changed(r"(TraceHeader>\s*<edXML:OrganId>)[^<]*", r"\g<1>null")
    assert _read(text).trace[0].organ_id == ""


@pytest.mark.parametrize(
    ("element", "value"),
    [("SteeringType", "abc"), ("Priority", "9"), ("PageAmount", "-1"), ("Type", "1.5")],
)
def test_number_that_is_none_gets_its_default(element: str, value: str) -> None:
    message = _read(_changed(rf"(<edXML:{element}>)[^<]*", rf"\g<1>{value}"))
    assert _codes(message) == [FindingCode.NUMBER_IGNORED]
    assert (message.steering_type, message.pages) == (0, 0)
    assert (message.priority, message.document_class) == (Priority.NORMAL, 2)


def test_document_type_of_other_systems_is_kept() -> None:
    """Production sends Type 71; TypeName decides."""
    assert _read(_changed(r"(<edXML:Type>)\d+", r"\g<1>71")).document_class == 71


def test_single_s_business_is_read() -> None:
    text = _changed("Bussiness", "Business").replace(
        "<edXML:BusinessDocType>0", "<edXML:BusinessDocType>1"
    )
    assert _read(text).business.type is BusinessType.RECALL


@pytest.mark.parametrize("value", ["4", "x", "-1"])
def test_unknown_purpose_is_never_taken_for_a_new_document(value: str) -> None:
    with pytest.raises(BadValue):
        parse(_changed(r"(BussinessDocType>)\d", rf"\g<1>{value}").encode())


@pytest.mark.parametrize(
    ("written", "read"), [("1", "01"), ("03", "03"), ("999", "999")]
)
def test_status_code_is_padded_and_unknown_ones_are_kept(
    written: str, read: str
) -> None:
    text = build(status()).decode().replace("StatusCode>01", f"StatusCode>{written}")
    message = parse(text.encode())
    assert isinstance(message, StatusMessage)
    assert message.status_code == read


def test_status_is_known_by_its_code_or_date_when_the_id_is_lost() -> None:
    text = re.sub(
        rb"(<edXML:DocumentId>)[^<]*", rb"\1", sample("status_acceptance_03.edxml")
    )
    message = parse(text)
    assert isinstance(message, StatusMessage)
    assert message.response_for.code == "7816/VPCP-TTĐT"


def test_status_about_nothing_is_refused() -> None:
    text = re.sub(
        rb"<edXML:ResponseFor>.*</edXML:ResponseFor>", b"", build(status()), flags=re.S
    )
    with pytest.raises(MissingField) as caught:
        parse(text)
    assert caught.value.params == {"name": "ResponseFor/DocumentId"}


def test_status_in_iso_time() -> None:
    text = re.sub(rb"(Timestamp>)[^<]*", rb"\g<1>2026-01-05T09:02:41", build(status()))
    message = parse(text)
    assert message == status()
    assert _codes(message) == [FindingCode.DATE_FORMAT]


@pytest.mark.parametrize("over", [0, 1])
def test_text_beyond_the_nominal_length_is_kept_and_remarked_on(over: int) -> None:
    """A colleague's long subject is no reason to refuse the document."""
    text = _changed(r"(<edXML:Subject>)[^<]*", r"\g<1>" + "A" * (500 + over))
    message = _read(text)
    assert len(message.subject) == 500 + over
    assert (_codes(message) == [FindingCode.TOO_LONG]) is bool(over)


def test_text_is_composed_for_searching_but_the_id_is_left_alone() -> None:
    decomposed = unicodedata.normalize("NFD", "Sở Đào tạo")
    text = _changed(r"(<edXML:Subject>)[^<]*", rf"\g<1>{decomposed}").replace(
        "27/STN-VP<", f"{decomposed}<"
    )
    message = _read(text)
    assert message.subject == "Sở Đào tạo"
    assert message.document_id.endswith(decomposed)
    assert document_id_key(message.document_id).endswith("Sở Đào tạo")


def test_document_id_is_composed_in_the_production_form() -> None:
    found = make_document_id("H31.99", _FIFTH, "27", "STN-VP")
    assert found == "H31.99,2026/01/05,27/STN-VP"


# Attachments


@pytest.mark.parametrize(
    ("reference", "encoded"),
    [
        ("cid:x", "cid:x"),
        ("cid:x", "x"),
        ("cid:cid:x", "cid:cid:x"),
        ("CID:x", "cid:x"),
        ("cid:209", "209"),
        ("cid:one", "cid:other"),
        ("", ""),
    ],
)
def test_content_id_variants_are_joined(reference: str, encoded: str) -> None:
    text = build(document()).decode()
    text = re.sub(r"(<edXML:ContentId>)[^<]*", rf"\g<1>{reference}", text)
    text = re.sub(r"(<ContentId>)[^<]*", rf"\g<1>{encoded}", text)
    message = _read(text)
    assert [f.data for f in message.attachments] == [PDF]
    assert message.findings == ()


def test_files_keep_the_order_of_the_manifest() -> None:
    files = (Attachment("a.pdf", PDF), Attachment("b.pdf", PDF + b"b"))
    text = build(document(attachments=files)).decode()
    one, two = re.findall(r"    <Attachment>.*?</Attachment>\n", text, re.S)
    swapped = text.replace(one + two, two + one)
    assert swapped != text
    assert [f.name for f in _read(swapped).attachments] == ["a.pdf", "b.pdf"]


def test_announced_file_that_is_absent_is_named() -> None:
    with pytest.raises(AttachmentMissing) as caught:
        parse(_changed(r"<AttachmentEncoded>.*</AttachmentEncoded>", "").encode())
    assert caught.value.params == {"name": "27-STN-VP.pdf"}
    assert caught.value.header is not None


def test_file_without_any_name_is_refused() -> None:
    with pytest.raises(MissingField) as caught:
        parse(_changed(r"(AttachmentName>)[^<]*", r"\1").encode())
    assert caught.value.params == {
        "name": "AttachmentEncoded/Attachment/AttachmentName"
    }


@pytest.mark.parametrize("written", ["../../etc/a.pdf", r"C:\x\a.pdf", "/a.pdf"])
def test_file_name_is_never_a_path(written: str) -> None:
    text = build(document()).decode().replace("27-STN-VP.pdf", written)
    (file,) = _read(text).attachments
    assert file.name == "a.pdf" == PurePath(file.name).name


def _with_bytes(name: str, data: bytes, kind: str = "application/zip") -> str:
    text = build(document(attachments=(Attachment(name, b"x"),))).decode()
    encoded = base64.b64encode(data).decode()
    text = re.sub(r"(Encoded xmlns[^>]*>)[^<]*", rf"\g<1>{encoded}", text)
    return re.sub(r"(ContentType>)application[^<]*", rf"\g<1>{kind}", text)


_OFFICE = zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
_ODF = zipped(("mimetype", b"application/vnd.oasis.opendocument.text"))
_ONE_PDF = zipped(("874e.pdf", PDF))


@pytest.mark.parametrize(
    ("name", "sent", "kind", "expected"),
    [
        ("a.pdf", _ONE_PDF, "application/pdf", PDF),
        ("a.pdf", _ONE_PDF, "application/zip", PDF),
        ("a.pdf", zipped(("../../874e.pdf", PDF)), "application/zip", PDF),
        ("a.pdf", PDF, "application/zip", PDF),
        ("a.zip", _ONE_PDF, "application/zip", _ONE_PDF),
        ("a.docx", _OFFICE, "application/zip", _OFFICE),
        ("a.docx", zipped(("1.docx", _OFFICE)), "application/zip", _OFFICE),
        ("a.odt", _ODF, "application/octet-stream", _ODF),
        ("a.txt", zipped(("dir/", b"")), "application/zip", zipped(("dir/", b""))),
    ],
)
def test_bytes_decide_what_is_unpacked(
    name: str, sent: bytes, kind: str, expected: bytes
) -> None:
    """Declared types lie in delivered messages; an office file stays whole."""
    (file,) = _read(_with_bytes(name, sent, kind)).attachments
    assert (file.name, file.data, file.content_type) == (name, expected, kind)


def test_archive_with_several_files_stays_an_archive_and_is_remarked_on() -> None:
    several = zipped(("a", b"1"), ("b", b"2"))
    message = _read(_with_bytes("a.pdf", several))
    assert message.attachments[0].data == several
    assert _codes(message) == [FindingCode.TYPE_MISMATCH]


def test_pdf_destroyed_by_a_text_conversion_is_remarked_on() -> None:
    broken = (PDF + bytes(range(128, 256)) * 4).decode(errors="replace").encode()
    message = _read(_with_bytes("a.pdf", broken, "application/pdf"))
    assert _codes(message) == [FindingCode.DAMAGED]
    assert _codes(_read(_with_bytes("a.pdf", PDF, "application/pdf"))) == []


def test_base64_may_be_broken_into_lines_and_lack_padding() -> None:
    text = build(document()).decode()
    encoded = base64.b64encode(PDF).decode()
    assert encoded in text
    folded = "\n".join(re.findall(".{1,20}", encoded.rstrip("=")))
    assert _read(text.replace(encoded, folded)).attachments[0].data == PDF


@pytest.mark.parametrize(
    ("encoded", "reason"),
    [("", "empty"), (" \n", "empty"), ("${__File()}", "base64"), ("A", "base64")],
)
def test_undecodable_file_is_refused(encoded: str, reason: str) -> None:
    text = re.sub(
        r"(Encoded xmlns[^>]*>)[^<]*",
        lambda m: m[1] + encoded,
        build(document()).decode(),
    )
    with pytest.raises(AttachmentMismatch) as caught:
        parse(text.encode())
    assert caught.value.params == {"name": "27-STN-VP.pdf", "reason": reason}


def test_broken_archive_is_refused() -> None:
    with pytest.raises(AttachmentMismatch) as caught:
        parse(_with_bytes("a.txt", _ONE_PDF[:40]).encode())
    assert caught.value.params["reason"] == "archive"


def test_archive_with_a_wrong_checksum_is_refused() -> None:
    data = zipped(("a.txt", b"content" * 9))
    spoilt = bytearray(data)
    spoilt[spoilt.index(b"PK\x01\x02") + 16] ^= 1
    with pytest.raises(AttachmentMismatch):
        parse(_with_bytes("a.txt", bytes(spoilt)).encode())


# Secrecy


_MARKED = [
    ("<edXML:OtherInfo>", "<edXML:OtherInfo><edXML:Secret>3</edXML:Secret>"),
    ("<edXML:OtherInfo>", "<edXML:OtherInfo><Secret xmlns='urn:old'>Mật</Secret>"),
    (
        r"<edXML:SphereOfPromulgation/>",
        "<edXML:SphereOfPromulgation>TỐI MẬT</edXML:SphereOfPromulgation>",
    ),
    (r"<edXML:Subject>", "<edXML:Subject>[MẬT] "),
    (r"<edXML:Subject>", "<edXML:Subject>Tuyệt mật - "),
    (r"<edXML:Subject>", "<edXML:Subject>Độ mật: Mật. "),
    (r"(<edXML:Priority>)0", r"\g<1>Mật"),
    (r"<edXML:Description/>", "<edXML:Description>(Tối mật)</edXML:Description>"),
]


@pytest.mark.parametrize(("pattern", "replacement"), _MARKED)
def test_declared_secrecy_is_refused_before_a_file_is_opened(
    pattern: str, replacement: str
) -> None:
    """R4: the mark wins; the file, which would be refused itself, is not opened."""
    text = _changed(pattern, replacement)
    text = re.sub(r"(Encoded xmlns[^>]*>)[^<]*", r"\g<1>!!! not base64 !!!", text)
    with pytest.raises(SecrecyDeclared) as caught:
        parse(text.encode())
    assert caught.value.header is not None
    assert caught.value.header.document_id == "H31.99,2026/01/05,27/STN-VP"
    assert caught.value.header.attachments == ()


def test_secrecy_wins_over_an_unusable_header() -> None:
    """R4: also when nobody can be answered."""
    text = _changed(r"<edXML:From>.*?</edXML:From>", "").replace(
        "<edXML:Subject>", "<edXML:Subject>(MẬT) "
    )
    with pytest.raises(SecrecyDeclared) as caught:
        parse(text.encode())
    assert caught.value.header is None


@pytest.mark.parametrize(
    "subject",
    [
        "V/v bảo vệ bí mật nhà nước",
        "Mật ong Hưng Yên",
        "V/v bảo mật thông tin",
        "Kế hoạch thanh tra công tác bảo vệ bí mật",
        "Mật độ dân số: báo cáo",
    ],
)
def test_speaking_of_secrets_is_no_secret(subject: str) -> None:
    assert _read(build(document(subject=subject))).subject == subject


@pytest.mark.parametrize("value", ["", "0", "Thường", "Không"])
def test_old_secrecy_field_saying_none_is_accepted(value: str) -> None:
    field = f"<edXML:OtherInfo><edXML:Secret>{value}</edXML:Secret>"
    assert _read(_changed("<edXML:OtherInfo>", field)).subject


def test_quarantine_keeps_the_header_and_no_file() -> None:
    """R4: only the header of a refused packet is kept."""
    original = build(document())
    kept = header_only(original, limits=DEFAULT_LIMITS)
    assert base64.b64encode(PDF) in original
    assert base64.b64encode(PDF) not in kept
    assert "V/v đăng ký tập huấn".encode() in kept
    undeclared = sample("sdk_edoc_placeholder.edxml")
    assert b"StringFromFile" not in header_only(undeclared, limits=DEFAULT_LIMITS)


# Recognising a repetition


def test_relayed_copy_has_the_fingerprint_of_its_original() -> None:
    """Relays add hops; a hash of the file would take the copy for a new message."""
    stamp = "<edXML:Timestamp>2026/01/05 09:00:00</edXML:Timestamp>"
    hop = f"<edXML:TraceHeader>{stamp}</edXML:TraceHeader>"
    relayed = _changed("(<edXML:Bussiness>)", hop + r"\1")
    assert fingerprint(_read(relayed)) == fingerprint(_read(build(document())))


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Khác"},
        {"attachments": (Attachment("27-STN-VP.pdf", PDF + b"\n"),)},
        {"attachments": (Attachment("khác.pdf", PDF),)},
        {"attachments": ()},
        {"due_date": _FIFTH},
    ],
)
def test_another_message_has_another_fingerprint(changes: dict[str, object]) -> None:
    assert fingerprint(document(**changes)) != fingerprint(document())


def test_every_refusal_of_a_mutilated_message_is_typed() -> None:
    """Cut anywhere, a message is refused with one of our errors, never another."""
    data = build(document())
    for end in range(0, len(data) - 1, 37):
        with pytest.raises(EdxmlError):
            parse(data[:end])
