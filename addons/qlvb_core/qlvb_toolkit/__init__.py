# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the addons need that needs no Odoo: text, numbers, days, files, journal.

The parts that load PDFium, python-docx or docxtpl (``extract``, ``intake``, ``merge``,
``office``) are imported by their module.
"""

from .chain import GENESIS, canonical, event_digest, seal, verify
from .draft_context import DraftContext, Paragraph, Regulation, parse_body
from .errors import (
    ActiveContent,
    BrokenFile,
    ConversionError,
    ConversionFailed,
    ConversionTimeout,
    EmptyFile,
    EncryptedFile,
    FileRefused,
    FileTooLarge,
    InvalidCalendar,
    InvalidCode,
    InvalidIdentifier,
    InvalidJournal,
    LibreOfficeMissing,
    PageOutOfRange,
    TemplateError,
    TextNotExtractable,
    ToolkitError,
    TypeMismatch,
    TypeNotAllowed,
)
from .identifier import (
    current_organ_id,
    is_old_organ_id,
    under_new_parent,
    validate_organ_id,
)
from .notation import (
    compose_notation,
    day_text,
    format_number,
    full_code,
    month_text,
    parse_code,
)
from .secrecy import SECRET_MARKS, declared_secret, find_secret_mark
from .text import fold, nfc, search_document, search_query
from .types import (
    DocumentCode,
    Event,
    FileFacts,
    Finding,
    IntakeRules,
    Seal,
    TemplateProblem,
)
from .working_days import WorkingCalendar

__all__ = [
    "GENESIS",
    "SECRET_MARKS",
    "ActiveContent",
    "BrokenFile",
    "ConversionError",
    "ConversionFailed",
    "ConversionTimeout",
    "DocumentCode",
    "DraftContext",
    "EmptyFile",
    "EncryptedFile",
    "Event",
    "FileFacts",
    "FileRefused",
    "FileTooLarge",
    "Finding",
    "IntakeRules",
    "InvalidCalendar",
    "InvalidCode",
    "InvalidIdentifier",
    "InvalidJournal",
    "LibreOfficeMissing",
    "PageOutOfRange",
    "Paragraph",
    "Regulation",
    "Seal",
    "TemplateError",
    "TemplateProblem",
    "TextNotExtractable",
    "ToolkitError",
    "TypeMismatch",
    "TypeNotAllowed",
    "WorkingCalendar",
    "canonical",
    "compose_notation",
    "current_organ_id",
    "day_text",
    "declared_secret",
    "event_digest",
    "find_secret_mark",
    "fold",
    "format_number",
    "full_code",
    "is_old_organ_id",
    "month_text",
    "nfc",
    "parse_body",
    "parse_code",
    "seal",
    "search_document",
    "search_query",
    "under_new_parent",
    "validate_organ_id",
    "verify",
]
