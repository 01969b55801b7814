# SPDX-License-Identifier: LGPL-3.0-or-later
"""R31: a changed, removed, added or moved event is found and named."""

import dataclasses
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qlvb_toolkit.chain import GENESIS, canonical, event_digest, seal, verify
from qlvb_toolkit.errors import InvalidJournal
from qlvb_toolkit.journal_verify import main
from qlvb_toolkit.types import Event, Finding, Seal

PACKAGE_PARENT = Path(__file__).parents[3] / "addons" / "qlvb_core"


def _event(id_: int, what: str | None = None) -> Event:
    data = {"action": what or f"xem {id_}", "account": "văn thư"}
    return Event(id_, data, event_digest(data))


def _seals(events: list[Event], batch: int) -> list[Seal]:
    seals: list[Seal] = []
    for start in range(0, len(events), batch):
        part = events[start : start + batch]
        previous = seals[-1].digest if seals else GENESIS
        digests = [event.digest for event in part]
        seals.append(seal(previous, part[0].id, part[-1].id, digests))
    return seals


# 7 was never used: a writer rolled back.
EVENTS = [_event(id_) for id_ in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)]
SEALS = _seals(EVENTS[:9], 4)


def _kinds(events, seals=SEALS, head=None) -> list[tuple[str, int]]:
    return [(f.kind, f.event_id) for f in verify(events, seals, head)]


def test_an_untouched_journal_has_no_findings() -> None:
    assert verify(EVENTS, SEALS, SEALS[-1].digest) == []
    assert verify(reversed(EVENTS), SEALS) == []
    assert verify([], []) == []


def test_a_changed_event_is_named() -> None:
    changed = dataclasses.replace(EVENTS[4], data={"action": "khác"})
    assert _kinds([*EVENTS[:4], changed, *EVENTS[5:]]) == [("changed", 5)]


def test_a_changed_event_with_a_new_digest_is_named() -> None:
    forged = _event(5, "khác")
    assert _kinds([*EVENTS[:4], forged, *EVENTS[5:]]) == [("changed", 5)]


def test_a_removed_event_is_named() -> None:
    assert _kinds([*EVENTS[:4], *EVENTS[5:]]) == [("removed", 5)]
    assert verify([*EVENTS[:5], *EVENTS[6:]], SEALS) == [Finding("removed", 6, 7)]
    assert _kinds(EVENTS[1:]) == [("removed", 1)]
    assert _kinds(EVENTS[4:]) == [("removed", 1)]


def test_an_inserted_event_is_named() -> None:
    assert _kinds([*EVENTS, _event(7, "chèn")]) == [("inserted", 7)]


def test_a_copied_event_is_named() -> None:
    copy = dataclasses.replace(EVENTS[5], id=7)
    assert [kind for kind, _id in _kinds([*EVENTS, copy])] == ["inserted"]


def test_reordered_events_are_named() -> None:
    swapped = [
        dataclasses.replace(EVENTS[2], id=2),
        dataclasses.replace(EVENTS[1], id=3),
    ]
    found = _kinds([EVENTS[0], *swapped, *EVENTS[3:]])
    assert {kind for kind, _id in found} == {"reordered"}
    assert {id_ for _kind, id_ in found} <= {2, 3}


def test_an_event_moved_to_another_batch_is_found() -> None:
    moved = dataclasses.replace(EVENTS[0], id=7)
    assert ("removed", 1) in _kinds([*EVENTS[1:], moved])
    assert ("inserted", 7) in _kinds([*EVENTS[1:], moved])


def test_an_event_renumbered_out_of_its_batch_is_named() -> None:
    renumbered = dataclasses.replace(EVENTS[0], id=0)
    assert _kinds([renumbered, *EVENTS[1:]]) == [("reordered", 0)]


def test_an_unsealed_event_is_checked_by_its_own_digest() -> None:
    changed = dataclasses.replace(EVENTS[9], data={"action": "khác"})
    assert _kinds([*EVENTS[:9], changed]) == [("changed", 11)]


@pytest.mark.parametrize(
    "fault",
    [
        {"digest": "f" * 64},
        {"digests": SEALS[1].digests[:-1]},
        {"digests": ("zz",)},
        {"previous": "0" * 64},
        {"last_id": 10},
        {"first_id": -5},
    ],
)
def test_a_touched_seal_is_named(fault) -> None:
    broken = dataclasses.replace(SEALS[1], **fault)
    kinds = _kinds(EVENTS, [SEALS[0], broken, SEALS[2]])
    assert ("seal_broken", broken.first_id) in kinds
    if "last_id" not in fault:
        assert {kind for kind, _id in kinds} <= {"seal_broken", "seal_unlinked"}


def test_a_removed_or_moved_seal_is_named() -> None:
    assert ("seal_unlinked", 10) in _kinds(EVENTS, [SEALS[0], SEALS[2]])
    moved = _kinds(EVENTS, [SEALS[1], SEALS[0], SEALS[2]])
    assert ("seal_unlinked", 5) in moved


def test_a_rewritten_end_is_found_with_the_head_kept_elsewhere() -> None:
    assert _kinds(EVENTS[:8], SEALS[:2]) == []
    assert _kinds(EVENTS[:8], SEALS[:2], SEALS[-1].digest) == [("seal_missing", 10)]


def test_the_seal_is_what_its_definition_says() -> None:
    one, two = (event_digest({"n": n}) for n in (1, 2))
    raw = bytes(32) + b"".join(n.to_bytes(8, "big") for n in (2, 5, 9))
    expected = sha256(raw + bytes.fromhex(one) + bytes.fromhex(two)).hexdigest()
    assert seal(GENESIS, 5, 9, [one, two]).digest == expected


def test_an_impossible_batch_is_refused() -> None:
    with pytest.raises(InvalidJournal, match="empty_batch"):
        seal(GENESIS, 1, 1, [])
    with pytest.raises(InvalidJournal, match="id_range"):
        seal(GENESIS, 1, 1, ["a" * 64, "b" * 64])


def test_an_event_has_one_spelling() -> None:
    assert canonical({"b": 1, "a": ["đ", None, True]}) == (
        '{"a":["đ",null,true],"b":1}'.encode()
    )


@pytest.mark.parametrize(
    "value", [1.5, {1: "a"}, b"x", object(), {"a": [1.0]}, "\ud800"]
)
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises(InvalidJournal, match="not_canonical"):
        canonical({"value": value})


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])),
        st.integers() | st.text(st.characters(exclude_categories=["Cs"])) | st.none(),
    )
)
def test_the_digest_survives_a_round_trip_through_json(data) -> None:
    assert event_digest(json.loads(json.dumps(data))) == event_digest(data)


def _write(folder: Path, events, seals) -> list[str]:
    names = []
    for name, rows in (("events", events), ("seals", seals)):
        path = folder / f"{name}.jsonl"
        lines = [json.dumps(dataclasses.asdict(row)) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        names.append(str(path))
    return names


def test_the_command_says_what_it_found(tmp_path, capsys) -> None:
    assert main(_write(tmp_path, EVENTS, SEALS)) == 0
    assert capsys.readouterr().out == "events=10 seals=3 findings=0\n"
    assert main(_write(tmp_path, [*EVENTS[:4], *EVENTS[5:]], SEALS)) == 1
    assert "removed 5 5" in capsys.readouterr().out
    assert main([*_write(tmp_path, EVENTS, SEALS), "--head", "f" * 64]) == 1


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1}', '{"id":"1","data":{},"digest":""}']
)
def test_the_command_refuses_what_it_cannot_read(tmp_path, line: str) -> None:
    names = _write(tmp_path, EVENTS, SEALS)
    Path(names[0]).write_text(line, encoding="utf-8")
    assert main(names) == 2


def test_the_command_runs_alone(tmp_path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "qlvb_toolkit.journal_verify",
            *_write(tmp_path, EVENTS, SEALS),
        ],
        cwd=PACKAGE_PARENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
