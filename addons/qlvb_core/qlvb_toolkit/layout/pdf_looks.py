# SPDX-License-Identifier: LGPL-3.0-or-later
"""How the letters of a PDF page look. PDFium must be locked by the caller."""

import ctypes
import math
import re

import pypdfium2
import pypdfium2.raw as pdfium_c

from .model import Look

_FIXED_BOLD, _ITALIC = 0x40000, 0x40
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600


class Looks:
    """Reads the look at a character of one page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._text = page.get_textpage()

    def at(self, index: int) -> Look:
        """The look of the character of that index."""
        font, flags = self._font(index)
        plain = font.lower()
        weight = pdfium_c.FPDFText_GetFontWeight(self._text.raw, index)
        bold = "bold" in plain or flags & _FIXED_BOLD or weight >= _BOLD_WEIGHT
        slanted = "italic" in plain or "oblique" in plain or flags & _ITALIC
        return Look(
            font=font,
            size=self._size(index),
            bold=bool(bold),
            italic=bool(slanted) or self._is_sheared(index),
            colour=self._colour(index),
        )

    def _font(self, index: int) -> tuple[str, int]:
        flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(160)
        pdfium_c.FPDFText_GetFontInfo(
            self._text.raw, index, buffer, len(buffer), ctypes.byref(flags)
        )
        name = buffer.value.decode("utf-8", "replace")
        return _SUBSET.sub("", name), flags.value

    def _matrix(self, index: int) -> pdfium_c.FS_MATRIX:
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(self._text.raw, index, ctypes.byref(matrix))
        return matrix

    def _size(self, index: int) -> float | None:
        size = pdfium_c.FPDFText_GetFontSize(self._text.raw, index)
        matrix = self._matrix(index)
        scale = math.hypot(matrix.c, matrix.d)
        return round(size * scale, 2) if scale and size else None

    def _is_sheared(self, index: int) -> bool:
        """Whether upright letters are slanted by the program that set them."""
        matrix = self._matrix(index)
        return bool(matrix.d) and 0.15 < matrix.c / matrix.d < 0.5

    def _colour(self, index: int) -> str:
        parts = [ctypes.c_uint() for _ in range(4)]
        found = pdfium_c.FPDFText_GetFillColor(
            self._text.raw, index, *(ctypes.byref(part) for part in parts)
        )
        if not found:
            return "000000"
        return "".join(f"{part.value:02X}" for part in parts[:3])
