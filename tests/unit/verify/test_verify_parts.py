# SPDX-License-Identifier: LGPL-3.0-or-later
"""A journal checked in parts by several processes."""

import pytest

from config.verify.journal import Walked, check_journal, conclude, walk
from config.verify.parts import split
from config.verify.rows import EventRow, Part, SealRow
from tests.unit.verify.samples import event, forge, seal_over

GENESIS = "0" * 64


def long_journal() -> tuple[list[EventRow], list[SealRow]]:
    """Twelve seals over three events each, and two events not sealed yet."""
    events = [event(number) for number in range(1, 39)]
    seals: list[SealRow] = []
    for number in range(1, 13):
        previous = seals[-1].digest if seals else GENESIS
        seals.append(seal_over(number, events[3 * number - 3 : 3 * number], previous))
    return events, seals


def is_within(number: int, after: int | None, last: int | None) -> bool:
    return (after is None or number > after) and (last is None or number <= last)


def in_parts(events: list[EventRow], seals: list[SealRow], jobs: int) -> Walked:
    parts = split([(seal.id, seal.last_event_id) for seal in seals], jobs)
    assert len(parts) == jobs
    return Walked.joined(
        [
            walk(
                [e for e in events if is_within(e.id, p.after_event, p.last_event)],
                [s for s in seals if is_within(s.id, p.after_seal, p.last_seal)],
                (),
            )
            for p in parts
        ]
    )


@pytest.mark.parametrize("jobs", [2, 3, 5])
def test_a_true_journal(jobs: int) -> None:
    """R31: in parts as much is checked as in one piece."""
    events, seals = long_journal()
    section = conclude(in_parts(events, seals, jobs))
    assert section == check_journal(events, seals)
    assert section.counts == "38 sự kiện, 12 dấu niêm, 2 sự kiện chưa niêm"


@pytest.mark.parametrize("index", [0, 8, 9, 17, 18, 35, 37])
def test_every_fault_is_found_in_parts(index: int) -> None:
    """R31: changed or removed at any place, at the edge of a part too."""
    events, seals = long_journal()
    forged = [*events]
    forged[index] = forge(forged[index], actor_login="ke.gian")
    for tampered in (forged, events[:index] + events[index + 1 :]):
        whole = check_journal(tampered, seals)
        assert conclude(in_parts(tampered, seals, 4)).faults == whole.faults


def test_a_removed_seal_is_found_in_parts() -> None:
    """R31: the links between the parts are checked as well."""
    events, seals = long_journal()
    less = seals[:5] + seals[6:]
    faults = conclude(in_parts(events, less, 4)).faults
    assert faults == check_journal(events, less).faults
    assert faults


def test_what_cannot_be_cut_stays_whole() -> None:
    """R31: seals that do not follow each other, or hardly any, are one part."""
    ends = [(1, 10), (2, 20), (3, 15), (4, 40), (5, 50), (6, 60)]
    for found, jobs in ((ends, 2), (ends[:3], 2), ([], 4), (ends[3:], 1)):
        assert split(found, jobs) == [Part()]
