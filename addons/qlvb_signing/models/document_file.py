# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

from ..messages import pades_message
from ..qlvb_pades import BrokenPdf, CheckFailed, validate_pdf
from ..qlvb_pades.errors import PadesError
from ..qlvb_pades.facts import facts_of, unread


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    signature_ids = fields.One2many("qlvb.signature", "file_id")

    def _verify(self):
        """Judge the signatures of a PDF just made here; keep the verdict (R43, R44).

        Quick, in this process: ``_arrival_grade`` is for files of anybody.

        :return: the ``ValidationReport``
        :raise UserError: the file cannot be read as a PDF
        """
        self.ensure_one()
        policy = self.env["qlvb.trust.anchor"]._policy()
        try:
            report = validate_pdf(self._read_content(), policy)
        except PadesError as error:
            raise UserError(pades_message(self.env, error)) from error
        self.env["qlvb.signature"]._record(self, facts_of(report))
        return report

    def _verify_online(self) -> dict:
        """Judge again, asking whether the certificates were revoked; keep the verdict.

        Services that do not answer take nothing from a document that is ours: what
        they said when it was signed stands. The page says that they were silent.

        :return: what ``facts_of_pdf`` says
        """
        self.ensure_one()
        verification = self.env["qlvb.verification"]
        facts = verification._judge_by(self._read_content())
        if facts.get("error") == CheckFailed.code and self._is_signed_here():
            # a busy machine
            return facts_of(self._verify())
        if "error" not in facts:
            self.env["qlvb.signature"]._record(self, facts)
        return facts

    def _is_signed_here(self) -> bool:
        return bool(self.signed and self.source_id)

    def _arrival_grade(self, *, made_here: bool) -> str:
        """Return the grade of an arriving PDF; ``unsigned`` when nobody signed it.

        A process of its own judges what was not ``made_here``; what needs more than
        the limits is unknown.
        """
        facts = self._verify_quickly() if made_here else self._verify_elsewhere()
        if error := facts.get("error"):
            return "unknown" if error == CheckFailed.code else "invalid"
        return facts["grade"] if facts["signatures"] else "unsigned"

    def _verify_quickly(self) -> dict:
        try:
            return facts_of(self._verify())
        except UserError:
            return unread(BrokenPdf.code)

    def _verify_elsewhere(self) -> dict:
        facts = self.env["qlvb.verification"]._judge_offline(self._read_content())
        if "error" not in facts:
            self.env["qlvb.signature"]._record(self, facts)
        return facts
