# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import UTC, datetime, time, timedelta

from odoo import api, fields, models

from odoo.addons.qlvb_core.clock import VIETNAM, in_vietnam

SIGNED = ("signed", "sealed")


class QlvbDocument(models.Model):
    """What is signed is sent the same day (Điều 18.1; QĐ 28/2018 Điều 6; R146)."""

    _inherit = "qlvb.document"

    signed_at = fields.Datetime(string="Signed at", readonly=True, copy=False)
    send_by = fields.Datetime(
        string="To be sent by",
        readonly=True,
        copy=False,
        help="The morning of the next working day; urgent: minutes after the "
        "signature (Decision 28/2018/QĐ-TTg Điều 6).",
    )
    sent_at = fields.Datetime(string="Sent out at", readonly=True, copy=False)
    sending_state = fields.Selection(
        [("unsent", "Signed, not sent"), ("late", "Late to send"), ("sent", "Sent")],
        string="Sending",
        compute="_compute_sending_state",
    )
    sending_words = fields.Char(compute="_compute_sending_state")

    _unsent_idx = models.Index(
        "(agency_id, send_by) WHERE sent_at IS NULL AND send_by IS NOT NULL"
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"signed_at", "send_by", "sent_at"}

    @api.depends("send_by", "sent_at", "state")
    @api.depends_context("lang")
    def _compute_sending_state(self):
        now = fields.Datetime.now()
        for document in self:
            waits = document.state in SIGNED and document.send_by
            late = waits and document.send_by < now
            sent = "sent" if document.sent_at else False
            document.sending_state = ("late" if late else "unsent") if waits else sent
            document.sending_words = bool(waits) and document._sending_sentence(late)

    def _sending_sentence(self, late) -> str:
        facts = {
            "signed": in_vietnam(self.signed_at).strftime("%H:%M %d/%m/%Y"),
            "by": in_vietnam(self.send_by).strftime("%H:%M %d/%m/%Y"),
        }
        if late:
            return self.env._(
                "Late: signed at %(signed)s, it had to be sent by %(by)s.", **facts
            )
        return self.env._(
            "Signed at %(signed)s, not sent yet: send it by %(by)s.", **facts
        )

    def _transition(self, action, *, values=None, **options):
        """Note when it was signed and sent, with the very act."""
        times = self._sending_times(action)
        return super()._transition(
            action, values={**(values or {}), **times} or None, **options
        )

    def _sending_times(self, action) -> dict:
        now = fields.Datetime.now()
        if action == "sign":
            return {"signed_at": now, "send_by": self._send_by(now)}
        return {"sent_at": now} if action == "issue" else {}

    def _send_by(self, signed_at: datetime) -> datetime:
        """Return until when it has to be sent, as the database keeps moments."""
        rule = self.env["qlvb.rule"]._value
        if self.urgency != "0":
            return signed_at + timedelta(minutes=rule("issue.urgent_minutes"))
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        day = calendar.add_working_days(in_vietnam(signed_at).date(), 1)
        noon = time(rule("issue.morning_ends"))
        local = datetime.combine(day, noon, VIETNAM)
        return local.astimezone(UTC).replace(tzinfo=None)
