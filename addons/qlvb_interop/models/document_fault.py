# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class QlvbDocument(models.Model):
    """The sender inside the province is told what is abnormal (Điều 21.2.b; R75)."""

    _inherit = "qlvb.document"

    def _on_fault(self, note):
        """Write it into the history of what was sent, and tell its clerks."""
        # sudo: the sender's row belongs to another agency; only its history is written
        delivery = self.sudo().delivery_id
        if not delivery:
            return super()._on_fault(note)
        sent = delivery.document_id
        self.env["qlvb.audit.event"]._log(
            "exchange.fault", sent, recipient=delivery.recipient_name, note=note
        )
        sent._tell_keys(
            {sent._clerk()},
            lambda env: (
                env._("Abnormal arrival"),
                env._(
                    "%(who)s finds something abnormal about %(what)s: see its history.",
                    who=delivery.recipient_name,
                    what=sent._known_as(env),
                ),
            ),
        )
        return True
