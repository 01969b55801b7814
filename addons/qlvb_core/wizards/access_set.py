# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain


class QlvbAccessSet(models.AbstractModel):
    """A set of documents of one agency, named by what they are (R268)."""

    _name = "qlvb.access.set"
    _description = "Documents named by criteria"

    agency_id = fields.Many2one("qlvb.unit")
    by_filter = fields.Boolean()
    filter_type_ids = fields.Many2many("qlvb.document.type", string="Document types")
    filter_level_id = fields.Many2one("qlvb.information.level", string="Of level")
    filter_dossier = fields.Char(string="In the dossier numbered")
    filter_from = fields.Date(string="Dated from")
    filter_to = fields.Date(string="Dated up to")

    def _filtered_targets(self):
        """Return the documents the criteria name.

        :raise AccessError: neither leader nor unit admin of the agency
        """
        documents = self._orderable_documents()
        if documents is None:
            raise AccessError(
                self.env._("Only a leader or the unit admin changes a whole set.")
            )
        if not self._criteria():
            raise UserError(self.env._("Say which documents: choose a criterion."))
        found = documents.search(self._criteria_domain())
        if not found:
            raise UserError(self.env._("No document answers to these criteria."))
        return {"document_id": found.with_env(self.env)}

    def _orderable_documents(self):
        """Return the model to look in, as the current user may order; else None."""
        return self.env["qlvb.access.change"]._orderable_documents(self.agency_id)

    def _criteria(self):
        return {
            name: self[name]
            for name in (
                "filter_type_ids",
                "filter_level_id",
                "filter_dossier",
                "filter_from",
                "filter_to",
            )
            if self[name]
        }

    def _criteria_domain(self):
        parts = {
            "filter_type_ids": lambda v: Domain("type_id", "in", v.ids),
            "filter_level_id": lambda v: Domain("level_id", "=", v.id),
            "filter_dossier": lambda v: Domain(
                "dossier_item_ids.dossier_id.code", "=", v.strip()
            ),
            "filter_from": lambda v: Domain("date", ">=", v),
            "filter_to": lambda v: Domain("date", "<=", v),
        }
        return Domain("agency_id", "=", self.agency_id.id) & Domain.AND(
            parts[name](value) for name, value in self._criteria().items()
        )

    def _criteria_words(self) -> str:
        return "; ".join(
            f"{self._fields[name]._description_string(self.env)}: {self._word(value)}"
            for name, value in self._criteria().items()
        )

    def _word(self, value) -> str:
        if isinstance(value, models.BaseModel):
            return ", ".join(value.mapped("display_name"))
        return value if isinstance(value, str) else value.strftime("%d/%m/%Y")
