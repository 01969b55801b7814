# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import replace

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core import clock

from ..qlvb_pades.bundle import Version, write_bundle

EVIDENCE_ROLES = ("main", "appendix")

# What is told of the document, by the names of Decree 30 Phụ lục VI where it has one.
METADATA = {
    "CodeNumber": "code_number",
    "Code": "code",
    "Subject": "subject",
    "OrganName": "issuer_name",
    "OrganId": "issuer_organ_id",
    "IssuedDate": "issued_date",
    "DocumentId": "document_identifier",
    "LegalForce": "legal_force",
}


class QlvbDocument(models.Model):
    """The evidence of one document, for whoever judges it without this system (R44)."""

    _inherit = "qlvb.document"

    def action_download_evidence(self):
        """Download the bundle of evidence.

        :raise UserError: its files do not prove themselves yet
        """
        self.ensure_one()
        self.check_access("read")
        if refusal := self._proof_refusal():
            raise UserError(refusal)
        return {
            "type": "ir.actions.act_url",
            "url": f"/qlvb/document/{self.id}/evidence",
            "target": "download",
        }

    def _evidence_refusal(self) -> str:
        """Return why the current user may not have it; empty when they may."""
        if not self.exists() or not self.has_access("read"):
            return self.env._("No right to this document.")
        if refusal := self._proof_refusal():
            return refusal
        refusals = [file._refusal_to_read() for file in self._evidence_files()]
        return next(filter(None, refusals), "")

    def _evidence_bundle(self) -> bytes:
        """Return files, metadata, history and roots as a ZIP; its digest is logged.

        The history is what the current user may read of the journal.
        """
        self.ensure_one()
        files = self._evidence_files()
        policy = self.env["qlvb.trust.anchor"]._policy()
        contents = {file: file._read_content() for file in files}
        bundle, digest = write_bundle(
            {self._evidence_name(file): data for file, data in contents.items()},
            versions=self._evidence_versions(contents),
            metadata={name: str(self[field] or "") for name, field in METADATA.items()},
            history=self._evidence_history(),
            trust=replace(policy, revocation="require"),
            made_at=self._now(),
        )
        self.env["qlvb.audit.event"]._log(
            "document.evidence",
            self,
            manifest=digest,
            files=files.mapped("sha256"),
        )
        return bundle

    def _evidence_files(self):
        """Return what the document is now, and signed versions that were given up.

        Other earlier versions of a signed file are its beginning, byte for byte.
        Drafts are no evidence of what was issued.
        """
        files = self.file_ids.filtered(lambda f: f.role in EVIDENCE_ROLES)
        given_up = files.filtered(lambda f: f.signed and not f._is_gone_on_from())
        return files.filtered("is_current") | given_up

    def _evidence_name(self, file) -> str:
        version = "" if file.is_current else f"v{file.version}-"
        name = f"{file.role}-{file.sequence:02d}-{version}{file.name}"
        return name.replace("/", "_")

    def _evidence_versions(self, contents) -> list[Version]:
        """Return of each file the versions it goes on from."""
        found = []
        for file, data in contents.items():
            earlier = file.source_id
            while earlier and data.startswith(begin := earlier._read_content()):
                found.append(
                    Version(
                        file=self._evidence_name(file),
                        version=earlier.version,
                        size=len(begin),
                        sha256=earlier.sha256,
                    )
                )
                earlier = earlier.source_id
        return found

    def _evidence_history(self) -> list[dict]:
        events = self.env["qlvb.audit.event"].search(
            [("document_id", "=", self.id)], order="recorded_at, id"
        )
        return [
            {"id": event.id, "payload": event.payload, "digest": event.digest}
            for event in events
        ]

    def _evidence_filename(self) -> str:
        name = (self.code or str(self.id)).replace("/", "-")
        return f"Chung cu {name} {clock.today():%Y%m%d}.zip"


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    def _is_gone_on_from(self) -> bool:
        """Return whether a later version begins with this one."""
        later = self.document_id.file_ids.filtered(lambda f: f.source_id == self)
        return any(f.signed or f.is_current for f in later)
