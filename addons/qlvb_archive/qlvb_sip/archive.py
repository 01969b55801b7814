# SPDX-License-Identifier: LGPL-3.0-or-later
"""The transport ZIP: same tree and same time give the same bytes."""

import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from .names import VIETNAM

_FILE_MODE = 0o100644 << 16
_UNIX = 3


def write_zip(folder: Path, target: Path, moment: datetime) -> None:
    """Store `folder` (with its own name on top) in `target`.

    Entries are sorted, carry the package's time and are not compressed: contents
    are PDF, already compressed, and bytes then do not depend on the zlib version.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for path in paths:
            name = path.relative_to(folder.parent).as_posix()
            _store(archive, path, _entry(name, path.stat().st_size, moment))


def _store(archive: ZipFile, path: Path, entry: ZipInfo) -> None:
    with path.open("rb") as source, archive.open(entry, "w") as sink:
        shutil.copyfileobj(source, sink, 1024 * 1024)


def _entry(name: str, size: int, moment: datetime) -> ZipInfo:
    local = moment.astimezone(VIETNAM)
    entry = ZipInfo(name, (*local.timetuple()[:6],))
    entry.create_system = _UNIX
    entry.external_attr = _FILE_MODE
    entry.file_size = size
    return entry
