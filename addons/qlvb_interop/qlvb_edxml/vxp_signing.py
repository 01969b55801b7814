# SPDX-License-Identifier: LGPL-3.0-or-later
"""Header signing of the VXP API, unchanged from 2018 to 2025."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime

from .errors import PermanentFailure
from .types import VIETNAM

PREFIX = "XroadVnpt-"
_AGENT = {
    "User-Agent": "JAVASDKAgent/1.0.0 XRoad/VPCP",
    f"{PREFIX}version": "3.0.201608",
}


def signed_headers(parameters: Mapping[str, str], secret: str) -> dict[str, str]:
    """Return the headers of a call whose parameters are given in signing order.

    :raises PermanentFailure: a value that cannot travel in a header.
    """
    for name, value in parameters.items():
        if not (value.isascii() and value.isprintable()):
            raise PermanentFailure("header", name)
    text = canonical_json(parameters)
    return {
        **{f"{PREFIX}{name}": value for name, value in parameters.items()},
        "Content-Type": parameters["Content-Type"],
        f"{PREFIX}sign-header-key": ";".join(parameters),
        f"{PREFIX}sign-header": text,
        f"{PREFIX}hash-header": hash_header(text, secret),
        **_AGENT,
    }


def canonical_json(parameters: Mapping[str, str]) -> str:
    """Compact JSON, order kept, keys with the header prefix."""
    named = {f"{PREFIX}{name}": value for name, value in parameters.items()}
    return json.dumps(named, separators=(",", ":"), ensure_ascii=False)


def hash_header(text: str, secret: str) -> str:
    """HMAC-SHA256, lower-case hex."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def file_hash(data: bytes) -> str:
    """SHA-256 as the SDK prints it: each byte without its leading zero."""
    return "".join(f"{byte:x}" for byte in hashlib.sha256(data).digest())


def format_moment(moment: datetime) -> str:
    """Day first, and four digits of milliseconds that only look like an offset."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%d%m%YT%H%M%S}+{local.microsecond // 1000:04d}"
