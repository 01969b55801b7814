# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.pdfium import PDFIUM_LOCK

from ..messages import upload_message
from ..qlvb_pades import AnchorNotFound, PadesError, find_anchors, guard_pdf

PDF = "application/pdf"


class QlvbDocument(models.Model):
    """What must be there before signing and sealing: appendices, places (R137, R142).

    An appendix in the file of the document is part of what is signed; only those in
    files of their own are counted and signed apart (NĐ 30 Phụ lục I, III.1.d; R141).
    """

    _inherit = "qlvb.document"

    appendix_count = fields.Integer(
        string="Appendices in files of their own",
        help="How many the document names; it is not issued before all are attached.",
    )
    place_problem = fields.Char(readonly=True, copy=False)

    _appendix_count_check = models.Constraint(
        "CHECK (appendix_count BETWEEN 0 AND 99)",
        "The number of appendices is from 0 to 99.",
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"place_problem"}

    # -- appendices ----------

    def _missing_appendices(self) -> list[str]:
        attached = len(self._current_files("appendix"))
        if attached >= self.appendix_count:
            return []
        return [
            self.env._(
                "The document names %(named)s appendices, %(attached)s are attached.",
                named=self.appendix_count,
                attached=attached,
            )
        ]

    def _issue_requirements(self):
        return super()._issue_requirements() + self._missing_appendices()

    def _missing_to_submit(self):
        """Ask for them while the drafter can still attach them."""
        missing = super()._missing_to_submit()
        drafts = len(self._current_files("appendix_draft"))
        if drafts < self.appendix_count:
            missing.append(
                self.env._(
                    "appendices (%(attached)s of %(named)s attached)",
                    attached=drafts,
                    named=self.appendix_count,
                )
            )
        return missing

    def _check_signed_by_person(self):
        """Refuse the seal too while appendices are missing (Regulation Điều 10.4.d)."""
        super()._check_signed_by_person()
        if missing := self._missing_appendices():
            raise UserError("\n".join(missing))

    def _check_convertible(self, stored):
        """Refuse a PDF that could not be signed, while its drafter is there (R65)."""
        super()._check_convertible(stored)
        if stored.role != "appendix_draft" or stored.mimetype != PDF:
            return
        try:
            self.env["qlvb.verification"]._guard(stored._read_content())
        except PadesError as error:
            raise UserError(upload_message(self.env, stored.name, error)) from error

    # -- places for number and date ----------

    def _on_approved(self):
        """Say before the signature that number and date would find no place (R137)."""
        super()._on_approved()
        # sudo: a finding of the system, after an act that was checked
        self.sudo().place_problem = self._find_place_problem()

    def _find_place_problem(self) -> str | bool:
        main = self._current_files("main")[:1]
        if main.mimetype != PDF:
            return False
        pdf = main._read_content()
        signer = self.sudo().signer_post_id.user_id.name
        try:
            guard_pdf(pdf, allow_signed=False)
            with PDFIUM_LOCK:
                find_anchors(pdf, signer_name=signer)
        except AnchorNotFound:
            return self.env._(
                "The PDF has no place for number, date or signature: they cannot be "
                "written after signing. Return the draft; made with the template it "
                "has these places."
            )
        except PadesError:
            return self.env._(
                "The PDF is signed already or cannot be signed here: number and date "
                "cannot be written into it. Return the draft and have the unsigned "
                "file uploaded."
            )
        return False
