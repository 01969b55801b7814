# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

# What a packet, or the sender inside the province, says of a document.
PACKET_FIELDS = frozenset(
    {
        "type_id",
        "code_number",
        "code_notation",
        "code_year",
        "subject",
        "issuer_name",
        "issuer_organ_id",
        "issued_date",
        "place",
        "signer_name",
        "signer_title",
        "urgency",
    }
)


class QlvbDocument(models.Model):
    """What came by the exchange is corrected only with a reason (VI.III.1.g; R83)."""

    _inherit = "qlvb.document"

    came_by_exchange = fields.Boolean(compute="_compute_came_by_exchange")
    correction_reason = fields.Char(
        string="Why it is corrected",
        copy=False,
        help="Asked for when something else is written than what the sender has sent.",
    )

    @api.depends("delivery_id", "source_identifier")
    def _compute_came_by_exchange(self):
        for document in self:
            # sudo: whether, not by which delivery
            seen = document.sudo()
            document.came_by_exchange = bool(seen.delivery_id or seen.source_identifier)

    def write(self, vals):
        self._check_correction_reason(vals)
        return super().write(vals)

    def _check_correction_reason(self, vals):
        """Refuse to overwrite what the sender said without saying why.

        What the packet left empty is filled in freely. The reason goes to the journal
        with the old and the new values.

        :raise UserError: names the fields
        :raise AccessError: not to be written; a refusal would tell what stands there
        """
        if self.env.su or str(vals.get("correction_reason") or "").strip():
            return
        names = PACKET_FIELDS.intersection(vals)
        if names:
            self.check_access("write")
        for document in self.filtered("came_by_exchange") if names else ():
            changed = [
                name for name in sorted(names) if document._overwrites(name, vals)
            ]
            if changed:
                labels = [
                    self._fields[name]._description_string(self.env) for name in changed
                ]
                raise UserError(
                    self.env._(
                        "%(fields)s came from the sender: write in “Why it is "
                        "corrected” why you change it, then save again.",
                        fields=", ".join(labels),
                    )
                )

    def _overwrites(self, name, vals) -> bool:
        field, value = self._fields[name], self[name]
        given = field.convert_to_cache(vals[name], self)
        return bool(value) and given != field.convert_to_cache(value, self)
