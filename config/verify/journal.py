# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking the journal: each event, its copies in columns, and the chain of seals.

Events are taken batch by batch, so a journal of any length fits in memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from qlvb_toolkit import chain
from qlvb_toolkit.types import Event, Finding, Seal
from qlvb_toolkit.verification import check_links

from .report import Fault, Section, figure
from .rows import EventRow, SealRow

TITLE = "Nhật ký hệ thống"
_TAIL_BATCH = 10_000
_LINKED_MODELS = {"document_id": "qlvb.document", "dossier_id": "qlvb.dossier"}
_PROBLEMS = {
    "changed": "nội dung đã bị sửa",
    "inserted": "sự kiện được chèn thêm",
    "reordered": "sự kiện bị đổi chỗ hoặc đổi số",
    "seal_broken": "dấu niêm không khớp nội dung đã niêm",
    "seal_unlinked": "dấu niêm không nối tiếp dấu niêm trước",
    "seal_missing": "dấu niêm mới nhất không phải dấu đã lưu ngoài hệ thống",
}


def check_journal(
    events: Iterable[EventRow], seals: Iterable[SealRow], head: str | None = None
) -> Section:
    """Check events (in id order) against seals (in the order made).

    `head` is the digest of the newest seal as kept outside the system; without it
    the loss of the newest seals together with their events cannot be seen.
    """
    walk = _Walk(iter(events))
    for seal in seals:
        walk.seal(seal)
    unsealed = walk.tail()
    walk.findings += check_links(walk.links, chain.GENESIS, head)
    faults = [*map(_fault, dict.fromkeys(walk.findings)), *walk.faults]
    counts = (
        f"{figure(walk.count)} sự kiện, {figure(len(walk.links))} dấu niêm, "
        f"{figure(unsealed)} sự kiện chưa niêm"
    )
    return Section(TITLE, counts, tuple(faults))


@dataclass
class _Walk:
    events: Iterator[EventRow]
    count: int = 0
    waiting: EventRow | None = None
    links: list[Seal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def seal(self, row: SealRow) -> None:
        batch = list(self._until(row.last_event_id))
        one = Seal(
            row.previous_digest,
            row.first_event_id,
            row.last_event_id,
            row.digests,
            row.digest,
        )
        # Links are judged over all seals at the end; here each seal stands alone.
        found = chain.verify(batch, [one])
        self.findings += [item for item in found if item.kind != "seal_unlinked"]
        digests = len(row.digests)
        if row.event_count != digests:
            problem = f"ghi {row.event_count} sự kiện nhưng niêm {digests}"
            self.faults.append(Fault(f"dấu niêm {row.id}", problem))
        self.links.append(Seal(one.previous, one.first_id, one.last_id, (), one.digest))

    def tail(self) -> int:
        """Check the events after the last seal and count them."""
        before = self.count
        while batch := list(self._until(None, _TAIL_BATCH)):
            self.findings += chain.verify(batch, [])
        return self.count - before

    def _until(self, last_id: int | None, limit: int | None = None) -> Iterator[Event]:
        taken = 0
        while limit is None or taken < limit:
            row = self.waiting or next(self.events, None)
            self.waiting = None
            if row is None:
                return
            if last_id is not None and row.id > last_id:
                self.waiting = row
                return
            taken += 1
            yield self._event(row)

    def _event(self, row: EventRow) -> Event:
        self.count += 1
        data = _payload(row.payload)
        if sha256(row.payload.encode()).hexdigest() != row.digest:
            self.findings.append(Finding("changed", row.id, row.id))
        else:
            problems = _differences(row, data)
            self.faults += [Fault(f"sự kiện {row.id}", text) for text in problems]
        return Event(row.id, data, row.digest)


def _payload(text: str) -> dict[str, object]:
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _differences(row: EventRow, data: Mapping[str, object]) -> Iterator[str]:
    for name, value in row.copies.items():
        sealed = data.get(name)
        if name == "data":
            sealed = _details(sealed)
        # Odoo keeps "no value" of text and numbers as NULL.
        if (value if value != "" else None) != (sealed if sealed != "" else None):
            yield f"cột {name} là {value!r}, nội dung đã niêm ghi {sealed!r}"
    sealed_time = _utc(data.get("occurred_iso"))
    if sealed_time != row.occurred_at:
        yield f"cột occurred_at là {row.occurred_at}, đã niêm {sealed_time}"
    for name, target in row.links.items():
        same_model = data.get("res_model") == _LINKED_MODELS[name]
        if same_model and target is not None and target != data.get("res_id"):
            yield f"cột {name} là {target}, nội dung đã niêm ghi {data.get('res_id')}"


def _details(sealed: object) -> str | None:
    """The column holds the details as canonical text, or nothing."""
    return (
        chain.canonical(sealed).decode()
        if isinstance(sealed, dict) and sealed
        else None
    )


def _utc(iso: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(iso))
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _fault(finding: Finding) -> Fault:
    first, last = finding.event_id, finding.until_id
    if finding.kind == "removed":
        span = f"{first}" if first == last else f"{first}–{last}"
        return Fault(f"sự kiện {span}", "đã bị xóa")
    if finding.kind.startswith("seal_"):
        return Fault(f"dấu niêm từ sự kiện {first}", _PROBLEMS[finding.kind])
    return Fault(f"sự kiện {first}", _PROBLEMS[finding.kind])
