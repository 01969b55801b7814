# SPDX-License-Identifier: LGPL-3.0-or-later
"""From how sure the rules are to the share of values that is right.

``calibration.json`` holds, by source and field, rising steps: up to which confidence
of the rules which share was right. ``tests/corpus/calibrate.py`` made it from the
tuned set of the corpus and says how; other sets only measure it.
"""

import json
from bisect import bisect_left
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from .values import DocumentReading, Field

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
    steps = _table().get(source, {})
    ends_shares = steps.get(name) or steps.get("*")
    if not ends_shares:
        return confidence
    ends = [end for end, _share in ends_shares]
    index = min(bisect_left(ends, confidence), len(ends) - 1)
    return float(ends_shares[index][1])


@cache
def _table() -> dict[str, dict[str, list[list[float]]]]:
    found: dict[str, dict[str, list[list[float]]]] = json.loads(_STEPS.read_text())
    return found
