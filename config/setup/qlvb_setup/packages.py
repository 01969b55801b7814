# SPDX-License-Identifier: LGPL-3.0-or-later
"""Debian packages: what is missing, and installing just that."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import SetupError
from .process import is_root

# postgresql-common reads this directory when it decides whether installing the
# server package shall create and start a cluster; ours must not.
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.d")
NO_MAIN_CLUSTER = "create_main_cluster = false\n"
# Debian asks this program before a package starts its service; tests start their own.
SERVICE_POLICY = Path("/usr/sbin/policy-rc.d")
START_NOTHING = "#!/bin/sh\nexit 101\n"


def read_list(path: Path) -> list[str]:
    """Package names of a list file; comments and empty lines are skipped."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def missing(wanted: list[str]) -> list[str]:
    """Those of the wanted packages that are not installed."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *wanted]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    pairs = (line.split() for line in answer.stdout.splitlines())
    installed = {name for state, name in pairs if state == "installed"}
    return [name for name in wanted if name not in installed]


def install(names: list[str], log: Path) -> None:
    """Install packages with apt, without recommendations and without questions.

    :raises SetupError: when apt fails
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("")
    _apt(["update"], log)
    with _without_main_cluster("postgresql-15" in names), _without_services():
        _apt(["install", "--yes", "--no-install-recommends", *names], log)


def _apt(arguments: list[str], log: Path) -> None:
    command = [*_privilege(), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    with log.open("a") as sink:
        result = subprocess.run(
            [*command, "--quiet", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if result.returncode:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise SetupError(
            f"'apt-get {arguments[0]}' failed:\n{tail}",
            f"Put right what it says (full log: {log}) and give the command again.",
        )


@contextmanager
def _without_main_cluster(wanted: bool) -> Iterator[None]:
    """Keep the PostgreSQL server package from creating a cluster nobody uses."""
    if not wanted:
        yield
        return
    settings = CLUSTER_SETTINGS / "qlvb.conf"
    _root("mkdir", "-p", str(CLUSTER_SETTINGS))
    _root("tee", str(settings), stdin=NO_MAIN_CLUSTER)
    try:
        yield
    finally:
        _root("rm", "-f", str(settings))


@contextmanager
def _without_services() -> Iterator[None]:
    """Keep packages from starting services; a policy of the machine's own stays."""
    if SERVICE_POLICY.exists():
        yield
        return
    _root("tee", str(SERVICE_POLICY), stdin=START_NOTHING)
    try:
        _root("chmod", "755", str(SERVICE_POLICY))
        yield
    finally:
        _root("rm", "-f", str(SERVICE_POLICY))


def _root(*command: str, stdin: str = "") -> None:
    arguments = [*_privilege(), *command]
    subprocess.run(arguments, input=stdin, text=True, check=True, capture_output=True)


def _privilege() -> list[str]:
    return [] if is_root() else ["sudo", "-p", f"[sudo] {os.environ.get('USER')}: "]
