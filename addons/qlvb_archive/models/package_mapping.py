# SPDX-License-Identifier: LGPL-3.0-or-later
"""A dossier in the words of Thông tư 05/2025/TT-BNV."""

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from odoo.addons.qlvb_core.qlvb_toolkit.text import fold

from ..qlvb_sip import (
    DocumentEntry,
    DossierPackage,
    PackageAgents,
    PackageFile,
    PreservationEvent,
    derived_fields,
)

SOFTWARE = "QLVB"
# Phụ lục of the circular: retention periods, everything else is "other".
MAINTENANCE = {0: "01", 70: "02", 50: "03", 30: "04", 20: "05", 10: "06"}
OTHER_MAINTENANCE = "07"
PUBLIC, VIETNAMESE, BORN_DIGITAL, NOT_AT_RISK, NOT_DIGITISED = (
    "01",
    "01",
    "01",
    "0",
    "0",
)
MAX_DOC_ID = 25
EXTENSIONS = {"application/pdf": ".pdf"}

Read = Callable[[object], bytes]


class PackageMapping:
    """Turns one dossier (seen with system rights) into the builder's input.

    :param read: returns the bytes of a ``qlvb.document.file``
    """

    def __init__(self, dossier, kind: str, read: Read) -> None:
        self.dossier = dossier.sudo()
        self.kind = kind
        self.read = read

    def package(
        self,
        uuid: UUID,
        created_at: datetime,
        events: tuple[PreservationEvent, ...] = (),
    ) -> DossierPackage:
        """Return the whole package."""
        documents = tuple(
            self._document(ordinal, document)
            for ordinal, document in enumerate(self.dossier._documents(), start=1)
        )
        return DossierPackage(
            kind=self.kind,
            uuid=uuid,
            created_at=created_at,
            agents=self._agents(),
            metadata=self._dossier_fields(documents),
            documents=documents,
            events=events,
        )

    def _agents(self):
        agency = self.dossier.agency_id
        module = self.dossier.env["ir.module.module"]
        version = module.search([("name", "=", "qlvb_archive")]).installed_version
        code = agency.organ_id or agency.code
        return PackageAgents(SOFTWARE, version or "19.0", agency.name, code)

    def _dossier_fields(self, documents):
        dossier = self.dossier
        code_field = "fileCode" if self.kind == "SIP_hoso" else "arcFileCode"
        pages = sum(int(document.metadata["numberOfPage"]) for document in documents)
        return {
            code_field: dossier.code or "",
            "title": dossier.title or "",
            "maintenance": self._maintenance(),
            "mode": PUBLIC,
            "language": VIETNAMESE,
            "startDate": day_text(dossier.date_from),
            "endDate": day_text(dossier.date_to),
            "totalDoc": str(len(documents)),
            "numberOfPaper": "0",
            "numberOfPage": str(pages),
            "confidenceLevel": BORN_DIGITAL,
            "riskRecovery": NOT_AT_RISK,
        }

    def _maintenance(self):
        return MAINTENANCE.get(self.dossier.retention_years, OTHER_MAINTENANCE)

    # -- documents ---------------------------------------------------------------------

    def _document(self, ordinal, document) -> DocumentEntry:
        stored = document._current_files("main", "appendix")
        metadata = self._document_fields(ordinal, document, stored)
        files = self._files(ordinal, document, stored)
        return DocumentEntry(ordinal, metadata, files)

    def _document_fields(self, ordinal, document, stored):
        derived = derived_fields(self.dossier.code or "", ordinal)
        fields = {
            "docCode": derived["docCode"],
            "typeName": document.type_id.archive_code or "32",
            "codeNumber": document.code_number or "",
            "codeNotation": document.code_notation or "",
            "issuedDate": day_text(document.issued_date or document.date),
            "organName": document._issuing_body(),
            "subject": document.subject or "",
            "language": VIETNAMESE,
            "numberOfPage": str(sum(stored.mapped("page_count"))),
            "mode": PUBLIC,
            "confidenceLevel": BORN_DIGITAL,
            "process": NOT_DIGITISED,
        }
        return fields | self._fields_of_kind(document, derived)

    def _fields_of_kind(self, document, derived):
        if self.kind == "SIP_hoso":
            return {
                "docId": self._doc_id(document),
                "maintenance": self._maintenance(),
                "riskRecovery": NOT_AT_RISK,
            }
        names = ("arcFileCode", "docOrdinal")
        return {name: derived[name] for name in names}

    def _doc_id(self, document):
        identifier = document.document_identifier or ""
        fits = identifier and len(identifier) <= MAX_DOC_ID
        return identifier if fits else f"{SOFTWARE}.{document.id}"

    def _files(self, ordinal, document, stored):
        stem = f"{ascii_name(self.dossier.code)}.{ordinal:07d}"
        contents = [
            self._content(f"{stem}{'' if index == 0 else f'.{index:02d}'}", file)
            for index, file in enumerate(stored)
        ]
        evidence = document._evidence_for_archive() if stored else []
        return tuple(contents) + tuple(
            evidence_file(f"{stem}.CC{index:02d}.json", name, data)
            for index, (name, data) in enumerate(evidence, start=1)
        )

    def _content(self, stem, file):
        extension = (
            EXTENSIONS.get(file.mimetype)
            or f".{ascii_name(file.name.rpartition('.')[2])}"
        )
        return PackageFile(
            name_ascii=f"{stem}{extension}",
            title=file.name,
            mimetype=file.mimetype,
            sha256=file.sha256,
            data=self.read(file),
        )


def evidence_file(name: str, title: str, data: bytes) -> PackageFile:
    """Return a verification report as a file beside what it is about."""
    digest = sha256(data).hexdigest()
    return PackageFile(name, title, "application/json", digest, data=data)


def day_text(day) -> str:
    """Return a date as the circular wants it, "" for none."""
    return day.strftime("%d/%m/%Y") if day else ""


def ascii_name(value: str) -> str:
    """Return ``value`` with the letters a package's file names may have."""
    return re.sub(r"[^A-Za-z0-9]+", ".", fold(value)).strip(".").upper() or "HS"
