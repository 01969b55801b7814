# SPDX-License-Identifier: LGPL-3.0-or-later
"""The one way in: a file to what deviates from the decree."""

from ..detection import DOCX
from ..errors import TextNotExtractable
from .components import Components
from .docx_reader import read_docx
from .find_components import find_components
from .findings import Finding, LayoutReport
from .model import Layout
from .pdf_reader import read_pdf
from .rules import RULES, check_capitals

PDF = "application/pdf"
_SCAN = "Tệp là bản chụp, không có chữ để đo; hãy kiểm tra bản Word hoặc PDF gốc."
_PARTY = (
    "Văn bản của Đảng theo Hướng dẫn 36-HD/VPTW, không theo Nghị định 30/2020/NĐ-CP."
)
_EMPTY = "Tệp không có chữ nào."


def check_layout(data: bytes, mimetype: str, *, capitals: bool = False) -> LayoutReport:
    """What of a DOCX or PDF is not as NĐ 30/2020/NĐ-CP, Phụ lục I asks.

    With ``capitals`` also Phụ lục II. Raises BrokenFile, EncryptedFile, or
    TextNotExtractable for other types.
    """
    layout = layout_of(data, mimetype)
    if layout is None:
        return LayoutReport(checked=False, reason=_SCAN)
    return checked(layout, capitals=capitals)


def checked(layout: Layout, *, capitals: bool = False) -> LayoutReport:
    """The findings in a layout that was read."""
    if not layout.pieces:
        return LayoutReport(checked=False, reason=_EMPTY)
    found = find_components(layout)
    if found.party:
        return LayoutReport(checked=False, reason=_PARTY, pages=layout.pages)
    return LayoutReport(findings_of(found, capitals=capitals), pages=layout.pages)


def findings_of(found: Components, *, capitals: bool = False) -> tuple[Finding, ...]:
    """What all rules find in the components."""
    rules = (*RULES, check_capitals) if capitals else RULES
    return tuple(finding for rule in rules for finding in rule(found))


def layout_of(data: bytes, mimetype: str) -> Layout | None:
    """What stands on the pages; None of a scan. Raises like ``check_layout``."""
    if mimetype == PDF:
        return read_pdf(data)
    if mimetype == DOCX:
        return read_docx(data)[1]
    raise TextNotExtractable(mimetype)
