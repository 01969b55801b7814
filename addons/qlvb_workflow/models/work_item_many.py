# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.said import said


class QlvbWorkItem(models.Model):
    """Acts on what is chosen in "Bàn làm việc", many at once (R96)."""

    _inherit = "qlvb.work.item"

    def action_take_note_many(self):
        """Take note of all that is chosen for information; the rest stays.

        :raise UserError: nothing for information among them
        """
        items = self._chosen("take_note")
        for item in items:
            item.document_id.action_take_note()
        return said(
            self.env._("Noted: %(count)s.", count=len(items.document_id)),
            *self._left_out(items),
        )

    def action_present_many(self):
        """Open one dialog to present all that is chosen to a leader.

        :raise UserError: nothing among them waits to be presented
        """
        return self._chosen("present").document_id.action_present_many()

    def action_direct_many(self):
        """Open one dialog for the directive on all that is chosen.

        :raise UserError: nothing among them waits for a directive
        """
        documents = self._chosen("direct").document_id
        documents._check_not_too_many(len(documents))
        documents._check_one_agency()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_workflow.direct_wizard_action"
        )
        return {
            **action,
            "context": {
                "dialog_size": "large",
                "default_document_id": documents[:1].id,
                "default_other_ids": documents[1:].ids,
            },
        }

    def _chosen(self, kind):
        """Return what is open among these, the user's, and of ``kind``."""
        self.check_access("read")
        items = self.filtered(
            lambda w: w.kind == kind and w.state == "open" and w.is_mine
        )
        if not items:
            kinds = dict(self._fields["kind"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "Choose work of the kind “%(kind)s” first.", kind=kinds[kind]
                )
            )
        return items

    def _left_out(self, items) -> list[str]:
        left = len(self - items)
        if not left:
            return []
        return [self.env._("Left as it is, of another kind: %(count)s.", count=left)]
