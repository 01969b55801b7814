# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking archive packages: the ZIP as recorded, and everything inside it."""

from collections.abc import Iterable, Iterator

from qlvb_sip import verify_package
from qlvb_sip.cli import describe

from .report import Fault, Section, figure
from .rows import PackageRow
from .store import ContentLost, FileStore, digest_of

TITLE = "Gói lưu trữ"


def check_packages(packages: Iterable[PackageRow], store: FileStore) -> Section:
    """Check each package's digest and verify what it holds."""
    count = 0
    faults: list[Fault] = []
    for row in packages:
        count += 1
        name = f"gói {row.id} «{row.name}»"
        faults += [Fault(name, problem) for problem in _problems(row, store)]
    return Section(TITLE, f"{figure(count)} gói", tuple(faults))


def _problems(row: PackageRow, store: FileStore) -> Iterator[str]:
    try:
        with store.local(row.content) as path:
            digest, _size = digest_of(path)
            if digest != row.sha256:
                yield f"gói đã bị thay đổi: SHA-256 {digest}, đã ghi {row.sha256}"
            for finding in verify_package(path).findings:
                yield describe(finding)
    except ContentLost as error:
        yield error.reason
