# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (asn1crypto: annotations incomplete)
"""The one certificate in a file that a person sends: .cer, .pem or .der."""

from asn1crypto import pkcs12
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    load_der_private_key,
)

from .errors import NotCertificateFile

MAX_BYTES = 256 * 1024
"""A chain of certificates takes a tenth of it."""


def read_certificate_file(data: bytes) -> bytes:
    """Return the holder's certificate of a DER or PEM file, as DER.

    A PEM file may carry the issuers besides: the holder's is the one that issues
    nothing. Raises NotCertificateFile, for a private key before anything else.
    """
    if len(data) > MAX_BYTES:
        raise NotCertificateFile(reason="format")
    if _holds_private_key(data):
        raise NotCertificateFile(reason="private_key")
    found = [item for item in _certificates(data) if not _is_authority(item)]
    if len(found) != 1:
        raise NotCertificateFile(reason="several" if found else "authority")
    return found[0].public_bytes(Encoding.DER)


def _certificates(data: bytes) -> list[x509.Certificate]:
    try:
        if b"-----BEGIN " in data:
            return x509.load_pem_x509_certificates(data)
        return [x509.load_der_x509_certificate(data)]
    except ValueError as error:
        raise NotCertificateFile(reason="format") from error


def _holds_private_key(data: bytes) -> bool:
    text = data.upper()
    if b"PRIVATE KEY-----" in text or text.startswith(b"PUTTY-USER-KEY-FILE"):
        return True
    return _is_der_key(data) or _is_pkcs12(data)


def _is_der_key(data: bytes) -> bool:
    try:
        load_der_private_key(data, password=None)
    except TypeError:  # it asks for the password of the key
        return True
    except (ValueError, UnsupportedAlgorithm):
        return False
    return True


def _is_pkcs12(data: bytes) -> bool:
    try:
        return bool(pkcs12.Pfx.load(data, strict=True)["version"].native == "v3")
    except (ValueError, TypeError):
        return False


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(
            x509.BasicConstraints
        ).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False
