# SPDX-License-Identifier: LGPL-3.0-or-later
"""The fourth set: documents set by hand, printed by a browser, scanned and
photographed.

Only the signer's page of each is a scan: it has one page.
"""

import random
from collections.abc import Iterator

from . import (
    sheet_typesetter,
    sheets_offices,
    sheets_others,
    sheets_party,
    sheets_state,
)
from .degrade import scan, signer_place
from .photograph import clean_scan, photograph
from .sheet import Sheet

SHEETS = (
    *sheets_state.SHEETS,
    *sheets_offices.SHEETS,
    *sheets_others.SHEETS,
    *sheets_party.SHEETS,
)
_SEED = 7703
Made = tuple[str, bytes]


def made() -> Iterator[tuple[Sheet, list[Made]]]:
    """Each sheet as ``born-digital`` PDF and as one of three kinds of pictures."""
    for index, (sheet, pdf) in enumerate(
        zip(SHEETS, sheet_typesetter.typeset(SHEETS), strict=True)
    ):
        rng = random.Random(_SEED + index)  # noqa: S311 - a repeatable corpus
        yield sheet, [("born-digital", pdf), _seen(index, sheet, pdf, rng)]


def _seen(index: int, sheet: Sheet, pdf: bytes, rng: random.Random) -> Made:
    if index % 3 == 0:
        return "clean-scan", clean_scan(pdf)
    if index % 3 == 1:
        return "scan", scan(pdf, rng, 0, signer_place(pdf, sheet.signed.name))
    return "photo", photograph(pdf, rng)
