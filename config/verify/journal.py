# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking the journal: each event, its copies in columns, and the chain of seals.

Events are taken batch by batch, so a journal of any length fits in memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain as chain_of
from itertools import islice, pairwise

from qlvb_toolkit import chain
from qlvb_toolkit.errors import InvalidTimestamp
from qlvb_toolkit.timestamp import check_token
from qlvb_toolkit.types import Event, Finding, Seal
from qlvb_toolkit.verification import check_batch, check_links

from .columns import problems, sealed_data
from .report import Fault, Section, figure
from .rows import CutRow, EventRow, SealRow, StampRow

TITLE = "Nhật ký hệ thống"
CUT = "journal.cut"
_TAIL_BATCH = 10_000
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
    walked = walk(events, seals, cuts)
    return conclude(walked, head, stamps=stamps, cuts=cuts, tsa_roots=tsa_roots)


def conclude(
    walked: "Walked",
    head: str | None = None,
    *,
    stamps: Iterable[StampRow] = (),
    cuts: Sequence[CutRow] = (),
    tsa_roots: Sequence[bytes] = (),
) -> Section:
    """Say what a walk over the whole journal has found, and check what holds it."""
    findings = [*walked.findings, *check_links(walked.links, chain.GENESIS, head)]
    stamp_faults, notes = _Stamps(walked.digests, tsa_roots).check(stamps)
    faults = [
        *map(_fault, dict.fromkeys(findings)),
        *walked.faults,
        *_check_cuts(walked, cuts),
        *stamp_faults,
    ]
    counts = (
        f"{figure(walked.count)} sự kiện, {figure(len(walked.links))} dấu niêm, "
        f"{figure(walked.unsealed)} sự kiện chưa niêm"
    )
    if walked.cut_count:
        counts += f", {figure(walked.cut_count)} sự kiện đã xuất ra tệp lưu"
    return Section(TITLE, counts, tuple(faults), tuple(notes))


def walk(
    events: Iterable[EventRow], seals: Iterable[SealRow], cuts: Sequence[CutRow]
) -> "Walked":
    """Check the events, and each seal against those up to its last one."""
    walking = _Walk(iter(events), cuts)
    for seal in seals:
        walking.seal(seal)
    walking.tail()
    return walking.found


@dataclass
class Walked:
    """What was seen on the way; of parts of a journal, in their order, it adds up."""

    count: int = 0
    unsealed: int = 0
    cut_count: int = 0
    links: list[Seal] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    exports: set[object] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def joined(cls, parts: Sequence["Walked"]) -> "Walked":
        """The parts as one."""
        whole = cls()
        for part in parts:
            whole.count += part.count
            whole.unsealed += part.unsealed
            whole.cut_count += part.cut_count
            whole.links += part.links
            whole.digests |= part.digests
            whole.exports |= part.exports
            whole.findings += part.findings
            whole.faults += part.faults
        return whole


def _check_cuts(walked: Walked, cuts: Sequence[CutRow]) -> Iterator[Fault]:
    """Compare what is missing with what was recorded as taken out."""
    recorded = sum(cut.event_count for cut in cuts)
    if recorded != walked.cut_count:
        problem = (
            f"biên bản ghi đã xuất {figure(recorded)} sự kiện, "
            f"thực tế không còn {figure(walked.cut_count)}"
        )
        yield Fault("các tháng đã xuất ra tệp lưu", problem)
    months = {cut.month for cut in cuts}
    for cut in cuts:
        # ...unless the event that tells of it has been taken out since
        when = cut.cut_at.date().replace(day=1)
        if cut.export_sha256 not in walked.exports and when not in months:
            problem = "không có sự kiện nào ghi việc xuất và gỡ tháng này"
            yield Fault(f"tháng {cut.month:%m/%Y}", problem)


@dataclass
class _Walk:
    events: Iterator[EventRow]
    cuts: Sequence[CutRow] = ()
    waiting: EventRow | None = None
    found: Walked = field(default_factory=Walked)

    def seal(self, row: SealRow) -> None:
        batch = self._checked(self._up_to(row.last_event_id))
        one = Seal(
            row.previous_digest,
            row.first_event_id,
            row.last_event_id,
            row.digests,
            row.digest,
        )
        if not chain.digest_holds(one):
            found = Finding("seal_broken", one.first_id, one.last_id)
            self.found.findings.append(found)
        elif not batch and self._was_cut(one):
            self.found.cut_count += len(one.digests)
        else:
            self.found.findings += _against_seal(batch, one)
        digests = len(row.digests)
        if row.event_count != digests:
            problem = f"ghi {row.event_count} sự kiện nhưng niêm {digests}"
            self.found.faults.append(Fault(f"dấu niêm {row.id}", problem))
        link = Seal(one.previous, one.first_id, one.last_id, (), one.digest)
        self.found.links.append(link)
        self.found.digests[row.id] = one.digest

    def _was_cut(self, one: Seal) -> bool:
        return any(
            cut.first_event_id <= one.first_id and one.last_id <= cut.last_event_id
            for cut in self.cuts
        )

    def tail(self) -> None:
        """Check the events after the last seal and count them."""
        before = self.found.count
        while batch := self._checked(self._next(_TAIL_BATCH)):
            self.found.findings += [
                Finding("inserted", one.id, one.id)
                for one, after in pairwise(batch)
                if one.id == after.id
            ]
        self.found.unsealed = self.found.count - before

    def _up_to(self, last_id: int) -> Iterator[EventRow]:
        for row in self._next():
            if row.id > last_id:
                self.waiting = row
                return
            yield row

    def _next(self, limit: int | None = None) -> Iterator[EventRow]:
        waiting = () if self.waiting is None else (self.waiting,)
        self.waiting = None
        return islice(chain_of(waiting, self.events), limit)

    def _checked(self, rows: Iterable[EventRow]) -> list[EventRow]:
        batch = []
        for row in rows:
            batch.append(row)
            if sha256(row.payload.encode()).hexdigest() != row.digest:
                self.found.findings.append(Finding("changed", row.id, row.id))
                continue
            self.found.faults += [
                Fault(f"sự kiện {row.id}", text) for text in problems(row)
            ]
            # by its text: whatever the column says
            if CUT in row.payload:
                self._note_cut(sealed_data(row))
        self.found.count += len(batch)
        return batch

    def _note_cut(self, data: Mapping[str, object]) -> None:
        if data.get("code") == CUT and isinstance(details := data.get("data"), dict):
            self.found.exports.add(details.get("sha256"))


def _against_seal(batch: Sequence[EventRow], one: Seal) -> list[Finding]:
    if (
        batch
        and tuple(row.digest for row in batch) == one.digests
        and one.first_id <= batch[0].id <= batch[-1].id <= one.last_id
    ):
        return []
    return check_batch([Event(row.id, {}, row.digest) for row in batch], one)


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
