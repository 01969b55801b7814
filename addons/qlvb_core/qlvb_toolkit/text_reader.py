# SPDX-License-Identifier: LGPL-3.0-or-later
"""The text of a file, read by a process of its own that may die of it.

``python -m qlvb_toolkit.text_reader MIMETYPE MEGABYTES SECONDS`` reads the file from
its standard input and writes the text. Exit status 3: the file holds none.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

from .errors import ReadingFailed, ToolkitError

_NO_TEXT = 3
_PACKAGE = Path(__file__).resolve().parent
_MEGABYTE = 1024 * 1024


def bounded_text(data: bytes, mimetype: str, *, seconds: int, megabytes: int) -> str:
    """The text as ``extract_text`` gives it, empty when the file holds none.

    Raises ReadingFailed when the reader needs more than ``seconds`` of time or
    ``megabytes`` of memory, or breaks; no process is left behind.
    """
    command = [sys.executable, "-P", "-m", f"{_PACKAGE.name}.text_reader"]
    command += [mimetype, str(megabytes), str(seconds)]
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
    if done.returncode == _NO_TEXT:
        return ""
    if done.returncode:
        raise ReadingFailed(f"status {done.returncode}")
    return done.stdout.decode()


def main(mimetype: str, megabytes: int, seconds: int) -> int:
    """Write the text of standard input within these limits; return the exit status."""
    limit = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # only now: the libraries stand under the limits as well
    from .extract import extract_text

    try:
        text = extract_text(sys.stdin.buffer.read(), mimetype)
    except ToolkitError:
        return _NO_TEXT
    sys.stdout.buffer.write(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
