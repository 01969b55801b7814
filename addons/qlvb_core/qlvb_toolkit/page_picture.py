# SPDX-License-Identifier: LGPL-3.0-or-later
"""A picture of one page of anybody's PDF, drawn in a process that may die of it.

As a program: ``python -m qlvb_toolkit.page_picture MEGABYTES SECONDS PAGE WIDTH``.
"""

import sys

from .bounded import NOTHING_READ, keep_limits, run_bounded
from .errors import ReadingFailed, ToolkitError


def bounded_page_png(
    pdf: bytes, page: int, width: int, *, seconds: int, megabytes: int
) -> bytes:
    """What ``office.page_png`` draws, in a process of its own.

    Raises ReadingFailed when there is no such page, or drawing it needs too much.
    """
    picture = run_bounded(
        "page_picture",
        [str(page), str(width)],
        pdf,
        seconds=seconds,
        megabytes=megabytes,
    )
    if picture is None:
        raise ReadingFailed("nothing")
    return picture


def main(page: int, width: int) -> int:
    """Draw the page of the file on standard input; return the status of the process."""
    # after the limits, which the library has to keep
    from .office import page_png

    try:
        picture = page_png(sys.stdin.buffer.read(), page, width)
    except ToolkitError:
        return NOTHING_READ
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    _megabytes, _seconds, _page, _width = map(int, sys.argv[1:])
    keep_limits(_megabytes, _seconds)
    sys.exit(main(_page, _width))
