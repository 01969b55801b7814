# SPDX-License-Identifier: LGPL-3.0-or-later
"""An authority and signatures built bit by bit, so that anything may be odd in them.

Neither our code nor pyHanko takes part: what others' software makes is imitated here.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from asn1crypto import cms, core, crl, keys, ocsp, tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NOW = datetime(2026, 6, 1, 3, tzinfo=UTC)
YEAR = timedelta(days=365)
_HASHES: dict[str, Any] = {
    "md5": hashes.MD5,
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
    "sha3_256": hashes.SHA3_256,
}
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@cache
def rsa_key(label: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """One key for each label: making them is what takes the time."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@dataclass(frozen=True)
class Entity:
    """A holder of a key, with the certificates up to the root."""

    key: PrivateKey
    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return bytes(self.certificate.dump())


def name(*parts: tuple[str, str], kind: str = "utf8_string") -> x509.Name:
    """A name of (type, value), each value a string of ``kind``."""
    return x509.Name(
        "",
        x509.RDNSequence(
            [
                x509.RelativeDistinguishedName(
                    [
                        x509.NameTypeAndValue(
                            {"type": key, "value": _directory_string(key, value, kind)}
                        )
                    ]
                )
                for key, value in parts
            ]
        ),
    )


def _directory_string(key: str, value: str, kind: str) -> Any:
    if key == "country_name":
        return x509.DirectoryString("printable_string", core.PrintableString(value))
    if kind == "utf8_as_teletex":
        # what a generation of authorities wrote: the bytes of UTF-8, called T61
        raw = x509.NotReallyTeletexString(contents=value.encode())
        return x509.DirectoryString("teletex_string", raw)
    return x509.DirectoryString(kind, value)


def person(label: str = "Nguyễn Văn A", kind: str = "utf8_string") -> x509.Name:
    return name(("country_name", "VN"), ("common_name", label), kind=kind)


@dataclass
class Issue:
    """How a certificate is made; everything may be changed."""

    subject: x509.Name
    key: PrivateKey
    issuer: Entity | None = None
    start: datetime = NOW - YEAR
    end: datetime = NOW + 2 * YEAR
    serial: int = 0
    digest: str = "sha256"
    authority: bool = False
    usage: frozenset[str] | None = frozenset({"digital_signature", "non_repudiation"})
    with_addresses: bool = True
    extended: tuple[str, ...] = ()
    more: list[dict[str, Any]] = field(default_factory=list)
    times: tuple[Any, Any] | None = None

    def made(self) -> Entity:
        signer = self.issuer.key if self.issuer else self.key
        body = x509.TbsCertificate(
            {
                "version": "v3",
                "serial_number": self.serial or _serial(self.subject, self.start),
                "signature": signature_algorithm(signer, self.digest),
                "issuer": self.issuer.certificate.subject
                if self.issuer
                else self.subject,
                "validity": self._validity(),
                "subject": self.subject,
                "subject_public_key_info": public(self.key),
                "extensions": self._extensions(),
            }
        )
        certificate = x509.Certificate(
            {
                "tbs_certificate": body,
                "signature_algorithm": signature_algorithm(signer, self.digest),
                "signature_value": sign(signer, body.dump(), self.digest),
            }
        )
        issuers = (self.issuer.certificate, *self.issuer.issuers) if self.issuer else ()
        return Entity(self.key, x509.Certificate.load(certificate.dump()), issuers)

    def _validity(self) -> dict[str, Any]:
        start, end = self.times or (
            x509.Time("general_time", self.start)
            if self.start.year >= 2050
            else x509.Time("utc_time", self.start),
            x509.Time("general_time", self.end)
            if self.end.year >= 2050
            else x509.Time("utc_time", self.end),
        )
        return {"not_before": start, "not_after": end}

    def _extensions(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        if self.authority:
            ca = {"ca": True}
            found.append(_extension("basic_constraints", ca, critical=True))
        if self.usage is not None:
            found.append(_extension("key_usage", set(self.usage), critical=True))
        if self.extended:
            purposes = list(self.extended)
            found.append(_extension("extended_key_usage", purposes, critical=True))
        if self.with_addresses and self.issuer:
            found += _ADDRESSES
        return found + self.more


def _extension(kind: str, value: Any, *, critical: bool = False) -> dict[str, Any]:
    return {"extn_id": kind, "critical": critical, "extn_value": value}


# Where nobody answers: pyHanko looks at answers only of who says where to ask.
_NOBODY = x509.GeneralName("uniform_resource_identifier", "http://127.0.0.1:9/")
_ADDRESSES = [
    _extension(
        "authority_information_access",
        [{"access_method": "ocsp", "access_location": _NOBODY}],
    ),
    _extension(
        "crl_distribution_points",
        [{"distribution_point": x509.DistributionPointName("full_name", [_NOBODY])}],
    ),
]


def _serial(subject: x509.Name, start: datetime) -> int:
    seed = subject.dump() + start.isoformat().encode()
    return int.from_bytes(hashlib.sha256(seed).digest()[:12], "big")


def public(key: PrivateKey) -> keys.PublicKeyInfo:
    kind = PublicFormat.SubjectPublicKeyInfo
    info = key.public_key().public_bytes(Encoding.DER, kind)
    return keys.PublicKeyInfo.load(info)


def signature_algorithm(
    key: PrivateKey, digest: str, *, pss: bool = False
) -> dict[str, Any]:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return {"algorithm": "ed25519"}
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return {"algorithm": f"{digest}_ecdsa"}
    if pss:
        hashed = {"algorithm": digest}
        parameters = {
            "hash_algorithm": hashed,
            "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": hashed},
            "salt_length": 32,
        }
        return {"algorithm": "rsassa_pss", "parameters": parameters}
    if digest.startswith("sha3"):
        return {"algorithm": "rsassa_pkcs1v15"}
    return {"algorithm": f"{digest}_rsa"}


def sign(key: PrivateKey, data: bytes, digest: str, *, pss: bool = False) -> bytes:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(data)
    hasher = _HASHES[digest]()
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(data, ec.ECDSA(hasher))
    if pss:
        return key.sign(data, padding.PSS(padding.MGF1(hasher), 32), hasher)
    return key.sign(data, padding.PKCS1v15(), hasher)


def sign_digest(key: rsa.RSAPrivateKey, value: bytes, digest: str) -> bytes:
    return key.sign(value, padding.PKCS1v15(), Prehashed(_HASHES[digest]()))


def digest_of(data: bytes, digest: str) -> bytes:
    hasher = hashes.Hash(_HASHES[digest]())
    hasher.update(data)
    return hasher.finalize()


# -- the usual authority ----------


def root(label: str = "CA gốc lạ", **changes: Any) -> Entity:
    options = {
        "start": NOW - 10 * YEAR,
        "end": NOW + 15 * YEAR,
        "authority": True,
        "usage": frozenset({"key_cert_sign", "crl_sign"}),
        **changes,
    }
    return Issue(person(label), rsa_key(label), **options).made()


def authority(above: Entity, label: str = "CA cấp phát lạ", **changes: Any) -> Entity:
    options = {
        "issuer": above,
        "start": NOW - 8 * YEAR,
        "end": NOW + 10 * YEAR,
        "authority": True,
        "usage": frozenset({"key_cert_sign", "crl_sign"}),
        **changes,
    }
    return Issue(person(label), rsa_key(label), **options).made()


def holder(above: Entity, label: str = "Nguyễn Văn A", **changes: Any) -> Entity:
    options = {
        "subject": person(label),
        "key": rsa_key("holder"),
        "issuer": above,
        **changes,
    }
    return Issue(**options).made()


def stamper(above: Entity, label: str = "Dấu thời gian lạ", **changes: Any) -> Entity:
    return holder(
        above,
        label,
        usage=frozenset({"digital_signature"}),
        extended=("time_stamping",),
        **{"start": NOW - 5 * YEAR, "end": NOW + 5 * YEAR, **changes},
    )


# -- containers ----------


@dataclass
class Container:
    """A CMS signature as some program might write it."""

    signer: Entity
    digest: str = "sha256"
    with_attributes: bool = True
    signing_time: datetime | Any | None = NOW
    certificates: Sequence[x509.Certificate] | None = None
    pss: bool = False
    ess: bool = False
    stamp: tuple[Entity, datetime] | None = None
    archived: tuple[Sequence[ocsp.OCSPResponse], Sequence[crl.CertificateList]] = (
        (),
        (),
    )
    lists: Sequence[crl.CertificateList] = ()
    inside: bytes | None = None
    kind: str = "data"
    by_key_id: bool = False
    signers: int = 1

    def made(self, data: bytes) -> bytes:
        """The container over ``data`` (or over what is ``inside``)."""
        covered = data if self.inside is None else self.inside
        info = self._signer_info(covered)
        content: dict[str, Any] = {
            "version": "v1" if self.kind == "data" else "v3",
            "digest_algorithms": [{"algorithm": self.digest}],
            "encap_content_info": {"content_type": self.kind},
            "signer_infos": [info] * self.signers,
        }
        if self.inside is not None:
            whole = core.ParsableOctetString(self.inside)
            content["encap_content_info"]["content"] = (
                whole if self.kind != "data" else core.OctetString(self.inside)
            )
        shipped = self.certificates
        if shipped is None:
            shipped = [self.signer.certificate, *self.signer.issuers]
        if shipped:
            content["certificates"] = list(shipped)
        if self.lists:
            content["crls"] = list(self.lists)
        signed = cms.SignedData(content)
        info = cms.ContentInfo({"content_type": "signed_data", "content": signed})
        return bytes(info.dump())

    def _signer_info(self, covered: bytes) -> cms.SignerInfo:
        key, value = self.signer.key, {}
        certificate = self.signer.certificate
        if self.by_key_id:
            sid: Any = cms.SignerIdentifier(
                "subject_key_identifier", certificate.key_identifier
            )
        else:
            sid = cms.SignerIdentifier(
                "issuer_and_serial_number",
                {
                    "issuer": certificate.issuer,
                    "serial_number": certificate.serial_number,
                },
            )
        signed = covered
        if self.with_attributes:
            attributes = cms.CMSAttributes(self._attributes(covered))
            signed = attributes.dump()
            value["signed_attrs"] = attributes
        bare = sign(key, signed, self.digest, pss=self.pss)
        if self.stamp:
            tsa, moment = self.stamp
            value["unsigned_attrs"] = [
                {
                    "type": "signature_time_stamp_token",
                    "values": [cms.ContentInfo.load(token(tsa, bare, moment))],
                }
            ]
        return cms.SignerInfo(
            {
                "version": "v1",
                "sid": sid,
                "digest_algorithm": {"algorithm": self.digest},
                "signature_algorithm": signature_algorithm(
                    key, self.digest, pss=self.pss
                ),
                "signature": bare,
                **value,
            }
        )

    def _attributes(self, covered: bytes) -> list[dict[str, Any]]:
        found = [
            {"type": "content_type", "values": [self.kind]},
            {"type": "message_digest", "values": [digest_of(covered, self.digest)]},
        ]
        if isinstance(self.signing_time, datetime):
            when: Any = cms.Time("utc_time", self.signing_time)
            found.append({"type": "signing_time", "values": [when]})
        elif self.signing_time is not None:
            found.append({"type": "signing_time", "values": [self.signing_time]})
        if self.ess:
            found.append(_signing_certificate(self.signer.certificate))
        ocsps, crls = self.archived
        if ocsps or crls:
            kept = {"ocsp": list(ocsps), "crl": list(crls)}
            kept = {key: value for key, value in kept.items() if value}
            found.append({"type": "adobe_revocation_info_archival", "values": [kept]})
        return found


def _signing_certificate(certificate: x509.Certificate) -> dict[str, Any]:
    hashed = hashlib.sha256(certificate.dump()).digest()
    identified = tsp.SigningCertificateV2({"certs": [{"cert_hash": hashed}]})
    return {"type": "signing_certificate_v2", "values": [identified]}


def token(tsa: Entity, data: bytes, moment: datetime, digest: str = "sha256") -> bytes:
    """A time stamp of RFC 3161 over ``data``."""
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "1.2.3.4",
            "message_imprint": {
                "hash_algorithm": {"algorithm": digest},
                "hashed_message": digest_of(data, digest),
            },
            "serial_number": 7,
            "gen_time": moment,
        }
    )
    return Container(
        tsa, signing_time=moment, inside=info.dump(), kind="tst_info", ess=True
    ).made(b"")


# -- revocation ----------


def answer(
    issuer: Entity,
    certificate: x509.Certificate,
    *,
    at: datetime = NOW,
    revoked: datetime | None = None,
    by: Entity | None = None,
    until: datetime | None = None,
) -> ocsp.OCSPResponse:
    """An OCSP answer, signed by the issuer or by whom it delegates to."""
    responder = by or issuer
    about = issuer.certificate
    serial = certificate.serial_number
    name_hash = hashlib.sha1(about.subject.dump(), usedforsecurity=False).digest()
    key_hash = hashlib.sha1(
        bytes(about.public_key["public_key"]), usedforsecurity=False
    ).digest()
    status = (
        ocsp.CertStatus("revoked", {"revocation_time": revoked})
        if revoked
        else ocsp.CertStatus("good", core.Null())
    )
    body = ocsp.ResponseData(
        {
            "responder_id": ocsp.ResponderId("by_name", responder.certificate.subject),
            "produced_at": at,
            "responses": [
                {
                    "cert_id": {
                        "hash_algorithm": {"algorithm": "sha1"},
                        "issuer_name_hash": name_hash,
                        "issuer_key_hash": key_hash,
                        "serial_number": serial,
                    },
                    "cert_status": status,
                    "this_update": at,
                    "next_update": until or at + timedelta(days=7),
                }
            ],
        }
    )
    basic = ocsp.BasicOCSPResponse(
        {
            "tbs_response_data": body,
            "signature_algorithm": signature_algorithm(responder.key, "sha256"),
            "signature": sign(responder.key, body.dump(), "sha256"),
            "certs": [by.certificate] if by else None,
        }
    )
    return ocsp.OCSPResponse(
        {
            "response_status": "successful",
            "response_bytes": {
                "response_type": "basic_ocsp_response",
                "response": basic,
            },
        }
    )


def revocations(
    issuer: Entity,
    revoked: dict[int, datetime] | None = None,
    *,
    at: datetime = NOW,
    by: Entity | None = None,
    more: Sequence[dict[str, Any]] = (),
) -> crl.CertificateList:
    """A list of revoked certificates."""
    signer = by or issuer
    entries = [
        {"user_certificate": serial, "revocation_date": x509.Time("utc_time", when)}
        for serial, when in (revoked or {}).items()
    ]
    body: dict[str, Any] = {
        "version": "v2",
        "signature": signature_algorithm(signer.key, "sha256"),
        "issuer": signer.certificate.subject,
        "this_update": x509.Time("utc_time", at),
        "next_update": x509.Time("utc_time", at + timedelta(days=7)),
    }
    if entries:
        body["revoked_certificates"] = entries
    if more:
        body["crl_extensions"] = list(more)
    tbs = crl.TbsCertList(body)
    return crl.CertificateList(
        {
            "tbs_cert_list": tbs,
            "signature_algorithm": signature_algorithm(signer.key, "sha256"),
            "signature": sign(signer.key, tbs.dump(), "sha256"),
        }
    )
