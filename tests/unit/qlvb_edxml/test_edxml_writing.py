# SPDX-License-Identifier: LGPL-3.0-or-later
"""What we write is what the other systems expect, to the byte."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from qlvb_edxml import (
    Attachment,
    AttachmentMismatch,
    BadDate,
    BadIdentifier,
    BadValue,
    Business,
    BusinessType,
    DocumentMessage,
    DuplicateRecipient,
    EdxmlError,
    ElementOrder,
    Limits,
    MissingField,
    Organ,
    ReceiverChange,
    SecrecyDeclared,
    Signer,
    StatusMessage,
    TooLarge,
    TooLong,
    Trace,
    build,
    parse,
)
from qlvb_edxml.schema import LENGTHS

from tests.unit.qlvb_edxml.builders import (
    PDF,
    STATUSES,
    document,
    documents,
    sample,
    status,
    zipped,
)

# Shrinking a whole message takes minutes and says little more.
_PHASES = (Phase.explicit, Phase.generate)
_GENERATED = settings(
    max_examples=60,
    deadline=None,
    phases=_PHASES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@_GENERATED
@given(documents())
def test_document_survives_the_journey(message: DocumentMessage) -> None:
    """R33: what is packed as edXML arrives unchanged, whatever its content."""
    assert parse(build(message)) == message


@_GENERATED
@given(documents())
def test_net_order_says_the_same(message: DocumentMessage) -> None:
    assert parse(build(message, order=ElementOrder.QCVN)) == message


@_GENERATED
@given(STATUSES)
def test_status_survives_the_journey(message: StatusMessage) -> None:
    assert parse(build(message)) == message


def _lines(data: bytes) -> list[str]:
    return data.decode().split("\n")


def _without_empty(lines: list[str]) -> list[str]:
    return [line for line in lines if not re.fullmatch(r" *<edXML:\w+/>", line)]


def _without_zip(lines: list[str]) -> list[str]:
    return [line for line in lines if ">UEsDB" not in line]


@pytest.mark.parametrize("name", ["document_example.edxml", "status_example_03.edxml"])
def test_worked_example_is_reproduced_to_the_byte(name: str) -> None:
    """The examples were read completely by the reference reader.

    We add empty elements, which Bkav's axis insists on; the zip differs in the
    name of its entry.
    """
    original = sample(name)
    written = _without_empty(_lines(build(parse(original))))
    assert _without_zip(written) == _without_zip(_lines(original))


def test_writing_twice_gives_the_same_bytes() -> None:
    """A packet sent again after a lost answer must be recognisable."""
    message = document(attachments=(Attachment("bảng.xlsx", b"x" * 5000),))
    assert build(message) == build(replace(message))


def test_prefix_is_literal_and_root_is_not_prefixed() -> None:
    text = build(document()).decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="')
    assert "<edXML:edXMLEnvelope xmlns:edXML=" in text
    assert "<AttachmentEncoded>" in text
    assert "<edXML:ContentTransferEncoded xmlns:edXML=" in text
    assert "ns0:" not in text


def test_elements_follow_production_order() -> None:
    """Order of the header as seen in production; .NET readers depend on theirs."""
    text = build(document()).decode()
    header = text[text.index("<edXML:MessageHeader>") : text.index("TraceHeaderList")]
    assert re.findall(r"^ {8}<edXML:(\w+)", header, re.M) == [
        *("From", "To", "DocumentId", "Code", "PromulgationInfo", "DocumentType"),
        *("Subject", "Content", "SignerInfo", "DueDate", "OtherInfo", "SteeringType"),
        "ToPlaces",
    ]


def test_net_order_ends_with_the_document_id() -> None:
    text = build(document(), order=ElementOrder.QCVN).decode()
    header = text[text.index("<edXML:MessageHeader>") : text.index("TraceHeaderList")]
    names = re.findall(r"^ {8}<edXML:(\w+)", header, re.M)
    assert names[2] == "Code"
    assert names[-1] == "DocumentId"
    assert names.index("ToPlaces") < names.index("OtherInfo")


def test_required_fields_are_written_even_when_empty() -> None:
    text = build(document()).decode()
    for name in ("DueDate", "Fax", "Website", "OrganAdd", "Place", "TyperNotation"):
        assert f"<edXML:{name}/>" in text
    for name in ("SteeringType", "Priority", "Type", "TypeDetail", "PageAmount"):
        assert re.search(rf"<edXML:{name}>\d+</edXML:{name}>", text)


def test_business_block_is_spelt_with_double_s() -> None:
    """The reference reader silently ignores the single s."""
    text = build(document()).decode()
    assert "<edXML:BussinessDocType>0</edXML:BussinessDocType>" in text
    assert "<edXML:Bus" not in text.replace("<edXML:Bussiness", "")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (BusinessType.NEW, "Văn bản điện tử mới"),
        (BusinessType.RECALL, "Thu hồi văn bản điện tử"),
        (BusinessType.UPDATE, "Cập nhật văn bản điện tử"),
        (BusinessType.REPLACE, "Văn bản thay thế"),
    ],
)
def test_purpose_without_reason_gets_the_usual_words(
    kind: BusinessType, words: str
) -> None:
    text = build(document(business=Business(type=kind))).decode()
    assert f"<edXML:BussinessDocReason>{words}</edXML:BussinessDocReason>" in text


def test_update_names_its_receivers() -> None:
    change = ReceiverChange("H31.99.07", added=True)
    business = Business(
        BusinessType.UPDATE, recipients_changed=True, receivers=(change,)
    )
    text = build(document(business=business)).decode()
    assert "<edXML:DocumentReceiver>1</edXML:DocumentReceiver>" in text
    assert "<edXML:ReceiverType>1</edXML:ReceiverType>" in text


def test_content_repeats_the_subject_when_empty() -> None:
    text = build(document(content="")).decode()
    assert "<edXML:Content>V/v đăng ký tập huấn</edXML:Content>" in text


def test_time_is_written_in_vietnam_time() -> None:
    moment = datetime.fromisoformat("2025-12-31T18:00:05+00:00")
    text = build(document(trace=(Trace("H31.99", moment),))).decode()
    assert "<edXML:Timestamp>2026/01/01 01:00:05</edXML:Timestamp>" in text


def test_text_is_normalised_and_control_characters_dropped() -> None:
    text = build(document(subject="Sở\x00\x0b Tài\ufffe chính")).decode()
    assert "<edXML:Subject>Sở Tài chính</edXML:Subject>" in text


def test_answered_document_id_goes_back_letter_for_letter() -> None:
    """The issuer may compare bytes: a decomposed Đ-mark letter stays decomposed."""
    decomposed = "H31,2026/01/05,7/Sơ\u0300"
    message = status()
    reference = replace(message.response_for, document_id=decomposed)
    assert decomposed.encode() in build(replace(message, response_for=reference))


_RAW = [("a.pdf", "pdf"), ("a.doc", "doc"), ("a.DOCX", "docx"), ("a.zip", "zip")]


def _wire(name: str, data: bytes) -> tuple[list[str], bytes]:
    text = build(document(attachments=(Attachment(name, data),))).decode()
    types = re.findall(r"<(?:edXML:)?ContentType>([^<]+)<", text)
    encoded = re.search(r"Encoded xmlns[^>]*>([^<]+)<", text)
    assert encoded
    return types, base64.b64decode(encoded[1])


@pytest.mark.parametrize(("name", "kind"), _RAW)
def test_some_types_travel_raw(name: str, kind: str) -> None:
    types, data = _wire(name, b"content")
    assert data == b"content"
    assert types == [f"application/{kind}"] * 2


@pytest.mark.parametrize("name", ["a.xlsx", "a.txt", "a.jpg", "a.p7s", "không đuôi"])
def test_every_other_type_travels_in_a_zip_with_one_entry(name: str) -> None:
    types, data = _wire(name, b"content")
    archive = zipfile.ZipFile(io.BytesIO(data))
    (entry,) = archive.infolist()
    assert entry.compress_type == zipfile.ZIP_DEFLATED
    assert archive.read(entry) == b"content"
    assert types == ["application/zip"] * 2


def test_both_sides_carry_the_same_content_id() -> None:
    text = build(document()).decode()
    left, right = re.findall(r"<(?:edXML:)?ContentId>(cid:[0-9a-f-]{36})<", text)
    assert left == right


def _fields_with_length() -> list[tuple[str, int]]:
    return sorted(LENGTHS.items())


def _filled(path: str, text: str) -> DocumentMessage:
    """Return a message with one field of the length table set."""
    message = document()
    role, _, name = path.partition("/")
    organ_fields = {
        "OrganId": "organ_id",
        "OrganizationInCharge": "in_charge",
        "OrganName": "name",
        "OrganAdd": "address",
        "Email": "email",
        "Telephone": "telephone",
        "Fax": "fax",
    }
    if role in {"From", "To"}:
        old = message.sender if role == "From" else message.recipients[0]
        organ = replace(old, **{organ_fields[name]: text})
        return (
            document(sender=organ) if role == "From" else document(recipients=(organ,))
        )
    fields: dict[str, str] = {
        "Code/CodeNumber": "code_number",
        "Code/CodeNotation": "code_notation",
        "PromulgationInfo/Place": "place",
        "DocumentType/TypeName": "type_name",
        "Subject": "subject",
        "Content": "content",
        "OtherInfo/SphereOfPromulgation": "sphere",
        "OtherInfo/TyperNotation": "typer_notation",
    }
    if path == "ToPlaces/Place":
        return document(to_places=(text,))
    return document(**{fields[path]: text})


@pytest.mark.parametrize(("path", "limit"), _fields_with_length())
def test_field_is_written_up_to_its_limit_and_refused_beyond(
    path: str, limit: int
) -> None:
    """Each length of the table, at the limit and one over."""
    assert b"A" * limit in build(_filled(path, "A" * limit))
    with pytest.raises(BadIdentifier if "OrganId" in path else TooLong) as caught:
        build(_filled(path, "A" * (limit + 1)))
    assert str(caught.value.params["name"]).startswith(path)


_NO_NAME = Organ("H31.99.05")
_TWICE = (Organ("H31.99.05", "A"), Organ("H31.99.05", "B"))
_NAIVE = datetime(2026, 1, 5, 8, 15)  # noqa: DTZ001 - the point of the case


@pytest.mark.parametrize(
    ("changes", "refusal", "name"),
    [
        ({"sender": Organ("")}, MissingField, "From/OrganId"),
        ({"sender": Organ("H31/99", "A")}, BadIdentifier, "From/OrganId"),
        ({"recipients": ()}, MissingField, "To/OrganId"),
        ({"recipients": (_NO_NAME,)}, MissingField, "To/OrganName"),
        ({"recipients": (Organ("null", "A"),)}, BadIdentifier, "To/OrganId"),
        ({"recipients": (Organ("00.31.W00", "A"),)}, BadIdentifier, "To/OrganId"),
        ({"recipients": _TWICE}, DuplicateRecipient, None),
        ({"document_id": ""}, MissingField, "DocumentId"),
        ({"code_number": " "}, MissingField, "Code/CodeNumber"),
        ({"code_notation": ""}, MissingField, "Code/CodeNotation"),
        ({"type_name": ""}, MissingField, "DocumentType/TypeName"),
        ({"subject": "\n"}, MissingField, "Subject"),
        ({"signer": Signer()}, MissingField, "SignerInfo/FullName"),
        ({"document_class": 18}, BadValue, "DocumentType/Type"),
        ({"pages": -1}, BadValue, "OtherInfo/PageAmount"),
        ({"trace": (Trace("H31", _NAIVE),)}, BadDate, "TraceHeader/Timestamp"),
        ({"subject": "[MẬT] V/v phòng thủ"}, SecrecyDeclared, "Subject"),
        ({"attachments": (Attachment("a.pdf", b""),)}, AttachmentMismatch, "a.pdf"),
        (
            {"attachments": (Attachment("../a.pdf", PDF),)},
            BadValue,
            "AttachmentName",
        ),
    ],
)
def test_unusable_message_is_not_written(
    changes: dict[str, object], refusal: type[EdxmlError], name: str | None
) -> None:
    """The refusal names the field."""
    with pytest.raises(refusal) as caught:
        build(document(**changes))
    assert caught.value.params.get("name") == name


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"status_code": "07"}, BadValue),
        ({"status_code": "1"}, BadValue),
        ({"timestamp": None}, MissingField),
        ({"timestamp": _NAIVE}, BadDate),
    ],
)
def test_unusable_status_is_not_written(
    changes: dict[str, object], refusal: type[EdxmlError]
) -> None:
    with pytest.raises(refusal):
        build(status(**changes))


def test_message_beyond_the_size_limit_is_refused_before_sending() -> None:
    big = document(attachments=(Attachment("a.pdf", PDF * 1000),))
    with pytest.raises(TooLarge):
        build(big, limits=Limits(max_message_bytes=10_000))


def test_zip_under_another_name_stays_whole() -> None:
    """Readers unpack a zip named .pdf or .doc; the sender's bytes must arrive."""
    data = zipped(("inner.txt", b"content"))
    message = document(attachments=(Attachment("a.doc", data),))
    again = parse(build(message))
    assert isinstance(again, DocumentMessage)
    assert again.attachments[0].data == data


def test_broken_zip_is_not_sent() -> None:
    broken = Attachment("a.zip", b"PK\x03\x04broken")
    with pytest.raises(AttachmentMismatch):
        build(document(attachments=(broken,)))
