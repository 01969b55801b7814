# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: no annotations; python-pkcs11 does not say which keys can sign)
"""Keys in a device with a PKCS#11 library: an agency's HSM, a token of the server.

The private key never leaves the device.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, Self, TypeVar

import pkcs11
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, exceptions

from .errors import DeviceMissing, KeyLocked, KeyNotFound, SigningFailed, WrongPin

# What stands before a SHA-256 digest under PKCS#1 v1.5 (RFC 8017, 9.2, note 1)
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
# The device ended the session, not the holder: opened anew, once.
_SESSION_LOST = (
    exceptions.SessionHandleInvalid,
    exceptions.SessionClosed,
    exceptions.UserNotLoggedIn,
    exceptions.KeyHandleInvalid,
    exceptions.ObjectHandleInvalid,
)
_LOCK = RLock()
T = TypeVar("T")
Gate = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True)
class Pkcs11Place:
    """Where a key lies; ``key`` labels the private key and its certificate."""

    library: str
    token: str
    key: str


@dataclass
class _Device:
    """One token of one library, with the one session this process has on it."""

    library: str
    token: str
    process: int = 0
    session: pkcs11.Session | None = None
    keys: dict[str, Any] = field(default_factory=dict)
    opened_with: bytes = b""
    refused: set[bytes] = field(default_factory=set)

    def open(self, pin: str, gate: Gate) -> pkcs11.Session:
        """Return the session of this process, opened when it is first needed."""
        if self.process != os.getpid():
            # A fork's child may not use what its parent opened.
            self._forget()
            self.refused.clear()
            self.process = os.getpid()
        given = hashlib.sha256(pin.encode()).digest()
        if self.session is None:
            with gate():
                self.session = self._log_in(pin, given)
            self.opened_with = given
        elif pin and given != self.opened_with:
            # Who is logged in already is no reason to let another one in.
            raise WrongPin()
        return self.session

    def _log_in(self, pin: str, given: bytes) -> pkcs11.Session:
        if given in self.refused:
            raise WrongPin()
        try:
            token = _library(self.library).get_token(token_label=self.token)
            session: pkcs11.Session = token.open(user_pin=pin or None)
        except (exceptions.PinIncorrect, exceptions.PinLenRange) as error:
            self.refused.add(given)
            raise WrongPin() from error
        return session

    def close(self) -> None:
        """Log out; a device that is gone already is no error."""
        session = self.session
        self._forget()
        if session is not None and self.process == os.getpid():
            try:
                session.close()
            except exceptions.PKCS11Error:
                return

    def _forget(self) -> None:
        self.session = None
        self.keys.clear()


_devices: dict[tuple[str, str], _Device] = {}
# In which process a library was initialised; in none, once a device of it was lost.
_initialised: dict[str, int | None] = {}


def _library(path: str) -> Any:
    """Return the library, initialised in this very process."""
    library = pkcs11.lib(path)
    if _initialised.get(path, os.getpid()) != os.getpid():
        library.reinitialize()
    _initialised[path] = os.getpid()
    return library


def _lose(path: str) -> None:
    """Begin anew at the next signature: a device that comes back is seen so only."""
    for device in _devices.values():
        if device.library == path:
            device.close()
    _initialised[path] = None


@contextmanager
def _typed(place: Pkcs11Place) -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        yield
    except exceptions.PinLocked as error:
        raise KeyLocked() from error
    except (exceptions.NoSuchKey, exceptions.MultipleObjectsReturned) as error:
        raise KeyNotFound(key=place.key) from error
    except exceptions.MechanismInvalid as error:
        raise SigningFailed(reason=type(error).__name__) from error
    except (exceptions.PKCS11Error, RuntimeError) as error:
        _lose(place.library)
        raise DeviceMissing(reason=type(error).__name__) from error


class Pkcs11Key:
    """A key in a PKCS#11 device, opened when it is first needed.

    ``keep``: the session stays open in this process for the next signature, for a
    key whose PIN the server has; otherwise leaving the context logs out. A login
    counts for the whole process, so none with another PIN gets in through it.
    ``gate``: entered around each login, which it may refuse with an error of its own;
    it sees WrongPin.
    """

    def __init__(
        self,
        place: Pkcs11Place,
        pin: str,
        *,
        keep: bool = False,
        gate: Gate = nullcontext,
    ) -> None:
        """Raises nothing: the device is asked later.

        Without a ``pin`` it only tells its certificates.
        """
        self._place = place
        self._pin = pin
        self._keep = keep
        self._gate = gate
        self._device = _devices.setdefault(
            (place.library, place.token), _Device(place.library, place.token)
        )
        self._certificates: tuple[bytes, ...] = ()

    @property
    def certificate(self) -> bytes:
        """The holder's certificate, DER. Raises KeyUnavailable."""
        return self._read_certificates()[0]

    @property
    def chain(self) -> Sequence[bytes]:
        """The other certificates on the token, DER. Raises KeyUnavailable."""
        return self._read_certificates()[1:]

    def log_in(self) -> None:
        """Open the device with the PIN, no more. Raises KeyUnavailable."""
        self._run(lambda session: None)

    def confirm(self) -> None:
        """Nobody else is asked."""

    def sign(self, data: bytes) -> bytes:
        """Sign with SHA-256. Raises KeyUnavailable, SigningFailed."""
        if not self._pin:
            # A public session reads certificates only.
            raise WrongPin()
        return self._run(lambda session: self._sign(session, data))

    def sign_all(self, items: Sequence[bytes]) -> list[bytes]:
        """Sign each in the same session. Raises KeyUnavailable, SigningFailed."""
        return [self.sign(data) for data in items]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Log out, unless the session is the server's own."""
        if not self._keep:
            self.close()

    def close(self) -> None:
        """Log out of the device."""
        with _LOCK:
            self._device.close()

    def _run(self, work: Callable[[pkcs11.Session], T]) -> T:
        """Do ``work`` in the session; once more when the device has closed it."""
        with _LOCK, _typed(self._place):
            try:
                return work(self._device.open(self._pin, self._gate))
            except _SESSION_LOST:
                self._device.close()
                return work(self._device.open(self._pin, self._gate))

    def _sign(self, session: pkcs11.Session, data: bytes) -> bytes:
        key = self._private_key(session)
        digest = hashlib.sha256(data).digest()
        if key.key_type == KeyType.RSA:
            return bytes(key.sign(_DIGEST_INFO + digest, mechanism=Mechanism.RSA_PKCS))
        pair = bytes(key.sign(digest, mechanism=Mechanism.ECDSA))
        half = len(pair) // 2
        r, s = (int.from_bytes(part) for part in (pair[:half], pair[half:]))
        return encode_dss_signature(r, s)

    def _private_key(self, session: pkcs11.Session) -> Any:
        keys = self._device.keys
        if self._place.key not in keys:
            keys[self._place.key] = session.get_key(
                object_class=ObjectClass.PRIVATE_KEY, label=self._place.key
            )
        return keys[self._place.key]

    def _read_certificates(self) -> tuple[bytes, ...]:
        if not self._certificates:
            self._certificates = self._run(self._certificates_in)
        return self._certificates

    def _certificates_in(self, session: pkcs11.Session) -> tuple[bytes, ...]:
        """Return the key's certificate, then those of issuers on the token."""
        own: list[bytes] = []
        issuers: list[bytes] = []
        for item in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            der = bytes(item[Attribute.VALUE])
            if item[Attribute.LABEL] == self._place.key:
                own.append(der)
            elif x509.Certificate.load(der).ca:
                issuers.append(der)
        if len(own) != 1:
            raise KeyNotFound(key=self._place.key)
        return (*own, *issuers)
