# SPDX-License-Identifier: LGPL-3.0-or-later
"""Making the authority's files and reading them back."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from asn1crypto import pem
from certomancer.registry import (
    ArchLabel,
    CertLabel,
    CertomancerConfig,
    PKIArchitecture,
)
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from .config import ARCHITECTURE, GOVERNMENT_AUTHORITY, build_config
from .spec import PkiSpec

CONFIG_FILE = "certomancer.json"


@dataclass(frozen=True)
class Pki:
    """A made authority in a directory."""

    directory: Path
    password: str

    @cached_property
    def certomancer(self) -> CertomancerConfig:
        """The loaded certomancer configuration."""
        # JSON is YAML, and certomancer reads YAML.
        return CertomancerConfig.from_file(str(self.directory / CONFIG_FILE))

    @property
    def architecture(self) -> PKIArchitecture:
        """The one architecture the configuration holds."""
        return self.certomancer.get_pki_arch(ArchLabel(ARCHITECTURE))

    @property
    def roots_pem(self) -> bytes:
        """The root that signers' certificates lead to."""
        return (self.directory / "roots.pem").read_bytes()

    @property
    def tsa_roots_pem(self) -> bytes:
        """The root that time stamps lead to."""
        return (self.directory / "tsa-roots.pem").read_bytes()

    @property
    def port(self) -> int:
        """The loopback port named in the certificates."""
        return int(self.certomancer.external_url_prefix.rsplit(":", 1)[1])

    @property
    def tsa_url(self) -> str:
        """Where time stamps are asked for."""
        return f"http://127.0.0.1:{self.port}/{ARCHITECTURE}/tsa/tsa"

    def p12(self, holder_id: str) -> bytes:
        """The PKCS#12 file of a person or an agency."""
        return (self.directory / "certs" / f"{holder_id}.p12").read_bytes()

    def certificate(self, label: str) -> bytes:
        """A certificate in DER."""
        data: bytes = self.architecture.get_cert(CertLabel(label)).dump()
        return data


def make_pki(
    directory: Path,
    spec: PkiSpec,
    *,
    port: int,
    password: str,
    authority: str = GOVERNMENT_AUTHORITY,
) -> Pki:
    """Make keys, certificates, PKCS#12 files and the service configuration.

    ``authority`` is the organisation in the names of the authorities.
    """
    config = build_config(spec, port=port, authority=authority)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / CONFIG_FILE).write_text(json.dumps(config, ensure_ascii=False))
    _make_keys(directory / "keys", config["keysets"][ARCHITECTURE]["keys"])
    pki = Pki(directory, password)
    _write_roots(pki)
    _write_p12(pki, spec)
    return pki


def _make_keys(directory: Path, labels: dict[str, object]) -> None:
    directory.mkdir(exist_ok=True)
    for label in labels:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path = directory / f"{label}.key.pem"
        path.touch(mode=0o600)
        path.write_bytes(text)


def _write_roots(pki: Pki) -> None:
    for label, name in (("root", "roots.pem"), ("tsa-root", "tsa-roots.pem")):
        armoured = pem.armor("CERTIFICATE", pki.certificate(label))
        (pki.directory / name).write_bytes(armoured)


def _write_p12(pki: Pki, spec: PkiSpec) -> None:
    directory = pki.directory / "certs"
    directory.mkdir(exist_ok=True)
    for holder in spec.holders:
        data = pki.architecture.package_pkcs12(
            CertLabel(holder.id), password=pki.password.encode()
        )
        path = directory / f"{holder.id}.p12"
        path.touch(mode=0o600)
        path.write_bytes(data)
