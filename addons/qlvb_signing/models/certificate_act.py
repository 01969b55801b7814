# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import text
from odoo.addons.qlvb_core.said import said

CODES = {
    "suspended": "certificate.suspend",
    "active": "certificate.lift",
    "revoked": "certificate.revoke",
}


class QlvbCertificate(models.Model):
    """A lost device stops at once (R242); by who answers for it in the agency.

    Whoever holds a key stops it alone; that it may be used again is never for the
    holder alone to say, whatever the holder's office.
    """

    _inherit = "qlvb.certificate"

    state_reason = fields.Char(string="Reason", readonly=True)
    state_at = fields.Datetime(string="Since", readonly=True)
    state_by_id = fields.Many2one("res.users", string="By", readonly=True)
    revocation_number = fields.Char(string="Notice of revocation", readonly=True)
    revocation_date = fields.Date(string="Date of the notice", readonly=True)
    state_note = fields.Char(string="What happened", compute="_compute_state_note")
    can_act = fields.Boolean(string="I answer for it", compute="_compute_can_act")
    lift_refusal = fields.Char(compute="_compute_lift_refusal")

    @api.depends("state", "state_reason", "state_at", "state_by_id")
    def _compute_state_note(self):
        for certificate in self:
            certificate.state_note = certificate._state_words()

    def _state_words(self) -> str:
        facts = {
            "day": self._local_day(self.state_at) if self.state_at else "–",
            "who": self.state_by_id.name or "–",
            "reason": self.state_reason or "–",
        }
        match self.state:
            case "suspended":
                return self.env._(
                    "Suspended here on %(day)s by %(who)s: %(reason)s", **facts
                )
            case "revoked":
                return self._revoked_words(facts)
            case _:
                return ""

    def _revoked_words(self, facts) -> str:
        if self.revocation_number:
            return self.env._(
                "Revoked by notice %(notice)s; noted on %(day)s by %(who)s: %(reason)s",
                notice=self._notice_words(),
                **facts,
            )
        return self.env._("Revoked; noted on %(day)s by %(who)s: %(reason)s", **facts)

    @api.depends_context("uid")
    @api.depends("agency_id", "purpose")
    def _compute_can_act(self):
        for certificate in self:
            certificate.can_act = certificate._is_answered_by(self.env.user)

    @api.depends_context("uid", "lang")
    @api.depends("state", "device_serial", "agency_id", "user_id", "custodian_id")
    def _compute_lift_refusal(self):
        for certificate in self:
            certificate.lift_refusal = (
                certificate.state == "suspended" and certificate._lift_refusal()
            )

    def _lift_refusal(self) -> str:
        """Return why the caller does not lift it, and whom to ask; empty if free to.

        Of all that would be lifted with it, nothing may be the caller's own.
        """
        if ended := self._ended_body():
            return self.env._(
                "%(name)s has ended: its key is never used again. Print the request "
                "for revocation.",
                name=ended.name,
            )
        together = self._suspended_together() | self.sudo()
        if self.env.user not in together.user_id | together.custodian_id:
            return ""
        others = self.sudo()._who_answer() - self.env.user
        if others:
            return self.env._(
                "You hold this certificate, or one on the same device: that it may be "
                "used again is for another to decide. Ask %(names)s.",
                names=", ".join(others.mapped("name")),
            )
        return self.env._(
            "You hold this certificate, or one on the same device: that it may be used "
            "again is for another to decide, and nobody else answers for it in "
            "%(agency)s. Ask the operating unit to appoint a unit admin.",
            agency=self._agency_in_charge().sudo().name,
        )

    def _ended_body(self):
        """Return the body whose key this is, if it has ended."""
        # sudo: the tree of units is public
        return self.sudo().unit_id.filtered(lambda unit: not unit.active)

    def _agency_in_charge(self):
        """Return who answers for it now: its agency, or who took that over."""
        return self.agency_id.sudo()._in_charge().sudo(False)

    def _who_answer(self):
        """Return the active users who answer for this certificate, admins first."""
        agency = self._agency_in_charge()
        people = agency._admins() | agency._holders_of_agency("leader")
        if self.unit_id:
            people |= agency._holders_of_agency("clerk")
        return people.filtered("active")

    def _is_answered_by(self, user) -> bool:
        """Return whether ``user`` answers for this certificate (Điều 19.1.b).

        Leaders and unit admins of its agency; for the agency's own also its clerks,
        who keep seal and key (Decree 30 Điều 32).
        """
        roles = ["unit_admin", "leader"]
        if self.unit_id:
            roles.append("clerk")
        agency = self._agency_in_charge()
        return bool(agency) and any(user._qlvb_posts(role, agency) for role in roles)

    def _check_answered_by_me(self, code):
        """Refuse, and note the refusal of, whoever does not answer for it."""
        self.check_access("read")
        for certificate in self:
            if not certificate._is_answered_by(self.env.user):
                refusal = self.env._(
                    "Only the leaders and the unit admin of the agency, for the "
                    "agency's own key also its clerks, decide about a certificate."
                )
                self.env["qlvb.audit.event"]._log_refused(code, certificate, refusal)
                raise AccessError(refusal)

    def _on_same_device(self):
        """Return all certificates on a lost token, of whoever they are.

        A token is lost with all that is on it; servers are not lost like that.
        """
        self.ensure_one()
        if self.device_kind != "usb" or not self.device_serial:
            return self
        # sudo: the operator entered what is on the token; all of it stops
        found = self.sudo().search(
            [("device_kind", "=", "usb"), ("device_serial", "=", self.device_serial)]
        )
        return found.with_env(self.env)

    # -- the acts ----------

    def action_suspend(self, reason: str):
        """Suspend all certificates on the device at once, e.g. because it is lost.

        :raise AccessError: the caller does not answer for the certificate
        :raise UserError: no reason, or it is not in use
        """
        self.ensure_one()
        self._check_answered_by_me(CODES["suspended"])
        if self.state != "active":
            raise UserError(self.env._("This certificate is not in use any more."))
        stopped = self._on_same_device().filtered(lambda c: c.sudo().state == "active")
        stopped._set_state("suspended", self._given_reason(reason))
        return said(
            self.env._(
                "%(count)s certificates were suspended: nobody signs with them here.",
                count=len(stopped),
            ),
            self.env._("Now print the request for revocation."),
        )

    def action_lift(self, reason: str):
        """Lift a suspension made by mistake, of all that were suspended by that act.

        :raise AccessError: the caller does not answer for the certificate, or holds it
        :raise UserError: no reason, or it is not suspended
        """
        self.ensure_one()
        self._check_answered_by_me(CODES["active"])
        if self.state == "revoked":
            raise UserError(
                self.env._("A revoked certificate never comes back. Ask for a new one.")
            )
        if self.state != "suspended":
            raise UserError(self.env._("This certificate is not suspended."))
        self._check_not_mine()
        together = self._suspended_together().with_env(self.env)
        together._set_state("active", self._given_reason(reason))
        return said(self.env._("The certificate can be used again."))

    def _check_not_mine(self):
        if refusal := self._lift_refusal():
            self.env["qlvb.audit.event"]._log_refused(CODES["active"], self, refusal)
            raise AccessError(refusal)

    def _suspended_together(self):
        """Return what one act suspended and the caller answers for, with all rights."""
        return self._on_same_device().sudo().filtered(self._was_suspended_with)

    def _was_suspended_with(self, other) -> bool:
        """Return whether one act suspended both, and the caller answers for both."""
        return (other.state, other.state_at) == (
            self.state,
            self.state_at,
        ) and other._is_answered_by(self.env.user)

    def action_revoke(
        self,
        reason: str,
        revocation_number: str | None = None,
        revocation_date: date | str | None = None,
    ):
        """Note that the authority has revoked the certificate; for good.

        :param revocation_number: with ``revocation_date``, of the authority's notice
        :raise AccessError: the caller does not answer for the certificate
        :raise UserError: no reason or notice, or noted already
        """
        self.ensure_one()
        self._check_answered_by_me(CODES["revoked"])
        if self.state == "revoked":
            raise UserError(self.env._("This certificate is revoked already."))
        reason = self._given_reason(reason)
        notice = self._given_notice(revocation_number, revocation_date)
        # sudo: nobody types these in; who answers for it was checked
        self.sudo().write(notice)
        self._set_state("revoked", reason, notice=self._notice_words())
        return said(self.env._("Noted: the certificate is revoked for good."))

    def _given_notice(self, number, day) -> dict:
        """Return the authority's notice as it is kept; it exists, and not tomorrow."""
        try:
            day = fields.Date.to_date(day)
        except (TypeError, ValueError):
            day = None
        number = text.tidy(str(number or ""))
        if not number or not day or day > today():
            raise UserError(
                self.env._(
                    "Enter number and date of the authority's written notice of the "
                    "revocation."
                )
            )
        return {"revocation_number": number, "revocation_date": day}

    def _notice_words(self) -> str:
        return self.env._(
            "%(number)s of %(day)s",
            number=self.revocation_number,
            day=self.revocation_date.strftime("%d/%m/%Y"),
        )

    def _stop_with_its_body(self, instrument):
        """Suspend the keys of the one body that this instrument has ended."""
        if self:
            reason = self.env._(
                "%(name)s has ended by %(number)s of %(day)s; to be revoked",
                name=self.unit_id[:1].name,
                number=instrument.number,
                day=instrument.date.strftime("%d/%m/%Y"),
            )
            self._set_state("suspended", reason)

    def _given_reason(self, reason) -> str:
        if given := isinstance(reason, str) and text.nfc(reason).strip():
            return given
        raise UserError(self.env._("Give the reason."))

    def _set_state(self, state, reason, **data):
        """Write state, reason, time and person; the caller checked the right."""
        # sudo: nobody may write a state; the callers have checked who answers for it
        self.sudo().write(
            {
                "state": state,
                "state_reason": reason,
                "state_at": fields.Datetime.now(),
                "state_by_id": self.env.uid,
            }
        )
        self.env["qlvb.audit.event"]._log_each(
            CODES[state],
            self,
            lambda c: {"serial": c.sudo().serial, "device": c.sudo().device_serial},
            reason=reason,
            **data,
        )

    # -- dialogs ----------

    def action_open_suspend(self):
        """Open the dialog that suspends the device."""
        return self._open_act("suspend", self.env._("Suspend the device"))

    def action_open_lift(self):
        """Open the dialog that lifts a suspension."""
        return self._open_act("lift", self.env._("Lift the suspension"))

    def action_open_revoke(self):
        """Open the dialog that notes a revocation."""
        return self._open_act("revoke", self.env._("Revoked by the authority"))

    def _open_act(self, act, title):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "qlvb.certificate.wizard",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_certificate_id": self.id, "default_act": act},
        }
