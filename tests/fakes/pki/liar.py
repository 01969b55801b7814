# SPDX-License-Identifier: LGPL-3.0-or-later
"""The same services when they are silent, slow, or do not tell the truth."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from typing import Any

from asn1crypto import ocsp, tsp
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import CertLabel, ServiceLabel
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from .authority import Pki
from .server import SilentHandler

OLD = timedelta(days=90)
_DRIP_SECONDS = 0.5
_TYPES = {"ocsp": "application/ocsp-response", "tsa": "application/timestamp-reply"}

Answer = Iterable[bytes]


@dataclass
class Liar:
    """A WSGI application in the place of OCSP, TSA and CRL.

    ``manners`` says how each of ``ocsp``, ``tsa`` and ``crls`` behaves; who is not
    named tells the truth. ``other`` is somebody else's authority with the same names.
    ``asked`` is set by who waits for a ``slow`` one, which answers when ``released``.
    """

    pki: Pki
    other: Pki
    manners: dict[str, str] = field(default_factory=dict)
    released: Event = field(default_factory=Event)
    asked: Event = field(default_factory=Event)
    answered: int = 0

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Answer:
        request = Request(environ)
        service = request.path.split("/")[2]
        manner = self.manners.get(service, "true")
        answer: Response = getattr(self, f"_{manner}")(request, service)
        result: Answer = answer(environ, start)
        return result

    def _true(self, request: Request, service: str) -> Response:
        return self._animated(self.pki, request)

    def _refused(self, request: Request, service: str) -> Response:
        return Response("busy", status=503)

    def _hanging(self, request: Request, service: str) -> Response:
        self.released.wait(60)
        return Response(b"", status=504)

    def _slow(self, request: Request, service: str) -> Response:
        """The truth; from the second time on it takes its time."""
        self.answered += 1
        if self.answered > 1:
            self.asked.set()
            self.released.wait(60)
        return self._true(request, service)

    def _dripping(self, request: Request, service: str) -> Response:
        """A byte now and then: each arrives within the time a read may take."""
        return Response(self._drops(), mimetype=_TYPES.get(service))

    def _drops(self) -> Iterator[bytes]:
        for _ in range(120):
            if self.released.is_set():
                return
            yield b"\x30"
            time.sleep(_DRIP_SECONDS)

    def _garbage(self, request: Request, service: str) -> Response:
        return Response(b"\x30\x82 no answer at all", mimetype=_TYPES.get(service))

    def _empty(self, request: Request, service: str) -> Response:
        return Response(b"", mimetype=_TYPES.get(service))

    def _wrong_key(self, request: Request, service: str) -> Response:
        """Signed by somebody who bears the same name."""
        return self._animated(self.other, request)

    def _old(self, request: Request, service: str) -> Response:
        """What was true once: an answer kept, or a clock that is late."""
        then = datetime.now(UTC) - OLD
        if service == "tsa":
            return self._stamped(tsp.TimeStampReq.load(request.data), then)
        return self._told(_without_nonce(request.data), then)

    def _replayed(self, request: Request, service: str) -> Response:
        """The answer to somebody else's question."""
        asked = tsp.TimeStampReq.load(request.data)
        asked["nonce"] = 7
        return self._stamped(asked, datetime.now(UTC))

    def _other_subject(self, request: Request, service: str) -> Response:
        """Truly signed, but about another certificate or another document."""
        if service == "tsa":
            asked = tsp.TimeStampReq.load(request.data)
            asked["message_imprint"]["hashed_message"] = b"\x07" * 32
            return self._stamped(asked, datetime.now(UTC))
        question = _without_nonce(request.data)
        about = question["tbs_request"]["request_list"][0]["req_cert"]
        other = self.pki.architecture.get_cert(CertLabel("ocsp"))
        about["serial_number"] = other.serial_number
        return self._told(question, datetime.now(UTC))

    def _stamped(self, asked: tsp.TimeStampReq, at: datetime) -> Response:
        services = self.pki.architecture.service_registry
        stamper = services.summon_timestamper(ServiceLabel("tsa"), at)
        told = stamper.request_tsa_response(asked)
        return Response(told.dump(), mimetype=_TYPES["tsa"])

    def _told(self, question: ocsp.OCSPRequest, at: datetime) -> Response:
        services = self.pki.architecture.service_registry
        responder = services.summon_responder(ServiceLabel("issuing"), at)
        told = responder.build_ocsp_response(question)
        return Response(told.dump(), mimetype=_TYPES["ocsp"])

    def _animated(self, pki: Pki, request: Request) -> Response:
        store = AnimatorArchStore(pki.certomancer.pki_archs)
        animator = Animator(store, with_web_ui=False, allow_time_override=False)
        return Response.from_app(animator, request.environ)


def _without_nonce(data: bytes) -> ocsp.OCSPRequest:
    """An answer of yesterday knows nothing of today's question."""
    question = ocsp.OCSPRequest.load(data)
    question["tbs_request"]["request_extensions"] = None
    return question


@contextmanager
def serve_liar(pki: Pki, other: Pki) -> Iterator[Liar]:
    """Serve in a thread, on the port named in ``pki``'s certificates."""
    liar = Liar(pki, other)
    server = make_server(
        "127.0.0.1", pki.port, liar, threaded=True, request_handler=SilentHandler
    )
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield liar
    finally:
        liar.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
