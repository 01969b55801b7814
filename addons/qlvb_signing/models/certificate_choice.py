# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

# The end of a serial number tells one's own certificates apart.
SERIAL_END = 6


class QlvbCertificate(models.Model):
    """Which of one's own certificates signs (R124, R241)."""

    _inherit = "qlvb.certificate"

    for_documents = fields.Boolean(
        string="For signing documents",
        readonly=True,
        default=True,
        help="Its key usage holds the holder to what is signed (non-repudiation).",
    )

    def _last_uses(self) -> dict:
        """Return when each was signed with last here, by certificate.

        Read from what is kept of its signatures. A note on the certificate would be
        written by the act of signing: of two at once one would be played again, with
        its PIN and one-time code spent.
        """
        # sudo: only their order is told
        signatures = self.env["qlvb.signature"].sudo()
        last = signatures._read_group(
            [("serial", "in", self.mapped("serial"))],
            ["serial", "issuer"],
            ["signing_time:max"],
        )
        moments = {
            (serial, issuer): moment for serial, issuer, moment in last if moment
        }
        uses = {c: moments.get((c.serial, c.issuer)) for c in self}
        return {certificate: moment for certificate, moment in uses.items() if moment}

    @api.model
    def _choices_of(self, user):
        """Return the certificates the user may sign with now, the last used first."""
        # sudo: the key's name is hidden from its holder, who only gives the PIN
        held = self.sudo().search([("user_id", "=", user.id)])
        usable = held.filtered(lambda c: not c._hindrance(user))
        uses = usable._last_uses()
        used = usable.filtered(uses.get).sorted(uses.get, reverse=True)
        return (used | usable).with_env(self.env)

    @api.model
    def _of_person(self, user):
        return self._choices_of(user)[:1] or super()._of_person(user)

    @api.model
    def _chosen(self, certificate_id: int):
        """Return the current user's certificate that the dialog chose.

        One that was stopped meanwhile is returned as well: its use is refused by name.

        :raise UserError: it is not the current user's
        """
        # sudo: only one's own is returned
        chosen = self.sudo().browse(certificate_id).exists()
        if chosen.user_id != self.env.user:
            raise UserError(
                self.env._("The certificate is not yours. Choose one of your own.")
            )
        return chosen.with_env(self.env)

    @api.model
    def _others_of(self, user) -> list[str]:
        """Return why each other certificate of the user does not sign now."""
        # sudo: as _choices_of
        held = self.sudo().search([("user_id", "=", user.id)])
        others = held - self._choices_of(user).sudo()
        return [
            f"{other._choice_name()}: {other._hindrance(user)}"
            for other in others.with_env(self.env)
        ]

    def _hindrance(self, user) -> str:
        """Return in few words why ``user`` cannot sign with it now; empty if so."""
        if self._refusal():
            states = dict(self._fields["status"]._description_selection(self.env))
            why = states[self.status]
            return f"{why} – {self.state_reason}" if self.state_reason else why
        if not self.for_documents:
            return self.env._("not issued for signing documents")
        if not self._is_in_name_of(user):
            return self.env._("in another name than the account")
        if not self._is_at_hand():
            return self.env._("registered only, its key is not here")
        return ""

    def _choice_name(self) -> str:
        return self.env._(
            "%(holder)s, number …%(serial)s, valid until %(day)s",
            holder=self.holder_name,
            serial=(self.serial or "")[-SERIAL_END:],
            day=self._local_day(self.valid_to),
        )

    @api.depends_context("qlvb_choice")
    @api.depends("holder_name", "serial", "valid_to")
    def _compute_display_name(self):
        super()._compute_display_name()
        if self.env.context.get("qlvb_choice"):
            for certificate in self:
                certificate.display_name = certificate._choice_name()
