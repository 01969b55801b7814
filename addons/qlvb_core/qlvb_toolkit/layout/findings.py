# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the checker reports: the rule, what is wrong, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from .model import Place

DECREE_30 = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
DECREE_30_CAPITALS = "Nghị định 30/2020/NĐ-CP, Phụ lục II"
DECREE_78 = "Nghị định 78/2025/NĐ-CP"


class Severity(Enum):
    """``ERROR`` breaks a rule of the decree; ``HINT`` should be looked at."""

    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """One deviation: ``code`` is stable, ``message`` a Vietnamese sentence.

    ``clause`` is where the law says it, ``measured`` the value found (may be empty).
    ``places`` are all pieces that deviate in this way, the first one first.
    """

    code: str
    clause: str
    message: str
    places: tuple[Place, ...] = ()
    measured: str = ""
    severity: Severity = Severity.ERROR
    repairable: bool = False


@dataclass(frozen=True)
class LayoutReport:
    """``checked`` is False for a file without text to measure (a scan), and for one of
    the Party, which has rules of its own; ``reason`` says so in Vietnamese."""

    findings: tuple[Finding, ...] = ()
    checked: bool = True
    reason: str = ""
    pages: int = 0

    @property
    def codes(self) -> Sequence[str]:
        return tuple(finding.code for finding in self.findings)
