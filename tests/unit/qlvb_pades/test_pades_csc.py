# SPDX-License-Identifier: LGPL-3.0-or-later
"""Remote signing against a server that speaks the protocol (certomancer-csc-dummy)."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from qlvb_pades import (
    CscKey,
    CscService,
    DeviceMissing,
    Grade,
    KeyLocked,
    KeyUnavailable,
    Pkcs12Key,
    SigningRefused,
    SigningTimeout,
    TrustPolicy,
    WrongOtp,
    WrongPin,
    begin_personal,
    complete,
    sign_personal,
    validate_pdf,
)

from tests.fakes.csc import SECRET, Service, serve
from tests.fakes.pki import Pki

Serve = Callable[..., Service]


@pytest.fixture
def serving(pki: Pki) -> Iterator[Serve]:
    """Start a service with the given switches."""
    with ExitStack() as stack:

        def start(
            *, pinned: bool = True, most: int = 10, **switches: object
        ) -> Service:
            service = stack.enter_context(serve(pki, pinned=pinned, most=most))
            for name, value in switches.items():
                setattr(service, name, value)
            return service

        yield start


def key_of(service: Service, *, seconds: float = 20, **given: object) -> CscKey:
    access = CscService(service.url, "qlvb", SECRET, seconds)
    secrets: dict[str, object] = {"pin": service.pin, "otp": service.otp, **given}
    return CscKey(access, service.credential("leader"), **secrets)  # type: ignore[arg-type]


def test_the_secret_of_the_service_is_not_shown_with_it() -> None:
    """R124: whatever prints the service, a log or a traceback, prints no secret."""
    assert SECRET not in repr(CscService("https://ky.example", "qlvb", SECRET))


def test_leader_signs_by_remote_signing(
    serving: Serve,
    prepared: bytes,
    leader_png: bytes,
    trust: TrustPolicy,
    now: datetime,
) -> None:
    """R124: the private key never reaches the server, the signature is valid."""
    service = serving()
    with key_of(service) as key:
        signed = sign_personal(
            prepared, key, image_png=leader_png, reason="", signing_time=now
        )
    assert signed.startswith(prepared)
    assert validate_pdf(signed, trust).grade == Grade.VALID
    assert service.authorised == [1]


@pytest.mark.parametrize("pinned", [True, False])
def test_many_files_with_one_authorisation(
    serving: Serve,
    prepared: bytes,
    leader_png: bytes,
    trust: TrustPolicy,
    now: datetime,
    pinned: bool,
) -> None:
    """R130: all are begun, authorised once (by hash, if the service wants that), and
    each is completed on its own; the service takes two at once only."""
    service = serving(pinned=pinned, most=2)
    with key_of(service, signatures=3) as key:
        begun = [
            begin_personal(
                prepared, key, image_png=leader_png, reason=reason, signing_time=now
            )
            for reason in ("một", "hai", "ba")
        ]
        values = key.sign_all([item.attributes for item in begun])
    signed = [complete(*pair) for pair in zip(begun, values, strict=True)]
    assert all(item.startswith(prepared) for item in signed)
    assert {validate_pdf(item, trust).grade for item in signed} == {Grade.VALID}
    assert service.authorised == [3]
    assert service.calls["signHash"] == 2


@pytest.mark.parametrize("pinned", [True, False])
def test_one_by_one_with_one_authorisation(
    serving: Serve, keys: dict[str, Pkcs12Key], pinned: bool
) -> None:
    """R130: the code given once serves each of the signatures it was given for."""
    service = serving(pinned=pinned)
    with key_of(service, signatures=2) as key:
        values = [key.sign(b"a"), key.sign(b"b")]
        assert values == keys["leader"].sign_all([b"a", b"b"])
        assert service.authorised == [2]
        with pytest.raises(SigningRefused):
            key.sign(b"c")


def test_service_tells_what_it_asks(serving: Serve, keys: dict[str, Pkcs12Key]) -> None:
    service = serving(asks_otp=False, most=7)
    with key_of(service) as key:
        facts = key.facts
    assert (facts.asks_pin, facts.asks_otp) == (True, False)
    assert (facts.pinned, facts.most) == (True, 7)
    assert facts.certificate == keys["leader"].certificate
    assert len(facts.chain) == 2


def test_code_is_sent_on_demand(serving: Serve) -> None:
    service = serving()
    with key_of(service) as key:
        assert key.facts.sends_otp
        key.send_otp()
    assert service.calls["sendOTP"] == 1


@pytest.mark.parametrize(
    ("given", "switches", "error"),
    [
        ({"pin": "0"}, {}, WrongPin),
        ({"otp": "0"}, {}, WrongOtp),
        ({}, {"wrong": 3}, KeyLocked),
        ({}, {"refusal": "access_denied"}, SigningRefused),
        ({}, {"gone_after": 0}, DeviceMissing),
        ({"seconds": 0.3}, {"slow": 5.0}, SigningTimeout),
    ],
)
def test_refusals_are_told_apart(
    serving: Serve,
    given: dict[str, object],
    switches: dict[str, object],
    error: type[KeyUnavailable],
) -> None:
    """R128: the signer learns whether PIN, code, service or holder was the reason."""
    service = serving(**switches)
    with pytest.raises(error), key_of(service, **given) as key:
        key.sign(b"data")
    assert service.calls["authorize"] == 1


def test_service_that_leaves_half_way_signs_nothing(serving: Serve) -> None:
    """Of several in one authorisation none counts when the service breaks off."""
    service = serving(most=1, gone_after=1)
    with pytest.raises(DeviceMissing), key_of(service, signatures=2) as key:
        key.sign_all([b"a", b"b"])


def test_foreign_answers(serving: Serve) -> None:
    service = serving()
    elsewhere = CscService(service.url + "/elsewhere", "qlvb", SECRET)
    with pytest.raises(SigningRefused):
        CscKey(elsewhere, "x").sign(b"data")
    with pytest.raises(DeviceMissing):
        CscKey(CscService("http://127.0.0.1:9", "qlvb", SECRET), "x").sign(b"data")
    wrong = CscService(service.url, "qlvb", "wrong secret")
    with pytest.raises(SigningRefused):
        CscKey(wrong, service.credential("leader")).sign(b"data")


class _Endless(BaseHTTPRequestHandler):
    """Answers without end; ``/drip/`` slowly."""

    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        portion, pause = (b" ", 0.05) if "/drip/" in self.path else (b" " * 65536, 0)
        with suppress(OSError):
            while True:
                self.wfile.write(portion)
                if pause:
                    time.sleep(pause)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize(
    ("path", "error"), [("", SigningRefused), ("/drip", SigningTimeout)]
)
def test_answers_without_end_are_given_up(path: str, error: type[Exception]) -> None:
    """R128: a service that lies or stalls takes neither the memory nor the worker."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Endless)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{path}"
    try:
        with pytest.raises(error):
            CscKey(CscService(address, "qlvb", SECRET, 1.0), "x").sign(b"data")
    finally:
        server.shutdown()
        server.server_close()


def test_unknown_credential_is_refused(serving: Serve) -> None:
    service = serving()
    access = CscService(service.url, "qlvb", SECRET)
    with pytest.raises(SigningRefused):
        CscKey(access, service.credential("nobody")).sign(b"data")
