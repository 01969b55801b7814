# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from .exchange_delivery_recall import BY_HAND


class QlvbExchangeDelivery(models.Model):
    """What became of a certified copy at who receives it (R157)."""

    _inherit = "qlvb.exchange.delivery"

    copy_id = fields.Many2one(
        "qlvb.copy", string="Certified copy", index="btree_not_null"
    )
    can_note_mailed = fields.Boolean(compute="_compute_can_note_mailed")
    can_note_returned = fields.Boolean(compute="_compute_can_note_mailed")

    @api.depends_context("uid")
    @api.depends("channel", "state", "recall_state")
    def _compute_can_note_mailed(self):
        clerk_of = self.env.user._qlvb_posts("clerk").agency_id
        for delivery in self:
            mine = delivery.agency_id in clerk_of
            by_hand = delivery.channel in BY_HAND and delivery.recall_state == "asked"
            delivery.can_note_mailed = mine and delivery._waits_for_mail()
            delivery.can_note_returned = mine and by_hand

    def _waits_for_mail(self) -> bool:
        still_here = self.channel == "mail" and self.state == "waiting"
        return still_here and self.recall_state not in ("asked", "agreed")

    def action_note_mailed(self):
        """Note that the signed file went by official mail.

        :raise UserError: it went already, or goes another way
        :raise AccessError: not the clerk of the agency that made the copy
        """
        self.ensure_one()
        self._check_clerk()
        if not self._waits_for_mail():
            raise UserError(self.env._("Nothing is to be sent by mail here."))
        # sudo: the clerk of the agency, checked above
        self.sudo()._advance("sent")
        self.copy_id._renew_mail_work()
        return self.copy_id._said(
            self.env._("Sent by official mail: %(name)s.", name=self.recipient_name)
        )

    def _sent_code(self) -> str:
        """Return the number by which it goes: of the copy on paper, or the document."""
        return self.copy_id.code or self.document_id.code or ""

    # -- at the receiver ----------

    def _incoming_values(self):
        values = super()._incoming_values()
        if not self.copy_id:
            return values
        copied = self.copy_id.document_id
        values |= {
            "page_count": self.copy_id.file_id.page_count,
            "due_date": False,
            "replacement_kind": False,
            "replaced_identifiers": False,
        }
        if copied.direction == "incoming":
            # of the body that issued it, not of the one that copied it
            values |= {
                "issuer_name": copied.issuer_name,
                "issuer_organ_id": copied.issuer_organ_id,
                "signer_name": copied.signer_name,
                "signer_title": copied.signer_title,
                "source_identifier": copied.source_identifier,
            }
        return values

    def _copy_files(self, incoming):
        if not self.copy_id:
            return super()._copy_files(incoming)
        copy = self.copy_id.file_id
        return self.env["qlvb.document.file"]._store(
            incoming,
            copy._read_content(),
            copy.name,
            "main",
            signed=copy.signed,
            made_here=True,
        )


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _compute_true_copy_words(self):
        super()._compute_true_copy_words()
        # sudo: the copy is of the agency that sent it; its receiver knows it came
        for document, seen in zip(self, self.sudo(), strict=True):
            copy = seen.delivery_id.copy_id
            if copy and document._has_valid_main():
                document.true_copy_words = self.env._(
                    "%(form)s signed by %(agency)s on %(day)s: it has the value of the "
                    "original for what it shows (Decree 30/2020 Điều 26).",
                    form=copy._form(),
                    agency=copy.agency_id.name,
                    day=self._day(copy.date),
                )

    def _arrived_as_copy(self):
        # sudo: as for the words about it
        sent = self.sudo().delivery_id.copy_id
        return sent.kind == "sy" if sent else super()._arrived_as_copy()

    def _has_valid_main(self) -> bool:
        verdicts = self._latest_verdicts(self._current_files("main"))
        return bool(verdicts) and set(verdicts.mapped("grade")) == {"valid"}
