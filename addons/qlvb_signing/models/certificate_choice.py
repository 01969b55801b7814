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
    used_at = fields.Datetime(
        string="Last signed at", readonly=True, copy=False, help="Here, by its holder."
    )

    @api.model
    def _choices_of(self, user):
        """Return the certificates the user may sign with now, the last used first."""
        # sudo: the key's name is hidden from its holder, who only gives the PIN
        held = self.sudo().search([("user_id", "=", user.id)])
        usable = held.filtered(lambda c: not c._hindrance(user))
        used = usable.filtered("used_at").sorted("used_at", reverse=True)
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

    def _note_use(self):
        # sudo: noted by the act of signing itself
        self.sudo().used_at = fields.Datetime.now()
