# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from .copy import FORMS

KINDS = [("approve_copy", "Approve a copy"), ("make_copy", "Make a copy")]


class QlvbCopy(models.Model):
    """A copy waits on the desk of who signs it, then on that of the clerk (R157)."""

    _name = "qlvb.copy"
    _inherit = ["qlvb.copy", "qlvb.desk.subject"]
    _form_path = "so-ban-sao"

    def _urgency(self):
        return self.document_id.urgency

    def _add_participants(self, principals: set):
        """Who is handed over a copy to approve reads what it is of."""
        # sudo: the hand-over was confirmed by both sides
        self.document_id.sudo()._add_participants(principals)

    def _wait_for(self, kind: str, principal: str):
        """Put the copy on the desk of ``principal``, and on no other."""
        self._waits_no_more()
        # sudo: opened by the acts on the copy, which have checked who acts
        self.env["qlvb.work.item"].sudo().create(
            {
                "copy_id": self.id,
                "kind": kind,
                "principal": principal,
                "requested_by_id": self.env.uid,
            }
        )

    def _waits_no_more(self):
        # sudo: whoever may act has done what was asked, also in another's place
        items = self.env["qlvb.work.item"].sudo()
        items.search([("copy_id", "=", self.id), ("state", "=", "open")])._finish()

    def _said(self, *sentences):
        """Return the client action that says what was done and what waits next."""
        # sudo: the user's own work, done already
        mine = self.env["qlvb.work.item"].sudo()
        mine = mine.search(
            [("copy_id", "in", self.ids), ("closed_by_id", "=", self.env.uid)],
            order="closed_at desc, id desc",
            limit=1,
        )
        return {
            "type": "ir.actions.client",
            "tag": "qlvb_said",
            "params": {
                "message": " ".join(filter(None, sentences)),
                "model": self._name,
                "field": "copy_id",
                "ids": self.ids,
                "left": mine._left(),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    kind = fields.Selection(
        selection_add=KINDS, ondelete=dict.fromkeys(dict(KINDS), "cascade")
    )
    copy_id = fields.Many2one("qlvb.copy", ondelete="cascade", index="btree_not_null")

    _target_check = models.Constraint(
        "CHECK (num_nonnulls(document_id, dossier_id, access_change_id, handover_id, "
        "report_id, copy_id) = 1)",
        "A work item belongs to one record only.",
    )

    @api.depends(
        "copy_id.document_id.subject",
        "copy_id.document_id.code",
        "copy_id.document_id.issuer_name",
    )
    def _compute_subject(self):
        super()._compute_subject()
        for item in self.filtered("copy_id"):
            copied = item.copy_id.document_id
            item.subject = f"{FORMS[item.copy_id.kind]}: {copied.subject}"
            item.code = copied.code
            item.issuer_name = copied.issuer_name

    @api.depends("copy_id.document_id.is_restricted")
    def _compute_is_restricted(self):
        super()._compute_is_restricted()
        for item in self.filtered("copy_id"):
            item.is_restricted = item.copy_id.document_id.is_restricted

    def _target(self):
        return self.copy_id or super()._target()

    def _target_of(self, vals):
        if vals.get("copy_id"):
            return self.env["qlvb.copy"].browse(vals["copy_id"])
        return super()._target_of(vals)

    @api.model
    def _waiting_words(self):
        return {
            **super()._waiting_words(),
            "approve_copy": self.env._("to be approved"),
            "make_copy": self.env._("to be made"),
        }
