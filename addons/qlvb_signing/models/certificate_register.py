# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

PURPOSES = [
    ("personal", "Personal signature"),
    ("agency", "Agency signature"),
    ("timestamp", "Time stamp"),
]
DEVICES = [
    ("usb", "USB token"),
    ("hsm", "HSM"),
    ("remote", "Remote signing"),
    ("file", "Key file"),
]
STATUSES = [
    ("coming", "Not yet in force"),
    ("active", "In force"),
    ("expiring", "Expires soon"),
    ("expired", "Expired"),
    ("suspended", "Suspended"),
    ("revoked", "Revoked"),
]
# Read from the certificate itself, or set by an act: nobody types them in.
GIVEN = frozenset(
    {
        "holder_name",
        "serial",
        "issuer",
        "valid_from",
        "valid_to",
        "state",
        "state_reason",
        "state_at",
        "state_by_id",
        "revocation_number",
        "revocation_date",
        "notice_days",
        "for_documents",
    }
)


class QlvbCertificate(models.Model):
    """The register of certificates (R241): purpose, device, agency and what they are
    worth today."""

    _inherit = "qlvb.certificate"

    purpose = fields.Selection(
        PURPOSES,
        compute="_compute_purpose",
        store=True,
        readonly=False,
        precompute=True,
    )
    agency_id = fields.Many2one(
        "qlvb.unit",
        compute="_compute_agency_id",
        store=True,
        index=True,
        help="The agency it was issued to, or whose person: it answers for it.",
    )
    device_kind = fields.Selection(DEVICES, string="Device")
    device_serial = fields.Char(string="Device number", index="btree_not_null")
    status = fields.Selection(
        STATUSES, compute="_compute_status", search="_search_status"
    )
    is_mine = fields.Boolean(
        string="Mine", compute="_compute_is_mine", search="_search_is_mine"
    )

    _purpose_check = models.Constraint(
        "CHECK ((purpose = 'personal') = (user_id IS NOT NULL))",
        "A person's certificate signs for the person only, an agency's for the agency "
        "only: choose the purpose that fits the holder.",
    )
    # The notices ask for those that expire next.
    _valid_to_idx = models.Index("(valid_to)")

    @api.depends("unit_id")
    def _compute_purpose(self):
        for certificate in self:
            certificate.purpose = "agency" if certificate.unit_id else "personal"

    @api.depends("unit_id", "user_id")
    def _compute_agency_id(self):
        """Keep the agency of the day of entry.

        A transfer does not move it: the old agency has to have it revoked.
        """
        # sudo: which agency an account belongs to
        accounts = self.env["qlvb.account"].sudo()
        found = accounts.search([("user_id", "in", self.user_id.ids)])
        agencies = {account.user_id: account.agency_id for account in found}
        for certificate in self:
            unit = certificate.unit_id
            certificate.agency_id = unit.agency_id or agencies.get(certificate.user_id)

    # -- what it is worth today ----------

    @api.depends("state", "valid_from", "valid_to")
    def _compute_status(self):
        now, soon = self._status_moments()
        for certificate in self:
            certificate.status = certificate._status_between(now, soon)

    def _status_between(self, now, soon) -> str:
        if self.state != "active":
            return self.state
        if not self.valid_to or self.valid_to <= now:
            return "expired"
        if self.valid_from and self.valid_from > now:
            return "coming"
        return "expiring" if self.valid_to <= soon else "active"

    @api.model
    def _status_moments(self):
        now = fields.Datetime.now()
        return now, now + timedelta(days=max(self._notice_days()))

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        now, soon = self._status_moments()
        active = Domain("state", "=", "active")
        begun = Domain("valid_from", "=", False) | Domain("valid_from", "<=", now)
        domains = {
            "coming": active
            & Domain("valid_from", ">", now)
            & Domain("valid_to", ">", now),
            "active": active & begun & Domain("valid_to", ">", soon),
            "expiring": active
            & begun
            & Domain("valid_to", ">", now)
            & Domain("valid_to", "<=", soon),
            "expired": active & Domain("valid_to", "<=", now),
            "suspended": Domain("state", "=", "suspended"),
            "revoked": Domain("state", "=", "revoked"),
        }
        return Domain.OR(domains[name] for name in value if name in domains)

    @api.depends_context("uid")
    @api.depends("user_id", "custodian_id")
    def _compute_is_mine(self):
        for certificate in self:
            holders = certificate.user_id | certificate.custodian_id
            certificate.is_mine = self.env.user in holders

    def _search_is_mine(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        uid = self.env.uid
        return Domain("user_id", "=", uid) | Domain("custodian_id", "=", uid)

    # -- at the signing act ----------

    def _check_may_sign(self):
        """Refuse an expired, suspended or revoked certificate (R241).

        :raise UserError: with the reason and what to do
        """
        self.ensure_one()
        if refusal := self._refusal():
            self.env["qlvb.audit.event"]._log_refused(
                "signature.key", self, self.status
            )
            raise UserError(refusal)

    def _refusal(self) -> str:
        """Return why this certificate may not sign now, in words; empty if it may."""
        match self.status:
            case "coming":
                return self.env._(
                    "The certificate of %(holder)s is in force from %(day)s on. "
                    "Nothing was signed.",
                    holder=self.holder_name,
                    day=self._local_day(self.valid_from),
                )
            case "expired":
                return self.env._(
                    "The certificate of %(holder)s expired on %(day)s. Nothing was "
                    "signed. Ask the agency for a renewed certificate.",
                    holder=self.holder_name,
                    day=self._local_day(self.valid_to),
                )
            case "suspended":
                return self.env._(
                    "The certificate of %(holder)s is suspended here: %(reason)s. "
                    "Nothing was signed. Ask the unit admin of your agency.",
                    holder=self.holder_name,
                    reason=self.state_reason or "–",
                )
            case "revoked":
                return self.env._(
                    "The certificate of %(holder)s has been revoked: %(reason)s. "
                    "Nothing was signed. Ask the agency for a new certificate.",
                    holder=self.holder_name,
                    reason=self.state_reason or "–",
                )
            case _:
                return ""

    def _local_day(self, moment) -> str:
        local = fields.Datetime.context_timestamp(
            self.with_context(tz="Asia/Ho_Chi_Minh"), moment
        )
        return local.strftime("%d/%m/%Y")

    # -- who keeps it ----------

    def write(self, vals):
        """Let the operator enter device and custody; facts come from the certificate.

        :raise AccessError: anything the certificate or an act says
        """
        if not self.env.su and GIVEN.intersection(vals):
            raise AccessError(
                self.env._(
                    "What a certificate says is never typed in, and its state changes "
                    "by “Suspend”, “Lift” and “Revoked” only."
                )
            )
        return super().write(vals)


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_certificate_register_domain(self) -> list:
        """Return which certificates this person sees in the register (R241).

        One's own and those in one's custody, the agency's own where one works, and
        all of the agency for who answers for them: leaders and unit admins.
        """
        answering = self._qlvb_posts("unit_admin") | self._qlvb_posts("leader")
        return list(
            Domain("user_id", "=", self.id)
            | Domain("custodian_id", "=", self.id)
            | Domain("unit_id", "in", list(self._qlvb_scope().working_agency_ids))
            | Domain("agency_id", "in", answering.agency_id._with_inherited().ids)
        )
