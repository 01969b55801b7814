# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a person sends as the file of a certificate."""

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from qlvb_pades import NotCertificateFile, read_certificate_file

from tests.fakes.pki import Pki

KEY = ec.generate_private_key(ec.SECP256R1())
LOCKED = BestAvailableEncryption(b"pin")


def _pem(der: bytes) -> bytes:
    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def _key(encoding: Encoding, *, locked: bool = False) -> bytes:
    encryption = LOCKED if locked else NoEncryption()
    return KEY.private_bytes(encoding, PrivateFormat.PKCS8, encryption)


def _refusal(data: bytes) -> object:
    with pytest.raises(NotCertificateFile) as refused:
        read_certificate_file(data)
    return refused.value.parameters["reason"]


def test_r241_der_and_pem_give_the_same_certificate(pki: Pki) -> None:
    """R241"""
    der = pki.certificate("leader")
    assert read_certificate_file(der) == der
    assert read_certificate_file(_pem(der)) == der
    assert read_certificate_file(b"Bag Attributes\r\n" + _pem(der)) == der


def test_r241_the_issuers_beside_it_are_left_out(pki: Pki) -> None:
    """R241"""
    der = pki.certificate("leader")
    assert read_certificate_file(pki.roots_pem + _pem(der)) == der
    assert _refusal(pki.roots_pem) == "authority"
    assert _refusal(_pem(der) + _pem(pki.certificate("agency"))) == "several"


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("encoding", [Encoding.PEM, Encoding.DER])
def test_r241_a_private_key_is_refused(encoding: Encoding, *, locked: bool) -> None:
    """R241"""
    assert _refusal(_key(encoding, locked=locked)) == "private_key"


def test_r241_a_key_beside_its_certificate_is_refused(pki: Pki) -> None:
    """R241"""
    both = _pem(pki.certificate("leader")) + _key(Encoding.PEM)
    assert _refusal(both) == "private_key"
    assert _refusal(pki.p12("leader")) == "private_key"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        "Quyết định".encode(),
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"\x30\x82\xff\xff" + bytes(100),
        bytes(300 * 1024),
    ],
)
def test_r241_other_files_are_refused(data: bytes) -> None:
    """R241"""
    assert _refusal(data) == "format"


def test_r241_a_broken_certificate_is_refused(pki: Pki) -> None:
    """R241"""
    der = pki.certificate("leader")
    assert _refusal(der[:-20]) == "format"
    assert _refusal(der + b"rest") == "format"
