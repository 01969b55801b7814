# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbDossierItem(models.Model):
    _inherit = "qlvb.dossier.item"

    ordinal = fields.Integer(
        string="No.", compute="_compute_ordinal", help="DocOrdinal (Phụ lục VI)."
    )

    @api.depends("dossier_id.item_ids.sequence")
    def _compute_ordinal(self):
        for dossier, items in self.grouped("dossier_id").items():
            places = {item: n for n, item in enumerate(dossier.item_ids, 1)}
            for item in items:
                item.ordinal = places.get(item, 0)


class QlvbDocument(models.Model):
    """FileCode and DocOrdinal of Decree 30/2020 Phụ lục VI, filled in by filing (R85).

    Of the dossier it was put into first; nobody types them in.
    """

    _inherit = "qlvb.document"

    file_organ_id = fields.Char(
        string="Agency's identifier of the file",
        compute="_compute_file_code",
        help="OrganId (Phụ lục VI).",
    )
    file_catalog = fields.Integer(
        string="Year of the file",
        compute="_compute_file_code",
        help="FileCatalog (Phụ lục VI).",
    )
    file_notation = fields.Char(
        string="Notation of the file",
        compute="_compute_file_code",
        help="FileNotation (Phụ lục VI).",
    )
    doc_ordinal = fields.Integer(
        string="Place in the file",
        compute="_compute_file_code",
        help="DocOrdinal (Phụ lục VI).",
    )

    @api.depends("dossier_item_ids.ordinal")
    def _compute_file_code(self):
        # sudo: whoever reads a document may know under which code it is filed
        for document in self.sudo():
            item = document.dossier_item_ids.sorted("id")[:1]
            dossier = item.dossier_id
            document.file_organ_id = dossier.agency_id.organ_id
            document.file_catalog = dossier.date_from.year if dossier else 0
            document.file_notation = dossier.code
            document.doc_ordinal = item.ordinal
