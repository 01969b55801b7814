# SPDX-License-Identifier: LGPL-3.0-or-later
"""The files in a plain archive, one after the other."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

_UTF8_FLAG = 0x800
# What systems put in unasked for, and nobody means to send.
_LEFTOVERS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def count_members(data: bytes) -> int:
    """How many files an archive holds that ``check_archive`` let pass."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return len(_files(archive))


def each_member(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name without folders, and content, of each file in such an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in _files(archive):
            yield _path(member).name, archive.read(member)


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [
        member
        for member in archive.infolist()
        if not member.is_dir() and not set(_path(member).parts) & set(_LEFTOVERS)
    ]


def _path(member: zipfile.ZipInfo) -> PurePosixPath:
    name = member.filename
    if not member.flag_bits & _UTF8_FLAG:
        try:
            # many programs write UTF-8 and do not say so
            name = name.encode("cp437").decode()
        except UnicodeError:
            name = member.filename
    return PurePosixPath(name.replace("\\", "/"))
