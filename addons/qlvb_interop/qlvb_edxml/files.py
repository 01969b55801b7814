# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing a file that is either absent or complete."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_once(path: Path, data: bytes) -> bool:
    """Create the file with its whole content; False when it was there already.

    Survives a crash at any point and two writers at once: the content is on disk
    before the name appears, and linking never replaces.

    :raises OSError: folder missing, full or read-only.
    """
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=".", suffix=".part"
    ) as tmp:
        tmp.write(data)
        tmp.flush()
        os.fsync(tmp.fileno())
        try:
            os.link(tmp.name, path)
        except FileExistsError:
            return False
    _sync_folder(path.parent)
    return True


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
