# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

ACCESS_FIELDS = frozenset(
    {"level_id", "is_restricted", "access_key", "access_item_ids"}
)


class QlvbDocument(models.Model):
    """Rights of one document (R22, R23, R267)."""

    _name = "qlvb.document"
    _inherit = ["qlvb.document", "qlvb.access.controlled"]

    access_item_ids = fields.One2many(
        "qlvb.access.change.item", "document_id", string="Changes of rights"
    )

    # The journal leaves out what happened to them (narrowed.py).
    _narrowed_idx = models.Index("(agency_id) WHERE is_restricted IS TRUE")

    @api.depends_context("uid")
    def _compute_display_name(self):
        super()._compute_display_name()
        self._hide_names()

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | ACCESS_FIELDS


class QlvbDossier(models.Model):
    """Rights of one dossier."""

    _name = "qlvb.dossier"
    _inherit = ["qlvb.dossier", "qlvb.access.controlled"]

    access_item_ids = fields.One2many(
        "qlvb.access.change.item", "dossier_id", string="Changes of rights"
    )

    _narrowed_idx = models.Index("(agency_id) WHERE is_restricted IS TRUE")

    @api.depends_context("uid")
    @api.depends("title")
    def _compute_display_name(self):
        super()._compute_display_name()
        self._hide_names()

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | ACCESS_FIELDS
