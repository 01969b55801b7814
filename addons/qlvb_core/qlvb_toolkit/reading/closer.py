# SPDX-License-Identifier: LGPL-3.0-or-later
"""The signer's name looked at again, in several ways, when seal or pen hid it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import fold
from .geometry import Line, Rect, around, join_words
from .persons import likelihood
from .signatures import Block, named_below
from .spelling import office_respelled
from .vocabulary import is_position
from .voting import support

_BLOCK_GAP = 2.2
_SURE = 0.92
# A name that stands further beside the middle of the office above it, in heights of
# its letters, lost a word at that end.
_OFF_CENTRE, _CUT = 1.2, 0.7
# What is left of the sureness when no second look says the same.
_ALONE, _TOLD_DIFFERENTLY = 0.85, 0.6


def looked_at_closer(block: Block) -> Block:
    """The block with its name recognised again, and how far the looks agree.

    A name under a seal may read well and still lack a word: one look is never enough.
    """
    if block.page.scan is None:
        return block
    first = replace(block, sureness=_likely(block))
    found = [first] if block.name else []
    for again in _looks(block):
        found.append(again)
        if _agreed(found):
            break
    return _best(found) if found else block


def _looks(block: Block) -> Iterator[Block]:
    page = block.page
    if page.scan is None:
        return
    for words in page.scan.look_closer(_below(block)):
        lines = join_words(words, _BLOCK_GAP)
        capacity = (*block.capacity, *_more_offices(lines))
        named = named_below(capacity, lines, page, block.by_recipients)
        if named and named.name is not None:
            yield replace(named, sureness=_likely(named))


def _more_offices(lines: Sequence[Line]) -> Iterator[Line]:
    """Offices right below the capacity that the seal hid at the first look."""
    for line in lines:
        if not line.is_upper or not is_position(fold(office_respelled(line.text))):
            return
        yield line


def _agreed(found: Sequence[Block]) -> bool:
    """Whether the last look says what one before said, and reads well."""
    last = found[-1]
    same = sum(block.person == last.person for block in found)
    return same > 1 and last.sureness > _ALONE


def _best(found: Sequence[Block]) -> Block:
    """What most looks support, then the surest; doubted when others differ."""
    persons = [block.person for block in found]
    best = max(
        found,
        key=lambda b: (round(support(b.person, persons) * b.sureness, 3), _sureness(b)),
    )
    others = {block.person for block in found} - {best.person}
    doubt = 1.0
    if persons.count(best.person) == 1:
        doubt = _TOLD_DIFFERENTLY if others and _sureness(best) < _SURE else _ALONE
    return replace(best, sureness=best.sureness * doubt)


def _likely(block: Block) -> float:
    if block.name is None:
        return 0.0
    return likelihood(block.person) * (1.0 if _is_centred(block) else _CUT)


def _is_centred(block: Block) -> bool:
    """Whether the name stands below the middle of the office, as typists set both."""
    name = block.name.rect if block.name else None
    office = block.capacity[-1].rect
    return name is None or abs(name.center - office.center) < _OFF_CENTRE * name.height


def _sureness(block: Block) -> float:
    return block.sureness * block.name.confidence if block.name is not None else 0.0


def _below(block: Block) -> Rect:
    """Where the name stands: below the office and somewhat wider."""
    above = around(line.rect for line in block.capacity)
    last = block.capacity[-1]
    return Rect(
        above.x0 - 70,
        above.y1 + 0.5 * last.height,
        above.x1 + 70,
        above.y1 + 0.19 * block.page.height,
    )
