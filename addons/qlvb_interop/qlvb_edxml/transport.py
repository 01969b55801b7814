# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ways a packet can travel; messages are the same for all of them."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .errors import BadIdentifier, PermanentFailure, TemporaryFailure
from .files import write_once
from .types import MessageType
from .vxp import Acknowledgement, VxpClient

_PACKET_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_SUFFIX = ".edxml"


@dataclass(frozen=True)
class Packet:
    """A file to send. ``packet_id`` is ours: same id, same act, sent once.

    :raises BadIdentifier: an id that could not be a file name.
    """

    packet_id: str
    message_type: MessageType
    sender: str
    data: bytes

    def __post_init__(self) -> None:
        if not _PACKET_ID.fullmatch(self.packet_id):
            raise BadIdentifier("packet_id", self.packet_id[:100])


class Transport(Protocol):
    """A way out and in. Every method may raise Temporary- or PermanentFailure."""

    def send(self, packet: Packet) -> str:
        """Send once, whatever the repetition, and return the carrier's id."""

    def pending(self, message_type: MessageType) -> list[str]:
        """Ids of the messages waiting for us."""

    def fetch(self, transport_id: str) -> bytes:
        """Return the file of a waiting message."""

    def acknowledge(self, transport_id: str, *, stored: bool) -> None:
        """Say whether a message is stored here; a stored one is not offered again."""


class VxpTransport:
    """The national axis.

    ``receipts`` maps packet ids to the axis' ids and outlives the process. The axis
    itself knows no packet id: when an answer is lost the packet goes out again with
    the same bytes, and the receiver recognises it (see :func:`.fingerprint`).
    """

    def __init__(self, client: VxpClient, receipts: MutableMapping[str, str]) -> None:
        self._client = client
        self._receipts = receipts

    def send(self, packet: Packet) -> str:
        """See :class:`Transport`."""
        if packet.packet_id not in self._receipts:
            self._receipts[packet.packet_id] = self._client.send(
                packet.data, sender=packet.sender, message_type=packet.message_type
            )
        return self._receipts[packet.packet_id]

    def pending(self, message_type: MessageType) -> list[str]:
        """See :class:`Transport`; an id listed twice is returned once."""
        entries = self._client.list_received(message_type)
        return list(dict.fromkeys(entry.doc_id for entry in entries))

    def fetch(self, transport_id: str) -> bytes:
        """See :class:`Transport`."""
        return self._client.get(transport_id)

    def acknowledge(self, transport_id: str, *, stored: bool) -> None:
        """See :class:`Transport`."""
        outcome = Acknowledgement.DONE if stored else Acknowledgement.FAIL
        self._client.acknowledge(transport_id, outcome)


class FolderTransport:
    """Two folders, carried by other means: off-line exchange and demonstration.

    Names are ``<packet id>.<edoc|status>.edxml``; a stored message of the inbox
    moves to its folder ``done``.
    """

    def __init__(self, outbox_dir: Path, inbox_dir: Path | None = None) -> None:
        self._outbox = outbox_dir
        self._inbox = inbox_dir

    def send(self, packet: Packet) -> str:
        """See :class:`Transport`; other bytes under a used id are refused."""
        name = f"{packet.packet_id}.{packet.message_type.value}{_SUFFIX}"
        try:
            fresh = write_once(self._outbox / name, packet.data)
            if not fresh and (self._outbox / name).read_bytes() != packet.data:
                raise PermanentFailure("conflict", packet.packet_id)
        except OSError as error:
            raise TemporaryFailure("folder", type(error).__name__) from error
        return name

    def pending(self, message_type: MessageType) -> list[str]:
        """See :class:`Transport`."""
        if self._inbox is None:
            return []
        pattern = f"*.{message_type.value}{_SUFFIX}"
        return sorted(path.name for path in self._inbox.glob(pattern))

    def fetch(self, transport_id: str) -> bytes:
        """See :class:`Transport`."""
        path = self._waiting(transport_id)
        try:
            return path.read_bytes()
        except OSError as error:
            raise TemporaryFailure("folder", type(error).__name__) from error

    def acknowledge(self, transport_id: str, *, stored: bool) -> None:
        """See :class:`Transport`."""
        path = self._waiting(transport_id)
        if stored and path.exists():
            done = path.parent / "done"
            done.mkdir(exist_ok=True)
            path.replace(done / path.name)

    def _waiting(self, transport_id: str) -> Path:
        if self._inbox is None or Path(transport_id).name != transport_id:
            raise PermanentFailure("unknown_packet", transport_id[:100])
        return self._inbox / transport_id
