# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbParticipant(models.Model):
    """The one stored membership behind the visibility predicate."""

    _name = "qlvb.participant"
    _description = "Participant"

    document_id = fields.Many2one("qlvb.document", ondelete="cascade")
    dossier_id = fields.Many2one("qlvb.dossier", ondelete="cascade")
    principal = fields.Char(required=True)

    _document_uniq = models.UniqueIndex(
        "(document_id, principal) WHERE document_id IS NOT NULL"
    )
    _dossier_uniq = models.UniqueIndex(
        "(dossier_id, principal) WHERE dossier_id IS NOT NULL"
    )
    _principal_document_idx = models.Index("(principal, document_id)")
    _principal_dossier_idx = models.Index("(principal, dossier_id)")

    def _add(self, field_name: str, record, principals):
        """Add memberships, ignoring those there already."""
        known = set(record.participant_ids.mapped("principal"))
        missing = sorted(set(principals) - known)
        if missing:
            self.sudo().create(
                [
                    {field_name: record.id, "principal": principal}
                    for principal in missing
                ]
            )
