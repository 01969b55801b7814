# SPDX-License-Identifier: LGPL-3.0-or-later
"""Typed errors: a stable ``code`` and parameters, never text for people."""


class ToolkitError(Exception):
    """Base of every error of this package."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class InvalidCode(ToolkitError):
    """A document code (number, year, notation) cannot be read or composed."""


class InvalidIdentifier(ToolkitError):
    """An electronic identifier breaks a rule of Quyết định 20/2020/QĐ-TTg."""


class InvalidCalendar(ToolkitError):
    """A working calendar contradicts itself."""


class InvalidJournal(ToolkitError):
    """A journal event or seal cannot be written or read."""


class TimestampRefused(ToolkitError):
    """A time-stamping authority gave no token; ``code`` is what happened."""


class InvalidTimestamp(ToolkitError):
    """A time-stamp token does not prove what it should."""


class FileRefused(ToolkitError):
    """Base of the reasons why a file is not taken in."""


class EmptyFile(FileRefused):
    def __init__(self) -> None:
        super().__init__("empty_file")


class FileTooLarge(FileRefused):
    """``size`` and ``limit`` are in bytes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__("file_too_large", size=size, limit=limit)


class TypeNotAllowed(FileRefused):
    """``extension`` is lower case without dot, empty when there is none."""

    def __init__(self, extension: str) -> None:
        super().__init__("type_not_allowed", extension=extension)


class TypeMismatch(FileRefused):
    """The content is of the ``detected`` MIME type, the name says otherwise."""

    def __init__(self, extension: str, detected: str) -> None:
        super().__init__("type_mismatch", extension=extension, detected=detected)


class EncryptedFile(FileRefused):
    def __init__(self) -> None:
        super().__init__("encrypted_file")


class BrokenFile(FileRefused):
    """``detail`` names what is broken, e.g. ``pdf`` or ``expansion_limit``."""

    def __init__(self, detail: str) -> None:
        super().__init__("broken_file", detail=detail)


class ActiveContent(FileRefused):
    """``kind`` names what could run, e.g. ``macro`` or ``javascript``."""

    def __init__(self, kind: str) -> None:
        super().__init__("active_content", kind=kind)


class InfectedFile(FileRefused):
    """``malware`` is the name the scanner gives to what it found."""

    def __init__(self, malware: str) -> None:
        super().__init__("infected_file", malware=malware)


class ScannerDown(ToolkitError):
    """The malware scanner gave no answer to rely on; ``detail`` is for the operator."""

    def __init__(self, detail: str) -> None:
        super().__init__("scanner_down", detail=detail)


class InvalidMail(ToolkitError):
    """``detail``: ``headers``, ``structure`` or ``parts`` (too many)."""

    def __init__(self, detail: str) -> None:
        super().__init__("invalid_mail", detail=detail)


class TextNotExtractable(ToolkitError):
    """No text can be taken from files of this MIME type."""

    def __init__(self, mimetype: str) -> None:
        super().__init__("text_not_extractable", mimetype=mimetype)


class PageOutOfRange(ToolkitError):
    def __init__(self, page: int, page_count: int) -> None:
        super().__init__("page_out_of_range", page=page, page_count=page_count)


class ConversionError(ToolkitError):
    """Base of the reasons why a draft did not become a PDF."""


class LibreOfficeMissing(ConversionError):
    def __init__(self, soffice: str) -> None:
        super().__init__("libreoffice_missing", soffice=soffice)


class ConversionTimeout(ConversionError):
    def __init__(self, timeout_seconds: int) -> None:
        super().__init__("conversion_timeout", timeout_seconds=timeout_seconds)


class ConversionFailed(ConversionError):
    """``output`` is the end of what LibreOffice wrote, for the log."""

    def __init__(self, exit_status: int, output: str) -> None:
        super().__init__("conversion_failed", exit_status=exit_status, output=output)


class ReadingFailed(ToolkitError):
    """The reader of a file died of it; ``detail`` says how, for the log."""

    def __init__(self, detail: str) -> None:
        super().__init__("reading_failed", detail=detail)


class ReadingInterrupted(ReadingFailed):
    """The reader was told to end, as when the server stops: no fault of the file."""

    def __init__(self) -> None:
        super().__init__("interrupted")


class TemplateError(ToolkitError):
    """A template cannot be rendered; ``detail`` is the engine's own message."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail=detail)


class InvalidSheet(ToolkitError):
    """A spreadsheet cannot be read as a whole; ``code`` says why.

    ``not_a_workbook``, ``no_known_sheet``, ``too_many_rows`` (sheet, limit),
    ``too_many_columns`` (sheet, limit).
    """


class RecognitionError(ToolkitError):
    """Base of the reasons why the text of a picture could not be read."""


class TesseractMissing(RecognitionError):
    def __init__(self) -> None:
        super().__init__("tesseract_missing")


class RecognitionTimeout(RecognitionError):
    def __init__(self, timeout_seconds: int) -> None:
        super().__init__("recognition_timeout", timeout_seconds=timeout_seconds)


class RecognitionFailed(RecognitionError):
    def __init__(self, exit_status: int) -> None:
        super().__init__("recognition_failed", exit_status=exit_status)
