# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbReceiveWizard(models.TransientModel):
    """Takes in what arrived on paper (scanned) or by e-mail (Decree 30 Điều 21)."""

    _name = "qlvb.receive.wizard"
    _description = "Take in a document"
    _inherit = ["qlvb.file.wizard"]

    content = fields.Binary(string="PDF file")
    code = fields.Char(string="Number, notation", help="Such as 76/2025/QĐ-UBND.")
    type_id = fields.Many2one("qlvb.document.type")
    issuer_name = fields.Char(string="Issued by")
    issued_date = fields.Date(string="Issued on")
    subject = fields.Char()
    duplicate_words = fields.Html(compute="_compute_duplicate_words", sanitize=False)
    is_registered_already = fields.Boolean(compute="_compute_duplicate_words")
    duplicate_reason = fields.Char(string="Reason to take it in again")
    urgency = fields.Selection(
        lambda self: (
            self.env["qlvb.document"]
            ._fields["urgency"]
            ._description_selection(self.env)
        ),
        default="0",
        required=True,
    )

    @api.depends("code", "issuer_name", "issued_date", "content")
    def _compute_duplicate_words(self):
        agency = self.env["qlvb.document"]._default_units()["agency_id"]
        for wizard in self:
            values = {**wizard._document_values(), "direction": "incoming"}
            draft = self.env["qlvb.document"].new({**values, "agency_id": agency})
            digests = wizard._digests()
            same = draft._duplicates(digests)
            wizard.duplicate_words = same._here_already_links(digests)
            wizard.is_registered_already = bool(same.filtered("arrival_number"))

    def _digests(self) -> set[str]:
        content = self.with_context(bin_size=False).content
        return {sha256(base64.b64decode(content)).hexdigest()} if content else set()

    def action_confirm(self):
        """Create the incoming document with its file and open it."""
        return self._take_in(register=False)

    def action_register(self):
        """The same, and enter it into the register at once."""
        return self._take_in(register=True)

    def _take_in(self, register):
        self.ensure_one()
        self._check_filled_in(register)
        filename, content = self.filename or "van-ban.pdf", self._take_content()
        return self.env["qlvb.document"].action_take_in(
            self._document_values(),
            filename,
            content,
            register,
            (self.duplicate_reason or "").strip(),
        )

    def _check_filled_in(self, register):
        """Name everything that is missing, before any of it is stored (R82).

        :raise UserError: something is
        """
        draft = self.env["qlvb.document"].new(
            {**self._document_values(), "direction": "incoming"}
        )
        subject = draft._fields["subject"]._description_string(self.env)
        if register:
            missing = draft._missing_to_register()
        else:
            missing = [] if self.subject else [subject]
        if not self.content:
            missing.append(self._fields["content"]._description_string(self.env))
        draft._check_complete(missing)
        if register and self.code and not draft._code_parts(self.code):
            raise UserError(
                self.env._(
                    "“%(code)s” is no number with its notation, such as "
                    "35/TTr-SKHCN or 76/2025/QĐ-UBND. Take it in without registering "
                    "it if the document has no number.",
                    code=self.code,
                )
            )

    def _document_values(self) -> dict:
        # not by way of a record: its fields cut what is too long
        code = self.env["qlvb.document"]._code_parts(self.code or "")
        return {
            "subject": self.subject,
            "type_id": self.type_id.id,
            "issuer_name": self.issuer_name,
            "issued_date": self.issued_date,
            "urgency": self.urgency,
            "code_number": code.get("code_number"),
            "code_year": code.get("code_year"),
            "code_notation": code.get("code_notation") or self.code,
        }
