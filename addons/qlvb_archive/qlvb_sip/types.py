# SPDX-License-Identifier: LGPL-3.0-or-later
"""Values that enter and leave the package builder and the verifier."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

Kind = Literal["AIP_hoso", "SIP_hoso"]


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One content file.

    `name_ascii` is the name inside `data/`; the real Vietnamese name goes to
    `title`. Give the content either as `data` or as `path`. `sha256` is the
    digest recorded when the file was received (64 hexadecimal digits).
    """

    name_ascii: str
    title: str
    mimetype: str
    sha256: str
    data: bytes | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of the dossier; the first file is the main one, the rest attached.

    `metadata` is keyed by the official field names of EAD_doc (TT 05/2025).
    """

    ordinal: int
    metadata: Mapping[str, str]
    files: tuple[PackageFile, ...]


@dataclass(frozen=True, slots=True)
class PackageAgents:
    """Who made the package: the software, and the agency the dossier belongs to."""

    software: str
    software_version: str
    organisation: str
    organisation_code: str


@dataclass(frozen=True, slots=True)
class PreservationEvent:
    """A PREMIS event; `kind` is a Library of Congress event type.

    `file` is the `name_ascii` of the file concerned, or "" for the whole package.
    """

    kind: str
    at: datetime
    outcome: str
    detail: str = ""
    agent: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class DossierPackage:
    """Everything needed to write one package of TT 05/2025 (Phụ lục I or III).

    `created_at` must carry an offset; it is written as +07:00. `sequence` is the
    place of the package in its submission. `agreement` is the registration code of
    the submission; the dossier code stands in when there is none.
    """

    kind: Kind
    uuid: UUID
    created_at: datetime
    agents: PackageAgents
    metadata: Mapping[str, str]
    documents: tuple[DocumentEntry, ...]
    events: tuple[PreservationEvent, ...] = ()
    sequence: int = 1
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class FieldIssue:
    """One metadata field that breaks the profile.

    `document` is the ordinal of the document, 0 for the dossier itself. `rule` is
    "required", "max_length", "format", "code", "secret", "unknown" or "value".
    """

    document: int
    field: str
    rule: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A file of the package: path from the package root, bytes, SHA-256 (capitals)."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackageResult:
    """What was written. `sha256` is the digest of the ZIP, in small letters."""

    objid: str
    folder: Path
    zip_path: Path
    sha256: str
    size: int
    manifest: tuple[ManifestEntry, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may cost before it is refused (zip bombs)."""

    max_files: int = 50_000
    max_bytes: int = 64 * 1024**3
    max_ratio: int = 200
    max_xml_bytes: int = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a package: `path` is the file at fault."""

    code: str
    path: str
    expected: str = ""
    actual: str = ""


@dataclass(frozen=True, slots=True)
class PackageReport:
    """Result of `verify_package`."""

    objid: str
    kind: str
    files: int
    documents: int
    findings: tuple[Finding, ...] = field(default_factory=tuple)

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.findings
