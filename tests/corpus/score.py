# SPDX-License-Identifier: LGPL-3.0-or-later
"""When a value read counts as right."""

import unicodedata
from difflib import SequenceMatcher

# Long texts: a few letters misread are mended in a moment. All others must be exact.
LONG = ("subject", "addressees")
LONG_LIKENESS = 0.97


def right(field: str, true: str, read: str) -> bool:
    """Whether the value is right; case and spaces do not count."""
    one, other = _plain(true), _plain(read)
    if field in LONG and one and other:
        return SequenceMatcher(None, one, other, autojunk=False).ratio() > LONG_LIKENESS
    return one == other


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
