# SPDX-License-Identifier: LGPL-3.0-or-later
"""The certificate authority and the axis for tests, which stand beside the addons."""

import sys
from pathlib import Path

REPOSITORY = str(Path(__file__).resolve().parents[3])
if REPOSITORY not in sys.path:
    sys.path.insert(0, REPOSITORY)

from tests.fakes import agent, axis, pki  # noqa: E402 - found by the path added above

__all__ = ["agent", "axis", "pki"]
