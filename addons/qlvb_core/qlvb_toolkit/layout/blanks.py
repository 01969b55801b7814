# SPDX-License-Identifier: LGPL-3.0-or-later
"""Places of the main text that a template left to be filled."""

import re

from ..errors import ToolkitError
from .check import layout_of
from .find_components import find_components
from .model import Zone
from .roles import Role

# Two signs of dots or five points: one "…" ends a list of examples.
_DOTS = re.compile(r"…[\s.…]*…|\.(?:\s?\.){4,}|_{5,}")
# Number and date are filled when the document is issued; tables and appendices hold
# forms for others to fill.
_FREE = frozenset(
    {
        Role.CODE,
        Role.DATE,
        Role.TABLE,
        Role.ATTACHED,
        Role.APPENDIX_LABEL,
        Role.APPENDIX_TITLE,
        Role.APPENDIX_NOTE,
    }
)
# Types whose forms in Phụ lục III are completed by hand on the printed paper.
_BY_HAND = frozenset(
    {
        "Biên bản",
        "Giấy giới thiệu",
        "Giấy nghỉ phép",
        "Phiếu báo",
        "Phiếu chuyển",
        "Phiếu gửi",
    }
)
_SHOWN = 60


def unfilled(data: bytes, mimetype: str) -> tuple[str, ...]:
    """The lines of the main text that still have dots in place of words.

    Nothing of a file that cannot be read: others tell of that.
    """
    try:
        layout = layout_of(data, mimetype)
    except ToolkitError:
        return ()
    if layout is None:
        return ()
    found = find_components(layout)
    if found.type_name in _BY_HAND or found.attached_only:
        return ()
    lines = [
        piece.text.strip()
        for piece in layout.pieces
        if found.role(piece) not in _FREE
        and piece.zone is Zone.FULL
        and _DOTS.search(piece.text)
    ]
    return tuple(_DOTS.sub("……", line)[:_SHOWN] for line in lines)
