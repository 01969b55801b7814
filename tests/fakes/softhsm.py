# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,attr-defined"
# (python-pkcs11: annotations incomplete)
"""A real PKCS#11 device for tests: SoftHSM, its tokens in a directory of their own."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pkcs11
from pkcs11 import Attribute, ObjectClass

LIBRARY = "/usr/lib/softhsm/libsofthsm2.so"
CONFIGURATION = """\
directories.tokendir = {tokens}
objectstore.backend = file
log.level = ERROR
"""


@dataclass(frozen=True)
class StoredKey:
    """A private key (PEM, PKCS#8) and its certificate; others go on the token too."""

    pem: Path
    certificate: bytes
    issuers: Sequence[bytes] = ()


@dataclass(frozen=True)
class SoftHsm:
    """Tokens, each with one key whose label is the token's."""

    directory: Path
    pin: str

    def make(self, tokens: Mapping[str, StoredKey]) -> None:
        """Make all tokens at once: a process sees those that were there first."""
        (self.directory / "tokens").mkdir(parents=True)
        configuration = self.directory / "softhsm2.conf"
        configuration.write_text(CONFIGURATION.format(tokens=self.directory / "tokens"))
        os.environ["SOFTHSM2_CONF"] = str(configuration)
        for label, key in tokens.items():
            self._tool("--init-token", "--free", "--label", label, "--so-pin", "0000")
            self._tool(
                *("--import", str(key.pem), "--token", label),
                *("--label", label, "--id", "01"),
            )
        for label, key in tokens.items():
            self._put_certificates(label, key)

    def _tool(self, *arguments: str) -> None:
        subprocess.run(
            ["softhsm2-util", *arguments, "--pin", self.pin],
            check=True,
            capture_output=True,
        )

    def _put_certificates(self, token: str, key: StoredKey) -> None:
        device = pkcs11.lib(LIBRARY).get_token(token_label=token)
        with device.open(rw=True, user_pin=self.pin) as session:
            session.create_object(_certificate(token, key.certificate))
            for number, issuer in enumerate(key.issuers):
                session.create_object(_certificate(f"issuer {number}", issuer))

    @contextmanager
    def removed(self) -> Iterator[None]:
        """Pull the device out, and put it back at the end."""
        tokens, away = self.directory / "tokens", self.directory / "away"
        tokens.rename(away)
        try:
            yield
        finally:
            away.rename(tokens)


def _certificate(label: str, der: bytes) -> dict[Attribute, object]:
    return {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
        Attribute.TOKEN: True,
        Attribute.LABEL: label,
        Attribute.SUBJECT: b"",
        Attribute.ID: b"\x01",
        Attribute.VALUE: der,
    }
