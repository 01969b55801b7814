# SPDX-License-Identifier: LGPL-3.0-or-later
"""Client of the national document axis (VXP API, VNPT SDK 2.x)."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from .errors import PermanentFailure, TemporaryFailure
from .http_caller import HttpCaller, Timeouts
from .types import MessageType
from .vxp_signing import file_hash, format_moment, signed_headers

_JSON = "application/json"
_BINARY = "application/octet-stream"
_SERVICE = "eDoc"
_EMPTY_OBJECT = b"{}"
_Value = TypeVar("_Value", str, bytes)


class Acknowledgement(StrEnum):
    """Transport receipt of updateStatus; not the status of a document."""

    DONE = "done"
    FAIL = "fail"


@dataclass(frozen=True)
class VxpAccount:
    """Where the axis is and who we are; the secret never shows in a log."""

    base_url: str
    system_id: str
    secret: str = field(repr=False)
    timeouts: Timeouts = field(default_factory=Timeouts)


@dataclass(frozen=True)
class ReceivedEntry:
    """A message waiting at the axis; ``doc_id`` is the axis' own key."""

    doc_id: str
    sender: str
    recipient: str
    status: str


@dataclass(frozen=True)
class SentEntry:
    """A message the axis knows we sent, one per recipient."""

    sender_doc_id: str
    receiver_doc_id: str
    sender: str
    recipient: str
    notation: str
    send_status: str
    receive_status: str


@dataclass(frozen=True)
class Agency:
    """A registered agency; ``old_code`` is its identifier of QCVN 102:2016."""

    code: str
    name: str
    mail: str
    old_code: str


class VxpClient:
    """One call per method; each raises TemporaryFailure or PermanentFailure."""

    def __init__(
        self,
        account: VxpAccount,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._account = account
        self._clock = clock
        self._http = HttpCaller(account.timeouts)

    def send(
        self,
        data: bytes,
        *,
        sender: str,
        message_type: MessageType,
        recipients: Sequence[str] = (),
    ) -> str:
        """Hand a file to the axis and return the axis' id of it.

        :param sender: agency registered under our system.
        :param recipients: only where the file does not name them itself.
        """
        parameters = {
            "from": sender,
            "servicetype": _SERVICE,
            "messagetype": message_type.value,
            "hash-file": file_hash(data),
        }
        if recipients:
            parameters["to"] = json.dumps(list(recipients), separators=(",", ":"))
        # The SDK ends the body with a line break that the hash leaves out.
        answer = self._call("sendEdoc", parameters, data + b"\r\n", _BINARY)
        return _required(_text(answer, "DocId"), "DocId")

    def list_received(self, message_type: MessageType) -> list[ReceivedEntry]:
        """Everything sent to us and not yet acknowledged; the axis has no pages."""
        answer = self._call("getReceivedEdocList", _kind(message_type))
        return [
            ReceivedEntry(
                doc_id=_text(row, "docId"),
                sender=_text(row, "from"),
                recipient=_text(row, "to"),
                status=_text(row, "status"),
            )
            for row in _rows(answer)
            if _text(row, "docId")
        ]

    def list_sent(self, message_type: MessageType, doc_id: str = "") -> list[SentEntry]:
        """What became of what we sent, or of one message by the id of its sending."""
        parameters = _kind(message_type) | ({"docId": doc_id} if doc_id else {})
        answer = self._call("getSentEdocList", parameters)
        return [_sent_entry(row) for row in _rows(answer)]

    def get(self, doc_id: str) -> bytes:
        """Return the edXML file of a waiting message."""
        answer = self._call("getEdoc", {"docId": doc_id}, _EMPTY_OBJECT)
        try:
            data = base64.b64decode(_text(answer, "data"))
        except binascii.Error as error:
            raise PermanentFailure("bad_answer", "data") from error
        return _required(data, "data")

    def acknowledge(self, doc_id: str, outcome: Acknowledgement) -> None:
        """Tell the axis that a message is stored, or is not; may be repeated."""
        parameters = {"docid": doc_id, "status": outcome.value}
        self._call("updateStatus", parameters, _EMPTY_OBJECT)

    def agencies(self) -> list[Agency]:
        """All registered agencies; over 100,000 rows, fetch once a day at most."""
        return [
            Agency(
                code=_text(row, "code"),
                name=_text(row, "name"),
                mail=_text(row, "mail"),
                old_code=_text(row, "oldCode") or _text(row, "code102"),
            )
            for row in _rows(self._call("getAgenciesList", {}))
        ]

    def _call(
        self,
        operation: str,
        parameters: Mapping[str, str],
        body: bytes = b"",
        content_type: str = _JSON,
    ) -> dict[str, object]:
        common = {
            "systemid": self._account.system_id,
            "timestamp": format_moment(self._clock()),
            "Content-Type": content_type,
        }
        headers = signed_headers(common | dict(parameters), self._account.secret)
        url = f"{self._account.base_url.rstrip('/')}/{operation}"
        return _accepted(self._http.post(url, headers, body))


def _required(value: _Value, name: str) -> _Value:
    if not value:
        raise PermanentFailure("bad_answer", name)
    return value


def _kind(message_type: MessageType) -> dict[str, str]:
    return {"servicetype": _SERVICE, "messagetype": message_type.value}


def _accepted(body: bytes) -> dict[str, object]:
    """An axis that is down answers with a page of its proxy or with nothing."""
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise TemporaryFailure("not_json") from error
    if not isinstance(answer, dict):
        raise TemporaryFailure("not_json")
    fine = _text(answer, "ErrorCode") in {"", "0"}
    if not fine or _text(answer, "status").upper() != "OK":
        raise PermanentFailure("refused", _refusal(answer))
    return answer


def _refusal(answer: dict[str, object]) -> str:
    return f"{_text(answer, 'ErrorCode')} {_text(answer, 'ErrorDesc')}".strip()[:1000]


def _rows(answer: dict[str, object]) -> list[dict[str, object]]:
    """Rows of a list; a list call without its list is a failure, not "nothing"."""
    rows = answer.get("data")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TemporaryFailure("not_json", "data")
    return rows


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _sent_entry(row: dict[str, object]) -> SentEntry:
    return SentEntry(
        sender_doc_id=_text(row, "senderDocId"),
        receiver_doc_id=_text(row, "receiverDocId"),
        sender=_text(row, "fromCode"),
        recipient=_text(row, "toCode"),
        notation=_text(row, "notation"),
        send_status=_text(row, "sendStatus"),
        receive_status=_text(row, "receiveStatus"),
    )
