# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbDocumentWizard(models.AbstractModel):
    """A dialog about a record: only for who may read that record.

    Odoo shows the name behind a link without asking for the right to it, so the right
    is asked for when the link is made.
    """

    _name = "qlvb.document.wizard"
    _description = "Dialog about a document"

    @api.model_create_multi
    def create(self, vals_list):
        wizards = super().create(vals_list)
        wizards._check_links()
        return wizards

    def write(self, vals):
        result = super().write(vals)
        self._check_links()
        return result

    def _check_links(self):
        """Refuse links to records of ours the user may not read."""
        for name, field in self._fields.items():
            if (
                field.store
                and field.relational
                and field.comodel_name.startswith("qlvb.")
                and not field.comodel_name.endswith(".wizard")
                # an empty link tells nothing, whatever the right to the model
                and (linked := self.sudo()[name])
            ):
                linked.with_env(self.env).check_access("read")
