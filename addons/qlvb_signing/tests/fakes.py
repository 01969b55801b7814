# SPDX-License-Identifier: LGPL-3.0-or-later
"""The certificate authority and the axis for tests, which stand beside the addons."""

import sys
from pathlib import Path

REPOSITORY = str(Path(__file__).resolve().parents[3])
if REPOSITORY not in sys.path:
    sys.path.insert(0, REPOSITORY)

# found by the path added above
from tests.fakes import agent, axis, csc, heavy_pdf, pki, softhsm  # noqa: E402

__all__ = ["agent", "axis", "csc", "heavy_pdf", "pki", "softhsm"]
