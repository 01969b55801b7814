# SPDX-License-Identifier: LGPL-3.0-or-later
"""Check an exported journal without the system that wrote it.

``python -m qlvb_toolkit.journal_verify EVENTS SEALS [--head DIGEST] [--part]``

``--part`` is for a journal that does not begin with the first event: a month taken out.
An event line holds ``id``, ``digest`` and ``data``; a seal line ``previous``,
``first_id``, ``last_id``, ``digests`` and ``digest``. Exit status 0: nothing found,
1: findings, 2: a file cannot be read.
"""

import argparse
import json
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from .chain import GENESIS, verify
from .errors import InvalidJournal
from .types import Event, Finding, Seal

T = TypeVar("T")


def read_event(row: dict[str, Any]) -> Event:
    """An event from its JSON object; KeyError or TypeError when it is none."""
    return Event(_integer(row["id"]), _mapping(row["data"]), str(row["digest"]))


def read_seal(row: dict[str, Any]) -> Seal:
    """A seal from its JSON object; KeyError or TypeError when it is none."""
    return Seal(
        previous=str(row["previous"]),
        first_id=_integer(row["first_id"]),
        last_id=_integer(row["last_id"]),
        digests=tuple(str(digest) for digest in row["digests"]),
        digest=str(row["digest"]),
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        events = list(_read(options.events, read_event))
        seals = list(_read(options.seals, read_seal))
    except (InvalidJournal, OSError) as error:
        print(f"unreadable {error}", file=sys.stderr)
        return 2
    after = seals[0].previous if options.part and seals else GENESIS
    findings = verify(events, seals, options.head, after=after)
    if options.part:
        findings = _of_this_part(findings, events, seals)
    for finding in findings:
        print(finding.kind, finding.event_id, finding.until_id)
    print(f"events={len(events)} seals={len(seals)} findings={len(findings)}")
    return 1 if findings else 0


def _of_this_part(
    findings: list[Finding], events: list[Event], seals: list[Seal]
) -> list[Finding]:
    """Leave out seals none of whose events is here: of the month before or after,
    written in the same moment. Whoever takes a whole seal away changes the file."""
    ids = sorted(event.id for event in events)
    elsewhere = {
        (one.first_id, one.last_id)
        for one in seals
        if bisect_left(ids, one.first_id) == bisect_right(ids, one.last_id)
    }
    return [
        finding
        for finding in findings
        if finding.kind != "removed"
        or (finding.event_id, finding.until_id) not in elsewhere
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qlvb_toolkit.journal_verify")
    parser.add_argument("events", type=Path)
    parser.add_argument("seals", type=Path)
    parser.add_argument("--head", help="digest of the last seal, kept elsewhere")
    parser.add_argument(
        "--part", action="store_true", help="the journal begins after earlier seals"
    )
    return parser


def _read(path: Path, make: Callable[[dict[str, Any]], T]) -> Iterator[T]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = make(json.loads(line)) if line.strip() else None
            except (ValueError, KeyError, TypeError) as error:
                raise InvalidJournal("line", path=path.name, line=number) from error
            if row is not None:
                yield row


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


if __name__ == "__main__":
    sys.exit(main())
