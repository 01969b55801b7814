# SPDX-License-Identifier: LGPL-3.0-or-later
"""A throw-away PostgreSQL, and drafts rendered and converted once."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from qlvb_toolkit.merge import render_docx
from qlvb_toolkit.office import convert_to_pdf

from config.demo.decision_76 import decision_76_context

TEMPLATES = Path(__file__).parents[3] / "addons/qlvb_workflow/data/templates"


def _postgres_program(name: str) -> str:
    found = shutil.which(name)
    if found:
        return found
    return str(sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[-1])


@pytest.fixture(scope="session")
def database() -> Iterator["psycopg2.extensions.connection"]:
    """A connection to an empty cluster; PostgreSQL refuses to run as root."""
    folder = Path(tempfile.mkdtemp(prefix="qlvb-pg-"))
    account = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:
        shutil.chown(folder, account)
    data = folder / "data"
    options = {"user": account} if os.getuid() == 0 else {}
    subprocess.run(
        [
            *(_postgres_program("initdb"), "-D", str(data), "-U", "postgres"),
            *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-A", "trust"),
        ],
        check=True,
        capture_output=True,
        cwd=folder,
        **options,
    )
    control = [_postgres_program("pg_ctl"), "-D", str(data), "-w"]
    server = f"-k {folder} -c listen_addresses='' -c fsync=off"
    log = str(folder / "log")
    subprocess.run(
        [*control, "-l", log, "-o", server, "start"],
        check=True,
        capture_output=False,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **options,
    )
    connection = psycopg2.connect(host=str(folder), user="postgres", dbname="postgres")
    connection.autocommit = True
    yield connection
    connection.close()
    subprocess.run(
        [*control, "-m", "immediate", "stop"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **options,
    )
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def decision_docx() -> bytes:
    template = (TEMPLATES / "quyet_dinh_qppl.docx").read_bytes()
    return render_docx(template, decision_76_context().as_template_context())


@pytest.fixture(scope="session")
def decision_pdf(decision_docx: bytes) -> bytes:
    return convert_to_pdf(decision_docx)
