# SPDX-License-Identifier: LGPL-3.0-or-later
"""A journal whose oldest month was taken out after its time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from config.verify.journal import CUT, check_journal
from config.verify.rows import CutRow, EventRow, SealRow
from tests.unit.verify.samples import event, journal, seal_over

EXPORT = "ab" * 32


def cut_row(events: list[EventRow]) -> CutRow:
    return CutRow(
        month=date(2025, 10, 1),
        first_event_id=events[0].id,
        last_event_id=events[-1].id,
        event_count=len(events),
        export_sha256=EXPORT,
        cut_at=datetime.fromisoformat("2026-11-23T02:00"),
    )


def shortened() -> tuple[list[EventRow], list[SealRow], CutRow]:
    """The first seal's events are gone, as the last event tells."""
    events, seals = journal()
    told = event(11, details={"sha256": EXPORT}, code=CUT)
    return [*events[4:], told], seals, cut_row(events[:4])


def problems(events: list[EventRow], seals: list[SealRow], *cuts: CutRow) -> list[str]:
    section = check_journal(events, seals, cuts=cuts)
    return [f"{fault.subject}: {fault.problem}" for fault in section.faults]


def test_month_taken_out_in_time() -> None:
    """R213: a journal that begins after a recorded cut is still whole."""
    events, seals, cut = shortened()
    section = check_journal(events, seals, cuts=[cut])
    assert section.faults == ()
    assert "4 sự kiện đã xuất ra tệp lưu" in section.counts


def test_month_removed_without_record() -> None:
    """R31: without a record the same is a removal."""
    events, seals, _cut = shortened()
    assert problems(events, seals) == ["sự kiện 2–8: đã bị xóa"]


def test_one_event_more_removed() -> None:
    """R31: nobody hides another removal behind the cut."""
    events, seals, cut = shortened()
    assert problems(events[1:], seals, cut) == ["sự kiện 10–11: đã bị xóa"]


def test_wider_record() -> None:
    """R31: a record widened later contradicts the journal's own numbers."""
    events, seals, cut = shortened()
    wide = replace(cut, last_event_id=seals[1].last_event_id)
    assert any(
        "thực tế không còn 8" in line for line in problems(events[4:], seals, wide)
    )


def test_forged_record() -> None:
    """R31: a record that no sealed event tells of is found."""
    events, seals, cut = shortened()
    lines = problems(events[:-1], seals, cut)
    assert lines == [
        "tháng 10/2025: không có sự kiện nào ghi việc xuất và gỡ tháng này"
    ]


def test_back_dated_event() -> None:
    """R31: an event that claims another day than the database received it."""
    events, seals = journal()
    late = events[9]._replace(recorded_at=events[9].recorded_at + timedelta(days=40))
    events[9] = late
    (line,) = problems(events, seals)
    assert line.startswith(f"sự kiện {late.id}: ghi ngày")


def test_id_given_twice() -> None:
    """R31: two events under one id, after the last seal."""
    events, seals = journal()
    twin = event(12)._replace(id=events[9].id)
    assert problems([*events, twin], seals) == [
        f"sự kiện {twin.id}: sự kiện được chèn thêm"
    ]


def test_seal_over_one_event() -> None:
    events, _seals = journal()
    assert problems(events[:1], [seal_over(1, events[:1], "0" * 64)]) == []
