# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fit ``calibration.json``: which share is right at which confidence of the rules.

``python -m tests.corpus.calibrate`` reads the tuned set alone, the fields of each
sample uncalibrated. Values are put in order of their confidence and pooled into rising
steps (isotonic regression) of at least ``SMALLEST`` values; a step's share is
(right + 1) / (values + 2), so that no step says "never wrong". Fields with few values
of their own share the steps of all (``*``).
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qlvb_toolkit.reading import calibration
from qlvb_toolkit.reading.document import read_uncalibrated

from .build import Sample, samples
from .score import right

TARGET = Path(calibration.__file__).with_name("calibration.json")
SMALLEST = 8
# Fields whose errors are of their own kind.
OWN = ("signer", "agency", "addressees")

Point = tuple[float, bool]


@dataclass
class _Step:
    """Values between two confidences."""

    start: float
    end: float
    right: int
    count: int

    @property
    def share(self) -> float:
        return (self.right + 1) / (self.count + 2)


def points(corpus: Iterable[Sample]) -> dict[str, dict[str, list[Point]]]:
    """By source and field: the confidence of each value found, and whether it is
    right."""
    found: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for sample in corpus:
        reading = read_uncalibrated(sample.data, sample.mimetype)
        for name, true in sample.truth.items():
            field = getattr(reading, name)
            if field.value:
                point = (field.confidence, right(name, true, field.value))
                found[field.source][name].append(point)
    return found


def fitted(
    found: dict[str, dict[str, list[Point]]],
) -> dict[str, dict[str, list[list[float]]]]:
    """The table by source and field."""
    return {
        source: {
            "*": steps([point for one in by_field.values() for point in one]),
            **{name: steps(by_field[name]) for name in OWN if by_field.get(name)},
        }
        for source, by_field in found.items()
    }


def steps(given: Sequence[Point]) -> list[list[float]]:
    """Rising steps: from and up to which confidence, which share."""
    found: list[_Step] = []
    for step in _smallest(sorted(given)):
        found.append(step)
        while len(found) > 1 and _is_no_step(found[-2], found[-1]):
            last = found.pop()
            found[-1] = _joined(found[-1], last)
    return [[round(x, 3) for x in (step.start, step.end, step.share)] for step in found]


def _smallest(given: Sequence[Point]) -> list[_Step]:
    found = []
    for start in range(0, len(given), SMALLEST):
        part = given[start : start + SMALLEST]
        step = _Step(part[0][0], part[-1][0], sum(ok for _, ok in part), len(part))
        if found and len(part) < SMALLEST:
            step = _joined(found.pop(), step)
        found.append(step)
    return found


def _is_no_step(one: _Step, other: _Step) -> bool:
    return one.share >= other.share or one.end == other.end


def _joined(one: _Step, other: _Step) -> _Step:
    return _Step(one.start, other.end, one.right + other.right, one.count + other.count)


def main() -> None:
    """Write the table; standard error says how many values stand behind it."""
    found = points(samples("tuned"))
    for source, by_field in found.items():
        sys.stderr.write(f"{source}: {sum(map(len, by_field.values()))} values\n")
    table = json.dumps(fitted(found), indent=1, sort_keys=True)
    TARGET.write_text(f"{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
