# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table


class QlvbDocument(models.Model):
    """Who answered a recall and who has not, and reminding these (R76)."""

    _inherit = "qlvb.document"

    recall_agreed = fields.Char(string="Gave it back", compute="_compute_answers")
    recall_declined = fields.Char(string="Keep it", compute="_compute_answers")
    recall_unanswered = fields.Char(string="No answer yet", compute="_compute_answers")
    recall_spares = fields.Char(
        string="Not asked for it",
        compute="_compute_answers",
        help="Who has the document and was not asked to give it back.",
    )
    can_ask_recall = fields.Boolean(
        string="Can be recalled", compute="_compute_recall_acts"
    )
    can_remind_recall = fields.Boolean(
        string="Can be reminded", compute="_compute_recall_acts"
    )
    keeps_recall = fields.Boolean(
        string="Notes the answers to the recall", compute="_compute_recall_acts"
    )

    @api.depends(
        "recall_state",
        "delivery_ids.state",
        "delivery_ids.recall_state",
        "delivery_ids.recipient_name",
    )
    def _compute_answers(self):
        for document in self:
            document.recall_agreed = document._answering("agreed")
            document.recall_declined = document._answering("refused")
            document.recall_unanswered = document._answering("asked")
            document.recall_spares = document.recall_state and document._spared()

    def _answering(self, answer) -> str:
        return self.delivery_ids.filtered(lambda d: d.recall_state == answer)._names()

    def _spared(self) -> str:
        kept = self.delivery_ids.filtered(lambda d: d.state != "refused")
        return kept.filtered(lambda d: not d.recall_state)._names()

    @api.depends_context("uid")
    @api.depends("allowed_actions", "delivery_ids.recall_state")
    def _compute_recall_acts(self):
        for document in self:
            clerk = ",ask_recall," in (document.allowed_actions or "")
            sent = document.delivery_ids if clerk else document.delivery_ids.browse()
            document.keeps_recall = clerk and bool(document.recall_state)
            document.can_ask_recall = any(d._can_be_recalled() for d in sent)
            document.can_remind_recall = any(d._can_be_reminded() for d in sent)

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "remind_recall",
                    ("issued",),
                    None,
                    (),
                    "document.remind_recall",
                    role="clerk",
                ),
            ),
        }

    def action_remind_recall(self):
        """Remind whoever was asked for the document and has not answered.

        :raise UserError: not issued, or nobody to remind
        :raise AccessError: not a clerk of the issuing agency
        """
        self.ensure_one()
        self._check_transition("remind_recall")
        # sudo: checked above; deliveries have no other writer
        waiting = self.sudo().delivery_ids.filtered(lambda d: d._can_be_reminded())
        if not waiting:
            raise UserError(
                self.env._(
                    "Nobody is left to remind: all have answered, were reminded "
                    "lately, or were asked on paper."
                )
            )
        self._transition("remind_recall", to=waiting.mapped("recipient_name"))
        waiting._remind_of_recall()
        return self._said(self.env._("Reminded: %(names)s.", names=waiting._names()))
