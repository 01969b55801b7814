# SPDX-License-Identifier: LGPL-3.0-or-later
"""Running programs: loud failures, locks, free ports."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .errors import SetupError

LOOPBACK = "127.0.0.1"
LISTENING = "0A"  # state of a socket in /proc/net/tcp


def run(
    *command: str | Path,
    env: Mapping[str, str] | None = None,
    stdin: str | None = None,
    cwd: Path | None = None,
) -> str:
    """Run to the end and return standard output.

    :raises SetupError: with the last lines the program printed, when it fails
    """
    result = subprocess.run(
        [str(part) for part in command],
        env=dict(env) if env is not None else None,
        input=stdin,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        tail = "\n".join((result.stdout + result.stderr).splitlines()[-20:])
        raise SetupError(
            f"'{Path(command[0]).name}' failed with code {result.returncode}.", tail
        )
    return result.stdout


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on ``path``, so that parallel commands take turns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def free_port() -> int:
    """A loopback TCP port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@contextmanager
def reserved_port_from(first: int) -> Iterator[int]:
    """Hold the first free loopback port from ``first`` on, and give it back after.

    Whoever looks for a port meanwhile, as another checkout does, takes another one.
    """
    with socket.socket() as holder:
        yield next(port for port in range(first, 65536) if _take(holder, port))


def _take(holder: socket.socket, port: int) -> bool:
    try:
        holder.bind((LOOPBACK, port))
    except OSError:
        return False
    holder.listen()
    return True


def listens(pid: int, port: int) -> bool:
    """Whether this very process listens on a port of its machine."""
    return not _sockets_of(pid).isdisjoint(_listening_sockets(port))


def _sockets_of(pid: int) -> set[str]:
    try:
        handles = list(Path(f"/proc/{pid}/fd").iterdir())
        links = [handle.readlink().name for handle in handles if handle.is_symlink()]
    except OSError:
        return set()
    return {link[8:-1] for link in links if link.startswith("socket:[")}


def _listening_sockets(port: int) -> set[str]:
    """Inodes of the sockets that listen on ``port``, from the kernel's tables."""
    tables = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
    lines = [line for table in tables if table.exists() for line in _rows(table)]
    return {
        row[9]
        for row in map(str.split, lines)
        if row[3] == LISTENING and int(row[1].rpartition(":")[2], 16) == port
    }


def _rows(table: Path) -> list[str]:
    return table.read_text().splitlines()[1:]


def port_is_taken(port: int, host: str = LOOPBACK) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def is_alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not is_alive(pid):
            return True
        time.sleep(0.1)
    return not is_alive(pid)


def is_root() -> bool:
    return os.geteuid() == 0
