# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tampering with the file store, the file table and archive packages."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from qlvb_sip import build_package

from config.verify.files import check_files
from config.verify.packages import check_packages
from config.verify.report import Section
from config.verify.rows import Content, FileRow, PackageRow, StoredFact
from config.verify.store import FileStore
from tests.unit.qlvb_sip.sip_samples import CODE, make_package
from tests.unit.verify.samples import facts_of, stored_file


@pytest.fixture
def rows(tmp_path: Path) -> list[FileRow]:
    return [stored_file(tmp_path, n, b"%PDF " + bytes([n]) * n) for n in (1, 2, 5)]


def problems(
    rows: list[FileRow], folder: Path, facts: list[StoredFact] | None = None
) -> list[str]:
    known = facts_of(rows) if facts is None else facts
    section = check_files(rows, known, FileStore(folder))
    return [f"{fault.subject}: {fault.problem}" for fault in section.faults]


def test_true_files(rows: list[FileRow], tmp_path: Path) -> None:
    """R3: every stored file still has the SHA-256 of its receipt."""
    section = check_files(rows, facts_of(rows), FileStore(tmp_path))
    assert section == Section("Tệp văn bản", "3 tệp")


def test_changed_content(rows: list[FileRow], tmp_path: Path) -> None:
    """Invariant 2: one changed byte in the store names the file and both digests."""
    path = tmp_path / str(rows[1].content.store_fname)
    data = b"X" + path.read_bytes()[1:]
    path.write_bytes(data)
    (line,) = problems(rows, tmp_path)
    assert line.startswith("tệp 2 «Công văn 2.pdf» (văn bản 42): nội dung đã bị thay")
    assert sha256(data).hexdigest() in line
    assert rows[1].sha256 in line


def test_content_and_database_changed_together(
    rows: list[FileRow], tmp_path: Path
) -> None:
    """Whoever replaces content and digest is contradicted by the journal."""
    facts = facts_of(rows)
    rows[0] = stored_file(tmp_path, 1, b"%PDF forged")
    (line,) = problems(rows, tmp_path, facts)
    assert "nhật ký (sự kiện 1001) ghi" in line


def test_lost_content(rows: list[FileRow], tmp_path: Path) -> None:
    (tmp_path / str(rows[2].content.store_fname)).unlink()
    assert ["mất tệp" in line for line in problems(rows, tmp_path)] == [True]


def test_attachment_removed(rows: list[FileRow], tmp_path: Path) -> None:
    rows[0] = replace(rows[0], content=Content(None, None))
    (line,) = problems(rows, tmp_path)
    assert "không có nội dung" in line


def test_row_removed(rows: list[FileRow], tmp_path: Path) -> None:
    """A file the journal saw being stored, whose row is gone."""
    facts = facts_of(rows)
    for gone in (0, 1, 2):
        left = [row for index, row in enumerate(rows) if index != gone]
        (line,) = problems(left, tmp_path, facts)
        assert line.startswith(f"tệp {rows[gone].id}: nhật ký ghi đã lưu")


def test_row_the_journal_never_saw(rows: list[FileRow], tmp_path: Path) -> None:
    facts = facts_of(rows)
    for unseen in (0, 1, 2):
        known = [fact for index, fact in enumerate(facts) if index != unseen]
        (line,) = problems(rows, tmp_path, known)
        assert line.startswith(f"tệp {rows[unseen].id} ")
        assert "không có sự kiện" in line


def test_wrong_size(rows: list[FileRow], tmp_path: Path) -> None:
    rows[0] = replace(rows[0], size=99)
    assert ["dung lượng" in line for line in problems(rows, tmp_path)] == [True]


def test_store_name_leading_outside(rows: list[FileRow], tmp_path: Path) -> None:
    """A forged name never makes the verifier read outside the store."""
    inner = tmp_path / "store"
    inner.mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    rows[0] = replace(rows[0], content=Content("../secret", None))
    line = problems(rows[:1], inner)[0]
    assert "nằm ngoài kho tệp" in line


def test_content_kept_in_the_database(tmp_path: Path) -> None:
    data = b"%PDF in database"
    row = stored_file(tmp_path, 1, data, content=Content(None, data))
    assert problems([row], tmp_path) == []
    forged = replace(row, content=Content(None, b"%PDF in databasX"))
    assert len(problems([forged], tmp_path)) == 1


@pytest.fixture
def package(tmp_path: Path) -> PackageRow:
    result = build_package(make_package("AIP_hoso"), tmp_path)
    name = result.zip_path.name
    return PackageRow(7, CODE, result.sha256, Content(name, None))


def package_lines(row: PackageRow, folder: Path) -> list[str]:
    section = check_packages([row], FileStore(folder))
    assert section.counts == "1 gói"
    return [f"{fault.subject}: {fault.problem}" for fault in section.faults]


def test_true_package(package: PackageRow, tmp_path: Path) -> None:
    assert package_lines(package, tmp_path) == []


def test_changed_package(package: PackageRow, tmp_path: Path) -> None:
    """The package and the file inside it are both named."""
    path = tmp_path / str(package.content.store_fname)
    data = bytearray(path.read_bytes())
    data[data.index(b"%PDF-1.7 main")] ^= 1
    path.write_bytes(data)
    lines = package_lines(package, tmp_path)
    assert all(line.startswith(f"gói 7 «{CODE}»: ") for line in lines)
    assert any("gói đã bị thay đổi" in line for line in lines)
    assert any(f"data/{CODE}.1.pdf: không đọc được tệp" in line for line in lines)


def test_package_that_never_was_one(package: PackageRow, tmp_path: Path) -> None:
    (tmp_path / "junk").write_bytes(b"junk")
    digest = sha256(b"junk").hexdigest()
    row = replace(package, sha256=digest, content=Content("junk", None))
    (line,) = package_lines(row, tmp_path)
    assert "không phải tệp ZIP" in line


def test_lost_package(package: PackageRow, tmp_path: Path) -> None:
    (tmp_path / str(package.content.store_fname)).unlink()
    (line,) = package_lines(package, tmp_path)
    assert "mất tệp" in line
