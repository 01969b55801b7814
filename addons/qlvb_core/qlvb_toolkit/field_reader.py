# SPDX-License-Identifier: LGPL-3.0-or-later
"""The fields of a document, read by a process of its own that may die of it.

``python -m qlvb_toolkit.field_reader MEGABYTES SECONDS MIMETYPE`` reads the file from
its standard input and writes a ``DocumentReading`` as JSON.
"""

import dataclasses
import json
import sys
from typing import Any

from .bounded import NOTHING_READ, keep_limits, run_bounded
from .errors import RecognitionError, ToolkitError
from .reading import Box, DocumentReading, Field, read_document


def bounded_reading(
    data: bytes, mimetype: str, *, seconds: int, megabytes: int
) -> DocumentReading:
    """The fields as ``read_document`` gives them; all empty when it reads none.

    ``megabytes`` holds for the reader and, apart, for each Tesseract it starts.

    Raises ReadingFailed when the reader needs more than ``seconds`` of time or
    ``megabytes`` of memory, or breaks; no process is left behind.
    """
    found = run_bounded(
        "field_reader", [mimetype], data, seconds=seconds, megabytes=megabytes
    )
    return _from_json(json.loads(found)) if found else DocumentReading()


def _from_json(found: dict[str, Any]) -> DocumentReading:
    values: dict[str, Any] = {
        name: _field(value) if isinstance(value, dict) else value
        for name, value in found.items()
    }
    values["pages_read"] = tuple(found["pages_read"])
    return DocumentReading(**values)


def _field(found: dict[str, Any]) -> Field:
    box = found["box"]
    return Field(**{**found, "box": Box(**box) if box else None})


def main(megabytes: int, seconds: int, mimetype: str) -> int:
    """Write what standard input says within these limits; return the exit status."""
    keep_limits(megabytes, seconds)
    try:
        reading = read_document(sys.stdin.buffer.read(), mimetype)
    except RecognitionError:
        return 1
    except ToolkitError:
        return NOTHING_READ
    json.dump(dataclasses.asdict(reading), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
