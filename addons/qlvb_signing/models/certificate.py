# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import UTC

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import text

from ..qlvb_pades import classify_certificate


def naive_utc(moment):
    """Return ``moment`` as the database keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None)


class QlvbCertificate(models.Model):
    """A certificate of a person or of an agency; public data only."""

    _name = "qlvb.certificate"
    _description = "Certificate"
    _order = "valid_to desc"
    _rec_name = "holder_name"

    holder_name = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", ondelete="restrict", index="btree_not_null")
    unit_id = fields.Many2one("qlvb.unit", ondelete="restrict", index="btree_not_null")
    custodian_id = fields.Many2one(
        "res.users",
        help="The only account that may use an agency's key, by recorded decision.",
    )
    custody_decision = fields.Char(string="Decision of custody")
    serial = fields.Char(readonly=True)
    issuer = fields.Char(readonly=True)
    valid_from = fields.Datetime(readonly=True)
    valid_to = fields.Datetime(readonly=True)
    state = fields.Selection(
        [("active", "Active"), ("suspended", "Suspended"), ("revoked", "Revoked")],
        default="active",
        required=True,
        readonly=True,
    )

    _holder_check = models.Constraint(
        "CHECK (num_nonnulls(user_id, unit_id) = 1)",
        "A certificate belongs to one person or one agency.",
    )
    _custody_check = models.Constraint(
        "CHECK (unit_id IS NULL "
        "OR custodian_id IS NOT NULL AND custody_decision <> '')",
        "An agency's key needs its custodian and the decision of custody.",
    )
    _serial_uniq = models.UniqueIndex(
        "(issuer, serial)", "This certificate exists already."
    )

    def write(self, vals):
        """Note who may use a key, by which decision (Decree 30 Điều 32.2, R139).

        :raise UserError: another custodian by the decision that named the former one
        """
        self._check_decided_anew(vals)
        result = super().write(vals)
        if {"user_id", "custodian_id", "custody_decision"}.intersection(vals):
            for certificate in self:
                certificate._log_custody()
        return result

    def _check_decided_anew(self, vals):
        decision = str(vals.get("custody_decision") or "").strip()
        for certificate in self.filtered("custodian_id"):
            moves = vals.get("custodian_id", certificate.custodian_id.id)
            if moves == certificate.custodian_id.id:
                continue
            if not decision:
                raise UserError(
                    self.env._(
                        "Another custodian needs the decision, or the minutes of "
                        "hand-over, that names this person: enter it with the change "
                        "(Decree 30/2020/NĐ-CP Điều 32.2)."
                    )
                )

    def _log_custody(self):
        self.env["qlvb.audit.event"]._log(
            "certificate.custody",
            self,
            holder=self.user_id or self.unit_id,
            custodian=self.custodian_id,
            decision=self.custody_decision,
        )

    @api.model
    def _enter(self, der: bytes, **values):
        """Record a certificate from its DER bytes; the caller checks the right."""
        facts = classify_certificate(der)
        # sudo: nobody has the right to create one from typed facts
        certificate = self.sudo().create(
            {
                "holder_name": facts.name,
                "serial": facts.serial,
                "issuer": facts.issuer,
                "valid_from": naive_utc(facts.valid_from),
                "valid_to": naive_utc(facts.valid_to),
                "for_documents": facts.may_sign,
                **values,
            }
        )
        certificate._log_custody()
        return certificate

    @api.model
    def _of_person(self, user):
        return self._usable([("user_id", "=", user.id)])

    @api.model
    def _of_agency(self, agency):
        return self._usable([("unit_id", "=", agency.id), ("purpose", "=", "agency")])

    def _usable(self, domain):
        """Return the newest active one whose key is at hand, else the newest.

        One that may not sign is refused when it is used, with the reason; one that is
        only registered does not stand in the way of one that signs.
        """
        now = fields.Datetime.now()
        begun = [*domain, ("valid_from", "<=", now)]
        # sudo: the key's name is hidden from its holder, who only gives the PIN
        held = self.sudo().search(begun)
        active = held.filtered(lambda c: c.state == "active")
        at_hand = active.filtered(lambda c: c._is_at_hand() and c.valid_to > now)
        return (at_hand or active or held)[:1]

    def _is_in_name_of(self, user) -> bool:
        return text.nfc(self.holder_name).casefold() == text.nfc(user.name).casefold()

    def _check_belongs_to(self, user):
        """Refuse a certificate in another person's name (R125)."""
        if not self._is_in_name_of(user):
            raise UserError(
                self.env._(
                    "The certificate is in the name of %(holder)s, the account in the "
                    "name of %(user)s. Nothing was signed.",
                    holder=self.holder_name,
                    user=user.name,
                )
            )
