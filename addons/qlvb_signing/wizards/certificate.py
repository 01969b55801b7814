# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbCertificateWizard(models.TransientModel):
    """Asks for the reason; shows what stops, or begins again (R242)."""

    _name = "qlvb.certificate.wizard"
    _description = "Decide about a certificate"
    _inherit = ["qlvb.document.wizard"]

    certificate_id = fields.Many2one("qlvb.certificate", required=True, readonly=True)
    act = fields.Selection(
        [("suspend", "Suspend"), ("lift", "Lift"), ("revoke", "Revoked")],
        required=True,
        readonly=True,
    )
    consequence = fields.Text(compute="_compute_consequence")
    reason = fields.Char(required=True)
    revocation_number = fields.Char(string="Notice No.")
    revocation_date = fields.Date(string="Dated")

    @api.depends("act", "certificate_id")
    def _compute_consequence(self):
        for wizard in self:
            wizard.consequence = wizard._consequence()

    def _consequence(self) -> str:
        match self.act:
            case "suspend":
                return self.env._(
                    "Nobody signs with these any more, from this moment:\n%(names)s",
                    names=self._stopped_names(),
                )
            case "lift":
                return self.env._(
                    "Only if the device was never in other hands: what was suspended "
                    "with this certificate can be used again."
                )
            case _:
                return self.env._(
                    "The authority has revoked the certificate. This cannot be taken "
                    "back; a new certificate is entered as a new one."
                )

    def _stopped_names(self) -> str:
        """Return what is on the device; names only where the reader sees them."""
        stopped = self.certificate_id._on_same_device()
        seen = stopped._filtered_access("read")
        names = [f"• {c.holder_name} ({c.serial})" for c in seen]
        if hidden := len(stopped - seen):
            names.append(
                self.env._("• %(count)s of other agencies on it", count=hidden)
            )
        return "\n".join(names)

    def action_confirm(self):
        """Do the act; the act itself checks rights, state and reason."""
        self.ensure_one()
        match self.act:
            case "suspend":
                return self.certificate_id.action_suspend(self.reason)
            case "lift":
                return self.certificate_id.action_lift(self.reason)
            case _:
                return self.certificate_id.action_revoke(
                    self.reason, self.revocation_number, self.revocation_date
                )
