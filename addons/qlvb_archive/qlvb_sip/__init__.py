# SPDX-License-Identifier: LGPL-3.0-or-later
"""Archive packages of Thông tư 05/2025/TT-BNV (E-ARK CSIP): build and verify.

Works without Odoo and without a database; `python -m qlvb_sip verify PATH`.
"""

from .build import build_package
from .errors import (
    BadContent,
    BadName,
    FileChanged,
    InvalidMetadata,
    MissingMetadata,
    NaiveTime,
    PackageBroken,
    PackageExists,
    SipError,
    UnreadablePackage,
)
from .metadata import derived_fields, metadata_issues, missing_metadata
from .names import doc_code
from .profile import Field, Profile, Shape, load_profile
from .types import (
    DocumentEntry,
    DossierPackage,
    FieldIssue,
    Finding,
    Limits,
    ManifestEntry,
    PackageAgents,
    PackageFile,
    PackageReport,
    PackageResult,
    PreservationEvent,
)
from .verify import verify_package

__all__ = [
    "BadContent",
    "BadName",
    "DocumentEntry",
    "DossierPackage",
    "Field",
    "FieldIssue",
    "FileChanged",
    "Finding",
    "InvalidMetadata",
    "Limits",
    "ManifestEntry",
    "MissingMetadata",
    "NaiveTime",
    "PackageAgents",
    "PackageBroken",
    "PackageExists",
    "PackageFile",
    "PackageReport",
    "PackageResult",
    "PreservationEvent",
    "Profile",
    "Shape",
    "SipError",
    "UnreadablePackage",
    "build_package",
    "derived_fields",
    "doc_code",
    "load_profile",
    "metadata_issues",
    "missing_metadata",
    "verify_package",
]
