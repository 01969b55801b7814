# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checking the layout of administrative documents (NĐ 30/2020/NĐ-CP, Phụ lục I).

``check_layout`` lists deviations of a DOCX or PDF, each with its rule and place;
``repair_docx`` mends those of a DOCX that are mechanical.
"""

from .check import check_layout
from .findings import Finding, LayoutReport, Severity
from .model import Place
from .repair import Repair, repair_docx

__all__ = [
    "Finding",
    "LayoutReport",
    "Place",
    "Repair",
    "Severity",
    "check_layout",
    "repair_docx",
]
