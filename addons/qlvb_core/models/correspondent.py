# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..qlvb_toolkit import text
from ..qlvb_toolkit.errors import InvalidIdentifier
from ..qlvb_toolkit.identifier import (
    current_organ_id,
    is_old_organ_id,
    validate_organ_id,
)


class QlvbCorrespondent(models.Model):
    """A body or person outside the system that documents come from or go to (R11).

    It has no account: it sends and receives, and sees nothing of the work inside.
    """

    _name = "qlvb.correspondent"
    _description = "Correspondent"
    _order = "name"
    _rec_names_search = ["name", "organ_id", "old_organ_id"]

    name = fields.Char(required=True, index="trigram")
    kind = fields.Selection(
        [
            ("agency", "State body"),
            ("business", "Enterprise, co-operative"),
            ("other", "Other organisation"),
            ("person", "Person"),
        ],
        required=True,
        default="agency",
    )
    organ_id = fields.Char(
        string="Electronic identifier",
        help="Identifier of a State body, business code, or code of a scheme Z01-Z99 "
        "(Decision 20/2020/QĐ-TTg Điều 4-6).",
    )
    old_organ_id = fields.Char(
        string="Old identifier",
        index="btree_not_null",
        help="Before Decision 20/2020/QĐ-TTg, as 000.00.00.H31.",
    )
    approval = fields.Char(
        string="Approved by", help="The province's decision that lets it take part."
    )
    email = fields.Char()
    address = fields.Char()
    active = fields.Boolean(default=True)

    _organ_id_uniq = models.UniqueIndex(
        "(organ_id) WHERE organ_id IS NOT NULL AND active",
        "A correspondent with this identifier exists already.",
    )

    @api.constrains("organ_id")
    def _check_organ_id(self):
        for body in self.filtered("organ_id"):
            try:
                validate_organ_id(body.organ_id)
            except InvalidIdentifier as error:
                raise ValidationError(
                    self.env._(
                        "“%(code)s” is no identifier of %(name)s: enter that of a "
                        "State body (like G12 or H31.08), a business code of 10 or 13 "
                        "digits, or a code of a scheme Z01 to Z99.",
                        code=body.organ_id,
                        name=body.name,
                    )
                ) from error

    @api.constrains("old_organ_id")
    def _check_old_organ_id(self):
        for body in self.filtered("old_organ_id"):
            if not is_old_organ_id(body.old_organ_id):
                raise ValidationError(
                    self.env._(
                        "“%(code)s” is not an identifier of the old form, which "
                        "reads like 000.00.13.H31.",
                        code=body.old_organ_id,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._normalise(vals)
        correspondents = super().create(vals_list)
        correspondents._note_change("correspondent.create")
        return correspondents

    def write(self, vals):
        self._normalise(vals)
        result = super().write(vals)
        self._note_change("correspondent.write")
        return result

    @api.model
    def _normalise(self, vals):
        """Keep an identifier of the old form, and use the one it stands for (R36)."""
        for name in ("name", "organ_id", "old_organ_id"):
            if vals.get(name):
                vals[name] = " ".join(text.nfc(vals[name]).split())
        code = vals.get("organ_id")
        if code and is_old_organ_id(code):
            current = current_organ_id(code)
            vals["old_organ_id"] = code
            vals["organ_id"] = current if current != code else False

    @api.model
    def _by_organ_id(self, code: str):
        """Return the correspondent with this identifier, of the new or old form."""
        return self.search(
            Domain("organ_id", "=", current_organ_id(code))
            | Domain("old_organ_id", "=", code),
            limit=1,
        )

    def _note_change(self, code):
        """Log: where documents are addressed to is a matter of record."""
        for body in self:
            self.env["qlvb.audit.event"]._log(code, body, organ_id=body.organ_id)
