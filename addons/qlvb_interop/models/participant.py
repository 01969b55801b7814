# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.tools import SQL


class QlvbParticipant(models.Model):
    """A recalled document is closed to all who worked on it (R76).

    Its register roles go on seeing that it was there; a narrowed one its clerk.
    """

    _inherit = "qlvb.participant"

    def _add(self, field_name, record, principals):
        result = super()._add(field_name, record, principals)
        self._close_recalled(record)
        return result

    def _grant(self, records, principals):
        result = super()._grant(records, principals)
        self._close_recalled(records)
        return result

    def _renew(self, records):
        result = super()._renew(records)
        self._close_recalled(records)
        return result

    def _close_recalled(self, records):
        if records._name != "qlvb.document":
            return
        # sudo: only which are closed
        closed = records.sudo().filtered(lambda d: d.state == "recalled")
        if not closed:
            return
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE qlvb_participant SET revoked = TRUE "
                "WHERE document_id = ANY(%s) AND principal NOT LIKE 'clerk@%%' "
                "AND revoked IS NOT TRUE",
                closed.ids,
            )
        )
        self._forget(records, "document_id")
