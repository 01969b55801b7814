# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: S608 - the names and numbers in the statements are our own
"""The offline verifier on a real database: nothing wrong, then one byte changed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed, run_script

HERE = Path(__file__).parent
VERIFY = HERE.parents[1] / "config" / "verify" / "verify.py"
JOURNAL = "qlvb_audit_event"


@dataclass(frozen=True)
class Archive:
    """A database with one accepted dossier, and the ids of what lies in it."""

    instance: Instance
    package: int
    file: int

    def verify(self) -> tuple[int, str]:
        """Return exit code and report."""
        cluster = self.instance.cluster
        dsn = (
            f"host={cluster.socket} port={cluster.port} user=qlvb "
            f"dbname={self.instance.database}"
        )
        command = [sys.executable, str(VERIFY), "--dsn", dsn]
        command += ["--filestore", str(self.instance.filestore)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def sql(self, statement: str) -> str:
        """Run SQL as superuser."""
        return self.instance.cluster.sql(statement, self.instance.database)

    def content(self, model: str, record: int) -> Path:
        """Return where the content of a record lies in the file store."""
        name = self.sql(
            "SELECT store_fname FROM ir_attachment WHERE res_field = 'content' "
            f"AND res_model = '{model}' AND res_id = {record}"
        )
        return self.instance.filestore / name


@pytest.fixture(scope="module")
def archive(testbed: Testbed) -> Archive:
    instance = testbed.fresh("verify")
    lines = run_script(instance, HERE / "make_archive.py")
    package, file = next(line for line in lines if line.startswith("made")).split()[1:]
    return Archive(instance, int(package), int(file))


@contextmanager
def changed_byte(path: Path) -> Iterator[None]:
    """Change one byte in the middle of a file, and put it back."""
    original = path.read_bytes()
    middle = len(original) // 2
    mode = path.stat().st_mode
    path.chmod(0o600)
    try:
        path.write_bytes(
            original[:middle] + bytes([original[middle] ^ 1]) + original[middle + 1 :]
        )
        yield
    finally:
        path.write_bytes(original)
        path.chmod(mode)


@contextmanager
def changed_event(archive: Archive, event: int, column: str) -> Iterator[None]:
    """Change a letter of a journal row, past the triggers, and put it back."""
    archive.sql(
        f"ALTER TABLE {JOURNAL} DISABLE TRIGGER USER; "
        f"CREATE TABLE kept AS SELECT id, {column} AS was FROM {JOURNAL} "
        f"WHERE id = {event}; "
        f"UPDATE {JOURNAL} SET {column} = overlay({column} placing 'x' from 4 for 1) "
        f"WHERE id = {event}"
    )
    try:
        yield
    finally:
        archive.sql(
            f"UPDATE {JOURNAL} j SET {column} = was FROM kept WHERE kept.id = j.id; "
            f"DROP TABLE kept; ALTER TABLE {JOURNAL} ENABLE TRIGGER USER"
        )


def test_untouched_system_is_whole(archive: Archive):
    """R31, R176: journal, files and package of a living system hold."""
    code, report = archive.verify()
    assert code == 0, report
    assert "KẾT LUẬN: OK" in report
    assert "Tệp văn bản: 2 tệp" in report
    assert "Gói lưu trữ: 1 gói" in report
    assert int(archive.sql("SELECT count(*) FROM qlvb_audit_seal")) > 0
    assert ", 0 dấu niêm" not in report


def test_changed_file_is_named(archive: Archive):
    """R176: one byte of one stored file."""
    with changed_byte(archive.content("qlvb.document.file", archive.file)):
        code, report = archive.verify()
    assert code == 1
    assert f"SAI tệp {archive.file} «Tờ trình 1.pdf»" in report
    assert report.count("SAI ") == 1 + report.count("SAI LỆCH"), report
    assert archive.verify()[0] == 0


@pytest.mark.parametrize("column", ["payload", "res_name"])
def test_changed_event_is_named(archive: Archive, column: str):
    """R31: one letter of one sealed event, by the database's superuser."""
    accepted = f"SELECT id FROM {JOURNAL} WHERE code = 'dossier.accept'"
    event = int(archive.sql(accepted))
    with changed_event(archive, event, column):
        code, report = archive.verify()
    assert code == 1
    assert f"SAI sự kiện {event}:" in report
    assert archive.verify()[0] == 0


def test_removed_event_is_named(archive: Archive):
    """R31: an event taken out of the sealed journal leaves a hole that is found."""
    event = int(archive.sql(f"SELECT min(id) FROM {JOURNAL} WHERE code = 'file.store'"))
    archive.sql(
        f"ALTER TABLE {JOURNAL} DISABLE TRIGGER USER; "
        f"CREATE TABLE kept AS SELECT * FROM {JOURNAL} WHERE id = {event}; "
        f"DELETE FROM {JOURNAL} WHERE id = {event}"
    )
    code, report = archive.verify()
    archive.sql(
        f"INSERT INTO {JOURNAL} SELECT * FROM kept; DROP TABLE kept; "
        f"ALTER TABLE {JOURNAL} ENABLE TRIGGER USER"
    )
    assert code == 1
    assert f"SAI sự kiện {event}: đã bị xóa" in report
    assert archive.verify()[0] == 0


def test_changed_package_is_named(archive: Archive):
    """R176, R191: one byte of the package."""
    with changed_byte(archive.content("qlvb.package", archive.package)):
        code, report = archive.verify()
    assert code == 1
    assert f"SAI gói {archive.package} " in report
    assert archive.verify()[0] == 0
