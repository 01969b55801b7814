# SPDX-License-Identifier: LGPL-3.0-or-later
"""A package of data in open formats: tables (CSV), files, and a list of checksums.

Written to disk as it comes, so that a whole province needs no more memory than its
largest file. ``unzip package.zip && sha256sum --check manifest-sha256.txt`` proves it.
"""

import csv
import hashlib
import os
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

MANIFEST = "manifest-sha256.txt"
NAME_LENGTH = 100
# What a file system or sha256sum would take for something else.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


def safe_name(name: str) -> str:
    """``name`` as one step of a path on any system; its ending is kept."""
    stem, dot, ending = _UNSAFE.sub("_", name).strip(" .").rpartition(".")
    if not dot:
        return ending[:NAME_LENGTH] or "_"
    return f"{stem[:NAME_LENGTH]}.{ending[:20]}"


class PackageWriter:
    """``with PackageWriter(path) as package``: the file appears when all is written.

    On an error nothing is left. ``sha256`` and ``size`` of the whole are known after.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sha256 = ""
        self.size = 0
        self._part = path.with_name(f"{path.name}.part")
        self._sums: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        self._part.unlink(missing_ok=True)
        # nobody but the server's own account reads it
        handle = os.open(self._part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._stream = os.fdopen(handle, "w+b")
        self._zip = zipfile.ZipFile(self._stream, "w", zipfile.ZIP_STORED)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._finish()
        finally:
            with suppress(OSError, ValueError):  # half written: it is thrown away
                self._zip.close()
            self._stream.close()
            self._part.unlink(missing_ok=True)

    def add_table(
        self, path: str, header: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> int:
        """Write a CSV (RFC 4180, UTF-8); how many rows it has."""
        count = 0
        with self._member(path, zipfile.ZIP_DEFLATED) as member:
            writer = csv.writer(_Text(member))
            writer.writerow(header)
            for row in rows:
                writer.writerow(row)
                count += 1
        return count

    def add_file(self, path: str, data: bytes) -> str:
        """Write a file; its SHA-256."""
        with self._member(path, zipfile.ZIP_STORED) as member:
            member.write(data)
        return self._sums[-1][1]

    def _member(self, path: str, compression: int) -> "_Member":
        entry = zipfile.ZipInfo(path)
        entry.compress_type = compression
        entry.external_attr = 0o600 << 16
        return _Member(self._zip.open(entry, "w", force_zip64=True), path, self._sums)

    def _finish(self) -> None:
        lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(self._sums))
        self.add_file(MANIFEST, lines.encode())
        self._zip.close()
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.seek(0)
        self.sha256 = hashlib.file_digest(self._stream, "sha256").hexdigest()
        self.size = self._stream.tell()
        self._part.replace(self.path)


class _Member:
    """One file of the package: adds up the checksum of what is written."""

    def __init__(self, sink: IO[bytes], path: str, sums: list[tuple[str, str]]) -> None:
        self._sink = sink
        self._path = path
        self._sums = sums
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._digest.update(data)
        self._sink.write(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._sink.close()
        self._sums.append((self._path, self._digest.hexdigest()))


class _Text:
    """What a writer of CSV writes to, as UTF-8."""

    def __init__(self, member: _Member) -> None:
        self._member = member

    def write(self, line: str) -> None:
        self._member.write(line.encode())
