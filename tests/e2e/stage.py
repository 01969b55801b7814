# SPDX-License-Identifier: LGPL-3.0-or-later
"""A demo province of its own: database, certificate authority, outbox, server."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import run_script

from tests.fakes.pki.authority import Pki, make_pki
from tests.fakes.pki.server import free_port, serve
from tests.fakes.pki.spec import read_spec

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "config" / "demo"
PIN = "13579246"
SETTLE_SECONDS = 120


@dataclass(frozen=True)
class Stage:
    """A served province and how to enter it."""

    url: str
    instance: Instance
    directory: Path
    passwords: dict[str, str]
    code_keys: dict[str, str]

    @property
    def outbox(self) -> Path:
        """Where packets for the national axis are put."""
        return self.directory / "outbox"

    @property
    def pin(self) -> str:
        return PIN

    def settle(self) -> None:
        """Wait until no job is under way: a preview is made a while after the act."""
        deadline = time.monotonic() + SETTLE_SECONDS
        under_way = "state IN ('pending', 'enqueued', 'started') AND eta IS NULL"
        while jobs := self.count("queue_job", under_way):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{jobs} jobs still under way")
            time.sleep(0.2)

    def count(self, table: str, where: str = "TRUE") -> int:
        """Rows of a table, to show that a refusal left nothing behind."""
        query = f"SELECT count(*) FROM {table} WHERE {where}"  # noqa: S608 - ours
        return int(self.instance.cluster.sql(query, self.instance.database))


@contextmanager
def served_authority(directory: Path) -> Iterator[Pki]:
    """The test certificate authority of the province, answering while in use."""
    spec = read_spec(DEMO / "pki.json")
    with serve(make_pki(directory, spec, port=free_port(), password=PIN)) as pki:
        yield pki


def load_province(
    instance: Instance, pki: Pki, *, story: bool
) -> tuple[Path, dict[str, str], dict[str, str]]:
    """Put the demo province into a database, with its story played or not.

    :return: the directory with its outbox, the password of each login, and the key of
        the codes of those who log in with a second step
    """
    directory = instance.directory / "province"
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    settings = {
        "QLVB_DEMO_DIR": str(directory),
        "QLVB_DEMO_PKI": str(pki.directory),
        "QLVB_DEMO_PKI_PASSWORD": pki.password,
        "QLVB_DEMO_STORY": str(int(story)),
    }
    run_script(instance, DEMO / "load_demo.py", settings)
    people = json.loads((directory / "logins.json").read_text(encoding="utf-8"))
    passwords = {person["login"]: person["password"] for person in people}
    code_keys = {p["login"]: p["code_key"] for p in people if p["code_key"]}
    return directory, passwords, code_keys
