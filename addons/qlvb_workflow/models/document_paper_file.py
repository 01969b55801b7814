# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table

LIVE = ("arrived", "registered", "presented", "assigned")


class QlvbDocument(models.Model):
    """Kèm hồ sơ giấy: a paper file beside the document (Regulation Điều 9.1.d)."""

    _inherit = "qlvb.document"

    has_paper_file = fields.Boolean(
        string="With a paper file", readonly=True, copy=False
    )
    paper_count = fields.Integer(string="Number of items", readonly=True, copy=False)
    paper_description = fields.Char(
        string="Items of the paper file", readonly=True, copy=False
    )
    paper_place = fields.Char(
        string="Where the paper file went", readonly=True, copy=False
    )
    paper_received_by_id = fields.Many2one(
        "res.users", string="Paper file received by", readonly=True, copy=False
    )
    paper_received_at = fields.Datetime(readonly=True, copy=False)

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {
            "has_paper_file",
            "paper_count",
            "paper_description",
            "paper_place",
            "paper_received_by_id",
            "paper_received_at",
        }

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "note_paper_file",
                    LIVE,
                    None,
                    (),
                    "document.paper_file",
                    role="clerk",
                ),
                Transition(
                    "receive_paper_file",
                    ("assigned",),
                    None,
                    ("handle",),
                    "document.paper_received",
                ),
            ),
        }

    def action_note_paper_file(self, count: int, description: str, place: str):
        """Note what paper came with it and where that went (R95).

        :raise UserError: a field is empty, or the paper file was received already
        :raise AccessError: not the clerk of its agency
        """
        self.ensure_one()
        self._check_transition("note_paper_file")
        if self.paper_received_at:
            raise UserError(
                self.env._("The paper file was received already; it changes no more.")
            )
        description, place = (description or "").strip(), (place or "").strip()
        if count < 1 or not (description and place):
            raise UserError(
                self.env._("Write how many items, what they are and where they went.")
            )
        noted = {"paper_count": count, "paper_description": description}
        noted |= {"paper_place": place}
        before = {name: self[name] or None for name in noted}
        self._check_not_secret(noted)
        # sudo: the clerk of the agency, checked above
        self.sudo().write({"has_paper_file": True, **noted})
        self.env["qlvb.audit.event"]._log(
            "document.paper_file", self, before=before, after=noted
        )

    def action_receive_paper_file(self):
        """Confirm that the paper file is with whoever leads the handling (R95).

        :raise UserError: there is none, or it was received already
        :raise AccessError: not the lead handler
        """
        self.ensure_one()
        self._check_transition("receive_paper_file")
        if not self.has_paper_file or self.paper_received_at:
            raise UserError(self.env._("No paper file waits to be received."))
        # sudo: the lead handler, checked above
        self.sudo().write(
            {
                "paper_received_by_id": self.env.uid,
                "paper_received_at": fields.Datetime.now(),
            }
        )
        self.env["qlvb.audit.event"]._log("document.paper_received", self)
        return self._said(self.env._("You have received the paper file."))
