# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tampering with the journal in the database."""

from dataclasses import replace
from datetime import timedelta

import pytest
from qlvb_toolkit import chain

from config.verify.journal import check_journal
from tests.unit.verify.samples import event, forge, journal, seal_over


def faults(*arguments: object) -> list[tuple[str, str]]:
    section = check_journal(*arguments)  # type: ignore[arg-type]
    return [(fault.subject, fault.problem) for fault in section.faults]


def test_true_journal() -> None:
    """R31: an untouched journal is confirmed, with its counts."""
    events, seals = journal()
    section = check_journal(events, seals, seals[-1].digest)
    assert section.faults == ()
    assert section.counts == "10 sự kiện, 2 dấu niêm, 2 sự kiện chưa niêm"


def test_empty_journal() -> None:
    assert faults([], []) == []


@pytest.mark.parametrize("index", [0, 3, 5, 7])
def test_edited_event(index: int) -> None:
    """Invariant 6: an event whose text was changed is named by its id."""
    events, seals = journal()
    row = events[index]
    payload = row.payload.replace("van.thu", "ke.gian")
    events[index] = row._replace(payload=payload, actor_login="ke.gian")
    assert faults(events, seals) == [(f"sự kiện {row.id}", "nội dung đã bị sửa")]


def test_edited_event_with_a_fresh_digest() -> None:
    """Whoever recomputes the event's digest is caught by the seal."""
    events, seals = journal()
    events[5] = forge(events[5], actor_login="ke.gian")
    assert faults(events, seals) == [("sự kiện 12", "nội dung đã bị sửa")]


def test_edited_event_with_a_fresh_seal() -> None:
    """Whoever recomputes that seal too is caught by the next one, or by the head."""
    events, seals = journal()
    head = seals[1].digest
    events[1] = forge(events[1], actor_login="ke.gian")
    forged = [seal_over(1, events[:4], chain.GENESIS), seals[1]]
    problem = "dấu niêm không nối tiếp dấu niêm trước"
    assert faults(events, forged) == [("dấu niêm từ sự kiện 10", problem)]
    forged[1] = seal_over(2, events[4:8], forged[0].digest)
    assert faults(events, forged) == []
    assert len(faults(events, forged, head)) == 1


def test_removed_event() -> None:
    """Invariant 6: a removed event is found, the ids it may have had are told."""
    events, seals = journal()
    del events[6]
    assert faults(events, seals) == [("sự kiện 13–15", "đã bị xóa")]


def test_reordered_events() -> None:
    """Two events that exchange their ids are both found."""
    events, seals = journal()
    events[1], events[2] = (
        events[2]._replace(id=events[1].id),
        events[1]._replace(id=events[2].id),
    )
    found = faults(events, seals)
    assert found
    assert {subject for subject, _problem in found} <= {"sự kiện 4", "sự kiện 6"}
    assert {problem for _subject, problem in found} == {
        "sự kiện bị đổi chỗ hoặc đổi số"
    }


def test_inserted_event() -> None:
    events, seals = journal()
    events.insert(2, event(2, actor_login="ke.gian")._replace(id=5))
    assert faults(events, seals) == [("sự kiện 5", "sự kiện được chèn thêm")]


def test_removed_newest_seals_with_their_events() -> None:
    """Only the head kept outside the system shows that the end was cut off."""
    events, seals = journal()
    assert faults(events[:4], seals[:1]) == []
    assert len(faults(events[:4], seals[:1], seals[1].digest)) == 1


def test_removed_seal_in_the_middle() -> None:
    events, seals = journal()
    problems = {problem for _subject, problem in faults(events, seals[1:])}
    assert "dấu niêm không nối tiếp dấu niêm trước" in problems


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("code", "document.read"),
        ("actor_login", "nguoi.khac"),
        ("res_id", 999),
        ("agency_id", None),
        ("result", "refused"),
        ("data", '{"note":"khác"}'),
    ],
)
@pytest.mark.parametrize("index", [2, 9])
def test_column_that_lies(index: int, name: str, value: object) -> None:
    """Lists show columns: one that differs from the sealed text is found, sealed or
    not yet."""
    events, seals = journal()
    row = events[index]
    events[index] = row._replace(**{name: value})
    ((subject, problem),) = faults(events, seals)
    assert subject == f"sự kiện {row.id}"
    assert f"cột {name}" in problem


def test_time_column_that_lies() -> None:
    events, seals = journal()
    late = events[0].occurred_at + timedelta(hours=1)
    events[0] = events[0]._replace(occurred_at=late)
    ((subject, problem),) = faults(events, seals)
    assert subject == "sự kiện 2"
    assert "occurred_at" in problem


def test_link_to_another_document() -> None:
    """An event shown under a document it does not speak of."""
    events, seals = journal()
    events[0] = events[0]._replace(document_id=5)
    ((subject, problem),) = faults(events, seals)
    assert (subject, "document_id" in problem) == ("sự kiện 2", True)


def test_seal_that_miscounts() -> None:
    events, seals = journal()
    seals[0] = replace(seals[0], event_count=9)
    assert faults(events, seals) == [("dấu niêm 1", "ghi 9 sự kiện nhưng niêm 4")]


def test_payload_respelled() -> None:
    """A duplicate key or other spelling hides text from readers: it is a change."""
    events, seals = journal()
    row = events[0]
    payload = row.payload.replace('{"', '{"actor_login":"ke.gian","', 1)
    events[0] = row._replace(payload=payload)
    assert faults(events, seals) == [("sự kiện 2", "nội dung đã bị sửa")]


@pytest.mark.parametrize("payload", ["", "không phải JSON", "[1]", "{"])
def test_unreadable_payload(payload: str) -> None:
    events, seals = journal()
    events[9] = events[9]._replace(payload=payload)
    assert faults(events, seals) == [("sự kiện 20", "nội dung đã bị sửa")]


@pytest.mark.parametrize(
    "iso",
    [
        "2026-11-23T09:01:05+07:00",
        "2026-11-23T02:01:05.250+00:00",
        "2026-11-23T09:01:05.250000+07:00",
    ],
)
def test_other_spelling_of_the_same_time(iso: str) -> None:
    """A time is compared as a time, however it is spelled."""
    events, _seals = journal()
    events[0] = event(1, occurred_iso=iso)
    assert faults(events, []) == []


@pytest.mark.parametrize(
    "iso", ["2026-11-23T09:01:06.250+07:00", "2026-11-23T09:01:05.250+08:00", "hôm qua"]
)
def test_other_time_than_sealed(iso: str) -> None:
    """R31: the column of the time says another second than the sealed text."""
    events, _seals = journal()
    events[0] = event(1, occurred_iso=iso)
    ((subject, problem),) = faults(events, [])
    assert subject == "sự kiện 2"
    assert problem.startswith("cột occurred_at")


def test_details_cannot_swallow_the_columns_behind_them() -> None:
    """R31: details that only together with other columns spell the sealed text."""
    events, _seals = journal()
    details = '{"note":"lần 1"},"occurred_iso":"x"'
    events[0] = events[0]._replace(data=details)
    assert [subject for subject, _problem in faults(events, [])] == ["sự kiện 2"]
