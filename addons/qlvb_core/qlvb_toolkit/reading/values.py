# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the reader gives: fields, each with its confidence and place in the page."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Box:
    """A place in a page, in fractions of its width and height from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Field:
    """A value read; empty with confidence 0 when it was not found.

    ``page`` counts from 0; ``page`` and ``box`` are None in files without fixed pages
    (DOCX). ``source`` is ``text`` or ``ocr``, empty when nothing was found.
    """

    value: str = ""
    confidence: float = 0.0
    page: int | None = None
    box: Box | None = None
    source: str = ""


EMPTY = Field()


@dataclass(frozen=True)
class DocumentReading:
    """The fields of an administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I).

    ``number`` without leading zeros; ``year`` only where it stands in the code;
    ``date`` in ISO form; ``type_name`` as in Điều 7 ("Quyết định"), "Công văn" for a
    letter; ``authority`` holds the signs of Điều 13 ("TM. KT."), ``position`` the
    signer's own post, ``capacity`` all lines above the name as printed;
    ``addressees`` one per line; ``urgency`` "Khẩn", "Thượng khẩn" or "Hỏa tốc".
    ``due_date`` is the day the text asks for in ISO form, or how long after receipt
    or issue (``due.span_of`` tells);
    ``secret_mark`` is one of SECRET_MARKS when a secret mark stands on the page.
    """

    number: Field = EMPTY
    year: Field = EMPTY
    notation: Field = EMPTY
    place: Field = EMPTY
    date: Field = EMPTY
    agency: Field = EMPTY
    parent_agency: Field = EMPTY
    type_name: Field = EMPTY
    subject: Field = EMPTY
    signer: Field = EMPTY
    position: Field = EMPTY
    authority: Field = EMPTY
    capacity: Field = EMPTY
    urgency: Field = EMPTY
    addressees: Field = EMPTY
    due_date: Field = EMPTY
    secret_mark: str | None = None
    page_count: int | None = None
    pages_read: tuple[int, ...] = field(default=())
