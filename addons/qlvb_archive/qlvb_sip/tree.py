# SPDX-License-Identifier: LGPL-3.0-or-later
"""The files of a package being written, and their digests."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from .errors import BadContent, FileChanged
from .types import ManifestEntry, PackageFile

_CHUNK = 1024 * 1024


class Tree:
    """Writes files below `root` and remembers path, size and SHA-256."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest: list[ManifestEntry] = []

    def write(self, path: str, content: bytes) -> ManifestEntry:
        """Write bytes at a path relative to the root."""
        return self._store(path, BytesIO(content))

    def copy(self, path: str, file: PackageFile) -> ManifestEntry:
        """Copy a content file. Raises BadContent, or FileChanged on another digest."""
        if (file.data is None) == (file.path is None):
            raise BadContent(file.name_ascii)
        with closing(_source(file)) as source:
            entry = self._store(path, source)
        if entry.sha256 != file.sha256.upper():
            expected = file.sha256.lower()
            raise FileChanged(file.name_ascii, expected, entry.sha256.lower())
        return entry

    def _store(self, path: str, source: BinaryIO) -> ManifestEntry:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with target.open("xb") as sink:
            for chunk in chunks(source):
                sink.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        entry = ManifestEntry(path, size, digest.hexdigest().upper())
        self.manifest.append(entry)
        return entry


def _source(file: PackageFile) -> BinaryIO:
    if file.path is not None:
        return file.path.open("rb")
    return BytesIO(file.data or b"")


def chunks(source: BinaryIO) -> Iterator[bytes]:
    """Read to the end, a megabyte at a time."""
    while chunk := source.read(_CHUNK):
        yield chunk


def stream_digest(source: BinaryIO) -> tuple[str, int]:
    """SHA-256 in capitals and number of bytes of a stream."""
    digest, size = hashlib.sha256(), 0
    for chunk in chunks(source):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest().upper(), size


def file_digest(path: Path) -> tuple[str, int]:
    """SHA-256 in capitals and number of bytes of a file."""
    with path.open("rb") as source:
        return stream_digest(source)
