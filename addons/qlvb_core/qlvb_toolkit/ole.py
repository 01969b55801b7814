# SPDX-License-Identifier: LGPL-3.0-or-later
"""The directory of an OLE container (.doc, .xls, .ppt, encrypted OOXML)."""

import struct

from .errors import BrokenFile

_END_OF_CHAIN = 0xFFFFFFFA
_ENTRY_SIZE = 128


class OleDirectory:
    """Names of storages and streams; raises BrokenFile ``ole`` when unreadable."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read_header()
            self._entries = self._read_entries()
        except (struct.error, IndexError) as error:
            raise BrokenFile("ole") from error
        self.names = frozenset(self._entries)

    def head_of(self, name: str) -> bytes:
        """The first sector of a stream that has sectors of its own."""
        return self._sector(self._entries[name])

    def _read_header(self) -> None:
        (shift,) = struct.unpack_from("<H", self._data, 30)
        if shift not in (9, 12):
            raise BrokenFile("ole")
        self._sector_size = 1 << shift
        (self._first_directory_sector,) = struct.unpack_from("<I", self._data, 48)
        difat = struct.unpack_from("<109I", self._data, 76)
        self._fat_sectors = [s for s in difat if s < _END_OF_CHAIN]

    def _read_entries(self) -> dict[str, int]:
        entries: dict[str, int] = {}
        for sector in self._chain(self._first_directory_sector):
            block = self._sector(sector)
            for offset in range(0, len(block) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
                entry = block[offset : offset + _ENTRY_SIZE]
                (length,) = struct.unpack_from("<H", entry, 64)
                name = entry[: max(0, min(length, 64) - 2)].decode(
                    "utf-16-le", "replace"
                )
                if name:
                    entries[name] = struct.unpack_from("<I", entry, 116)[0]
        if not entries:
            raise BrokenFile("ole")
        return entries

    def _chain(self, sector: int) -> list[int]:
        chain: list[int] = []
        seen: set[int] = set()
        while sector < _END_OF_CHAIN:
            if sector in seen:
                raise BrokenFile("ole")
            seen.add(sector)
            chain.append(sector)
            sector = self._next(sector)
        return chain

    def _next(self, sector: int) -> int:
        per_sector = self._sector_size // 4
        fat = self._sector(self._fat_sectors[sector // per_sector])
        following: int = struct.unpack_from("<I", fat, sector % per_sector * 4)[0]
        return following

    def _sector(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector_size
        block = self._data[start : start + self._sector_size]
        if not block:
            raise BrokenFile("ole")
        return block
