# SPDX-License-Identifier: LGPL-3.0-or-later
"""Packages of one dossier with two documents, as the archive addon would hand over."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from qlvb_sip import (
    DocumentEntry,
    DossierPackage,
    PackageAgents,
    PackageFile,
    PreservationEvent,
    doc_code,
)

CODE = "H30.01.2026.01.TCCB"
CREATED = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
DOSSIER = {
    "title": "Tập quyết định về công tác cán bộ năm 2026",
    "maintenance": "01",
    "mode": "01",
    "language": "01;03",
    "startDate": "05/01/2026",
    "endDate": "20/10/2026",
    "totalDoc": "2",
    "numberOfPaper": "0",
    "numberOfPage": "7",
    "confidenceLevel": "01",
    "riskRecovery": "0",
}
DOCUMENT = {
    "typeName": "02",
    "codeNumber": "128",
    "codeNotation": "QĐ-UBND",
    "issuedDate": "05/03/2026",
    "organName": "Ủy ban nhân dân tỉnh Hưng Yên",
    "subject": "Về việc bổ nhiệm cán bộ & điều động",
    "language": "01",
    "numberOfPage": "3",
    "mode": "01",
    "confidenceLevel": "01",
    "process": "1",
}


def content_file(name: str, title: str, data: bytes) -> PackageFile:
    """A PDF with the digest it was received with."""
    digest = sha256(data).hexdigest()
    return PackageFile(name, title, "application/pdf", digest, data=data)


def document(kind: str, ordinal: int) -> DocumentEntry:
    """Document 1 has an appendix, the others only a main file."""
    metadata = {**DOCUMENT, "docCode": doc_code(CODE, ordinal)}
    if kind == "SIP_hoso":
        own = {"docId": f"{CODE}.{ordinal}", "maintenance": "01", "riskRecovery": "0"}
    else:
        own = {"arcFileCode": CODE, "docOrdinal": str(ordinal)}
    main = content_file(
        f"{CODE}.{ordinal}.pdf", "Quyết định.pdf", b"%PDF-1.7 main " * ordinal
    )
    attached = content_file(f"{CODE}.{ordinal}.PL1.pdf", "Phụ lục I.pdf", b"%PDF phu")
    files = (main, attached) if ordinal == 1 else (main,)
    return DocumentEntry(ordinal, {**metadata, **own}, files)


def make_package(kind: str) -> DossierPackage:
    """An AIP_hoso or SIP_hoso that satisfies every rule."""
    code_field = "fileCode" if kind == "SIP_hoso" else "arcFileCode"
    scan = PreservationEvent(
        "virus check", CREATED, "success", "ClamAV 1.0", "ClamAV", f"{CODE}.2.pdf"
    )
    return DossierPackage(
        kind=kind,  # type: ignore[arg-type]
        uuid=UUID("0f203b84-6641-4cda-9f52-daae55fef6b1"),
        created_at=CREATED,
        agents=PackageAgents("QLVB", "19.0.1.0", "UBND tỉnh Hưng Yên", "H30"),
        metadata={**DOSSIER, code_field: CODE},
        documents=(document(kind, 1), document(kind, 2)),
        events=(scan,) if kind == "AIP_hoso" else (),
    )
