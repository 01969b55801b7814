# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking the layout of administrative documents (NĐ 30/2020/NĐ-CP, Phụ lục I).

``check_layout`` lists deviations of a DOCX or PDF, each with its rule and place;
``repair_docx`` mends those of a DOCX that are mechanical; ``unfilled`` lists what is
still to be written; ``renew_recipients`` writes a block of recipients anew.
"""

from .blanks import unfilled
from .check import check_layout
from .findings import Finding, LayoutReport, Severity
from .model import Place
from .renewal import has_addressees, renew_recipients
from .repair import Repair, repair_docx

__all__ = [
    "Finding",
    "LayoutReport",
    "Place",
    "Repair",
    "Severity",
    "check_layout",
    "has_addressees",
    "renew_recipients",
    "repair_docx",
    "unfilled",
]
