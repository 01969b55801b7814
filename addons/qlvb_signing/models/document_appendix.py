# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.appendices import missing_appendices

MOST_NAMED = 10


class QlvbDocument(models.Model):
    """What must be there before signing and sealing: the appendices (R142).

    An appendix in the file of the document is part of what is signed; only those in
    files of their own are counted and signed apart (NĐ 30 Phụ lục I, III.1.d; R141).
    """

    _inherit = "qlvb.document"

    appendix_count = fields.Integer(
        string="Appendices in files of their own",
        help="How many the document names; it is not issued before all are attached.",
    )

    _appendix_count_check = models.Constraint(
        "CHECK (appendix_count BETWEEN 0 AND 99)",
        "The number of appendices is from 0 to 99.",
    )

    # -- appendices ----------

    appendices_unseen = fields.Char(compute="_compute_appendices_unseen")

    @api.model
    def _content_fields(self):
        return super()._content_fields() | {"appendices_unseen"}

    @api.depends("direction", "file_ids.is_current", "file_ids.text_content")
    def _compute_appendices_unseen(self):
        """Say which appendices the text names while no file of one is attached."""
        for document in self:
            document.appendices_unseen = False
            attached = document._current_files("appendix", "appendix_draft")
            if document.direction == "incoming" or document.issued_date or attached:
                continue
            # sudo: words of the document itself, shown to who reads it
            text = document.sudo()._current_files("main", "draft")[:1].text_content
            named = missing_appendices(text or "")[:MOST_NAMED]
            document.appendices_unseen = ", ".join(named)

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
