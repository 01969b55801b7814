# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""What stands in a certificate, however carelessly its issuer wrote it."""

import unicodedata
from datetime import UTC, datetime
from typing import Any

from asn1crypto import x509

# Words may not reorder or hide what stands around them.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
_BLANK = dict.fromkeys(map(ord, "\t\n\r"), " ")


def load_certificate(der: bytes) -> x509.Certificate:
    """Open a certificate. Raises ValueError for bytes that are none."""
    try:
        certificate = x509.Certificate.load(der, strict=True)
        _ = certificate.serial_number, certificate.public_key["algorithm"].native
        _ = begins(certificate), ends(certificate), common_name(certificate.subject)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("no certificate") from error
    return certificate


def begins(certificate: x509.Certificate) -> datetime:
    """From when on it may be used."""
    return _aware(certificate["tbs_certificate"]["validity"]["not_before"].native)


def ends(certificate: x509.Certificate) -> datetime:
    """Until when it may be used."""
    return _aware(certificate["tbs_certificate"]["validity"]["not_after"].native)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def common_name(name: x509.Name) -> str:
    """What the holder is called; all that is known of one without such a name."""
    return parts(name, "common_name")[0] or shown(name.human_friendly)


def parts(name: x509.Name, kind: str) -> list[str]:
    """Every value of one kind in a name; one that is empty if there is none."""
    found = [
        shown(_text(pair["value"]))
        for level in name.chosen
        for pair in level
        if pair["type"].native == kind
    ]
    return found or [""]


def _text(value: Any) -> str:
    """The words of any string type; some issuers wrote UTF-8 and called it T61."""
    chosen = getattr(value, "chosen", value)
    if isinstance(chosen, x509.NotReallyTeletexString):
        try:
            return str(chosen.contents.decode("utf-8"))
        except UnicodeDecodeError:
            return str(chosen.contents.decode("latin-1"))
    return str(value.native)


def shown(text: str) -> str:
    """A name as it may be shown: composed letters, nothing that cannot be seen."""
    composed = unicodedata.normalize("NFC", text).translate(_BLANK)
    seen = (sign for sign in composed if unicodedata.category(sign) not in _UNSEEN)
    return " ".join("".join(seen).split())
