# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking the journal: each event, its copies in columns, and the chain of seals.

Events are taken batch by batch, so a journal of any length fits in memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

from qlvb_toolkit import chain
from qlvb_toolkit.errors import InvalidTimestamp
from qlvb_toolkit.timestamp import check_token
from qlvb_toolkit.types import Event, Finding, Seal
from qlvb_toolkit.verification import check_batch, check_links

from .report import Fault, Section, figure
from .rows import CutRow, EventRow, SealRow, StampRow

TITLE = "Nhật ký hệ thống"
CUT = "journal.cut"
_TAIL_BATCH = 10_000
# The application's clock against the database's: more is a back-dated event.
_CLOCKS_APART = timedelta(hours=1)
_LINKED_MODELS = {"document_id": "qlvb.document", "dossier_id": "qlvb.dossier"}
_PROBLEMS = {
    "changed": "nội dung đã bị sửa",
    "inserted": "sự kiện được chèn thêm",
    "reordered": "sự kiện bị đổi chỗ hoặc đổi số",
    "seal_broken": "dấu niêm không khớp nội dung đã niêm",
    "seal_unlinked": "dấu niêm không nối tiếp dấu niêm trước",
    "seal_missing": "dấu niêm mới nhất không phải dấu đã lưu ngoài hệ thống",
}
_STAMP_PROBLEMS = {
    "unreadable": "không đọc được",
    "other_digest": "không phải của dấu niêm này",
    "broken": "chữ ký của dấu thời gian không đúng",
    "untrusted": "không dẫn tới chứng thư gốc đã cho",
}


def check_journal(
    events: Iterable[EventRow],
    seals: Iterable[SealRow],
    head: str | None = None,
    *,
    stamps: Iterable[StampRow] = (),
    cuts: Sequence[CutRow] = (),
    tsa_roots: Sequence[bytes] = (),
) -> Section:
    """Check events (in id order) against seals (in the order made).

    `head` is the digest of the newest seal as kept outside the system; without it
    the loss of the newest seals together with their events cannot be seen. `tsa_roots`
    are DER certificates that time stamps must lead to; without any, stamps are
    counted only. `cuts` are the months taken out after their time.
    """
    walk = _Walk(iter(events), cuts)
    for seal in seals:
        walk.seal(seal)
    unsealed = walk.tail()
    walk.check_cuts()
    walk.findings += check_links(walk.links, chain.GENESIS, head)
    stamp_faults, notes = _Stamps(walk.digests, tsa_roots).check(stamps)
    faults = [*map(_fault, dict.fromkeys(walk.findings)), *walk.faults, *stamp_faults]
    counts = (
        f"{figure(walk.count)} sự kiện, {figure(len(walk.links))} dấu niêm, "
        f"{figure(unsealed)} sự kiện chưa niêm"
    )
    if walk.cut_count:
        counts += f", {figure(walk.cut_count)} sự kiện đã xuất ra tệp lưu"
    return Section(TITLE, counts, tuple(faults), tuple(notes))


@dataclass
class _Walk:
    events: Iterator[EventRow]
    cuts: Sequence[CutRow] = ()
    count: int = 0
    cut_count: int = 0
    waiting: EventRow | None = None
    links: list[Seal] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    exports: set[object] = field(default_factory=set)
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
        if not chain.digest_holds(one):
            found = Finding("seal_broken", one.first_id, one.last_id)
            self.findings.append(found)
        elif not batch and self._was_cut(one):
            self.cut_count += len(one.digests)
        else:
            self.findings += check_batch(batch, one)
        digests = len(row.digests)
        if row.event_count != digests:
            problem = f"ghi {row.event_count} sự kiện nhưng niêm {digests}"
            self.faults.append(Fault(f"dấu niêm {row.id}", problem))
        self.links.append(Seal(one.previous, one.first_id, one.last_id, (), one.digest))
        self.digests[row.id] = one.digest

    def _was_cut(self, one: Seal) -> bool:
        return any(
            cut.first_event_id <= one.first_id and one.last_id <= cut.last_event_id
            for cut in self.cuts
        )

    def check_cuts(self) -> None:
        """Compare what is missing with what was recorded as taken out."""
        recorded = sum(cut.event_count for cut in self.cuts)
        if recorded != self.cut_count:
            problem = (
                f"biên bản ghi đã xuất {figure(recorded)} sự kiện, "
                f"thực tế không còn {figure(self.cut_count)}"
            )
            self.faults.append(Fault("các tháng đã xuất ra tệp lưu", problem))
        months = {cut.month for cut in self.cuts}
        for cut in self.cuts:
            # ...unless the event that tells of it has been taken out since
            when = cut.cut_at.date().replace(day=1)
            if cut.export_sha256 not in self.exports and when not in months:
                problem = "không có sự kiện nào ghi việc xuất và gỡ tháng này"
                self.faults.append(Fault(f"tháng {cut.month:%m/%Y}", problem))

    def tail(self) -> int:
        """Check the events after the last seal and count them."""
        before = self.count
        while batch := list(self._until(None, _TAIL_BATCH)):
            self.findings += [
                Finding("inserted", one.id, one.id)
                for one, after in pairwise(batch)
                if one.id == after.id
            ]
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
        if sha256(row.payload.encode()).hexdigest() != row.digest:
            self.findings.append(Finding("changed", row.id, row.id))
        else:
            data = _payload(row.payload)
            problems = _differences(row, data)
            self.faults += [Fault(f"sự kiện {row.id}", text) for text in problems]
            if data.get("code") == CUT and isinstance(details := data["data"], dict):
                self.exports.add(details.get("sha256"))
        return Event(row.id, {}, row.digest)


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
            value, sealed = _details(value), sealed or None
        # Odoo keeps "no value" of text and numbers as NULL.
        if (value if value != "" else None) != (sealed if sealed != "" else None):
            yield f"cột {name} là {value!r}, nội dung đã niêm ghi {sealed!r}"
    sealed_time = _utc(data.get("occurred_iso"))
    if sealed_time != row.occurred_at:
        yield f"cột occurred_at là {row.occurred_at}, đã niêm {sealed_time}"
    elif abs(row.recorded_at - row.occurred_at) > _CLOCKS_APART:
        yield f"ghi ngày {sealed_time} nhưng cơ sở dữ liệu nhận lúc {row.recorded_at}"
    for name, target in row.links.items():
        same_model = data.get("res_model") == _LINKED_MODELS[name]
        if same_model and target is not None and target != data.get("res_id"):
            yield f"cột {name} là {target}, nội dung đã niêm ghi {data.get('res_id')}"


def _details(text: object) -> object:
    """The details as the column holds them: JSON text, or nothing."""
    if not text:
        return None
    try:
        return json.loads(str(text)) or None
    except ValueError:
        return text


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


@dataclass
class _Stamps:
    """Time stamps against the seals they stand for."""

    digests: Mapping[int, str]
    roots: Sequence[bytes]

    def check(self, stamps: Iterable[StampRow]) -> tuple[list[Fault], list[Fault]]:
        """Faults, and what is worth knowing."""
        faults, notes = [], []
        newest, seen = None, 0
        for stamp in stamps:
            seen += 1
            if problem := self._problem(stamp):
                faults.append(Fault(f"dấu thời gian {stamp.id}", problem))
            else:
                newest = stamp.seal_id
        if seen and not self.roots:
            text = f"{figure(seen)} dấu chưa kiểm chữ ký: thiếu --tsa-trust"
            notes.append(Fault("dấu thời gian", text))
        waiting = [seal for seal in self.digests if newest is None or seal > newest]
        if waiting:
            text = f"{figure(len(waiting))} dấu niêm mới nhất chưa có dấu thời gian"
            notes.append(Fault("dấu thời gian", text))
        return faults, notes

    def _problem(self, stamp: StampRow) -> str:
        digest = self.digests.get(stamp.seal_id)
        if digest is None:
            return f"dấu niêm {stamp.seal_id} không còn"
        try:
            check_token(stamp.token, digest, self.roots)
        except InvalidTimestamp as error:
            if error.code != "untrusted" or self.roots:
                return f"của dấu niêm {stamp.seal_id}: {_STAMP_PROBLEMS[error.code]}"
        return ""
