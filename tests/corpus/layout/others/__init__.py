# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lawful documents and slips that share nothing with the typesetter of this corpus."""

from . import by_library
from .defects import SLIPS, Slip
from .documents import LAWFUL

__all__ = ["LAWFUL", "SLIPS", "Slip", "by_library"]
