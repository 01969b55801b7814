# SPDX-License-Identifier: LGPL-3.0-or-later
"""The certomancer configuration of the authority, as plain data."""

from datetime import UTC, datetime, timedelta
from typing import Any

from .spec import Agency, Person, PkiSpec

ARCHITECTURE = "qlvb"
GOVERNMENT_AUTHORITY = "Ban Cơ yếu Chính phủ"
_YEAR = timedelta(days=365)

Config = dict[str, Any]


def build_config(spec: PkiSpec, *, port: int, authority: str) -> Config:
    """Describe keys, certificates and services; URLs point to loopback."""
    now = datetime.now(UTC).replace(microsecond=0)
    labels = ["root", "issuing", "ocsp", "tsa-root", "tsa"]
    labels += [holder.id for holder in spec.holders]
    certificates = _authority_certificates(now)
    certificates |= {holder.id: _holder(holder, now) for holder in spec.holders}
    return {
        "external-url-prefix": f"http://127.0.0.1:{port}",
        "keysets": {
            ARCHITECTURE: {
                "path-prefix": "keys",
                "keys": {label: {"path": f"{label}.key.pem"} for label in labels},
            }
        },
        "pki-architectures": {
            ARCHITECTURE: {
                "keyset": ARCHITECTURE,
                "entity-defaults": {"country-name": "VN"},
                "entities": _entities(spec, authority),
                "certs": certificates,
                "services": _services(),
            }
        },
    }


def _entities(spec: PkiSpec, authority: str) -> Config:
    names = {
        "root": "CA gốc thử nghiệm",
        "issuing": "CA cấp phát thử nghiệm",
        "ocsp": "OCSP thử nghiệm",
        "tsa-root": "CA gốc dấu thời gian thử nghiệm",
        "tsa": "Dấu thời gian thử nghiệm",
    }
    entities = {
        label: {"common-name": name, "organization-name": authority}
        for label, name in names.items()
    }
    entities |= {person.id: _person_name(person) for person in spec.persons}
    entities |= {agency.id: _agency_name(agency) for agency in spec.agencies}
    return entities


def _person_name(person: Person) -> Config:
    name = {"common-name": person.name, "organization-name": person.organisation}
    if person.title:
        name["title"] = person.title
    return name


def _agency_name(agency: Agency) -> Config:
    return {
        "common-name": agency.name,
        "organization-name": agency.name,
        "organization-identifier": agency.organ_id,
    }


def _authority_certificates(now: datetime) -> Config:
    tsa = [_usage("digital_signature"), _extended("time_stamping"), _crl("tsa-root")]
    ocsp = [_usage("digital_signature"), _extended("ocsp_signing")]
    return {
        "root": _certificate("root", now, extensions=_authority()),
        "tsa-root": _certificate("tsa-root", now, extensions=_authority()),
        "issuing": _certificate("root", now, extensions=[*_authority(), _crl("root")]),
        "ocsp": _certificate(
            "issuing", now, extensions=[*ocsp, {"id": "ocsp_no_check"}]
        ),
        "tsa": _certificate("tsa-root", now, extensions=tsa),
    }


def _certificate(issuer: str, now: datetime, *, extensions: list[Config]) -> Config:
    return {
        "issuer": issuer,
        "validity": _validity(now - 10 * _YEAR, now + 20 * _YEAR),
        "extensions": extensions,
    }


def _holder(holder: Person | Agency, now: datetime) -> Config:
    start, end = now - 2 * _YEAR, now + 3 * _YEAR
    if holder.expired:
        start, end = now - 6 * _YEAR, now - _YEAR
    if holder.coming:
        start = now + timedelta(days=30)
    usage = ["digital_signature"]
    if not holder.only_login:
        usage.append("non_repudiation")
    certificate: Config = {
        "issuer": "issuing",
        "validity": _validity(start, end),
        "extensions": [
            _usage(*usage),
            _crl("issuing"),
            _smart(
                "authority_information_access",
                "aia-urls",
                {"ocsp-responder-names": ["issuing"]},
            ),
        ],
    }
    if holder.revoked:
        certificate["revocation"] = {
            "revoked-since": (now - timedelta(days=30)).isoformat(),
            "reason": "key_compromise",
        }
    return certificate


def _validity(start: datetime, end: datetime) -> Config:
    return {"valid-from": start.isoformat(), "valid-to": end.isoformat()}


def _authority() -> list[Config]:
    constraint = {"id": "basic_constraints", "critical": True, "value": {"ca": True}}
    return [constraint, _usage("digital_signature", "key_cert_sign", "crl_sign")]


def _usage(*names: str) -> Config:
    return {"critical": True, **_smart("key_usage", "key-usage", list(names))}


def _extended(name: str) -> Config:
    return {"id": "extended_key_usage", "critical": True, "value": [name]}


def _crl(repository: str) -> Config:
    return _smart(
        "crl_distribution_points", "crl-dist-url", {"crl-repo-names": [repository]}
    )


def _smart(extension: str, schema: str, params: object) -> Config:
    return {"id": extension, "smart-value": {"schema": schema, "params": params}}


def _services() -> Config:
    return {
        "ocsp": {
            "issuing": {
                "for-issuer": "issuing",
                "responder-cert": "ocsp",
                "signing-key": "ocsp",
            }
        },
        "crl-repo": {
            label: {
                "for-issuer": label,
                "signing-key": label,
                "simulated-update-schedule": "P30D",
            }
            for label in ("root", "issuing", "tsa-root")
        },
        "time-stamping": {"tsa": {"signing-key": "tsa", "signing-cert": "tsa"}},
    }
