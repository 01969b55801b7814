# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading the fields of an administrative document from its pages.

``read_document`` takes the bytes of a PDF, DOCX or picture; rules and geometry only.
"""

from .document import IMAGES, read_document
from .values import EMPTY, Box, DocumentReading, Field

__all__ = ["EMPTY", "IMAGES", "Box", "DocumentReading", "Field", "read_document"]
