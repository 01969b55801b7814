# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""Keys, and how pyHanko is made to use them."""

from collections.abc import Sequence

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .errors import BadKey
from .types import SigningKey


class Pkcs12Key:
    """A key from a PKCS#12 file, kept loaded. For tests and demonstrations."""

    def __init__(self, data: bytes, password: str) -> None:
        """Raises BadKey."""
        try:
            content = pkcs12.load_pkcs12(data, password.encode())
        except ValueError as error:
            reason = "password" if "password" in str(error).lower() else "format"
            raise BadKey(reason=reason) from error
        key, holder = content.key, content.cert
        if holder is None or not isinstance(
            key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
        ):
            raise BadKey(reason="format")
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

    def sign(self, data: bytes) -> bytes:
        """Sign with SHA-256."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), SHA256())
        return self._key.sign(data, ec.ECDSA(SHA256()))


class KeySigner(Signer):
    """Lets pyHanko sign with a key that is already loaded.

    pyHanko's own SimpleSigner loads and checks the private key at every
    signature, which is some ninety times slower.
    """

    def __init__(self, key: SigningKey) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(x509.Certificate.load(der) for der in key.chain)
        super().__init__(
            signing_cert=x509.Certificate.load(key.certificate),
            cert_registry=store,
            embed_roots=False,
        )
        self._key = key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """Sign; pyHanko never asks for a trial, the space is reserved."""
        return self._key.sign(data)
