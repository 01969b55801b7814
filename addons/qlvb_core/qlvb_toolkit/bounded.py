# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading a file in a process of its own, which may die of it.

A module that reads so is a program: ``python -m qlvb_toolkit.MODULE`` with its own
arguments; the file comes in on its standard input, what was read goes out.
"""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from .errors import ReadingFailed, ReadingInterrupted

NOTHING_READ = 3
_PACKAGE = Path(__file__).resolve().parent
_MEGABYTE = 1024 * 1024


def run_bounded(
    module: str, arguments: list[str], data: bytes, *, seconds: int, megabytes: int
) -> bytes | None:
    """What the program wrote; None when the file holds nothing to read.

    ``module`` is a module of this package, by its name below it.

    Raises ReadingFailed when it needs more than ``seconds`` of time or ``megabytes``
    of memory, or breaks; it is not left behind. Raises ReadingInterrupted when somebody
    ended it.
    """
    command = reader_command(module, megabytes, seconds, *arguments)
    try:
        # S603: our own module, no shell; the file is data on its standard input
        done = subprocess.run(  # noqa: S603
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingFailed("timeout") from error
    if done.returncode == NOTHING_READ:
        return None
    if done.returncode == -signal.SIGTERM:
        raise ReadingInterrupted
    if done.returncode:
        raise ReadingFailed(f"status {done.returncode}")
    return done.stdout


def reader_command(module: str, *arguments: object) -> list[str]:
    """The command line of a module of this package, named by its name below it."""
    program = [sys.executable, "-P", "-m", f"{_PACKAGE.name}.{module}"]
    return [*program, *map(str, arguments)]


def environment() -> dict[str, str]:
    """All a reader knows: nothing of the surroundings, no password above all."""
    paths = [str(_PACKAGE.parent), *filter(None, sys.path)]
    return {"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(paths)}


def keep_limits(megabytes: int, seconds: int) -> None:
    """Put this process, and those it starts, under the limits; before libraries."""
    keep_memory(megabytes)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def keep_memory(megabytes: int) -> None:
    """The same of memory alone; no picture of it is left when it dies."""
    limit = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
