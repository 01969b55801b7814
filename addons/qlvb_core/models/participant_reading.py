# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

PERSON = "user:"


class QlvbParticipant(models.Model):
    """Whether who is named in a row reads, by this row or by another one (R22)."""

    _inherit = "qlvb.participant"

    reading = fields.Text(
        string="Reads now", compute="_compute_reading", compute_sudo=True
    )

    @api.depends("principal", "revoked", "closed_to_heirs")
    @api.depends_context("lang")
    def _compute_reading(self):
        for row in self:
            row.reading = row._reading_words()

    def _reading_words(self) -> str:
        if self.principal.startswith(PERSON):
            return self._reading_of_person()
        if self.revoked:
            return self.env._("No, not in this role")
        return self.env._("Yes")

    def _reading_of_person(self) -> str:
        user = self.env["res.users"].browse(int(self.principal.removeprefix(PERSON)))
        record = self.document_id or self.dossier_id
        scope = user._qlvb_scope()
        works = record.agency_id.id in scope.working_agency_ids
        if not (user.active and works):
            return self.env._("No, holds no post in the agency")
        if not self.revoked:
            return self.env._("Yes")
        if other := self._other_row_of(scope):
            return self.env._("Yes, as: %(what)s", what=other.principal_name)
        # the predicate itself: work lent by another one
        if record.with_user(user).has_access("read"):
            return self.env._("Yes, in place of another person")
        return self.env._("No")

    def _other_row_of(self, scope):
        """Return a row of the same record that opens it to the person of ``scope``."""
        keys = set(scope.principals)
        inherited = set(scope.inherited)
        rows = (self.document_id or self.dossier_id).participant_ids - self
        return rows.filtered(
            lambda row: (
                row.principal in keys
                and not row.revoked
                and not (row.closed_to_heirs and row.principal in inherited)
            )
        )[:1]
