# SPDX-License-Identifier: LGPL-3.0-or-later
"""Typed errors; the caller turns `code` and the parameters into a sentence."""

from .types import FieldIssue, Finding


class SipError(Exception):
    """Base of everything the package builder refuses."""

    code = "sip_error"


class MissingMetadata(SipError):
    """Required metadata is empty: `missing` lists (document ordinal, field name).

    Ordinal 0 is the dossier.
    """

    code = "missing_metadata"

    def __init__(self, missing: tuple[tuple[int, str], ...]) -> None:
        super().__init__(f"{self.code}: {missing}")
        self.missing = missing


class InvalidMetadata(SipError):
    """Metadata is present but too long, malformed, unknown, inconsistent or secret."""

    code = "invalid_metadata"

    def __init__(self, issues: tuple[FieldIssue, ...]) -> None:
        super().__init__(f"{self.code}: {issues}")
        self.issues = issues


class FileChanged(SipError):
    """The content differs from the SHA-256 recorded for it."""

    code = "file_changed"

    def __init__(self, name: str, expected: str, actual: str) -> None:
        super().__init__(f"{self.code}: {name}: {expected} != {actual}")
        self.name = name
        self.expected = expected
        self.actual = actual


class BadName(SipError):
    """A file name that may not stand in `data/`; `rule` says why."""

    code = "bad_name"

    def __init__(self, name: str, rule: str) -> None:
        super().__init__(f"{self.code}: {name!r}: {rule}")
        self.name = name
        self.rule = rule


class BadContent(SipError):
    """A file with no content source, or with two."""

    code = "bad_content"

    def __init__(self, name: str) -> None:
        super().__init__(f"{self.code}: {name}")
        self.name = name


class NaiveTime(SipError):
    """A time without an offset."""

    code = "naive_time"

    def __init__(self, value: str) -> None:
        super().__init__(f"{self.code}: {value}")
        self.value = value


class PackageExists(SipError):
    """The folder or the ZIP is already there; packages are never overwritten."""

    code = "package_exists"

    def __init__(self, path: str) -> None:
        super().__init__(f"{self.code}: {path}")
        self.path = path


class PackageBroken(SipError):
    """A package that was just built does not verify; `finding` is the first fault."""

    code = "package_broken"

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{self.code}: {finding}")
        self.finding = finding


class UnreadablePackage(SipError):
    """The package cannot be opened safely.

    `reason` is one of "not_found", "not_zip", "zip_damaged", "zip_traversal",
    "zip_duplicate", "zip_encrypted", "zip_too_many", "zip_too_big", "zip_ratio",
    "zip_root", "symlink".
    """

    code = "unreadable_package"

    def __init__(self, reason: str, path: str) -> None:
        super().__init__(f"{self.code}: {reason}: {path}")
        self.reason = reason
        self.path = path
