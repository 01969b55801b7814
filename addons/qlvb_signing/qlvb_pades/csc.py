# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: no annotations)
"""A client of remote signing services: Cloud Signature Consortium API 1.0.4.

pyHanko's own client throws the service's answer away when it is a refusal, so that a
wrong code and a silent service look alike; it therefore does not serve here.
"""

import base64
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import requests
from asn1crypto import algos
from urllib3.exceptions import HTTPError, ReadTimeoutError

from .errors import (
    DeviceMissing,
    KeyLocked,
    KeyNotFound,
    KeyUnavailable,
    SigningRefused,
    SigningTimeout,
    WrongOtp,
    WrongPin,
)

_SHA256 = algos.DigestAlgorithmId("sha256").dotted
# What a credential's key can do, and what a service is asked to do with it: the
# digest is named beside it, so that the plain name of the algorithm is enough.
_ALGORITHMS = ("sha256_rsa", "rsassa_pkcs1v15", "sha256_ecdsa")
# Bytes of an answer: a chain of certificates and a few signatures are far below.
_LARGEST_ANSWER = 1024 * 1024
_PORTION = 16 * 1024
_ERRORS: dict[str, type[KeyUnavailable]] = {
    "invalid_pin": WrongPin,
    "pin_locked": KeyLocked,
    "invalid_otp": WrongOtp,
    "otp_locked": KeyLocked,
}


@dataclass(frozen=True)
class CscService:
    """Where the service is and how the office is known to it.

    ``url`` comes before ``/csc/v1``. ``seconds`` is how long one answer may take: the
    holder confirms meanwhile.
    """

    url: str
    client_id: str
    client_secret: str = field(repr=False)
    seconds: float = 60.0


@dataclass(frozen=True)
class CredentialFacts:
    """What a credential is and what it asks of its holder.

    ``sends_otp``: the service sends the code when it is told to. ``pinned``: an
    authorisation counts for the hashes it names only (SCAL 2). ``most`` signatures
    at once.
    """

    certificate: bytes
    chain: tuple[bytes, ...]
    algorithm: str
    asks_pin: bool
    asks_otp: bool
    sends_otp: bool
    pinned: bool
    most: int


class CscClient:
    """Talks to a service about one credential, under one access token."""

    def __init__(self, service: CscService, credential: str) -> None:
        self._service = service
        self._credential = credential
        self._http = requests.Session()
        # Neither proxies nor passwords of the machine's user.
        self._http.trust_env = False
        self._logged_in = False

    def close(self) -> None:
        """End the connection."""
        self._http.close()

    def info(self) -> CredentialFacts:
        """Ask what the credential is. Raises KeyUnavailable."""
        answer = self._call("credentials/info", certificates="chain", certInfo=False)
        key = _part(answer, "key")
        if key.get("status") != "enabled":
            raise KeyNotFound(key=self._credential)
        try:
            certificates = [
                base64.b64decode(item) for item in answer["cert"]["certificates"]
            ]
            return CredentialFacts(
                certificate=certificates[0],
                chain=tuple(certificates[1:]),
                algorithm=_algorithm(key["algo"]),
                asks_pin=_asks(answer, "PIN"),
                asks_otp=_asks(answer, "OTP"),
                sends_otp=_part(answer, "OTP").get("type") == "online",
                pinned=str(answer.get("SCAL", "1")) == "2",
                most=max(int(answer.get("multisign", 1)), 1),
            )
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise SigningRefused(reason="credentials/info") from error

    def send_otp(self) -> None:
        """Have the one-time code sent to the holder. Raises KeyUnavailable."""
        self._call("credentials/sendOTP")

    def authorize(
        self, count: int, hashes: Sequence[bytes], *, pin: str, otp: str
    ) -> str:
        """Return the authorisation of ``count`` signatures, of ``hashes`` if given.

        Raises KeyUnavailable.
        """
        secrets = {"PIN": pin, "OTP": otp}
        given = {name: value for name, value in secrets.items() if value}
        answer = self._call(
            "credentials/authorize", numSignatures=count, **_hashes(hashes), **given
        )
        return _authorisation(answer)

    def extend(self, authorisation: str, hashes: Sequence[bytes]) -> str:
        """Return the authorisation of the next call. Raises KeyUnavailable."""
        answer = self._call(
            "credentials/extendTransaction", SAD=authorisation, **_hashes(hashes)
        )
        return _authorisation(answer)

    def sign(
        self, authorisation: str, hashes: Sequence[bytes], algorithm: str
    ) -> list[bytes]:
        """Return the signatures of SHA-256 hashes, in order. Raises KeyUnavailable."""
        answer = self._call(
            "signatures/signHash",
            SAD=authorisation,
            hashAlgo=_SHA256,
            signAlgo=algorithm,
            **_hashes(hashes),
        )
        try:
            values = [base64.b64decode(item) for item in answer["signatures"]]
        except (KeyError, TypeError, ValueError) as error:
            raise SigningRefused(reason="signatures/signHash") from error
        if len(values) != len(hashes):
            raise SigningRefused(reason="signatures/signHash")
        return values

    # -- the wire ----------

    def _call(self, method: str, **body: object) -> dict[str, Any]:
        self.log_in()
        return self._post(
            f"csc/v1/{method}", json={"credentialID": self._credential, **body}
        )

    def log_in(self) -> None:
        """Get the access token of the office (RFC 6749, 4.4), once.

        Raises KeyUnavailable.
        """
        if self._logged_in:
            return
        answer = self._post(
            "oauth2/token",
            data={
                "grant_type": "client_credentials",
                "scope": "service",
                "client_id": self._service.client_id,
                "client_secret": self._service.client_secret,
            },
        )
        self._http.headers["Authorization"] = f"Bearer {answer.get('access_token')}"
        self._logged_in = True

    def _post(self, path: str, **content: Any) -> dict[str, Any]:
        until = time.monotonic() + self._service.seconds
        try:
            with self._http.post(
                f"{self._service.url.rstrip('/')}/{path}",
                timeout=self._service.seconds,
                allow_redirects=False,
                stream=True,
                **content,
            ) as response:
                return _answer(response.status_code, _body(response, until))
        except (requests.Timeout, ReadTimeoutError) as error:
            raise SigningTimeout() from error
        except (requests.RequestException, HTTPError) as error:
            raise DeviceMissing(reason=type(error).__name__) from error


def _body(response: requests.Response, until: float) -> bytes:
    """Return the answer; one that is endless or drips is given up."""
    body = bytearray()
    # what has arrived by now, not what has been asked for: it may drip
    while portion := response.raw.read1(_PORTION, decode_content=True):
        body += portion
        if len(body) > _LARGEST_ANSWER:
            raise SigningRefused(reason="size")
        if time.monotonic() > until:
            raise SigningTimeout()
    return bytes(body)


def _answer(status: int, body: bytes) -> dict[str, Any]:
    """Return what the service says, or raise what it refuses."""
    try:
        content = json.loads(body) if body else {}
    except ValueError:
        content = {}
    if not isinstance(content, dict):
        content = {}
    if status in (200, 204):
        return content
    reason = str(content.get("error", status))
    if reason in _ERRORS:
        raise _ERRORS[reason]()
    if status >= 500:
        raise DeviceMissing(reason=reason)
    raise SigningRefused(reason=reason)


def _hashes(hashes: Sequence[bytes]) -> dict[str, object]:
    if not hashes:
        return {}
    return {"hash": [base64.b64encode(item).decode() for item in hashes]}


def _authorisation(answer: dict[str, Any]) -> str:
    if not answer.get("SAD"):
        raise SigningRefused(reason="SAD")
    return str(answer["SAD"])


def _algorithm(offered: Sequence[str]) -> str:
    for name in _ALGORITHMS:
        dotted: str = algos.SignedDigestAlgorithmId(name).dotted
        if dotted in offered:
            return dotted
    raise SigningRefused(reason="algorithm")


def _part(answer: dict[str, Any], name: str) -> dict[str, Any]:
    part = answer.get(name)
    return part if isinstance(part, dict) else {}


def _asks(answer: dict[str, Any], name: str) -> bool:
    """Whether the holder types it here; what is optional is not asked."""
    explicit = answer.get("authMode") == "explicit"
    return explicit and str(_part(answer, name).get("presence")).lower() == "true"
