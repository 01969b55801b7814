# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which appendices a text names, and which of them stand in it.

Nghị định 30/2020/NĐ-CP, Phụ lục I phần II mục III: an appendix is named in the text and
numbered in Roman figures when there are several.
"""

import re

from .text import nfc

_NAME = r"[Pp]hụ lục(?:\s+số)?\s+([IVXLC]{1,6}|\d{1,2})\b"
_NAMED = re.compile(_NAME)
_HEADING = re.compile(r"PHỤ LỤC(?:\s+SỐ)?(?:\s+([IVXLC]{1,6}|\d{1,2}))?\s*\.?\s*")
# "Phụ lục I Nghị định 30/2020/NĐ-CP", "Phụ lục II ban hành kèm theo Thông tư ..."
_OF_ANOTHER = re.compile(
    r"[ ,]{0,3}(?:(?:phần|mục|khoản|điểm) [^\s,]{1,12}[ ,]{1,3}){0,4}(?:của )?"
    r"(?:(?:được )?ban hành )?(?:kèm theo )?"
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định số|"
    r"Công văn số|Kế hoạch số|Chỉ thị số)\b"
)


def missing_appendices(text: str) -> tuple[str, ...]:
    """The numbers of appendices that ``text`` names as its own and does not contain.

    ``text``: the words of a whole file, lines as printed. Numbers as they are written,
    each once, in the order of the text. Those of another document are left out.
    """
    lines = nfc(text).splitlines()
    headings = [_HEADING.fullmatch(line.strip()) for line in lines]
    there = {match.group(1) for match in headings if match}
    flowing = " ".join(" ".join(lines).split())
    named = [
        match.group(1)
        for match in _NAMED.finditer(flowing)
        if not _OF_ANOTHER.match(flowing, match.end())
    ]
    return tuple(dict.fromkeys(n for n in named if n not in there))
