# SPDX-License-Identifier: LGPL-3.0-or-later
"""From how sure the rules are to the share of values that is right.

``calibration.json`` holds, by source and field, rising steps: from and up to which
confidence of the rules which share was right. ``tests/corpus/calibrate.py`` made it
from the tuned set of the corpus and says how; other sets only measure it.
"""

import json
from bisect import bisect_left
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from .values import DocumentReading, Field

# No document of the tuned set has them.
UNMEASURED = ("due_date",)
_STEPS = Path(__file__).with_name("calibration.json")


def calibrated(reading: DocumentReading) -> DocumentReading:
    """The reading, its confidences the share of such values that is right."""
    found: dict[str, Any] = {}
    for one in fields(reading):
        value = getattr(reading, one.name)
        if isinstance(value, Field) and value.value:
            share = share_right(one.name, value.source, value.confidence)
            found[one.name] = replace(value, confidence=share)
    return replace(reading, **found)


def share_right(name: str, source: str, confidence: float) -> float:
    """The share of values of this field that were right at this confidence."""
    by_field = _table().get(source, {})
    steps = by_field.get(name) or by_field.get("*")
    if not steps or name in UNMEASURED:
        return confidence
    ends = [end for _start, end, _share in steps]
    index = min(bisect_left(ends, confidence), len(ends) - 1)
    share = float(steps[index][2])
    # Of a doubt deeper than any measured nothing is known: it stays.
    return min(confidence, share) if confidence < steps[0][0] else share


@cache
def _table() -> dict[str, dict[str, list[list[float]]]]:
    found: dict[str, dict[str, list[list[float]]]] = json.loads(_STEPS.read_text())
    return found
