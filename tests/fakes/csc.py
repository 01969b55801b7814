# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped,misc,no-untyped-call,no-any-return"
# (certomancer-csc-dummy: no annotations)
"""A remote signing service for tests: the dummy server of the CSC protocol by the
author of pyHanko, made as strict as a real one: it asks who calls, PIN and code,
counts what was authorised, and can fail in the ways services fail."""

import asyncio
import json
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Event, Thread
from uuid import uuid4

from aiohttp import web
from csc_dummy.csc_dummy_server import (
    CSCAuthorization,
    CSCWithCertomancer,
    DummyServiceParams,
)

from .pki import Pki, free_port
from .pki.config import ARCHITECTURE

SECRET = "only-for-tests"
ACCESS_TOKEN = "access-for-tests"
TRIES = 3


@dataclass(frozen=True)
class Transaction:
    """What an authorisation still allows; ``inner`` is the dummy's own."""

    inner: str
    left: int


@dataclass
class Service:
    """A running service; tests turn its switches.

    ``refusal``: the error every signature is answered with. ``gone_after``: so many
    signing calls, then the connection breaks. ``slow``: seconds until an
    authorisation is answered (the holder does not confirm). ``asked`` is set when a
    holder is asked, who confirms once ``confirmed`` is.
    """

    url: str
    pin: str = "246810"
    otp: str = "135791"
    asks_pin: bool = True
    asks_otp: bool = True
    refusal: str = ""
    gone_after: int | None = None
    slow: float = 0.0
    wrong: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    authorised: list[int] = field(default_factory=list)
    transactions: dict[str, Transaction] = field(default_factory=dict)
    asked: Event = field(default_factory=Event)
    confirmed: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        """A holder who confirms at once, unless a test clears it."""
        self.confirmed.set()

    @staticmethod
    def credential(label: str) -> str:
        """The id of the credential of a holder of the test authority."""
        return f"{ARCHITECTURE}/{label}"


class _Strict(CSCWithCertomancer):
    """The dummy with the checks it leaves out."""

    def __init__(self, pki: Pki, service: Service, *, pinned: bool, most: int) -> None:
        super().__init__(
            pki.certomancer,
            service_params=DummyServiceParams(
                hash_pinning_required=pinned, multisign=most
            ),
        )
        self.service = service
        self.app.middlewares.append(self._watch)
        self.register_routes()
        self.app.add_routes(
            [
                web.post("/oauth2/token", self._token),
                web.post("/csc/v1/credentials/extendTransaction", self._extend),
                web.post("/csc/v1/credentials/sendOTP", self._send_otp),
            ]
        )

    @web.middleware
    async def _watch(self, request: web.Request, handler: object) -> web.StreamResponse:
        name = request.path.rsplit("/", 1)[1]
        self.service.calls[name] += 1
        bearer = f"Bearer {ACCESS_TOKEN}"
        if name != "token" and request.headers.get("Authorization") != bearer:
            return _error("invalid_token", 401)
        return await handler(request)  # type: ignore[operator]

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        if form.get("client_secret") != SECRET:
            return _error("invalid_client", 401)
        return web.json_response({"access_token": ACCESS_TOKEN, "expires_in": 3600})

    async def credentials_info(self, request: web.Request) -> web.Response:
        content = json.loads((await super().credentials_info(request)).body)
        asked = {True: "true", False: "false"}
        content["PIN"] = {"presence": asked[self.service.asks_pin]}
        content["OTP"] = {
            "presence": asked[self.service.asks_otp],
            "type": "online",
        }
        if self.service.asks_pin or self.service.asks_otp:
            content["authMode"] = "explicit"
        return web.json_response(content)

    async def _send_otp(self, request: web.Request) -> web.Response:
        return web.Response(status=204)

    async def credentials_authorize(self, request: web.Request) -> web.Response:
        service = self.service
        await asyncio.sleep(service.slow)
        service.asked.set()
        await asyncio.to_thread(service.confirmed.wait, 60)
        params = await request.json()
        if refusal := self._wrong(params):
            return _error(refusal)
        count = int(params["numSignatures"])
        if params.get("hash"):
            # More may be named later, when the transaction is extended.
            params["numSignatures"] = len(params["hash"])
            request._read_bytes = json.dumps(params).encode()
        answer = json.loads((await super().credentials_authorize(request)).body)
        service.authorised.append(count)
        return self._hand_out(Transaction(answer["SAD"], count))

    def _wrong(self, params: dict[str, str]) -> str:
        service = self.service
        if service.wrong >= TRIES:
            return "pin_locked"
        if service.asks_pin and params.get("PIN") != service.pin:
            service.wrong += 1
            return "invalid_pin"
        if service.asks_otp and params.get("OTP") != service.otp:
            service.wrong += 1
            return "invalid_otp"
        return ""

    def _hand_out(self, transaction: Transaction) -> web.Response:
        sad = uuid4().hex
        self.service.transactions[sad] = transaction
        return web.json_response({"SAD": sad})

    async def _extend(self, request: web.Request) -> web.Response:
        params = await request.json()
        # The old one is spent: it was used for a call already.
        transaction = self.service.transactions.get(params["SAD"])
        if transaction is None or transaction.left < 1:
            return _error("invalid_request")
        inner = transaction.inner
        if hashes := [b64decode(item) for item in params.get("hash", ())]:
            named = CSCAuthorization(params["credentialID"], len(hashes), hashes)
            inner = named.derive_sad(self.service_params.sad_secret)
        return self._hand_out(replace(transaction, inner=inner))

    async def signatures_sign_hash(self, request: web.Request) -> web.Response:
        service = self.service
        if service.refusal:
            return _error(service.refusal)
        if service.gone_after is not None:
            if service.gone_after == 0:
                assert request.transport is not None
                request.transport.abort()
                return web.Response(status=503)
            service.gone_after -= 1
        params = await request.json()
        transaction = service.transactions.get(params["SAD"])
        if transaction is None or transaction.left < len(params["hash"]):
            return _error("invalid_request")
        left = transaction.left - len(params["hash"])
        service.transactions[params["SAD"]] = replace(transaction, left=left)
        params["SAD"] = transaction.inner
        request._read_bytes = json.dumps(params).encode()
        return await super().signatures_sign_hash(request)


def _error(code: str, status: int = 400) -> web.Response:
    content = {"error": code, "error_description": code}
    return web.json_response(content, status=status)


@contextmanager
def serve(pki: Pki, *, pinned: bool = True, most: int = 10) -> Iterator[Service]:
    """Serve the credentials of ``pki`` on loopback, in a thread."""
    port = free_port()
    service = Service(f"http://127.0.0.1:{port}")
    ready, loop = Event(), asyncio.new_event_loop()

    async def start() -> None:
        application = _Strict(pki, service, pinned=pinned, most=most).app
        # Its log of accesses needs the machine's clock, which tests stop.
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(start())
        loop.run_forever()

    thread = Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(20)
    try:
        yield service
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
