# SPDX-License-Identifier: LGPL-3.0-or-later
"""Packets in folders."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from qlvb_edxml import (
    BadIdentifier,
    FolderTransport,
    MessageType,
    Packet,
    PermanentFailure,
    TemporaryFailure,
)

_DATA = b"<edXML/>"


def _packet(packet_id: str = "p1", data: bytes = _DATA) -> Packet:
    return Packet(packet_id, MessageType.DOCUMENT, "H31.99", data)


def test_packet_becomes_a_file_named_by_its_id(tmp_path: Path) -> None:
    assert FolderTransport(tmp_path).send(_packet()) == "p1.edoc.edxml"
    assert [p.name for p in tmp_path.iterdir()] == ["p1.edoc.edxml"]
    assert (tmp_path / "p1.edoc.edxml").read_bytes() == _DATA


def test_sending_again_changes_nothing(tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path)
    transport.send(_packet())
    before = (tmp_path / "p1.edoc.edxml").stat()
    transport.send(_packet())
    after = (tmp_path / "p1.edoc.edxml").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_other_bytes_under_a_used_id_are_refused(tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path)
    transport.send(_packet())
    with pytest.raises(PermanentFailure) as caught:
        transport.send(_packet(data=b"other"))
    assert caught.value.params["reason"] == "conflict"
    assert (tmp_path / "p1.edoc.edxml").read_bytes() == _DATA


def test_two_writers_leave_one_whole_file(tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path)
    data = b"x" * 100_000
    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda _: transport.send(_packet(data=data)), range(16)))
    assert set(names) == {"p1.edoc.edxml"}
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [data]


def test_missing_folder_is_a_temporary_failure(tmp_path: Path) -> None:
    with pytest.raises(TemporaryFailure):
        FolderTransport(tmp_path / "absent").send(_packet())


@pytest.mark.parametrize("packet_id", ["", "../x", "a/b", ".hidden", "a" * 101, "đ"])
def test_packet_id_must_be_a_file_name(packet_id: str) -> None:
    with pytest.raises(BadIdentifier):
        _packet(packet_id)


def test_inbox_is_received_kind_by_kind_and_once(tmp_path: Path) -> None:
    """One side's outbox, carried over, is the other's inbox."""
    FolderTransport(tmp_path).send(_packet())
    receiver = FolderTransport(tmp_path / "out", tmp_path)
    assert receiver.pending(MessageType.STATUS) == []
    (waiting,) = receiver.pending(MessageType.DOCUMENT)
    assert receiver.fetch(waiting) == _DATA
    receiver.acknowledge(waiting, stored=False)
    assert receiver.pending(MessageType.DOCUMENT) == [waiting]
    receiver.acknowledge(waiting, stored=True)
    receiver.acknowledge(waiting, stored=True)
    assert receiver.pending(MessageType.DOCUMENT) == []
    assert (tmp_path / "done" / waiting).read_bytes() == _DATA


@pytest.mark.parametrize("name", ["../secret", "/etc/hostname", ""])
def test_nothing_outside_the_inbox_is_read(tmp_path: Path, name: str) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    with pytest.raises((PermanentFailure, TemporaryFailure)):
        FolderTransport(tmp_path, inbox).fetch(name)
