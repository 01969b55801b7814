# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words about what is wrong that know which field they are about."""


class FieldWords(str):
    """What is wrong, in words; ``field`` is the name of what is to be mended."""

    field: str

    def __new__(cls, field: str, words: str) -> "FieldWords":
        told = super().__new__(cls, words)
        told.field = field
        return told
