# SPDX-License-Identifier: LGPL-3.0-or-later
"""A digest of source trees, to know whether something built from them is stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(roots: Iterable[Path]) -> str:
    """SHA-256 over the names and contents of all files below the roots."""
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(_files(root)):
            digest.update(str(path.relative_to(root.parent)).encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    if root.is_file():
        return [root]
    found = (path for path in root.rglob("*") if path.is_file())
    return [path for path in found if "__pycache__" not in path.parts]
