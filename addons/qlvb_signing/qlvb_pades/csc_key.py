# SPDX-License-Identifier: LGPL-3.0-or-later
"""A key at a remote signing service; its holder authorises each use of it."""

import hashlib
from collections.abc import Sequence
from typing import Self

from .csc import CredentialFacts, CscClient, CscService


class CscKey:
    """A credential of a remote signing service, for ``signatures`` signatures.

    One authorisation covers them all, and PIN and code are sent once. One by one with
    ``sign`` it is extended each time; ``sign_all`` names all hashes at once, which
    every service takes that ties authorisations to them (``facts.pinned``).
    """

    def __init__(
        self,
        service: CscService,
        credential: str,
        *,
        pin: str = "",
        otp: str = "",
        signatures: int = 1,
    ) -> None:
        """Raises nothing: the service is asked when it is first needed."""
        self._client = CscClient(service, credential)
        self._pin = pin
        self._otp = otp
        self._signatures = signatures
        self._authorisation = ""
        self._used = False
        self._facts: CredentialFacts | None = None

    @property
    def facts(self) -> CredentialFacts:
        """What the service says of the credential. Raises KeyUnavailable."""
        if self._facts is None:
            self._facts = self._client.info()
        return self._facts

    @property
    def certificate(self) -> bytes:
        """The holder's certificate, DER. Raises KeyUnavailable."""
        return self.facts.certificate

    @property
    def chain(self) -> Sequence[bytes]:
        """The issuers' certificates, DER. Raises KeyUnavailable."""
        return self.facts.chain

    def log_in(self) -> None:
        """Show the office's own access to the service. Raises KeyUnavailable."""
        self._client.log_in()

    def send_otp(self) -> None:
        """Have the one-time code sent to the holder. Raises KeyUnavailable."""
        self._client.send_otp()

    def confirm(self) -> None:
        """Have the holder confirm now, before it is known what exactly is signed.

        An authorisation that counts for named hashes only (SCAL 2) cannot be asked for
        ahead: CSC 1.0.4, 11.6 wants them in ``credentials/authorize``. Nobody is asked
        then; the first signature does. Raises KeyUnavailable.
        """
        if not self.facts.pinned and not self._authorisation:
            self._authorise(self._signatures, ())

    def sign(self, data: bytes) -> bytes:
        """Sign with SHA-256. Raises KeyUnavailable."""
        return self._sign([_hash(data)], self._signatures)[0]

    def sign_all(self, items: Sequence[bytes]) -> list[bytes]:
        """Sign all with one authorisation. Raises KeyUnavailable."""
        hashes = [_hash(data) for data in items]
        self._authorisation = ""
        if self.facts.pinned:
            # All of them at once: what is signed later was authorised by name.
            self._authorise(len(hashes), hashes)
        values: list[bytes] = []
        most = self.facts.most
        for first in range(0, len(hashes), most):
            values += self._sign(hashes[first : first + most], len(hashes))
        return values

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Forget PIN, code and authorisation."""
        self._pin = self._otp = self._authorisation = ""
        self._client.close()

    def _sign(self, hashes: Sequence[bytes], count: int) -> list[bytes]:
        """Sign one portion, authorised for ``count`` if nothing is yet."""
        if not self._authorisation:
            self._authorise(count, hashes if self.facts.pinned else ())
        elif self._used:
            self._authorisation = self._client.extend(
                self._authorisation, hashes if self.facts.pinned else ()
            )
        self._used = True
        return self._client.sign(self._authorisation, hashes, self.facts.algorithm)

    def _authorise(self, count: int, hashes: Sequence[bytes]) -> None:
        self._authorisation = self._client.authorize(
            count, hashes, pin=self._pin, otp=self._otp
        )
        self._used = False


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
