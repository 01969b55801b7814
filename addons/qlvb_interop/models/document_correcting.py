# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from ..qlvb_edxml import Business
from .exchange_delivery_paper import RECALLING


class QlvbDocument(models.Model):
    """A letter (công văn đính chính) corrects form or procedure (Điều 18.3).

    Wrong content is replaced or amended by a document of equal form; the issued one is
    never edited (R152). While it is recalled nothing more is made of it (R153).
    """

    _inherit = "qlvb.document"

    replacement_kind = fields.Selection(selection_add=[("correct", "Corrects")])

    def _newer_values(self, kind, post):
        values = super()._newer_values(kind, post)
        if kind == "correct":
            letter = self.env.ref("qlvb_core.document_type_cong_van")
            values["type_id"] = letter.id
        return values

    def _newer_subject(self, kind):
        if kind == "correct":
            return self.env._("correcting %(code)s", code=self.code)
        return super()._newer_subject(kind)

    def _newer_line(self, newer):
        if newer.replacement_kind == "correct":
            return self.env._("Corrected by %(what)s.", what=self._version_link(newer))
        return super()._newer_line(newer)

    def _older_line(self, kind, older):
        if kind == "correct":
            return self.env._("Corrects %(what)s.", what=self._version_link(older))
        return super()._older_line(kind, older)

    def _log_newer(self, newer):
        if newer.replacement_kind != "correct":
            return super()._log_newer(newer)
        self.env["qlvb.audit.event"]._log(
            "document.corrected",
            self,
            newer=None if newer.is_restricted else newer.code,
        )

    def _wire_business(self):
        """A letter that corrects is a document of its own, also for the axis."""
        if self.replacement_kind == "correct":
            return Business()
        return super()._wire_business()

    @api.depends("recall_state")
    def _compute_can_copy(self):
        super()._compute_can_copy()
        self.filtered(lambda d: d.recall_state in RECALLING).can_copy = False

    def _check_may_copy(self):
        super()._check_may_copy()
        if self.recall_state == "recalled":
            raise UserError(
                self.env._("The document has been recalled: no copy is made of it.")
            )
        if self.recall_state in RECALLING:
            raise UserError(
                self.env._("The document is being recalled: no copy is made of it.")
            )


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    def _code_labels(self):
        return {
            **super()._code_labels(),
            "document.corrected": self.env._("Corrected by a letter"),
        }
