# SPDX-License-Identifier: LGPL-3.0-or-later
"""The client against an axis on the loopback, well and ill behaved."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from qlvb_edxml import (
    Acknowledgement,
    DocumentMessage,
    MessageType,
    Packet,
    PermanentFailure,
    StatusMessage,
    TemporaryFailure,
    Timeouts,
    VxpAccount,
    VxpClient,
    VxpTransport,
    build,
    fingerprint,
    parse,
)
from qlvb_edxml.vxp_signing import (
    canonical_json,
    file_hash,
    format_moment,
    hash_header,
    signed_headers,
)

from tests.fakes.axis import Axis, AxisServer, Fault
from tests.unit.qlvb_edxml.builders import document, sample, status

_SECRET = "khoa-thu-nghiem"
_SENDER, _RECEIVER = "H31.99", "H31.99.05"
_PATIENT = Timeouts(connect=30, read=30, total=60)
_IMPATIENT = Timeouts(connect=30, read=0.3, total=60)


@pytest.fixture
def server() -> Iterator[AxisServer]:
    axis = Axis(_SECRET, {_SENDER: "00.31.W00", _RECEIVER: "00.32.W00"})
    with AxisServer(axis) as running:
        yield running


def _client(
    server: AxisServer, system: str = "00.31.W00", timeouts: Timeouts = _PATIENT
) -> VxpClient:
    return VxpClient(VxpAccount(server.url, system, _SECRET, timeouts))


def _send(server: AxisServer, data: bytes) -> str:
    return _client(server).send(data, sender=_SENDER, message_type=MessageType.DOCUMENT)


# Signing


def _vector(*pairs: tuple[str, str]) -> str:
    return hash_header(canonical_json(dict(pairs)), _SECRET)


def test_signing_vector_of_our_own() -> None:
    assert (
        _vector(
            ("systemid", "00.31.W00"),
            ("timestamp", "05012026T081500+0042"),
            ("Content-Type", "application/json"),
            ("servicetype", "eDoc"),
            ("messagetype", "edoc"),
        )
        == "1f00748a8b8cee766e72f9bf89ef091d0a1b1ad290198fcfe4b634495290b57b"
    )


def test_signing_vector_of_a_sending() -> None:
    assert (
        _vector(
            ("systemid", "00.31.W00"),
            ("timestamp", "05012026T081500+0042"),
            ("Content-Type", "application/octet-stream"),
            ("from", "H31.99"),
            ("servicetype", "eDoc"),
            ("messagetype", "edoc"),
            ("hash-file", file_hash(b"abc")),
        )
        == "c290ac861fc6450b6f5ae1e12bf762a8fa2857873057218017abc849aaa2b4fd"
    )


def test_file_hash_leaves_out_leading_zeros_of_bytes() -> None:
    expected = "ba7816bf8f1cfea414140de5dae2223b0361a396177a9cb410ff61f2015ad"
    assert file_hash(b"abc") == expected


def test_moment_has_four_digits_of_milliseconds() -> None:
    moment = datetime(2026, 11, 22, 18, 39, 50, 667_999, tzinfo=UTC)
    assert format_moment(moment) == "23112026T013950+0667"


def _recorded() -> list[dict[str, str]]:
    """Requests of the reference SDK as they went over the wire."""
    blocks = re.split(r"^POST /", sample("sdk_requests.txt").decode(), flags=re.M)[1:]
    return [dict(re.findall(r"^([\w-]+): (.*)$", block, re.M)) for block in blocks]


@pytest.mark.parametrize("recorded", _recorded())
def test_headers_equal_those_of_the_reference_sdk(recorded: dict[str, str]) -> None:
    """Byte for byte, for every recorded operation."""
    signed = ast.literal_eval(recorded["XroadVnpt-sign-header"])
    parameters = {k.removeprefix("XroadVnpt-"): v for k, v in signed.items()}
    for name, value in signed_headers(parameters, _SECRET).items():
        assert recorded[name] == value


@pytest.mark.parametrize("value", ["Đơn vị", "a\r\nX-Evil: 1", "a\x00"])
def test_value_that_cannot_be_a_header_is_refused(
    server: AxisServer, value: str
) -> None:
    with pytest.raises(PermanentFailure) as caught:
        _client(server).get(value)
    assert caught.value.params["reason"] == "header"
    assert server.axis.calls == []


def test_secret_is_not_shown() -> None:
    assert _SECRET not in repr(VxpAccount("http://axis", "00.31.W00", _SECRET))


# A whole exchange


def test_document_travels_and_its_status_returns(server: AxisServer) -> None:
    """R33: packed as edXML, sent over the axis, its answer kept."""
    receiver = _client(server, "00.32.W00")
    receipt = _send(server, build(document()))
    assert re.fullmatch(r"[0-9a-f]{24}", receipt)
    (entry,) = receiver.list_received(MessageType.DOCUMENT)
    assert (entry.sender, entry.recipient) == (_SENDER, _RECEIVER)
    arrived = parse(receiver.get(entry.doc_id))
    assert isinstance(arrived, DocumentMessage)
    assert arrived.attachments[0].data == document().attachments[0].data
    assert [hop.organ_id for hop in arrived.trace] == [_SENDER, "", "00.31.W00"]
    receiver.acknowledge(entry.doc_id, Acknowledgement.DONE)
    assert receiver.list_received(MessageType.DOCUMENT) == []

    answer = build(status())
    receiver.send(answer, sender=_RECEIVER, message_type=MessageType.STATUS)
    (back,) = _client(server).list_received(MessageType.STATUS)
    message = parse(_client(server).get(back.doc_id))
    assert isinstance(message, StatusMessage)
    assert message == status()


def test_failed_acknowledgement_brings_the_message_again(server: AxisServer) -> None:
    _send(server, build(document()))
    receiver = _client(server, "00.32.W00")
    (entry,) = receiver.list_received(MessageType.DOCUMENT)
    receiver.acknowledge(entry.doc_id, Acknowledgement.FAIL)
    assert receiver.list_received(MessageType.DOCUMENT)[0].doc_id == entry.doc_id


def test_sent_list_joins_both_ids(server: AxisServer) -> None:
    receipt = _send(server, build(document()))
    (entry,) = _client(server).list_sent(MessageType.DOCUMENT, receipt)
    assert entry.sender_doc_id == receipt
    assert entry.receiver_doc_id != receipt
    assert entry.recipient == _RECEIVER


def test_agencies_are_listed(server: AxisServer) -> None:
    assert [a.code for a in _client(server).agencies()] == [_SENDER, _RECEIVER]


def test_requests_look_like_those_of_the_sdk(server: AxisServer) -> None:
    client = _client(server)
    client.list_received(MessageType.DOCUMENT)
    _send(server, build(document()))
    listing, sending = server.axis.calls
    assert listing.body == b""
    assert listing.headers["content-length"] == "0"
    assert listing.headers["user-agent"] == "JAVASDKAgent/1.0.0 XRoad/VPCP"
    assert listing.headers["xroadvnpt-version"] == "3.0.201608"
    assert sending.body == build(document()) + b"\r\n"
    assert sending.headers["content-type"] == "application/octet-stream"
    assert sending.headers["content-length"] == str(len(build(document())) + 2)
    assert "transfer-encoding" not in sending.headers


# Misbehaviour


@pytest.mark.parametrize(
    ("fault", "refusal", "reason"),
    [
        (Fault.SERVER_ERROR, TemporaryFailure, "http"),
        (Fault.GARBAGE, TemporaryFailure, "not_json"),
        (Fault.EMPTY, TemporaryFailure, "not_json"),
        (Fault.SLOW, TemporaryFailure, "timeout"),
        (Fault.LOSE_ANSWER, TemporaryFailure, "connection"),
        (Fault.REFUSE, PermanentFailure, "refused"),
        (Fault.REDIRECT, PermanentFailure, "http"),
    ],
)
def test_failure_is_sorted_into_worth_retrying_or_not(
    server: AxisServer, fault: Fault, refusal: type[Exception], reason: str
) -> None:
    """An unreadable list is never "nothing to receive"."""
    server.axis.fail_next("getReceivedEdocList", fault)
    timeouts = _IMPATIENT if fault is Fault.SLOW else _PATIENT
    with pytest.raises(refusal) as caught:
        _client(server, timeouts=timeouts).list_received(MessageType.DOCUMENT)
    assert caught.value.params["reason"] == reason  # type: ignore[attr-defined]
    assert _client(server).list_received(MessageType.DOCUMENT) == []


def test_axis_that_is_not_there_is_a_temporary_failure() -> None:
    axis = Axis(_SECRET, {})
    with AxisServer(axis) as server:
        client = _client(server)
    with pytest.raises(TemporaryFailure):
        client.list_received(MessageType.DOCUMENT)


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (
            lambda s: _client(s).send(
                build(document()), sender="H31.98", message_type=MessageType.DOCUMENT
            ),
            "khong dung voi ma da dang ky",
        ),
        (lambda s: _send(s, b"not an edxml"), "not a valid edxml"),
        (
            lambda s: VxpClient(
                VxpAccount(s.url, "00.31.W00", "wrong", _PATIENT)
            ).agencies(),
            "hash-header",
        ),
        (lambda s: _client(s).get("unknown"), "docId unknown"),
    ],
)
def test_refusal_carries_the_words_of_the_axis(
    server: AxisServer, attempt: Callable[[AxisServer], object], words: str
) -> None:
    with pytest.raises(PermanentFailure) as caught:
        attempt(server)
    assert words in str(caught.value.params["detail"])


# The transport


def _packet(packet_id: str = "p1") -> Packet:
    return Packet(packet_id, MessageType.DOCUMENT, _SENDER, build(document()))


def test_packet_is_sent_once_across_a_restart(server: AxisServer) -> None:
    """R33: the answer of the axis is stored and stops a second sending."""
    receipts: dict[str, str] = {}
    first = VxpTransport(_client(server), receipts).send(_packet())
    again = VxpTransport(_client(server), receipts).send(_packet())
    assert first == again
    assert len(server.axis.sent) == 1


def test_packet_sent_again_after_a_lost_answer_is_recognised(
    server: AxisServer,
) -> None:
    """The axis has it twice; to the receiver both are one message."""
    transport = VxpTransport(_client(server), {})
    server.axis.fail_next("sendEdoc", Fault.LOSE_ANSWER)
    with pytest.raises(TemporaryFailure):
        transport.send(_packet())
    transport.send(_packet())
    receiver = VxpTransport(_client(server, "00.32.W00"), {})
    ids = receiver.pending(MessageType.DOCUMENT)
    assert len(ids) == 2
    assert len({fingerprint(parse(receiver.fetch(i))) for i in ids}) == 1


def test_failed_sending_leaves_no_receipt(server: AxisServer) -> None:
    receipts: dict[str, str] = {}
    server.axis.fail_next("sendEdoc", Fault.SERVER_ERROR)
    with pytest.raises(TemporaryFailure):
        VxpTransport(_client(server), receipts).send(_packet())
    assert receipts == {}
    assert server.axis.sent == []


def test_repeated_and_reordered_lists_name_each_message_once(
    server: AxisServer,
) -> None:
    first = server.axis.inject(_RECEIVER, b"1")
    second = server.axis.inject(_RECEIVER, b"2")
    server.axis.duplicate_lists = server.axis.reverse_lists = True
    receiver = VxpTransport(_client(server, "00.32.W00"), {})
    assert receiver.pending(MessageType.DOCUMENT) == [second, first]
    receiver.acknowledge(first, stored=True)
    assert receiver.pending(MessageType.DOCUMENT) == [second]
    receiver.acknowledge(second, stored=False)
    assert receiver.pending(MessageType.DOCUMENT) == [second]


def test_bytes_are_fetched_as_they_were_sent(server: AxisServer) -> None:
    data = bytes(range(256))
    doc_id = server.axis.inject(_RECEIVER, data)
    receiver = VxpTransport(_client(server, "00.32.W00"), {})
    assert receiver.fetch(doc_id) == data
