# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

# Lengths: Decree 30/2020/NĐ-CP, Phụ lục VI phần II mục I.
TYPE_MAX, NAME_MAX = 100, 200
LANGUAGE_MAX, DESCRIPTION_MAX = 30, 500
# In the context of the act that registers: none that comes over RPC holds this object.
REGISTERING = object()


class QlvbDocument(models.Model):
    """What the register keeps of an outgoing document (Phụ lục VI phần II.I, R143).

    Most stands on the draft. With its number the system adds what is known only then,
    so that a later change of a post or of an agency's name does not change the past.
    """

    _inherit = "qlvb.document"

    language = fields.Char(default="Tiếng Việt", help="Language (Phụ lục VI).")
    description = fields.Char(string="Remarks", help="Description (Phụ lục VI).")
    issued_amount = fields.Integer(
        string="Copies issued",
        readonly=True,
        copy=False,
        help="IssuedAmount (Phụ lục VI): one for each recipient.",
    )

    _language_check = models.Constraint(
        f"CHECK (char_length(language) <= {LANGUAGE_MAX})",
        "Language: at most 30 characters.",
    )
    _description_check = models.Constraint(
        f"CHECK (char_length(description) <= {DESCRIPTION_MAX})",
        "Remarks: at most 500 characters.",
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"issued_amount"}

    def _transition(self, action, *, values=None, **options):
        """Fill in the register with the very act that gives the number."""
        if action == "seal":
            values = {**(values or {}), **self._registered_values()}
            self._check_registered_lengths(values)
            # sudo: the clerk registers; identifiers come from the directory
            self.recipient_ids.sudo()._note_identifiers()
        return super()._transition(action, values=values, **options)

    def _registered_values(self) -> dict:
        # sudo: post and agency stand on the document that the clerk registers
        post = self.sudo().signer_post_id
        return {
            "issuer_name": self.sudo().agency_id.name,
            "signer_name": post.user_id.name,
            "signer_title": post.title,
            "page_count": self._current_files("main")[:1].page_count,
            "issued_amount": len(self.recipient_ids),
        }

    def _check_registered_lengths(self, values):
        """Refuse what the standard has no room for, by the name of its field."""
        names = ("issuer_name", "signer_name", "signer_title")
        self._check_lengths({name: values[name] or "" for name in names})
        self._check_pages(values["page_count"])
        named = [(self.type_id.name or "", TYPE_MAX)]
        named += [(line.name or "", NAME_MAX) for line in self.recipient_ids]
        for name, limit in named:
            if len(name) > limit:
                raise UserError(
                    self.env._(
                        "“%(name)s…” is longer than the %(limit)s characters that the "
                        "register has room for (Decree 30/2020, Phụ lục VI).",
                        name=name[:50],
                        limit=limit,
                    )
                )


class QlvbRecipient(models.Model):
    _inherit = "qlvb.recipient"

    registered_organ_id = fields.Char(
        string="Identifier when registered",
        readonly=True,
        copy=False,
        help="OrganId of the recipient (Phụ lục VI); a later one is of later papers.",
    )

    def _note_identifiers(self):
        for line in self.with_context(qlvb_registering=REGISTERING):
            line.registered_organ_id = line.organ_id

    def _note_change(self, change):
        """Identifiers are noted by the act of registering, which has its own event."""
        if self.env.context.get("qlvb_registering") is REGISTERING:
            return
        super()._note_change(change)
