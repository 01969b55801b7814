# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading a package from a folder or a ZIP, without trusting it.

A ZIP is never unpacked to disk: names are checked first, contents are streamed.
"""

import stat
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from .errors import UnreadablePackage
from .types import Limits

READ_ERRORS = (BadZipFile, zlib.error, OSError, NotImplementedError, EOFError)
_ENCRYPTED = 0x1
# Below this size a high ratio costs nothing.
_RATIO_FLOOR = 1024 * 1024


class PackageReader(Protocol):
    """Files of a package by path from the package root."""

    @property
    def folder(self) -> str:
        """Name of the package folder."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Size in bytes of each file."""

    def open(self, path: str) -> BinaryIO:
        """Open one file; reading may raise any of READ_ERRORS."""


class FolderReader:
    """A package that lies unpacked on disk."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self._root = root.resolve()
        self.folder = self._root.name
        self.sizes: Mapping[str, int] = dict(self._walk(limits))

    def _walk(self, limits: Limits) -> Iterator[tuple[str, int]]:
        count = total = 0
        for path in sorted(self._root.rglob("*")):
            name = path.relative_to(self._root).as_posix()
            if path.is_symlink():
                raise UnreadablePackage("symlink", name)
            if not path.is_file():
                continue
            count, total = count + 1, total + path.stat().st_size
            _check_totals(count, total, limits)
            yield name, path.stat().st_size

    def open(self, path: str) -> BinaryIO:
        """Open one file."""
        return (self._root / path).open("rb")


class ZipReader:
    """A package inside a ZIP."""

    def __init__(self, archive: ZipFile, limits: Limits) -> None:
        self._archive = archive
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _check_entries(entries, limits)
        self.folder = _single_root(entries)
        self._entries = {
            entry.filename.removeprefix(f"{self.folder}/"): entry for entry in entries
        }
        self.sizes: Mapping[str, int] = {
            name: entry.file_size for name, entry in self._entries.items()
        }

    def open(self, path: str) -> BinaryIO:
        """Open one file; its CRC is checked when read to the end."""
        return cast(BinaryIO, self._archive.open(self._entries[path]))


@contextmanager
def open_package(path: Path, limits: Limits) -> Iterator[PackageReader]:
    """Open a folder or ZIP. Raises UnreadablePackage."""
    if path.is_dir():
        yield FolderReader(path, limits)
        return
    if not path.is_file():
        raise UnreadablePackage("not_found", path.name)
    try:
        archive = ZipFile(path)
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadablePackage("not_zip", path.name) from error
    with archive:
        yield ZipReader(archive, limits)


def _check_entries(entries: list[ZipInfo], limits: Limits) -> None:
    seen: set[str] = set()
    total = 0
    for count, entry in enumerate(entries, start=1):
        total += entry.file_size
        _check_totals(count, total, limits)
        reason = _entry_fault(entry, limits)
        key = unicodedata.normalize("NFC", entry.filename).casefold()
        if not reason and key in seen:
            reason = "zip_duplicate"
        if reason:
            raise UnreadablePackage(reason, entry.orig_filename)
        seen.add(key)


def _check_totals(count: int, total: int, limits: Limits) -> None:
    if count > limits.max_files:
        raise UnreadablePackage("zip_too_many", str(limits.max_files))
    if total > limits.max_bytes:
        raise UnreadablePackage("zip_too_big", str(limits.max_bytes))


def _entry_fault(entry: ZipInfo, limits: Limits) -> str:
    if not _is_safe(entry.orig_filename):
        return "zip_traversal"
    if entry.flag_bits & _ENCRYPTED:
        return "zip_encrypted"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "symlink"
    packed = max(entry.compress_size, 1)
    is_bomb = entry.file_size > _RATIO_FLOOR
    is_bomb = is_bomb and entry.file_size / packed > limits.max_ratio
    return "zip_ratio" if is_bomb else ""


def _is_safe(name: str) -> bool:
    if any(character in name for character in "\\:\x00") or name.startswith("/"):
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))


def _single_root(entries: list[ZipInfo]) -> str:
    roots = {entry.filename.partition("/")[0] for entry in entries}
    nested = all("/" in entry.filename for entry in entries)
    if len(roots) != 1 or not nested:
        raise UnreadablePackage("zip_root", ", ".join(sorted(roots)[:3]))
    return roots.pop()
