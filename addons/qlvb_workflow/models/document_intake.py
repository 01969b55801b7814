# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError


class QlvbDocument(models.Model):
    """Intake of paper and e-mail in one act (Decree 30/2020 Điều 21-22)."""

    _inherit = "qlvb.document"

    @api.model
    def action_take_in(
        self,
        values: dict,
        filename: str,
        content: str,
        register=False,
        duplicate_reason=None,
    ):
        """Create an incoming document with its file; give its arrival number if asked.

        All or nothing: one flush and one commit, and the register is busy only for the
        last of it.

        :param values: plain fields of the document
        :param content: the bytes in base64
        :param duplicate_reason: why it is registered though it seems to be here (R86)
        :return: the action that opens the document
        :raise UserError: refused file, or fields missing or malformed
        :raise AccessError: not a clerk of the agency
        """
        if not isinstance(values, dict):
            raise UserError(self.env._("The document is not described well."))
        files = self.env["qlvb.document.file"]
        data = files._sent(content, filename)
        document = self.create({"unit_id": False, **values, "direction": "incoming"})
        files._store(document, data, filename, "main")
        if duplicate_reason and document._duplicates():
            # sudo: create() has checked that the clerk acts
            document.sudo().duplicate_reason = duplicate_reason
        if not register:
            return document._action_open()
        # create() has checked that the clerk acts, and nobody else knows of it yet
        step = document._transition_table()["register"]
        document._enter(step, document.sudo().work_item_ids)
        said = document._said(document._registered_words())
        said["params"]["next"] = document._action_open()
        return said
