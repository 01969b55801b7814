# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.qlvb_workflow.reports.outgoing_report import Figure

from ..models.document_sending import SIGNED


def _sent_late(_model, alias: str, _query) -> SQL:
    """Return the SQL of what went out after its time (QĐ 28/2018 Điều 6)."""
    return SQL(
        "%s > %s", SQL.identifier(alias, "sent_at"), SQL.identifier(alias, "send_by")
    )


class QlvbPrintoutOutgoingReport(models.AbstractModel):
    """What is signed and not numbered, numbered and not sent, sent late (R146)."""

    _inherit = "qlvb.printout.outgoing_report"

    def _figures(self, printout):
        making, numbered = super()._figures(printout)
        signed = Domain("state", "in", SIGNED)
        issued = Domain("state", "=", "issued")
        overdue = signed & Domain("send_by", "<", fields.Datetime.now())
        late = Domain.custom(to_sql=_sent_late)
        every = making.documents | numbered.documents
        return [
            making._replace(documents=making.documents & ~signed),
            Figure(
                self.env._("Signed, waiting for a number"), making.documents & signed
            ),
            numbered,
            Figure(self.env._("Of these: not sent yet"), numbered.documents & ~issued),
            Figure(self.env._("Of these: sent"), numbered.documents & issued),
            Figure(
                self.env._("Sent late, or late to send"),
                (numbered.documents & late) | (every & overdue),
            ),
        ]
