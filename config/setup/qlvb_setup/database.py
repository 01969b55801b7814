# SPDX-License-Identifier: LGPL-3.0-or-later
"""Databases: made from templates, which carry what every copy would repeat."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from .cluster import BIN, ROLE, SUPERUSER, Cluster
from .odoo import Instance, stream
from .paths import ROOT
from .process import locked, run

BASE_ADDONS = (
    "base",
    "web",
    "mail",
    "auth_password_policy",
    "auth_totp",
    "auth_totp_mail",
    "auth_passkey",
    "auth_timeout",
    "queue_job",
)
LANGUAGE = "vi_VN"
JOURNAL_SQL = ROOT / "config" / "postgresql" / "journal.sql"


def exists(cluster: Cluster, name: str) -> bool:
    return name in cluster.sql("SELECT datname FROM pg_database").splitlines()


def create(cluster: Cluster, name: str, template: str = "template1") -> None:
    """Create an empty or cloned database owned by the Odoo role.

    It can protect the journal from that role: what only a superuser can provide.
    """
    with locked(cluster.base / "create.lock"):
        options = ["-O", ROLE, "-T", template, name]
        run(BIN / "createdb", *options, env=cluster.environment(SUPERUSER))
    protect_journal(cluster, name)


def protect_journal(cluster: Cluster, name: str) -> None:
    """Let the addons hand the journal over to its own role when they are updated."""
    cluster.sql(JOURNAL_SQL.read_text(), name)


def open_for_update(cluster: Cluster, name: str) -> None:
    """Let the update renew the journal's own tables; qlvb_core protects them again.

    Only the superuser can, and a database from an older version may know nothing of it.
    """
    cluster.sql(f"{JOURNAL_SQL.read_text()}\nSELECT qlvb_journal_release();", name)


def drop(cluster: Cluster, name: str, filestore: Path | None = None) -> None:
    options = ["--if-exists", "--force", name]
    run(BIN / "dropdb", *options, env=cluster.environment(SUPERUSER))
    if filestore:
        shutil.rmtree(filestore, ignore_errors=True)


def clone(template: Instance, target: Instance) -> None:
    """Replace the target's database and files by a copy of the template's."""
    drop(target.cluster, target.database, target.filestore)
    create(target.cluster, target.database, template.database)
    if template.filestore.exists():
        shutil.copytree(template.filestore, target.filestore)


def install(
    instance: Instance, addons: Iterable[str], *options: str, language: bool = False
) -> Iterable[str]:
    """Install addons; yields the log lines while it works."""
    arguments = ["-i", ",".join(addons), "--stop-after-init", "--no-http", *options]
    if language:
        arguments.append(f"--load-language={LANGUAGE}")
    instance.write_config()
    yield from stream(
        instance.command(*arguments), instance.environment(), instance.log
    )
