# SPDX-License-Identifier: LGPL-3.0-or-later
"""What was added to a text and what was taken out, by paragraph and by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, zip_longest

# Bounds of the work done while somebody waits: beyond them the answer says so.
MOST_PARAGRAPHS = 5_000
MOST_WORDS = 600
MOST_CHANGES = 300
# Two paragraphs less alike than this are another paragraph, not a changed one.
_ALIKE = 0.25

SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True)
class Span:
    """Words of one paragraph that are all ``same``, ``added`` or ``removed``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One paragraph that is not as it was; ``number`` counts in the newer text."""

    number: int
    spans: tuple[Span, ...]

    def words(self, kind: str) -> int:
        """How many words of it are of that kind."""
        return sum(len(s.text.split()) for s in self.spans if s.kind == kind)


@dataclass(frozen=True)
class Difference:
    """The changed paragraphs in their order.

    ``added`` and ``removed`` count words. ``cut`` says that more was left out: the
    texts are longer, or more was changed, than is compared.
    """

    changes: tuple[Change, ...]
    added: int
    removed: int
    cut: bool = False


def compare_texts(old: str, new: str) -> Difference:
    """The difference of two texts with a paragraph on each line.

    Spaces and empty lines do not count. Time is bounded by the limits above.
    """
    before, cut_before = _paragraphs(old)
    after, cut_after = _paragraphs(new)
    changes = tuple(islice(_changes(before, after), MOST_CHANGES + 1))
    kept = changes[:MOST_CHANGES]
    return Difference(
        changes=kept,
        added=sum(change.words(ADDED) for change in kept),
        removed=sum(change.words(REMOVED) for change in kept),
        cut=cut_before or cut_after or len(changes) > MOST_CHANGES,
    )


def _paragraphs(text: str) -> tuple[list[str], bool]:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    filled = [line for line in lines if line]
    return filled[:MOST_PARAGRAPHS], len(filled) > MOST_PARAGRAPHS


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    # Lines that stand everywhere (cells of tables) are no anchors: without that rule
    # of difflib the time is quadratic.
    matcher = SequenceMatcher(None, before, after)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            block = zip_longest(before[old_from:old_to], after[new_from:new_to])
            for offset, (old, new) in enumerate(block):
                number = min(new_from + offset, len(after)) + 1
                yield from _of_paragraph(number, old or "", new or "")


def _of_paragraph(number: int, old: str, new: str) -> Iterator[Change]:
    spans = _spans(old.split(), new.split())
    if spans is not None:
        yield Change(number, spans)
        return
    for kind, text in ((REMOVED, old), (ADDED, new)):
        if text:
            yield Change(number, (Span(kind, text),))


def _spans(old: list[str], new: list[str]) -> tuple[Span, ...] | None:
    """The words of a changed paragraph; None when it is another one."""
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    spans = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            spans.append(Span(SAME, " ".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            spans.append(Span(REMOVED, " ".join(old[old_from:old_to])))
        if new_to > new_from:
            spans.append(Span(ADDED, " ".join(new[new_from:new_to])))
    return tuple(spans)
