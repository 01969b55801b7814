# SPDX-License-Identifier: LGPL-3.0-or-later
"""The backup scripts of ``config/backup``, there and back, judged by the verifier."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from qlvb_setup import database
from qlvb_setup.cluster import BIN, ROLE, SUPERUSER
from qlvb_setup.odoo import Instance
from qlvb_setup.paths import ROOT
from qlvb_setup.process import run
from qlvb_setup.testbed import Testbed, run_script

SCRIPTS = ROOT / "config" / "backup"
VERIFY = ROOT / "config" / "verify" / "verify.py"
KEEP_FILE = Path(__file__).with_name("keep_file.py")
TABLES = ("qlvb_document", "qlvb_document_file", "qlvb_audit_event", "qlvb_audit_seal")


@dataclass(frozen=True)
class Keys:
    identity: Path
    recipients: Path


def _key_pair(folder: Path) -> Keys:
    folder.mkdir(parents=True, exist_ok=True)
    keys = Keys(folder / "identity.txt", folder / "recipients.txt")
    subprocess.run(["age-keygen", "-o", keys.identity], check=True, capture_output=True)
    public = subprocess.run(
        ["age-keygen", "-y", keys.identity], check=True, capture_output=True
    )
    keys.recipients.write_bytes(public.stdout)
    return keys


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return _key_pair(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def source(testbed: Testbed) -> Instance:
    instance = testbed.fresh("backup")
    run_script(instance, KEEP_FILE)
    return instance


def _data(instance: Instance) -> str:
    return str(instance.filestore.parents[1])


def _run(
    instance: Instance, script: str, *arguments: object
) -> "subprocess.CompletedProcess[str]":
    """Run a script as the superuser of the database."""
    return subprocess.run(
        [str(SCRIPTS / script), *map(str, arguments)],
        env=instance.cluster.environment(SUPERUSER) | {"PGBIN": str(BIN)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def backup(
    source: Instance, keys: Keys, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    to = tmp_path_factory.mktemp("backups")
    done = _run(
        source, "backup.sh", source.database, _data(source), keys.recipients, to
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def _empty_copy(source: Instance) -> Instance:
    """A database of its own without a table, and no files."""
    name = f"{source.database}_restored"
    target = replace(source, database=name)
    database.drop(target.cluster, name, target.filestore)
    options = ["-O", ROLE, "-T", "template0", name]
    run(BIN / "createdb", *options, env=target.cluster.environment(SUPERUSER))
    return target


def _contents(instance: Instance) -> dict[str, str]:
    query = "SELECT count(*), md5(string_agg(t::text, '' ORDER BY id)) FROM {} t"
    return {
        table: instance.cluster.sql(query.format(table), instance.database)
        for table in TABLES
    }


def _verify(instance: Instance) -> "subprocess.CompletedProcess[str]":
    cluster = instance.cluster
    dsn = f"host={cluster.socket} port={cluster.port} user={ROLE} "
    command = [
        sys.executable,
        str(VERIFY),
        "--dsn",
        f"{dsn} dbname={instance.database}",
    ]
    command += ["--filestore", str(instance.filestore)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_was_backed_up_comes_back(
    source: Instance, backup: Path, keys: Keys
) -> None:
    """R27: a backup brings database, files and journal back, and all verifies."""
    target = _empty_copy(source)
    done = _run(
        target,
        "restore.sh",
        backup,
        keys.identity,
        target.database,
        _data(target),
    )
    assert done.returncode == 0, done.stderr
    assert _contents(target) == _contents(source)
    verdict = _verify(target)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    # still out of the hands of the application's own role
    assert database_owner(target) == database_owner(source) != ROLE


def database_owner(instance: Instance) -> str:
    query = "SELECT tableowner FROM pg_tables WHERE tablename = 'qlvb_audit_event'"
    return instance.cluster.sql(query, instance.database)


def test_nobody_reads_it_without_the_key(backup: Path, tmp_path: Path) -> None:
    """R27: stored backups are encrypted: nothing of the content stands in them."""
    for path in backup.glob("*.age"):
        data = path.read_bytes()
        assert data.startswith(b"age-encryption.org/")
        for plain in (b"PGDMP", b"ustar", b"%PDF", "Tờ trình".encode()):
            assert plain not in data
    other = _key_pair(tmp_path / "other")
    refused = subprocess.run(
        ["age", "--decrypt", "-i", other.identity, backup / "database.dump.age"],
        capture_output=True,
        check=False,
    )
    assert refused.returncode
    assert not refused.stdout
    assert {oct(path.stat().st_mode & 0o777) for path in backup.iterdir()} == {"0o600"}


def test_damaged_backup_changes_nothing(
    source: Instance, backup: Path, keys: Keys, tmp_path: Path
) -> None:
    damaged = shutil.copytree(backup, tmp_path / "damaged")
    content = bytearray((damaged / "files.tar.age").read_bytes())
    content[len(content) // 2] ^= 1
    (damaged / "files.tar.age").write_bytes(content)
    target = _empty_copy(source)
    done = _run(
        target, "restore.sh", damaged, keys.identity, target.database, _data(target)
    )
    assert done.returncode
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    assert target.cluster.sql(tables, target.database) == "0"
    assert not target.filestore.exists()


def test_failed_backup_leaves_nothing(source: Instance, tmp_path: Path) -> None:
    keys = _key_pair(tmp_path / "keys")
    to = tmp_path / "to"
    done = _run(source, "backup.sh", "no_such", _data(source), keys.recipients, to)
    assert done.returncode
    assert os.listdir(to) == []
