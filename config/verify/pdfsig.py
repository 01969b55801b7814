# SPDX-License-Identifier: LGPL-3.0-or-later
"""The second opinion on signatures: poppler's pdfsig, another code base than ours."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_TIMEOUT = 120
_BLOCK = re.compile(r"^Signature #\d+:$", re.MULTILINE)
_NAME = re.compile(r"- Signature Field Name: (.*)")
_TYPE = re.compile(r"- Signature Type: (.*)")
_VERDICT = re.compile(r"- Signature Validation: (.*)")
# A field prepared for a signature that is still to come
_EMPTY = "The signature form field is not signed."


class PdfsigFailed(Exception):
    """The program is missing or gave no answer."""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What pdfsig says of one signature; trust in the signer is not its question."""

    field: str
    type: str
    verdict: str

    @property
    def intact(self) -> bool:
        """Digest and signature value hold."""
        return self.verdict == "Signature is Valid."


def run_pdfsig(path: Path) -> list[SecondOpinion]:
    """Ask pdfsig about the integrity of each signature. Raises PdfsigFailed."""
    command = ["pdfsig", "-nocert", str(path)]
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            command, capture_output=True, text=True, timeout=_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PdfsigFailed(str(error)) from error
    return parse_pdfsig(done.stdout)


def parse_pdfsig(output: str) -> list[SecondOpinion]:
    """Read the blocks pdfsig prints, one per signature that was made."""
    blocks = _BLOCK.split(output)[1:]
    return [
        SecondOpinion(_value(_NAME, b), _value(_TYPE, b), _value(_VERDICT, b))
        for b in blocks
        if _EMPTY not in b
    ]


def _value(pattern: re.Pattern[str], block: str) -> str:
    match = pattern.search(block)
    return match.group(1).strip() if match else ""
