# SPDX-License-Identifier: LGPL-3.0-or-later
"""A journal checked in parts, each by a process of its own on one snapshot.

What is proved stays the same: each event belongs to one part, each seal is held against
the events of its part, and the links between all seals are checked at the end.
"""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise

from .journal import Walked, walk
from .rows import CutRow, Part
from .schema import Source


def walk_in_parts(source: Source, cuts: Sequence[CutRow], jobs: int) -> Walked:
    """Walk the whole journal with at most ``jobs`` processes."""
    parts = split(source.seal_ends(), jobs)
    if len(parts) == 1:
        return _walk(source, cuts, parts[0])
    work = partial(_walk_apart, source.dsn, source.snapshot(), cuts)
    # spawn: a fork would share this process's connection
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(parts), mp_context=context) as pool:
        return Walked.joined(list(pool.map(work, parts)))


def split(ends: Sequence[tuple[int, int]], jobs: int) -> list[Part]:
    """Cut the journal behind seals, which cover about as many events each.

    ``ends`` are the id and the last event of each seal. A journal whose seals do not
    follow each other, or too short to share, stays whole.
    """
    last_events = [last for _seal, last in ends]
    grows = all(before < after for before, after in pairwise(last_events))
    if jobs < 2 or len(ends) < 2 * jobs or not grows:
        return [Part()]
    cuts = [ends[len(ends) * number // jobs - 1] for number in range(1, jobs)]
    bounds = [(None, None), *cuts, (None, None)]
    return [
        Part(after_event, last_event, after_seal, last_seal)
        for (after_seal, after_event), (last_seal, last_event) in pairwise(bounds)
    ]


def _walk_apart(dsn: str, snapshot: str, cuts: Sequence[CutRow], part: Part) -> Walked:
    source = Source(dsn, snapshot)
    try:
        return _walk(source, cuts, part)
    finally:
        source.close()


def _walk(source: Source, cuts: Sequence[CutRow], part: Part) -> Walked:
    return walk(source.events(part), source.seals(part), cuts)
