# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""What a certificate was issued for."""

from collections.abc import Iterator
from typing import Any

from asn1crypto import x509

# The purposes of machines; whoever has only these never signs a document.
_MACHINES = {"server_auth", "code_signing", "time_stamping", "ocsp_signing"}


def usages(certificate: x509.Certificate) -> set[str] | None:
    """What the key may do; None where the certificate does not say."""
    value = _extension(certificate, "key_usage")
    return None if value is None else set(value)


def purposes(certificate: x509.Certificate) -> set[str]:
    """The extended purposes; empty where the certificate does not say."""
    found: set[str] = set(_extension(certificate, "extended_key_usage") or ())
    return found


def _extension(certificate: x509.Certificate, kind: str) -> Any:
    """The first of its kind; carelessly made certificates repeat some."""
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].native == kind:
            return extension["extn_value"].native
    return None


def usage_reasons(certificate: x509.Certificate) -> Iterator[str]:
    """Say why the certificate is not one for signing documents.

    ``key_usage``: its issuer excluded it. ``usage_unclear``: the issuer did not say
    that its holder may be held to what is signed (content commitment).
    """
    allowed, meant = usages(certificate), purposes(certificate)
    signs = allowed is None or allowed & {"digital_signature", "non_repudiation"}
    if not signs or (meant and meant <= _MACHINES):
        yield "key_usage"
    elif allowed is None or "non_repudiation" not in allowed:
        yield "usage_unclear"
