# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading a file in a process of its own, which may die of it.

A module that reads so is a program: ``python -m qlvb_toolkit.MODULE`` with its own
arguments; the file comes in on its standard input, what was read goes out.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

from .errors import ReadingFailed

NOTHING_READ = 3
_PACKAGE = Path(__file__).resolve().parent
_MEGABYTE = 1024 * 1024


def run_bounded(
    module: str, arguments: list[str], data: bytes, *, seconds: int, megabytes: int
) -> bytes | None:
    """What the program wrote; None when the file holds nothing to read.

    ``module`` is a module of this package, by its name below it.

    Raises ReadingFailed when it needs more than ``seconds`` of time or ``megabytes``
    of memory, or breaks; it is not left behind.
    """
    command = [sys.executable, "-P", "-m", f"{_PACKAGE.name}.{module}"]
    command += [str(megabytes), str(seconds), *arguments]
    # Nothing of the surroundings, no password above all, reaches the reader.
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": os.pathsep.join([str(_PACKAGE.parent), *filter(None, sys.path)]),
    }
    try:
        # S603: our own module, no shell; the file is data on its standard input
        done = subprocess.run(  # noqa: S603
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingFailed("timeout") from error
    if done.returncode == NOTHING_READ:
        return None
    if done.returncode:
        raise ReadingFailed(f"status {done.returncode}")
    return done.stdout


def keep_limits(megabytes: int, seconds: int, *, beside: int = 0) -> None:
    """Put this process, and those it starts, under the limits; before libraries.

    ``beside`` is the address space, in bytes, that does not count.
    """
    limit = beside + megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
