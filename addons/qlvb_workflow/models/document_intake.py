# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from odoo import api, models


class QlvbDocument(models.Model):
    """Intake of paper and e-mail in one act (Decree 30/2020 Điều 21-22)."""

    _inherit = "qlvb.document"

    @api.model
    def action_take_in(self, values: dict, filename: str, content: str, register=False):
        """Create an incoming document with its file; give its arrival number if asked.

        All or nothing: one flush and one commit, and the register is busy only for the
        last of it.

        :param values: plain fields of the document
        :param content: the bytes in base64
        :return: the action that opens the document
        :raise UserError: refused file, or fields missing to register
        :raise AccessError: not a clerk of the agency
        """
        data = base64.b64decode(content)
        document = self.create({"unit_id": False, **values, "direction": "incoming"})
        self.env["qlvb.document.file"]._store(document, data, filename, "main")
        if not register:
            return document._action_open()
        # create() has checked that the clerk acts, and nobody else knows of it yet
        step = document._transition_table()["register"]
        document._enter(step, document.sudo().work_item_ids)
        said = document._said(document._registered_words())
        said["params"]["next"] = document._action_open()
        return said
