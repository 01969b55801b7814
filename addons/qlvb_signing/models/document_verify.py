# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.qlvb_toolkit import text

CHECKS = [("ok", "Yes"), ("fail", "No"), ("unknown", "Cannot be determined")]


def _comparable(name: str | bool) -> str:
    """Return a body's name without accents, case and the usual abbreviation."""
    return text.fold(name or "").replace("ubnd", "uy ban nhan dan")


class QlvbDocument(models.Model):
    """Legal force and the three checks of an arriving document."""

    _inherit = "qlvb.document"

    signature_ids = fields.One2many("qlvb.signature", "document_id", copy=False)
    current_signature_ids = fields.One2many(
        "qlvb.signature", compute="_compute_current_signature_ids", string="Signatures"
    )
    legal_force = fields.Selection(
        [
            ("original", "Has the force of the paper original"),
            ("reference", "For information and reference only"),
        ],
        compute="_compute_legal_force",
        store=True,
        help="Decree 30/2020 Điều 5; computed from the signatures, never typed in.",
    )
    check_complete = fields.Selection(
        CHECKS, string="Complete", readonly=True, copy=False
    )
    check_intact = fields.Selection(CHECKS, string="Intact", readonly=True, copy=False)
    check_authentic = fields.Selection(
        CHECKS, string="Authentic", readonly=True, copy=False
    )
    check_note = fields.Char(readonly=True, copy=False)

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {
            "signature_ids",
            "legal_force",
            "check_complete",
            "check_intact",
            "check_authentic",
            "check_note",
        }

    @api.depends("signature_ids.grade", "file_ids.is_current")
    def _compute_current_signature_ids(self):
        for document in self:
            document.current_signature_ids = document._latest_verdicts(
                document._current_files("main", "appendix")
            )

    @api.depends(
        "signature_ids.grade",
        "signature_ids.kind",
        "is_scan",
        "file_ids.is_current",
        "issuer_name",
        "issuer_organ_id",
    )
    def _compute_legal_force(self):
        for document in self:
            document.legal_force = document._compute_force()

    def _compute_force(self):
        """Return the legal force by Decree 30 Điều 5: person and agency, both valid."""
        verdicts = self._latest_verdicts(self._current_files("main"))
        if not verdicts:
            # not signed as SAO Y by this agency (Decree 30 Điều 25.1.c, R79)
            return "reference" if self.is_scan else False
        valid = all(verdict.grade == "valid" for verdict in verdicts)
        person = verdicts.filtered(lambda v: v.kind == "person")
        agency = verdicts.filtered(lambda v: v.kind == "agency" and self._is_issuer(v))
        return "original" if valid and person and agency else "reference"

    def _is_issuer(self, verdict) -> bool:
        """Return whether an agency's signature is that of the body that issues.

        Any agency's valid seal would do otherwise, under any name.
        """
        # sudo: the register of certificates decides, not the reader's rights
        issuer = self.sudo()._issuing_unit()
        certificates = self.env["qlvb.certificate"].sudo()
        if issuer and certificates.search_count(
            [("unit_id", "=", issuer.id), ("serial", "=", verdict.serial)], limit=1
        ):
            return True
        name = issuer.name if self.direction != "incoming" else self.issuer_name
        return _comparable(verdict.signer_name) == _comparable(name)

    def _issuing_unit(self):
        if self.direction != "incoming":
            return self.agency_id
        return self.env["qlvb.unit"].search(
            [("organ_id", "=", self.issuer_organ_id or "-")], limit=1
        )

    def _latest_verdicts(self, files):
        """Return the newest verdict on each signature of ``files``."""
        newest = {}
        # sudo: whoever reads the document may know what its signatures are worth
        for verdict in self.sudo().signature_ids.sorted("id"):
            if verdict.file_id in files:
                newest[verdict.file_id.id, verdict.sequence] = verdict
        return self.env["qlvb.signature"].concat(*newest.values())

    def action_verify(self):
        """Check every signature again and say what was found (R43)."""
        self._verify_files()
        return self._said(self._force_sentence())

    def action_open_verification(self):
        """Open "Kiểm tra chữ ký" on the files of this document."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.actions"]._for_xml_id(
            "qlvb_signing.verification_action"
        )
        return {**action, "context": {"document_id": self.id}}

    def verification_cards(self) -> list[str]:
        """Check every signature again; return a piece of HTML for each file (R43)."""
        verification = self.env["qlvb.verification"]
        known = self._as_known()
        return [
            verification._card(file.name, file._read_content(), facts, known)
            for file, facts in self._verify_files()
        ]

    def _verify_files(self):
        """Judge the PDF files again; return (file, verdict) of each."""
        self.ensure_one()
        self.check_access("read")
        files = self._current_files("main", "appendix").filtered(
            lambda f: f.mimetype == "application/pdf"
        )
        judged = [(file, file._verify_online()) for file in files]
        self.env["qlvb.audit.event"]._log(
            "document.verify", self, force=self.legal_force
        )
        return judged

    def _force_sentence(self):
        if self.legal_force == "original":
            return self.env._("All signatures are valid: the document has legal force.")
        return self.env._(
            "A valid signature of the competent person or of the agency is missing: "
            "for information and reference only."
        )

    def _check_authenticity(self, *, made_here=False):
        """Set "authentic" of an arriving document from its signed files (R72).

        :param made_here: its files are copies of what was signed in this system
        """
        self.ensure_one()
        files = self._current_files("main", "appendix")
        pdfs = files.filtered(lambda f: f.mimetype == "application/pdf")
        grades = [file._arrival_grade(made_here=made_here) for file in pdfs]
        worst = max(grades, key=_WORSE.index, default="unsigned")
        # sudo: a verdict of the system, protected from everybody
        self.sudo().check_authentic = _CHECK_OF[worst]

    def _evidence_for_archive(self) -> list[tuple[str, bytes]]:
        """Return (name, JSON) with the latest verdicts, for each signed file."""
        self.ensure_one()
        verdicts = self._latest_verdicts(self._current_files("main", "appendix"))
        return [
            (
                f"{file.name}.signatures.json",
                verdicts.filtered(lambda v, f=file: v.file_id == f)._evidence(),
            )
            for file in verdicts.file_id
        ]


# An unsigned file proves nothing: worse than a signature nobody can judge.
_WORSE = ["valid", "valid_changed", "unknown", "unsigned", "invalid"]
_CHECK_OF = {
    "valid": "ok",
    "valid_changed": "unknown",
    "unknown": "unknown",
    "unsigned": "fail",
    "invalid": "fail",
}
