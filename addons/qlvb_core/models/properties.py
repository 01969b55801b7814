# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools


class AdditionalFields(fields.Properties):
    """Additional fields; few kinds have any: that is remembered, not read each time."""

    def _add_default_values(self, env, values):
        container_id = values.get(self.definition_record)
        if isinstance(container_id, int) and not values.get(self.name):
            link = env[self.model_name]._fields[self.definition_record]
            if not env[link.comodel_name]._defines_fields(container_id):
                return {}
        return super()._add_default_values(env, values)


class QlvbAdditionalFields(models.AbstractModel):
    """What says which additional fields the records of its kind have (R261)."""

    _name = "qlvb.additional.fields"
    _description = "Additional fields of a kind"

    property_definition = fields.PropertiesDefinition(string="Additional fields")

    @api.model
    @tools.ormcache("kind_id")
    def _defines_fields(self, kind_id: int) -> bool:
        # sudo: as Odoo reads a definition
        return bool(self.sudo().browse(kind_id).property_definition)

    def write(self, vals):
        result = super().write(vals)
        if "property_definition" in vals:
            self.env.registry.clear_cache()
        return result


class QlvbDocumentType(models.Model):
    _name = "qlvb.document.type"
    _inherit = ["qlvb.document.type", "qlvb.additional.fields"]


class QlvbFilePlan(models.Model):
    _name = "qlvb.file.plan"
    _inherit = ["qlvb.file.plan", "qlvb.additional.fields"]


class QlvbDocument(models.Model):
    """Fields an authorised user adds; the fixed ones stay (R261).

    Whoever may change the document type, or the file plan, may change the definition.
    """

    _name = "qlvb.document"
    _inherit = ["qlvb.document", "qlvb.edit.stamp"]

    properties = AdditionalFields(
        definition="type_id.property_definition", string="Additional fields", copy=True
    )


class QlvbDossier(models.Model):
    _name = "qlvb.dossier"
    _inherit = ["qlvb.dossier", "qlvb.edit.stamp"]

    plan_id = fields.Many2one(
        related="plan_line_id.plan_id", store=True, precompute=True
    )
    properties = AdditionalFields(
        definition="plan_id.property_definition", string="Additional fields", copy=True
    )
