# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking stored files: content against database against journal."""

from collections.abc import Iterable, Iterator

from .report import Fault, Section, figure
from .rows import FileRow, StoredFact
from .store import ContentLost, FileStore, digest_of

TITLE = "Tệp văn bản"


def check_files(
    files: Iterable[FileRow], facts: Iterable[StoredFact], store: FileStore
) -> Section:
    """Compare each file with its SHA-256 and with what the journal said of it.

    Both inputs come in the order of the file's id.
    """
    count = 0
    faults: list[Fault] = []
    for row, fact in _pair(iter(files), iter(facts)):
        if row is None:
            faults += _without_row(fact)
            continue
        count += 1
        problems = [*_against_journal(row, fact), *_against_content(row, store)]
        faults += [Fault(subject(row), problem) for problem in problems]
    return Section(TITLE, f"{figure(count)} tệp", tuple(faults))


def subject(row: FileRow) -> str:
    """How a file is named in the report."""
    return f"tệp {row.id} «{row.name}» (văn bản {row.document_id})"


def _pair(
    files: Iterator[FileRow], facts: Iterator[StoredFact]
) -> Iterator[tuple[FileRow | None, StoredFact | None]]:
    """Walk both lists in step; either side of a pair may be missing."""
    row, fact = next(files, None), next(facts, None)
    while row or fact:
        if row and (fact is None or row.id < fact.file_id):
            yield row, None
            row = next(files, None)
        elif fact and (row is None or fact.file_id < row.id):
            yield None, fact
            fact = next(facts, None)
        else:
            yield row, fact
            row, fact = next(files, None), next(facts, None)


def _without_row(fact: StoredFact | None) -> Iterator[Fault]:
    if fact is not None:
        problem = f"nhật ký ghi đã lưu (sự kiện {fact.event_id}) nhưng không còn"
        yield Fault(f"tệp {fact.file_id}", problem)


def _against_journal(row: FileRow, fact: StoredFact | None) -> Iterator[str]:
    if fact is None:
        yield "không có sự kiện lưu tệp trong nhật ký"
    elif fact.sha256 != row.sha256:
        yield (
            f"SHA-256 trong cơ sở dữ liệu là {row.sha256}, "
            f"nhật ký (sự kiện {fact.event_id}) ghi {fact.sha256}"
        )


def _against_content(row: FileRow, store: FileStore) -> Iterator[str]:
    try:
        with store.local(row.content) as path:
            digest, size = digest_of(path)
    except ContentLost as error:
        yield error.reason
        return
    if digest != row.sha256:
        yield f"nội dung đã bị thay đổi: SHA-256 {digest}, đã ghi {row.sha256}"
    if size != row.size:
        yield f"dung lượng {size} byte, đã ghi {row.size} byte"
