# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields, models

from odoo.addons.qlvb_core.clock import today


class QlvbExchangeDelivery(models.Model):
    """Reminding a recipient of a recall it has not answered."""

    _inherit = "qlvb.exchange.delivery"

    recall_reminded_on = fields.Date(string="Reminded on")

    def _can_be_reminded(self) -> bool:
        """Return whether an answer is awaited and none was asked for lately.

        Who was asked on paper or by mail is reminded so.
        """
        days = self.env["qlvb.rule"]._value("urge.min_days")
        since = today() - timedelta(days=max(days, 1))
        fresh = not self.recall_reminded_on or self.recall_reminded_on <= since
        by_wire = self.channel in ("internal", "axis")
        return self.recall_state == "asked" and by_wire and fresh

    def _remind_of_recall(self):
        """Ask once more, each by the way the document went."""
        self.write({"recall_reminded_on": today()})
        for delivery in self.filtered(lambda d: d.channel == "axis"):
            delivery._send_recall()
        for received in self.received_document_ids:
            received._remind_of_recall()
