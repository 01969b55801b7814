# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbDocument(models.Model):
    """What of a document is content: reading it is an event of the journal (R30)."""

    _inherit = "qlvb.document"

    @api.model
    def _content_fields(self) -> frozenset[str]:
        return super()._content_fields() | {"draft_text"}
