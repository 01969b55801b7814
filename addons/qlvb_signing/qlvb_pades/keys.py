# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keys that lie in the server's memory."""

from collections.abc import Sequence
from typing import Self

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from .errors import BadKey, WrongPin


class Pkcs12Key:
    """A key from a PKCS#12 file, kept loaded. For tests and demonstrations."""

    def __init__(self, data: bytes, password: str) -> None:
        """Raises BadKey, WrongPin."""
        try:
            content = pkcs12.load_pkcs12(data, password.encode())
        except ValueError as error:
            wrong = "password" in str(error).lower()
            raise (WrongPin if wrong else BadKey)() from error
        key, holder = content.key, content.cert
        if holder is None or not isinstance(
            key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
        ):
            raise BadKey()
        self._key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = key
        self._certificate = holder.certificate.public_bytes(Encoding.DER)
        self._chain = tuple(
            link.certificate.public_bytes(Encoding.DER)
            for link in content.additional_certs
        )

    @property
    def certificate(self) -> bytes:
        """The holder's certificate, DER."""
        return self._certificate

    @property
    def chain(self) -> Sequence[bytes]:
        """The other certificates of the file, DER."""
        return self._chain

    def confirm(self) -> None:
        """Nobody else is asked."""

    def sign(self, data: bytes) -> bytes:
        """Sign with SHA-256."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), SHA256())
        return self._key.sign(data, ec.ECDSA(SHA256()))

    def sign_all(self, items: Sequence[bytes]) -> list[bytes]:
        """Sign each; one after the other."""
        return [self.sign(data) for data in items]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Keep nothing beyond the object itself."""
