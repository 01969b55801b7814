# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbCopy(models.Model):
    """A copy that is made goes to who receives it (R157).

    In the system when it is electronic. The national axis carries a document under the
    identifier its issuer gave it, which a copy by another body is not: outside the
    system the clerk sends it by official mail, and notes it. On paper it waits in the
    paper queue as any document does.
    """

    _inherit = "qlvb.copy"

    delivery_ids = fields.One2many(
        "qlvb.exchange.delivery", "copy_id", string="Deliveries"
    )
    mail_names = fields.Char(compute="_compute_mail_names")
    is_asked_back = fields.Boolean(compute="_compute_mail_names")

    @api.depends(
        "delivery_ids.channel", "delivery_ids.state", "delivery_ids.recall_state"
    )
    def _compute_mail_names(self):
        for copy in self:
            waiting = copy.delivery_ids.filtered(lambda d: d._waits_for_mail())
            copy.mail_names = ", ".join(waiting.mapped("recipient_name"))
            copy.is_asked_back = any(copy.delivery_ids.mapped("recall_state"))

    @api.depends("delivery_ids.state")
    def _compute_paper_words(self):
        super()._compute_paper_words()

    def _is_open_on_paper(self):
        paper = self.delivery_ids.filtered(lambda d: d.channel == "paper")
        posted = bool(paper) and all(delivery.posted_on for delivery in paper)
        return super()._is_open_on_paper() and not posted

    def _made(self, stored, **values):
        super()._made(stored, **values)
        # sudo: deliveries have no other writer than acts; the clerk's was checked
        self.sudo()._send()

    def _send(self):
        if self.medium == "paper":
            self._new_deliveries(self._targets(), channel="paper", state="paper")
            return
        inside = [t for t in self._targets() if t.get("unit_id")]
        outside = [t for t in self._targets() if not t.get("unit_id")]
        if inside:
            message = self.document_id._new_message(
                "internal", state="sent", manifest=self._manifest()
            )
            self._new_deliveries(
                inside, channel="internal", state="sent", message_id=message.id
            )._enqueue_deliver()
        if outside:
            self._new_deliveries(outside, channel="mail", state="waiting")
            self._wait_for("mail_copy", self.agency_id._role_principal("clerk"))

    def _renew_mail_work(self):
        """End the clerk's work once nobody waits for the file by mail."""
        for copy in self:
            if not copy.mail_names:
                copy._waits_no_more()

    def _targets(self) -> list[dict]:
        """Return what a delivery says of each who receives it, but of oneself."""
        return [
            *(
                {
                    "unit_id": unit.id,
                    "organ_id": unit.organ_id,
                    "recipient_name": unit.name,
                }
                for unit in self.unit_ids - self.agency_id
            ),
            *(
                {"organ_id": body.organ_id, "recipient_name": body.name}
                for body in self.correspondent_ids
            ),
            *({"recipient_name": line} for line in self._lines()),
        ]

    def _manifest(self):
        copy = self.file_id
        return [
            {
                "name": copy.name,
                "role": "main",
                "size": copy.size,
                "sha256": copy.sha256,
            }
        ]

    def _new_deliveries(self, targets, **values):
        return self.env["qlvb.exchange.delivery"].create(
            [
                {
                    "document_id": self.document_id.id,
                    "copy_id": self.id,
                    **target,
                    **values,
                }
                for target in targets
            ]
        )

    def _said_made(self, *besides):
        return super()._said_made(*besides, self._mail_sentence())

    def _mail_sentence(self) -> str:
        if not self.mail_names:
            return ""
        return self.env._(
            "Send the file by official mail to %(names)s, then note it on the page of "
            "the copy.",
            names=self.mail_names,
        )
