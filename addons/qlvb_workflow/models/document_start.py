# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

# Acts that ask for something first: the dialog, and what it is told besides
DIALOGS = {
    "present": ("present_wizard_action", {}),
    "direct": ("direct_wizard_action", {}),
    "pass_on": ("pass_on_wizard_action", {}),
    "return_assignment": (
        "reason_wizard_action",
        {"default_act": "return_assignment"},
    ),
    "reassign": ("reassign_wizard_action", {}),
    "grant_extension": ("extension_decision_wizard_action", {}),
    "give_opinion": ("opinion_wizard_action", {}),
    "comment": ("comment_wizard_action", {}),
    "finish": ("finish_wizard_action", {}),
}


class QlvbDocument(models.Model):
    """Acts begun from a card, without opening the document by hand first (ux.md)."""

    _inherit = "qlvb.document"

    waiting_kind = fields.Char(
        compute="_compute_waiting_kind",
        help="Kind of the most pressing work on it that waits for the current user.",
    )

    @api.depends_context("uid")
    @api.depends("work_item_ids.state", "work_item_ids.principal")
    def _compute_waiting_kind(self):
        kinds = {}
        for item in self._my_open_work():
            kinds.setdefault(item.document_id.id, item.kind)
        for document in self:
            document.waiting_kind = kinds.get(document.id)

    def action_start(self, act: str = "open"):
        """Return the action that opens the document and begins ``act`` on it.

        What is no longer possible only opens the document, which says where it is now.

        :param act: an act of the state table
        :raise AccessError: the document is not the caller's to read
        """
        self.ensure_one()
        self.check_access("read")
        if f",{act}," not in self.allowed_actions:
            return self._action_open()
        if act == "take_note":
            return self.action_take_note()
        if act == "reply":
            answer = self.answered_by_ids[:1]
            return answer._action_open() if answer else self.action_reply()
        return self._start_dialog(act) if act in DIALOGS else self._action_open()

    def _start_dialog(self, act):
        name, defaults = DIALOGS[act]
        dialog = self.env["ir.actions.act_window"]._for_xml_id(f"qlvb_workflow.{name}")
        dialog["context"] = {
            "dialog_size": "beside",
            "default_document_id": self.id,
            **defaults,
        }
        return {
            "type": "ir.actions.client",
            "tag": "qlvb_open_and_act",
            "params": {"open": self._action_open(), "act": dialog},
        }


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    def action_start(self, act: str = "open"):
        """Begin ``act`` on the document that waits; see there."""
        self.ensure_one()
        self.check_access("read")
        if not self.document_id:
            return self.action_open()
        return self.document_id.action_start(act)
