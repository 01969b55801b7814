# SPDX-License-Identifier: LGPL-3.0-or-later
"""PAdES signatures on administrative documents, without Odoo.

The flow: guard, find anchors, prepare, personal signature, number and seal,
validate. Every step appends to the file; none rewrites it.
"""

from .anchors import find_anchors
from .certificate_file import read_certificate_file
from .certificates import (
    DEFAULT_RULES,
    IssuerRules,
    check_certificate,
    classify_certificate,
    load_pem,
)
from .errors import (
    ActiveContentPdf,
    AlreadyPrepared,
    AlreadySigned,
    AnchorNotFound,
    BadImage,
    BadKey,
    BrokenPdf,
    BrokenSignature,
    CertificateRefused,
    CheckFailed,
    EncryptedPdf,
    FontNotFound,
    LeaderSignatureMissing,
    NotCertificateFile,
    NotPdf,
    NotPrepared,
    NoValidationData,
    PadesError,
    SigningFailed,
    TextDoesNotFit,
    UnsupportedText,
)
from .guard import guard_pdf
from .keys import Pkcs12Key
from .longterm import add_archive_timestamp, add_validation_data, renewal_due
from .prepare import prepare_pdf
from .signing import http_timestamper, number_and_seal, sign_appendix, sign_personal
from .types import (
    AGENCY_FIELD,
    APPENDIX_FIELD,
    LEADER_FIELD,
    TEXT_FIELDS,
    Anchors,
    Box,
    CertificateInfo,
    Grade,
    IssuerClass,
    PdfFacts,
    SignatureKind,
    SignatureReport,
    SigningKey,
    TrustPolicy,
    ValidationReport,
)
from .validation import validate_pdf

__all__ = [
    "AGENCY_FIELD",
    "APPENDIX_FIELD",
    "DEFAULT_RULES",
    "LEADER_FIELD",
    "TEXT_FIELDS",
    "ActiveContentPdf",
    "AlreadyPrepared",
    "AlreadySigned",
    "AnchorNotFound",
    "Anchors",
    "BadImage",
    "BadKey",
    "Box",
    "BrokenPdf",
    "BrokenSignature",
    "CertificateInfo",
    "CertificateRefused",
    "CheckFailed",
    "EncryptedPdf",
    "FontNotFound",
    "Grade",
    "IssuerClass",
    "IssuerRules",
    "LeaderSignatureMissing",
    "NoValidationData",
    "NotCertificateFile",
    "NotPdf",
    "NotPrepared",
    "PadesError",
    "PdfFacts",
    "Pkcs12Key",
    "SignatureKind",
    "SignatureReport",
    "SigningFailed",
    "SigningKey",
    "TextDoesNotFit",
    "TrustPolicy",
    "UnsupportedText",
    "ValidationReport",
    "add_archive_timestamp",
    "add_validation_data",
    "check_certificate",
    "classify_certificate",
    "find_anchors",
    "guard_pdf",
    "http_timestamper",
    "load_pem",
    "number_and_seal",
    "prepare_pdf",
    "read_certificate_file",
    "renewal_due",
    "sign_appendix",
    "sign_personal",
    "validate_pdf",
]
