# SPDX-License-Identifier: LGPL-3.0-or-later
"""From pages of words to the fields of a document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ..secrecy import find_secret_mark
from .addressees import read_addressees
from .agencies import read_agencies
from .closer import looked_at_closer
from .crosscheck import agreed
from .dates import read_date
from .due import read_due
from .geometry import Line, Page, join_words
from .header import COLUMN_GAP, Head, find_head
from .letterhead import with_left_read_again
from .letters_subject import read_letter_subject
from .numbers import Code, code_fields, find_number_line
from .signatures import (
    Block,
    block_fields,
    complete_on_next_page,
    find_blocks,
)
from .title import Title, find_title
from .urgency import read_urgency
from .values import EMPTY, DocumentReading, Field
from .vocabulary import LETTER, letters, type_of_code
from .wording import field_of, subject_of


def read_first_page(page: Page) -> DocumentReading:
    """All fields but those of the signature; of a scan the head is read twice."""
    head = find_head(page)
    reading = _first_fields(page, head)
    again = with_left_read_again(page, head)
    if again is None:
        return reading
    return agreed(reading, _first_fields(again, find_head(again)))


def _first_fields(page: Page, head: Head) -> DocumentReading:
    issuer = letters(" ".join(line.text for line in head.left))
    title = find_title((*head.body, *head.left, *head.right), page.width, issuer)
    found = _number(head, title)
    reading = _numbered(DocumentReading(), found, page)
    place, date = read_date([*head.right, *head.left], head.body[:4], page)
    agency, parent = read_agencies(_above(head.left, found), page)
    type_name, subject = _named(title, found, _below(head.left, found), page)
    return replace(
        reading,
        place=place,
        date=date,
        agency=agency,
        parent_agency=parent,
        urgency=read_urgency([*head.left, *head.right, *head.body[:6]], page),
        addressees=read_addressees(head.body, page),
        secret_mark=_secret_mark(page),
        type_name=type_name,
        subject=subject,
    )


def with_due_date(reading: DocumentReading, pages: Iterable[Page]) -> DocumentReading:
    """The reading with what the text asks for by when; a law asks nobody."""
    if reading.year.value:
        return reading
    bodies = ((page, _text_lines(page)) for page in pages)
    return replace(reading, due_date=read_due(bodies, reading.date.value))


def _text_lines(page: Page) -> Sequence[Line]:
    """All lines; those of the head ask for nothing by a day."""
    return join_words(page.words, COLUMN_GAP)


def with_signature(
    reading: DocumentReading,
    pages: Iterable[int],
    page_at: Callable[[int], Page],
    page_count: int,
) -> DocumentReading:
    """The reading with the signer, from the first page in the order that has one."""
    best: Block | None = None
    for index in pages:
        page = page_at(index)
        blocks = find_blocks(page, head_floor=_floor(page))
        block = _named_block(blocks)
        first = block if page.scan or not blocks else blocks[0]
        if first and first.name is None and index + 1 < page_count:
            done = complete_on_next_page(first, page_at(index + 1))
            block = done if done.complete else block
        if block and (best is None or _worth(block) > _worth(best)):
            best = block
        if best and (best.by_recipients or (best.complete and index == page_count - 1)):
            break
    return _signed(reading, best) if best else reading


def _named_block(blocks: Sequence[Block]) -> Block | None:
    """The first block with a name, looked at closer; else the first."""
    seen: list[Block] = []
    for block in blocks:
        seen.append(looked_at_closer(block))
        if seen[-1].complete:
            return seen[-1]
    return seen[0] if seen else None


def _worth(block: Block) -> tuple[bool, bool]:
    return block.by_recipients, block.complete


def _signed(reading: DocumentReading, block: Block) -> DocumentReading:
    page = block.page
    signer, position, authority, capacity = block_fields(block, page)
    return replace(
        reading,
        signer=signer,
        position=position,
        authority=authority,
        capacity=capacity,
    )


def _floor(page: Page) -> float:
    """No signature stands in the head of the first page."""
    return 0.25 * page.height if page.index == 0 else 0.0


def _number(head: Head, title: Title | None) -> tuple[Line, Code] | None:
    name = title.name if title else ""
    for lines in (head.left, head.right, head.body[:8]):
        if found := find_number_line(lines, name):
            return found
    return None


def _numbered(
    reading: DocumentReading, found: tuple[Line, Code] | None, page: Page
) -> DocumentReading:
    if found is None:
        return reading
    number, year, notation = code_fields(*found, page)
    return replace(reading, number=number, year=year, notation=notation)


def _above(left: Sequence[Line], found: tuple[Line, Code] | None) -> list[Line]:
    if found is None or not _stands_in(found[0], left):
        return list(left)
    return [x for x in left if x.rect.middle < found[0].rect.y0]


def _below(left: Sequence[Line], found: tuple[Line, Code] | None) -> list[Line]:
    if found is None or not _stands_in(found[0], left):
        return []
    return [x for x in left if x.rect.middle > found[0].rect.y1]


def _stands_in(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the line, which may be joined of two, begins in one of them."""
    return any(line.words[0] is other.words[0] for other in lines)


def _named(
    title: Title | None,
    found: tuple[Line, Code] | None,
    below: Sequence[Line],
    page: Page,
) -> tuple[Field, Field]:
    """Type name and subject: of the title, else of a letter, else by the code."""
    if title is not None:
        weight = 0.98 if title.exact == 1 else 0.9
        return (
            field_of(title.name, [title.line], weight, page),
            field_of(subject_of(title.subject, page), title.subject, 0.95, page),
        )
    subject = read_letter_subject(below, page)
    if found is None:
        return EMPTY, subject
    line, code = found
    by_code = type_of_code(code.notation)
    name = by_code or LETTER
    weight = 0.95 if subject.value and name == LETTER else 0.6
    return field_of(name, [line], weight, page), subject


def _secret_mark(page: Page) -> str | None:
    lines = join_words(page.words, COLUMN_GAP)
    return find_secret_mark("\n".join(line.text for line in lines))
