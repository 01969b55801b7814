# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lawful documents and slips that share nothing with the typesetter of this corpus."""

from . import by_library, decisions, letters, plans, slips
from .papers import LAWFUL
from .defects import SLIPS, Slip

__all__ = ["LAWFUL", "SLIPS", "Slip", "by_library"]
