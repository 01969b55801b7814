# SPDX-License-Identifier: LGPL-3.0-or-later
"""A national document axis for tests and demonstrations, on the loopback only.

Speaks the VXP protocol of VNPT SDK 2.x on the wire: header signing is checked, files
are queued per recipient, relays are added to the trace as the real axis does. It
reads messages with code of its own, so that it does not share our mistakes.

``python -m tests.fakes.axis --port 8099 --secret khoa --agency H31.99=00.31.W00``
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import threading
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from lxml import etree

_NS = "{http://www.mic.gov.vn/TBT/QCVN_102_2016}"
_PREFIX = "XroadVnpt-"
_VIETNAM = timezone(timedelta(hours=7))


class Fault(Enum):
    """Misbehaviour for the next call of an operation."""

    SERVER_ERROR = auto()  # HTTP 500
    GARBAGE = auto()  # HTTP 200 with a page of HTML
    EMPTY = auto()  # HTTP 200 with nothing
    REFUSE = auto()  # status FAIL
    LOSE_ANSWER = auto()  # the call takes effect, the answer is cut off
    SLOW = auto()  # the answer waits until ``release`` or ``slow_seconds``
    REDIRECT = auto()  # HTTP 302 to elsewhere


@dataclass
class Delivery:
    """One file waiting for one recipient."""

    doc_id: str
    message_type: str
    sender: str
    recipient: str
    data: bytes
    status: str = "inbox"


@dataclass
class Sent:
    """One file accepted from a sender."""

    doc_id: str
    message_type: str
    sender: str
    data: bytes
    deliveries: list[Delivery] = field(default_factory=list)


@dataclass(frozen=True)
class Call:
    """A request as it came in."""

    operation: str
    headers: Mapping[str, str]
    body: bytes


class Refusal(Exception):
    """Answered with status FAIL."""


class Axis:
    """The axis without its HTTP door.

    ``agencies`` maps organisation ids to the system (connection centre) serving them.
    """

    def __init__(self, secret: str, agencies: Mapping[str, str]) -> None:
        self.secret = secret
        self.agencies = dict(agencies)
        self.sent: list[Sent] = []
        self.calls: list[Call] = []
        self.duplicate_lists = False
        self.reverse_lists = False
        self.redeliver_acknowledged = False
        self._faults: dict[str, list[Fault]] = {}
        self._lock = threading.RLock()

    def fail_next(self, operation: str, *faults: Fault) -> None:
        """Misbehave at the next calls of an operation, in order."""
        with self._lock:
            self._faults.setdefault(operation, []).extend(faults)

    def take_fault(self, operation: str) -> Fault | None:
        """Return the fault planned for this call, once."""
        with self._lock:
            planned = self._faults.get(operation, [])
            return planned.pop(0) if planned else None

    def inject(self, recipient: str, data: bytes, message_type: str = "edoc") -> str:
        """Queue a file as if another system had sent it; bytes stay as they are."""
        delivery = Delivery(str(uuid.uuid4()), message_type, "", recipient, data)
        with self._lock:
            self.sent.append(Sent("", message_type, "", data, [delivery]))
        return delivery.doc_id

    @property
    def deliveries(self) -> list[Delivery]:
        """Every file queued so far, acknowledged or not."""
        return [delivery for sent in self.sent for delivery in sent.deliveries]

    def answer(self, call: Call) -> dict[str, object]:
        """Carry out a call and return its JSON answer."""
        handlers = {
            "sendEdoc": self._send,
            "getReceivedEdocList": self._list_received,
            "getSentEdocList": self._list_sent,
            "getEdoc": self._get,
            "updateStatus": self._update,
            "countReceiveEdoc": self._count,
            "getAgenciesList": self._list_agencies,
        }
        with self._lock:
            self.calls.append(call)
            try:
                parameters = self._signed_parameters(call)
                if call.operation not in handlers:
                    raise Refusal("unknown operation")
                result = handlers[call.operation](parameters, call.body)
            except Refusal as refusal:
                return {"status": "FAIL", "ErrorCode": "1", "ErrorDesc": str(refusal)}
            return {"status": "OK", "ErrorCode": "0", "ErrorDesc": "", **result}

    def _signed_parameters(self, call: Call) -> dict[str, str]:
        """Take the parameters from the signed JSON, as the order there decides."""
        text = call.headers.get(f"{_PREFIX}sign-header".lower(), "")
        found = call.headers.get(f"{_PREFIX}hash-header".lower(), "")
        wanted = hmac.new(self.secret.encode(), text.encode(), hashlib.sha256)
        if not hmac.compare_digest(wanted.hexdigest(), found):
            raise Refusal("hash-header")
        signed = json.loads(text)
        parameters = {key.removeprefix(_PREFIX): signed[key] for key in signed}
        for name, value in parameters.items():
            if call.headers.get(f"{_PREFIX}{name}".lower()) != value:
                raise Refusal(f"header {name}")
        keys = call.headers.get(f"{_PREFIX}sign-header-key".lower(), "")
        if keys.split(";") != list(parameters):
            raise Refusal("sign-header-key")
        return parameters

    def _send(self, parameters: Mapping[str, str], body: bytes) -> dict[str, object]:
        sender, system = parameters["from"], parameters["systemid"]
        if self.agencies.get(sender) != system:
            raise Refusal(f"Don vi gui {sender} khong dung voi ma da dang ky: {system}")
        if not body.endswith(b"\r\n"):
            raise Refusal("body")
        data = body[:-2]
        digest = "".join(f"{byte:x}" for byte in hashlib.sha256(data).digest())
        if digest != parameters["hash-file"]:
            raise Refusal("hash-file")
        kind = parameters["messagetype"]
        sent = Sent(_hex_id(), kind, sender, data)
        sent.deliveries = [
            Delivery(str(uuid.uuid4()), kind, sender, to, _with_hops(data, system))
            for to in self._recipients(parameters, data)
        ]
        self.sent.append(sent)
        return {"DocId": sent.doc_id}

    def _recipients(self, parameters: Mapping[str, str], data: bytes) -> list[str]:
        named = json.loads(parameters.get("to", "[]")) or _addressees(
            data, parameters["messagetype"]
        )
        for organ_id in named:
            if organ_id not in self.agencies:
                raise Refusal(f"don vi nhan khong ton tai: {organ_id}")
        if not named:
            raise Refusal("no recipient")
        return list(dict.fromkeys(named))

    def _waiting(self, parameters: Mapping[str, str]) -> list[Delivery]:
        return [
            delivery
            for delivery in self.deliveries
            if delivery.message_type == parameters["messagetype"]
            and self.agencies.get(delivery.recipient) == parameters["systemid"]
            and (delivery.status != "done" or self.redeliver_acknowledged)
        ]

    def _list_received(
        self, parameters: Mapping[str, str], _: bytes
    ) -> dict[str, object]:
        waiting = self._waiting(parameters)
        waiting = waiting * 2 if self.duplicate_lists else waiting
        waiting = waiting[::-1] if self.reverse_lists else waiting
        return {"data": [_received_row(delivery) for delivery in waiting]}

    def _list_sent(self, parameters: Mapping[str, str], _: bytes) -> dict[str, object]:
        wanted = parameters.get("docId")
        rows = [
            _sent_row(sent, delivery)
            for sent in self.sent
            if self.agencies.get(sent.sender) == parameters["systemid"]
            and sent.message_type == parameters["messagetype"]
            and wanted in (None, sent.doc_id)
            for delivery in sent.deliveries
        ]
        return {"data": rows}

    def _count(self, parameters: Mapping[str, str], _: bytes) -> dict[str, object]:
        return {"count": len(self._waiting(parameters))}

    def _get(self, parameters: Mapping[str, str], _: bytes) -> dict[str, object]:
        delivery = self._find(parameters)
        return {"data": base64.b64encode(delivery.data).decode()}

    def _update(self, parameters: Mapping[str, str], _: bytes) -> dict[str, object]:
        if parameters["status"] not in {"done", "fail", "processing"}:
            raise Refusal("status")
        self._find(parameters).status = parameters["status"]
        return {}

    def _find(self, parameters: Mapping[str, str]) -> Delivery:
        wanted = parameters.get("docId") or parameters.get("docid")
        for delivery in self.deliveries:
            ours = self.agencies.get(delivery.recipient) == parameters["systemid"]
            if delivery.doc_id == wanted and ours:
                return delivery
        raise Refusal(f"docId {wanted}")

    def _list_agencies(self, _: Mapping[str, str], __: bytes) -> dict[str, object]:
        rows = [
            {"id": str(i), "pid": centre, "code": code, "name": code, "mail": ""}
            for i, (code, centre) in enumerate(self.agencies.items())
        ]
        return {"data": rows}


def _hex_id() -> str:
    return uuid.uuid4().hex[:24]


def _addressees(data: bytes, message_type: str) -> list[str]:
    """Recipients named in the message: To, or the one a status answers."""
    tag = "To" if message_type == "edoc" else "ResponseFor"
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise Refusal("not a valid edxml") from error
    header = root.find(f".//{_NS}MessageHeader")
    found = [] if header is None else header.findall(f"{_NS}{tag}/{_NS}OrganId")
    return [element.text for element in found if element.text]


def _with_hops(data: bytes, centre: str) -> bytes:
    """Add a hop without an id and one of the centre, as delivered messages show."""
    now = datetime.now(_VIETNAM).strftime("%Y/%m/%d %H:%M:%S")
    stamp = f"<edXML:Timestamp>{now}</edXML:Timestamp>"
    hops = (
        f"<edXML:TraceHeader>{stamp}</edXML:TraceHeader><edXML:TraceHeader>"
        f"<edXML:OrganId>{centre}</edXML:OrganId>{stamp}</edXML:TraceHeader>"
    )
    end = b"</edXML:TraceHeaderList>"
    return data.replace(end, hops.encode() + end, 1)


def _received_row(delivery: Delivery) -> dict[str, str]:
    return {
        "docId": delivery.doc_id,
        "serviceType": "eDoc",
        "messageType": delivery.message_type,
        "from": delivery.sender,
        "to": delivery.recipient,
        "status": delivery.status,
    }


def _sent_row(sent: Sent, delivery: Delivery) -> dict[str, str]:
    return {
        "serviceType": "eDoc",
        "messageType": sent.message_type,
        "senderDocId": sent.doc_id,
        "receiverDocId": delivery.doc_id,
        "fromCode": sent.sender,
        "toCode": delivery.recipient,
        "sendStatus": "done",
        "receiveStatus": delivery.status,
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        operation = self.path.rpartition("/")[2]
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        fault = self.server.axis.take_fault(operation)
        if self._broken_before(fault):
            return
        answer = self.server.axis.answer(Call(operation, headers, body))
        if fault is Fault.LOSE_ANSWER:
            self.close_connection = True
            return
        self._reply(200, json.dumps(answer, ensure_ascii=False).encode())

    def _broken_before(self, fault: Fault | None) -> bool:
        """Answer wrongly without doing anything, if so planned."""
        if fault is Fault.SLOW:
            self.server.release.wait(self.server.slow_seconds)
        replies = {
            Fault.SERVER_ERROR: (500, b"error"),
            Fault.GARBAGE: (200, b"<html><body>502 Bad Gateway</body></html>"),
            Fault.EMPTY: (200, b""),
            Fault.REDIRECT: (302, b""),
            Fault.REFUSE: (200, b'{"status":"FAIL","ErrorCode":"7","ErrorDesc":"no"}'),
        }
        if fault not in replies:
            return False
        self._reply(*replies[fault])
        return True

    def _reply(self, status: int, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json;charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client lost patience

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: headers hold signatures."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, axis: Axis, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.axis = axis
        self.release = threading.Event()
        self.slow_seconds = 120.0


class AxisServer:
    """An axis listening on the loopback; port 0 picks a free one."""

    def __init__(self, axis: Axis, port: int = 0) -> None:
        self.axis = axis
        self._server = _Server(axis, port)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )

    @property
    def url(self) -> str:
        """Base address for clients."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def release_slow(self) -> None:
        """Let the slow answers go."""
        self._server.release.set()

    def __enter__(self) -> AxisServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release_slow()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def _agencies(pairs: Iterable[str]) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in pairs)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="National document axis for tests")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--secret", default="khoa-thu-nghiem")
    parser.add_argument("--agency", action="append", default=[], metavar="CODE=CENTRE")
    options = parser.parse_args(arguments)
    axis = Axis(options.secret, _agencies(options.agency))
    with AxisServer(axis, options.port) as server:
        print(server.url, flush=True)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
