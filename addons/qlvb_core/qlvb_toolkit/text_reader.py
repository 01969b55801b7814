# SPDX-License-Identifier: LGPL-3.0-or-later
"""The text of a file, read by a process of its own that may die of it.

``python -m qlvb_toolkit.text_reader MEGABYTES SECONDS MIMETYPE`` reads the file from
its standard input and writes the text.
"""

import sys

from .bounded import NOTHING_READ, keep_limits, run_bounded
from .errors import ToolkitError


def bounded_text(data: bytes, mimetype: str, *, seconds: int, megabytes: int) -> str:
    """The text as ``extract_text`` gives it, empty when the file holds none.

    Raises ReadingFailed when the reader needs more than ``seconds`` of time or
    ``megabytes`` of memory, or breaks; no process is left behind.
    """
    text = run_bounded(
        "text_reader", [mimetype], data, seconds=seconds, megabytes=megabytes
    )
    return text.decode() if text else ""


def main(megabytes: int, seconds: int, mimetype: str) -> int:
    """Write the text of standard input within these limits; return the exit status."""
    keep_limits(megabytes, seconds)
    # only now: the libraries stand under the limits as well
    from .extract import extract_text

    try:
        text = extract_text(sys.stdin.buffer.read(), mimetype)
    except ToolkitError:
        return NOTHING_READ
    sys.stdout.buffer.write(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
