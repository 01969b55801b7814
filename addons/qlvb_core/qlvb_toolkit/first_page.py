# SPDX-License-Identifier: LGPL-3.0-or-later
"""The first page of a PDF, read by a copy of this process that may die of it."""

from .extract import first_page_text
from .forked import read_in_copy


def bounded_first_page(pdf: bytes, *, seconds: int, megabytes: int) -> str:
    """The text as ``first_page_text`` gives it, empty when the page holds none.

    Raises ReadingFailed: see ``read_in_copy``.
    """
    text = read_in_copy(
        lambda: first_page_text(pdf), seconds=seconds, megabytes=megabytes
    )
    return text or ""
