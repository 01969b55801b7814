# SPDX-License-Identifier: LGPL-3.0-or-later
"""A browser's push service and the browser behind it, by RFC 8030, 8291 and 8292.

It takes a message only from who signs with the key it was subscribed with, and opens
it with the browser's own key, by an implementation of its own.
"""

import base64
import json
import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
HALF = 32  # bytes of each number of an ES256 signature


def _decoded(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


class FakePushService:
    """``with FakePushService() as service``; its ``messages`` the browser shows."""

    def __init__(self) -> None:
        self.messages: list[dict] = []
        self.server_key = ""  # the key the browser subscribed with
        self._key = ec.generate_private_key(CURVE)
        self._auth = os.urandom(16)

    def __enter__(self) -> "FakePushService":
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(service._receive(dict(self.headers), body))
                self.end_headers()

            def log_message(self, *_words) -> None:
                """Say nothing: Odoo's log is watched."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def subscription(self, server_key: str) -> dict:
        """Subscribe as the browser does; return what it hands to the server."""
        self.server_key = server_key
        keys = {"p256dh": _encoded(_point(self._key.public_key()))}
        keys["auth"] = _encoded(self._auth)
        return {
            "endpoint": f"{self.origin}/push/1",
            "keys": keys,
            "vapid_public_key": server_key,
        }

    def _receive(self, headers: dict, body: bytes) -> int:
        if not self._is_from_the_server(headers.get("Authorization", "")):
            return 403
        if headers.get("Content-Encoding") != "aes128gcm" or "TTL" not in headers:
            return 400
        self.messages.append(json.loads(self._opened(body)))
        return 201

    def _is_from_the_server(self, authorization: str) -> bool:
        """RFC 8292: the token names this service and bears the subscribed key."""
        scheme, _blank, rest = authorization.partition(" ")
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        if scheme != "vapid" or parts["k"] != self.server_key:
            return False
        signed, _dot, signature = parts["t"].rpartition(".")
        claims = json.loads(_decoded(signed.partition(".")[2]))
        raw = _decoded(signature)
        numbers = (int.from_bytes(half) for half in (raw[:HALF], raw[HALF:]))
        point = _decoded(self.server_key)
        key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        der = encode_dss_signature(*numbers)
        try:
            key.verify(der, signed.encode(), ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            return False
        return claims["aud"] == self.origin

    def _opened(self, body: bytes) -> bytes:
        """RFC 8291: the one record of the message, without its padding."""
        salt, length = body[:16], body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        info = b"WebPush: info\0" + _point(self._key.public_key()) + sender
        shared = self._key.exchange(ec.ECDH(), theirs)
        secret = _derived(shared, self._auth, info, 32)
        key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
        return AESGCM(key).decrypt(nonce, record, None).rstrip(b"\0")[:-1]
