# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.office_language import in_office_language

CODE = "document.secret"


class QlvbDocument(models.Model):
    """A secrecy mark on a scan, seen only when the picture was read (R3).

    It came in before anybody could know. From then on it is not registered, and its
    file is opened by nobody but whoever has to send it back.
    """

    _inherit = "qlvb.document"

    read_secret_mark = fields.Char(
        string="Secrecy mark found", readonly=True, copy=False
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"read_secret_mark"}

    def _keep_secret_mark(self, mark: str):
        """Note the mark that the reading job found, and tell the journal at once."""
        self.write({"reading_state": "done", "read_secret_mark": mark})
        reason = in_office_language(self)._secret_words()
        self.env["qlvb.audit.event"]._log(CODE, self, result="refused", reason=reason)

    def _secret_words(self) -> str:
        return self.env._(
            "The paper carries the secrecy mark “%(mark)s”, found when the scan was "
            "read. It is not registered here (Regulation Điều 1.2): refuse it, tell "
            "the head of office and the operator, and use the channel for state "
            "secrets.",
            mark=self.read_secret_mark,
        )

    def _check_can_register(self):
        super()._check_can_register()
        if self.read_secret_mark:
            message = self._secret_words()
            self.env["qlvb.audit.event"]._log_refused(CODE, self, message)
            raise UserError(message)


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    def _refusal_to_read(self) -> str:
        refusal = super()._refusal_to_read()
        if refusal or not self.document_id.read_secret_mark:
            return refusal
        if self.document_id._my_open_work():
            return ""
        return self.env._(
            "The paper carries the secrecy mark “%(mark)s”. Only who has to send it "
            "back opens it.",
            mark=self.document_id.read_secret_mark,
        )
