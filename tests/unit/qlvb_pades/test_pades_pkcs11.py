# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keys in a real PKCS#11 device (SoftHSM)."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509 import load_der_x509_certificate
from pkcs11 import exceptions
from qlvb_pades import (
    DeviceMissing,
    Grade,
    KeyNotFound,
    Pkcs11Key,
    Pkcs11Place,
    Pkcs12Key,
    TrustPolicy,
    WrongPin,
    number_and_seal,
    validate_pdf,
)
from qlvb_pades import pkcs11_key as module

from tests.fakes.pki import Pki
from tests.fakes.softhsm import LIBRARY, SoftHsm, StoredKey
from tests.unit.qlvb_pades.test_pades_certificates import KEY, certificate

pytestmark = pytest.mark.hsm
PIN = "13579"


@pytest.fixture(scope="module")
def hsm(pki: Pki, tmp_path_factory: pytest.TempPathFactory) -> SoftHsm:
    directory = tmp_path_factory.mktemp("hsm")
    made = SoftHsm(directory, PIN)
    agency = StoredKey(
        pki.directory / "keys" / "agency.key.pem",
        pki.certificate("agency"),
        [pki.certificate("issuing")],
    )
    made.make({"agency": agency, "curve": _curve_key(directory)})
    return made


def _curve_key(directory: Path) -> StoredKey:
    path = directory / "curve.pem"
    path.write_bytes(
        KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return StoredKey(path, certificate("Trần Văn An", "Sở Y tế"))


@pytest.fixture
def key(hsm: SoftHsm) -> Iterator[Pkcs11Key]:
    with Pkcs11Key(place("agency"), PIN) as opened:
        yield opened


def place(label: str, **other: str) -> Pkcs11Place:
    return Pkcs11Place(**{"library": LIBRARY, "token": label, "key": label, **other})


def test_agency_seals_with_its_hsm(
    key: Pkcs11Key, signed: bytes, agency_png: bytes, trust: TrustPolicy, now: datetime
) -> None:
    """R138: the seal's key stays in the device; the sealed file is valid."""
    sealed = number_and_seal(
        signed,
        key,
        number="15",
        day="21",
        month="09",
        seal_png=agency_png,
        signing_time=now,
    )
    assert sealed.startswith(signed)
    assert validate_pdf(sealed, trust).grade == Grade.VALID


def test_signs_as_the_key_file_does(key: Pkcs11Key, keys: dict[str, Pkcs12Key]) -> None:
    assert key.certificate == keys["agency"].certificate
    assert key.sign_all([b"a", b"b"]) == keys["agency"].sign_all([b"a", b"b"])


def test_elliptic_curve(hsm: SoftHsm) -> None:
    with Pkcs11Key(place("curve"), PIN) as key:
        public = load_der_x509_certificate(key.certificate).public_key()
        assert isinstance(public, ec.EllipticCurvePublicKey)
        public.verify(key.sign(b"data"), b"data", ec.ECDSA(SHA256()))


def test_wrong_pin_is_never_tried_again(
    hsm: SoftHsm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R128: a device locks after some tries, so the same PIN is tried once."""
    for _ in range(2):
        with pytest.raises(WrongPin), Pkcs11Key(place("agency"), "00000") as key:
            key.sign(b"data")
        # Were it asked again, a library that is not there would be the error.
        monkeypatch.setattr(module, "_library", lambda path: 1 / 0)
    monkeypatch.undo()
    with Pkcs11Key(place("agency"), PIN) as key:
        assert key.sign(b"data")


def test_open_session_lets_no_other_pin_in(key: Pkcs11Key) -> None:
    key.sign(b"data")
    with pytest.raises(WrongPin):
        Pkcs11Key(place("agency"), "11111", keep=True).sign(b"data")


def test_session_is_kept_for_the_servers_own_key(hsm: SoftHsm) -> None:
    with Pkcs11Key(place("agency"), PIN, keep=True) as key:
        key.sign(b"data")
    session = module._devices[LIBRARY, "agency"].session
    assert session is not None
    with Pkcs11Key(place("agency"), PIN, keep=True) as key:
        key.sign(b"data")
    assert module._devices[LIBRARY, "agency"].session is session
    key.close()


def test_session_closed_by_the_device_is_opened_once_more(key: Pkcs11Key) -> None:
    key.sign(b"data")
    session = module._devices[LIBRARY, "agency"].session
    assert session is not None
    session.close()
    assert key.sign(b"data")
    with pytest.raises(exceptions.SessionHandleInvalid):
        session.close()


def test_token_removed_half_way(hsm: SoftHsm, key: Pkcs11Key) -> None:
    """A typed error, and the key works again once the token is back."""
    key.sign(b"data")
    with hsm.removed(), pytest.raises(DeviceMissing):
        key.sign(b"data")
    assert key.sign(b"data")


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"token": "elsewhere"}, DeviceMissing),
        ({"library": "/nonexistent.so"}, DeviceMissing),
        ({"key": "other"}, KeyNotFound),
    ],
)
def test_what_is_not_there_is_named(
    hsm: SoftHsm, wrong: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error), Pkcs11Key(place("agency", **wrong), PIN) as key:
        key.sign(b"data")
    with pytest.raises(error), Pkcs11Key(place("agency", **wrong), PIN) as key:
        assert key.certificate


def test_child_of_a_fork_opens_its_own_session(key: Pkcs11Key) -> None:
    """Workers are forked: what the parent opened is not theirs."""
    expected = key.sign(b"data")
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writer, key.sign(b"data"))
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.read() == expected
    os.waitpid(child, 0)
    assert key.sign(b"data") == expected
