# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import text

# What follows a use; the rest is as it was noted.
LATER = frozenset({"returned_on", "note"})


class QlvbFileUse(models.Model):
    """A use of a file copy: "Sổ sử dụng bản lưu" (Điều 19; Phụ lục IV mục IV; R154)."""

    _name = "qlvb.file.use"
    _description = "Use of a file copy"
    _order = "used_on desc, id desc"

    document_id = fields.Many2one(
        "qlvb.document",
        string="File copy of",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("direction", "=", "outgoing"), ("state", "=", "issued")],
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True, index=True)
    used_on = fields.Date(string="Used on", required=True, default=lambda self: today())
    person = fields.Char(string="Who uses it", required=True, size=100)
    allowed_by = fields.Char(string="Allowed by", required=True, size=100)
    received = fields.Boolean(string="Signed for", default=True)
    returned_on = fields.Date(string="Given back on")
    note = fields.Char()

    _days_check = models.Constraint(
        "CHECK (returned_on IS NULL OR returned_on >= used_on)",
        "It cannot be given back before it is used.",
    )

    @api.depends("person", "document_id")
    def _compute_display_name(self):
        for use in self:
            use.display_name = f"{use.person or ''} · {use.document_id.code or ''}"

    def _check_is_file_copy(self):
        """Refuse what is not issued.

        No constraint: those run before the rights are checked, and would tell anybody
        the state of any document.
        """
        document = self.document_id
        if document.direction == "incoming" or document.state != "issued":
            raise ValidationError(
                self.env._("Only an issued document has a file copy.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._tidy(vals)
        uses = super().create(vals_list)
        for use in uses:
            use._check_clerk()
            use._check_is_file_copy()
            self.env["qlvb.audit.event"]._log(
                "file.use", use.document_id, holder=use.person, order_of=use.allowed_by
            )
        return uses

    def write(self, vals):
        if not LATER.issuperset(vals):
            raise UserError(
                self.env._("A noted use stays; only its return and remark are added.")
            )
        self._check_clerk()
        self._tidy(vals)
        result = super().write(vals)
        for use in self:
            self.env["qlvb.audit.event"]._log(
                "file.returned", use.document_id, holder=use.person, note=use.note
            )
        return result

    def _tidy(self, vals):
        for name in ("person", "allowed_by", "note"):
            if vals.get(name):
                vals[name] = text.nfc(str(vals[name])).strip()

    def _check_clerk(self):
        if self.env.su:
            return
        if self.agency_id - self.env.user._qlvb_posts("clerk").agency_id:
            raise AccessError(
                self.env._("Only the clerk notes the use of file copies.")
            )
        self.document_id.check_access("read")
