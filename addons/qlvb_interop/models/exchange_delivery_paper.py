# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today

# Decision 28/2018/QĐ-TTg Điều 5, 7: when paper follows what was sent electronically.
GROUNDS = [
    ("government", "To the Government or the Prime Minister"),
    ("listed", "Of a kind that also goes on paper"),
    ("no_means", "The recipient cannot receive it electronically yet"),
]
RECALLING = ("asked", "part", "recalled")


class QlvbExchangeDelivery(models.Model):
    """What goes on paper: the queue, the post, the reason (R145, R148, R149)."""

    _inherit = "qlvb.exchange.delivery"

    posted_on = fields.Date(string="Posted on", readonly=True)
    envelope_count = fields.Integer(
        string="Number of envelopes", default=1, readonly=True
    )
    copy_count = fields.Integer(string="Number of copies", default=1, readonly=True)
    post_note = fields.Char(string="Remarks", readonly=True)
    paper_ground = fields.Selection(
        GROUNDS, string="Why on paper as well", readonly=True
    )
    paper_reason = fields.Char(string="Reason in words", readonly=True)
    can_add_paper = fields.Boolean(compute="_compute_can_add_paper")

    _paper_idx = models.Index("(agency_id, state) WHERE channel = 'paper'")
    _posted_idx = models.Index("(agency_id, posted_on) WHERE posted_on IS NOT NULL")

    @api.depends_context("uid")
    @api.depends("channel", "document_id.delivery_ids.channel")
    def _compute_can_add_paper(self):
        clerk_of = self.env.user._qlvb_posts("clerk").agency_id
        for delivery in self:
            delivery.can_add_paper = (
                delivery.channel in ("internal", "axis")
                and not delivery.copy_id
                and delivery.agency_id in clerk_of
                and not delivery._paper_beside()
            )

    def _paper_beside(self):
        """Return the paper that follows this electronic delivery."""
        return self.document_id.delivery_ids.filtered(
            lambda d: d.paper_ground and d.recipient_name == self.recipient_name
        )

    def _check_clerk(self):
        self.check_access("read")
        if self.agency_id - self.env.user._qlvb_posts("clerk").agency_id:
            raise AccessError(self.env._("Only the clerk sends the paper."))
        self.document_id._lock_rows()
        if self.document_id.filtered(lambda d: d.recall_state in RECALLING):
            raise UserError(
                self.env._(
                    "The document is being recalled: nothing more of it is sent."
                )
            )

    # -- the queue ----------

    def action_post(self, envelopes: int = 1, copies: int = 1, note: str | None = None):
        """Note that the paper was posted or handed to the courier.

        :param envelopes: for each recipient
        :param copies: for each recipient
        :raise UserError: not on paper, posted already, or no envelope or copy
        :raise AccessError: not the clerk of the issuing agency
        """
        self._check_clerk()
        if not self or any(d.channel != "paper" or d.posted_on for d in self):
            raise UserError(
                self.env._("Choose what goes on paper and was not posted yet.")
            )
        if envelopes < 1 or copies < 1:
            raise UserError(self.env._("At least one envelope and one copy."))
        # sudo: the clerk of the issuing agency, checked above
        self.sudo().write(
            {
                "state": "sent",
                "posted_on": today(),
                "changed_at": fields.Datetime.now(),
                "copy_count": copies,
                "post_note": (note or "").strip() or False,
            }
        )
        self.sudo()._count_envelopes(envelopes)
        for delivery in self:
            self.env["qlvb.audit.event"]._log(
                "exchange.posted",
                delivery.document_id,
                recipient=delivery.recipient_name,
                note=delivery.post_note or None,
            )
        return self.document_id[:1]._said(
            self.env._("Posted: %(names)s.", names=self._names())
        )

    def _count_envelopes(self, envelopes: int):
        """Count the envelopes once where several documents go to one recipient."""
        for together in self.grouped(lambda d: d._addressee()).values():
            together.envelope_count = 0
            together[:1].envelope_count = envelopes

    def _addressee(self):
        """Return who gets the envelope: two bodies may bear one name."""
        return self.unit_id or self.organ_id or self.recipient_name

    def action_open_post(self):
        """Open the dialog that asks how many envelopes and copies."""
        self._check_clerk()
        return self._open_dialog("qlvb.post.wizard", self.env._("Post the paper"))

    def action_print_envelopes(self):
        """Have the envelopes of these made, one for each recipient.

        :raise UserError: some are not on paper
        :raise AccessError: not the clerk of the issuing agency
        """
        self._check_clerk()
        if not self or any(d.channel != "paper" for d in self):
            raise UserError(self.env._("Only what goes on paper has an envelope."))
        domain = [("id", "in", self.ids)]
        return self.env["qlvb.printout"]._print_found(
            domain, kind="envelopes", file_format="pdf"
        )

    # -- paper beside what went electronically ----------

    def action_open_add_paper(self):
        """Open the dialog that asks why it goes on paper as well."""
        self.ensure_one()
        self._check_clerk()
        return self._open_dialog(
            "qlvb.add.paper.wizard", self.env._("Send it on paper as well")
        )

    def action_add_paper(self, ground: str, reason: str):
        """Send it on paper too, for a reason the law knows (QĐ 28/2018 Điều 5, 7).

        :param ground: of ``GROUNDS``
        :raise UserError: no reason, on paper already, or not sent electronically
        :raise AccessError: not the clerk of the issuing agency
        """
        self.ensure_one()
        self._check_clerk()
        reason = (reason or "").strip()
        if ground not in dict(GROUNDS) or not reason:
            raise UserError(
                self.env._(
                    "It was sent electronically: choose and write why it goes on paper "
                    "as well (Decision 28/2018/QĐ-TTg Điều 5, 7)."
                )
            )
        if self.copy_id or self.channel == "paper" or self._paper_beside():
            raise UserError(self.env._("It goes on paper to this recipient already."))
        # sudo: the clerk of the issuing agency, checked above
        self.sudo().create(
            {
                "document_id": self.document_id.id,
                "recipient_name": self.recipient_name,
                "unit_id": self.unit_id.id,
                "organ_id": self.organ_id,
                "channel": "paper",
                "state": "paper",
                "paper_ground": ground,
                "paper_reason": reason,
            }
        )
        self.document_id._mark_acted()
        self.env["qlvb.audit.event"]._log(
            "exchange.paper_added",
            self.document_id,
            recipient=self.recipient_name,
            reason=reason,
        )
        return self.document_id._said(
            self.env._("%(name)s waits in the paper queue.", name=self.recipient_name)
        )

    def _open_dialog(self, model, title):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_delivery_ids": self.ids,
                "default_delivery_id": self[:1].id,
                "dialog_size": "medium",
            },
        }


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _copies_made(self):
        """Return how many copies went out: of paper as posted, one file for each."""
        if self.state != "issued":
            return super()._copies_made()
        own = self.delivery_ids.filtered(lambda d: not d.copy_id)
        return sum(d.copy_count for d in own)

    def _dispatched_on(self):
        return self.sent_at and fields.Datetime.context_timestamp(
            self.with_context(tz="Asia/Ho_Chi_Minh"), self.sent_at
        )
