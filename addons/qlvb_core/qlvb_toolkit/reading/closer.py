# SPDX-License-Identifier: LGPL-3.0-or-later
"""The signer's name looked at again, in several ways, when seal or pen hid it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .geometry import Rect, around, join_words
from .persons import likelihood
from .signatures import Block, named_below

_BLOCK_GAP = 2.2
# A name read as surely as this is not looked at again.
_SURE = 0.92
# What is left of the sureness when no second look says the same.
_ALONE, _TOLD_DIFFERENTLY = 0.85, 0.6


def looked_at_closer(block: Block) -> Block:
    """The block with its name recognised again, and how far the looks agree."""
    first = replace(block, sureness=_likely(block))
    if block.page.scan is None or _sureness(first) > _SURE:
        return first
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
        named = named_below(block.capacity, lines, page, block.by_recipients)
        if named and named.name is not None:
            yield replace(named, sureness=_likely(named))


def _agreed(found: Sequence[Block]) -> bool:
    """Whether the last look says what one before said, and reads well."""
    last = found[-1]
    same = sum(block.person == last.person for block in found)
    return same > 1 and last.sureness > _ALONE or _sureness(last) > _SURE


def _best(found: Sequence[Block]) -> Block:
    """What most looks say, then the surest; doubted when others say something else."""
    persons = [block.person for block in found]
    best = max(found, key=lambda b: (persons.count(b.person) * b.sureness, _sureness(b)))
    others = {block.person for block in found} - {best.person}
    doubt = 1.0
    if persons.count(best.person) == 1 and _sureness(best) < _SURE:
        doubt = _TOLD_DIFFERENTLY if others else _ALONE
    return replace(best, sureness=best.sureness * doubt)


def _likely(block: Block) -> float:
    return likelihood(block.person) if block.person else 0.0


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
