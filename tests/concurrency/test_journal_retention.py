# SPDX-License-Identifier: LGPL-3.0-or-later
"""A month of the journal leaves the living system, and everything still verifies."""

import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from qlvb_setup.cluster import ROLE
from qlvb_setup.testbed import Testbed
from qlvb_toolkit.journal_verify import main

from config.verify.journal import check_journal
from config.verify.schema import Source
from tests.concurrency.program import run

OLD = 20
# Only a superuser can make events old.
AGE = """
SET session_replication_role = 'replica';
SELECT qlvb_journal_make_month('2024-01-01');
UPDATE qlvb_audit_event SET recorded_at = '2024-01-15' WHERE id IN (
    SELECT id FROM qlvb_audit_event ORDER BY id LIMIT 20)
"""


def test_month_leaves_in_a_file_that_verifies(testbed: Testbed, tmp_path: Path):
    """R213: exported, checked, recorded, removed; file and journal verify offline."""
    instance = testbed.fresh("journal_cut")
    cluster = instance.cluster
    cluster.sql(AGE, instance.database)
    (words,) = [line for line in run(instance, "journal_cut.py") if line[0] == "cut"]
    assert words[1:3] == ["2024-01-01", str(OLD)]
    archive = instance.filestore / words[4]
    assert sha256(archive.read_bytes()).hexdigest() == words[3]
    with zipfile.ZipFile(archive) as content:
        content.extractall(tmp_path)
    files = [str(tmp_path / "events.jsonl"), str(tmp_path / "seals.jsonl")]
    assert main([*files, "--part"]) == 0
    dsn = f"host={cluster.socket} port={cluster.port} user={ROLE} "
    with closing(Source(dsn + f"dbname={instance.database}")) as source:
        section = check_journal(source.events(), source.seals(), cuts=source.cuts())
    assert section.faults == ()
    assert f"{OLD} sự kiện đã xuất ra tệp lưu" in section.counts
