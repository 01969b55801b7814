# SPDX-License-Identifier: LGPL-3.0-or-later
"""The audit journal as a chain of seals.

Writers only give each event its own digest, so none waits for another. A sealing job
later chains the events in id order, batch after batch. It must not seal an id while
a transaction that may still commit a lower one is running.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from .errors import InvalidJournal
from .types import Event, Finding, Seal
from .verification import check_batch, check_links, check_own_digests

GENESIS = "0" * 64
"""What stands as the previous seal of the first one."""


def canonical(event: Mapping[str, object]) -> bytes:
    """The one JSON spelling of an event: UTF-8, sorted keys, no white space.

    Times and decimals come as text; InvalidJournal ``not_canonical`` refuses floats
    and all that JSON does not know, since they have no single spelling.
    """
    _require_plain(event)
    text = json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise InvalidJournal("not_canonical", type="surrogate") from error


def event_digest(event: Mapping[str, object]) -> str:
    """SHA-256 of the canonical event, in lower-case hexadecimal."""
    return sha256(canonical(event)).hexdigest()


def seal(
    previous_seal_digest: str, first_id: int, last_id: int, digests: Sequence[str]
) -> Seal:
    """Seal the events from ``first_id`` to ``last_id``, given in id order.

    Raises InvalidJournal ``empty_batch`` or ``id_range``.
    """
    if not digests:
        raise InvalidJournal("empty_batch")
    if last_id - first_id + 1 < len(digests):
        raise InvalidJournal("id_range", first_id=first_id, last_id=last_id)
    digest = _seal_digest(previous_seal_digest, first_id, last_id, digests)
    return Seal(previous_seal_digest, first_id, last_id, tuple(digests), digest)


def verify(
    events: Iterable[Event],
    seals: Iterable[Seal],
    head: str | None = None,
    *,
    after: str = GENESIS,
) -> list[Finding]:
    """All faults of a journal; an empty list means it is as it was written.

    ``events`` come in any order, ``seals`` in the order they were made. Events after
    the last seal are checked by their own digest only. ``head`` is the digest of the
    last seal as kept outside the database (time-stamp, printed report): without it
    the removal of the newest seals together with their events cannot be seen.
    ``after`` is what the first seal must follow.
    """
    ordered_seals = list(seals)
    ordered_events = sorted(events, key=lambda event: event.id)
    findings = check_own_digests(ordered_events, event_digest)
    findings += check_links(ordered_seals, after, head)
    position = 0
    for one in ordered_seals:
        start = position
        while position < len(ordered_events) and (
            ordered_events[position].id <= one.last_id
        ):
            position += 1
        if digest_holds(one):
            findings += check_batch(ordered_events[start:position], one)
        else:
            findings.append(Finding("seal_broken", one.first_id, one.last_id))
    return list(dict.fromkeys(findings))


def _seal_digest(
    previous: str, first_id: int, last_id: int, digests: Sequence[str]
) -> str:
    """SHA-256 of previous seal, count, first and last id (8 bytes each, big endian),
    then the event digests, all as raw bytes."""
    running = sha256(bytes.fromhex(previous))
    for figure in (len(digests), first_id, last_id):
        running.update(figure.to_bytes(8, "big"))
    for digest in digests:
        running.update(bytes.fromhex(digest))
    return running.hexdigest()


def digest_holds(one: Seal) -> bool:
    """Whether a seal's digest is that of the events' digests it keeps."""
    try:
        expected = _seal_digest(one.previous, one.first_id, one.last_id, one.digests)
    except (ValueError, OverflowError):
        return False
    return expected == one.digest


def _require_plain(value: object) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise InvalidJournal("not_canonical", type=type(key).__name__)
            _require_plain(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _require_plain(item)
    elif not isinstance(value, str | int | None):
        raise InvalidJournal("not_canonical", type=type(value).__name__)
