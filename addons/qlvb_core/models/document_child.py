# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessError


class QlvbDocumentChild(models.AbstractModel):
    """A line that belongs to one record for good.

    Rules look at the record a line belongs to before a write, so moving a line would
    reach a record its writer may not even see.
    """

    _name = "qlvb.document.child"
    _description = "Line of a document or dossier"

    def _owner_fields(self) -> frozenset[str]:
        """Return the fields that tie the line to its record."""
        return frozenset({"document_id"})

    def write(self, vals):
        if not self.env.su and self._owner_fields().intersection(vals):
            raise AccessError(
                self.env._("A line stays where it was made. Add a new one.")
            )
        return super().write(vals)
