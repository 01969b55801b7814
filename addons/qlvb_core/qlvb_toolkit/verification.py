# SPDX-License-Identifier: LGPL-3.0-or-later
"""Comparing journal events with the seals that cover them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from .errors import InvalidJournal
from .types import Event, Finding, Seal


def check_own_digests(
    events: Sequence[Event], digest_of: Callable[[Mapping[str, object]], str]
) -> list[Finding]:
    """Events whose data no longer give the digest their writer stored."""
    return [
        Finding("changed", event.id, event.id)
        for event in events
        if not _own_digest_holds(event, digest_of)
    ]


def check_links(seals: Sequence[Seal], genesis: str, head: str | None) -> list[Finding]:
    """Seals that do not follow the one before them, and the loss of the newest."""
    findings = []
    previous, last_id = genesis, 0
    for one in seals:
        if one.previous != previous or one.first_id <= last_id:
            findings.append(Finding("seal_unlinked", one.first_id, one.last_id))
        previous, last_id = one.digest, one.last_id
    if head is not None and previous != head:
        findings.append(Finding("seal_missing", last_id + 1, last_id + 1))
    return findings


def check_batch(events: Sequence[Event], one: Seal) -> list[Finding]:
    """Differences between a seal and the events now standing up to its last id."""
    if [event.digest for event in events] == list(one.digests):
        return _outside_range(events, one)
    return list(_differences(events, one))


def _own_digest_holds(
    event: Event, digest_of: Callable[[Mapping[str, object]], str]
) -> bool:
    try:
        return digest_of(event.data) == event.digest
    except InvalidJournal:
        return False


def _outside_range(events: Sequence[Event], one: Seal) -> list[Finding]:
    """Right digests under ids the seal never covered: renumbered events."""
    return [
        Finding("reordered", event.id, event.id)
        for event in events
        if not one.first_id <= event.id <= one.last_id
    ]


def _differences(events: Sequence[Event], one: Seal) -> Iterator[Finding]:
    stored = [event.digest for event in events]
    surplus = Counter(stored) - Counter(one.digests)
    missing = Counter(one.digests) - Counter(stored)
    matcher = SequenceMatcher(None, one.digests, stored, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        strangers = [event for event in events[j1:j2] if surplus[event.digest]]
        lost = [digest for digest in one.digests[i1:i2] if missing[digest]]
        for event in events[j1:j2]:
            if event not in strangers:
                yield Finding("reordered", event.id, event.id)
        for index, event in enumerate(strangers):
            kind = "changed" if index < len(lost) else "inserted"
            yield Finding(kind, event.id, event.id)
        if len(lost) > len(strangers):
            yield _removed(events, j2, one)


def _removed(events: Sequence[Event], position: int, one: Seal) -> Finding:
    """The ids that are free between the neighbours of what was removed."""
    before = events[position - 1].id if position else one.first_id - 1
    after = events[position].id if position < len(events) else one.last_id + 1
    return Finding("removed", before + 1, max(before + 1, after - 1))
