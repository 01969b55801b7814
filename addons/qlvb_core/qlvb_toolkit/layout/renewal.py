# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing "Kính gửi" and "Nơi nhận" anew in a DOCX whose text was edited."""

import copy
import io
from typing import Any

from docx.oxml.ns import qn

from .components import Components
from .docx_reader import read_docx
from .find_components import find_components
from .roles import Role

_BLOCKS = (Role.ADDRESSEE, Role.RECIPIENT)


def has_addressees(data: bytes) -> bool:
    """Whether a DOCX has a part "Kính gửi". Raises BrokenFile."""
    return bool(find_components(read_docx(data)[1]).of(Role.ADDRESSEE))


def renew_recipients(data: bytes, fresh: bytes) -> bytes | None:
    """The DOCX with the blocks of recipients of ``fresh``, made of the same template.

    None when one of them lacks a block the other has: then people mend it by hand.
    Raises BrokenFile.
    """
    document, layout = read_docx(data)
    source, donor = read_docx(fresh)
    here, there = find_components(layout), find_components(donor)
    # all are found before one is changed: places are counted from the beginning
    blocks = [
        (_paragraphs(document, here, role), _paragraphs(source, there, role))
        for role in _BLOCKS
    ]
    if any(bool(old) != bool(new) for old, new in blocks):
        return None
    for old, new in blocks:
        for paragraph in new:
            old[0].addprevious(copy.deepcopy(paragraph))
        for paragraph in old:
            paragraph.getparent().remove(paragraph)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _paragraphs(document: Any, found: Components, role: Role) -> list[Any]:
    every = list(document.element.body.iter(qn("w:p")))
    places = {p.place.paragraph for p in found.of(role)}
    return [every[index] for index in sorted(i for i in places if i is not None)]
