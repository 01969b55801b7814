# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbDocumentType(models.Model):
    _inherit = "qlvb.document.type"

    property_definition = fields.PropertiesDefinition(string="Additional fields")


class QlvbFilePlan(models.Model):
    _inherit = "qlvb.file.plan"

    property_definition = fields.PropertiesDefinition(string="Additional fields")


class QlvbDocument(models.Model):
    """Fields an authorised user adds; the fixed ones stay (R261).

    Whoever may change the document type, or the file plan, may change the definition.
    """

    _name = "qlvb.document"
    _inherit = ["qlvb.document", "qlvb.edit.stamp"]

    properties = fields.Properties(
        definition="type_id.property_definition", string="Additional fields", copy=True
    )


class QlvbDossier(models.Model):
    _name = "qlvb.dossier"
    _inherit = ["qlvb.dossier", "qlvb.edit.stamp"]

    plan_id = fields.Many2one(
        related="plan_line_id.plan_id", store=True, precompute=True
    )
    properties = fields.Properties(
        definition="plan_id.property_definition", string="Additional fields", copy=True
    )
