# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.qlvb_toolkit import text
from odoo.addons.qlvb_core.said import said

from ..messages import certificate_file_message
from ..models.certificate import naive_utc
from ..models.certificate_register import DEVICES, PURPOSES
from ..qlvb_pades import (
    CertificateInfo,
    SignatureKind,
    classify_certificate,
    read_certificate_file,
)
from ..qlvb_pades.errors import NotCertificateFile

PURPOSE_OF = {
    SignatureKind.PERSON: "personal",
    SignatureKind.AGENCY: "agency",
    SignatureKind.TIMESTAMP: "timestamp",
}


def same(one, other) -> bool:
    """Return whether two names are the same, whatever their case and encoding."""
    return text.nfc(one or "").casefold() == text.nfc(other or "").casefold()


class QlvbCertificateEntryWizard(models.TransientModel):
    """Enters a certificate in the register from its file (R241).

    What the file says is shown before it is recorded. A file that holds a private key
    is refused before a byte of it is kept; of any other, the certificate alone is.
    """

    _name = "qlvb.certificate.entry.wizard"
    _description = "Enter a certificate"
    _inherit = ["qlvb.document.wizard", "qlvb.file.wizard"]

    holder_name = fields.Char(string="Holder", compute="_compute_facts")
    serial = fields.Char(compute="_compute_facts")
    issuer = fields.Char(compute="_compute_facts")
    valid_from = fields.Datetime(compute="_compute_facts")
    valid_to = fields.Datetime(compute="_compute_facts")
    refusal = fields.Char(store=False)
    problem = fields.Char(compute="_compute_problem")
    purpose = fields.Selection(
        PURPOSES, compute="_compute_purpose", store=True, readonly=False
    )
    user_id = fields.Many2one(
        "res.users",
        string="Person",
        compute="_compute_user_id",
        store=True,
        readonly=False,
        domain=lambda self: self._person_domain(),
    )
    unit_id = fields.Many2one(
        "qlvb.unit",
        string="Agency",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        domain=lambda self: self._agency_domain(),
    )
    custodian_id = fields.Many2one(
        "res.users",
        domain="[('qlvb_post_ids', 'any', [('agency_id', '=', unit_id), "
        "('in_force', '=', True), ('role_ids.code', '=', 'clerk')])]",
    )
    custody_decision = fields.Char(string="Decision of custody")
    device_kind = fields.Selection(DEVICES, string="Device", default="usb")
    device_serial = fields.Char(string="Device number")

    # -- the file ----------

    def _inspect_content(self, vals):
        """Keep the certificate of the file alone; refuse everything else."""
        if vals.get("content"):
            content = self._certificate_in(vals["content"], vals.get("filename"))
            vals["content"] = base64.b64encode(content)

    def _certificate_in(self, content, filename) -> bytes:
        """Return the certificate that was sent, in DER.

        :raise UserError: there is none, or a private key; the latter is journalled
        """
        data = self.env["qlvb.document.file"]._sent(content, filename or "")
        try:
            return read_certificate_file(data)
        except NotCertificateFile as error:
            refusal = certificate_file_message(self.env, error)
            if error.parameters["reason"] == "private_key":
                self._log_refused(refusal)
            raise UserError(refusal) from error

    def _log_refused(self, refusal):
        self.env["qlvb.audit.event"]._log_refused(
            "certificate.enter", self.env.user, refusal
        )

    @api.onchange("content")
    def _onchange_content(self):
        """Forget at once, in the browser too, what is not a certificate."""
        self.refusal = False
        if self.content:
            try:
                self._certificate_in(self.content, self.filename)
            except UserError as error:
                self.refusal = str(error)
                self.content = self.filename = False

    def _facts(self) -> CertificateInfo | None:
        """Return what the file says; None without one that can be read."""
        content = self.with_context(bin_size=False).content
        if not content:
            return None
        data = self.env["qlvb.document.file"]._sent(content, self.filename or "")
        try:
            return classify_certificate(read_certificate_file(data))
        except (NotCertificateFile, ValueError):
            return None

    # -- what is shown before it is recorded ----------

    @api.depends("content")
    def _compute_facts(self):
        for wizard in self:
            facts = wizard._facts()
            wizard.holder_name = facts and facts.name
            wizard.serial = facts and facts.serial
            wizard.issuer = facts and facts.issuer
            wizard.valid_from = facts and naive_utc(facts.valid_from)
            wizard.valid_to = facts and naive_utc(facts.valid_to)

    @api.depends("content", "purpose", "user_id")
    def _compute_problem(self):
        for wizard in self:
            wizard.problem = wizard._problem()

    def _problem(self) -> str:
        """Return why this cannot be recorded, in words; empty when it can."""
        facts = self._facts()
        if not facts:
            return ""
        return (
            self._file_refusal(facts)
            or self._purpose_refusal(facts)
            or self._name_refusal(facts)
        )

    def _file_refusal(self, facts: CertificateInfo) -> str:
        if naive_utc(facts.valid_to) <= fields.Datetime.now():
            return self.env._(
                "This certificate expired on %(day)s. Enter the renewed one.",
                day=self._local_day(facts),
            )
        if facts.kind != SignatureKind.TIMESTAMP and not facts.may_sign:
            return self.env._(
                "This certificate is not for signing documents: its key usage lacks "
                "non-repudiation. Enter the one for signing."
            )
        # sudo: whoever has the file knows whose it is; only that it is there is told
        known = self.env["qlvb.certificate"].sudo()
        same_one = [("issuer", "=", facts.issuer), ("serial", "=", facts.serial)]
        if there := known.search(same_one, limit=1):
            return self.env._(
                "This certificate is in the register already: %(holder)s, number "
                "%(serial)s, %(agency)s.",
                holder=there.holder_name,
                serial=there.serial,
                agency=there.agency_id.name or "–",
            )
        return ""

    def _local_day(self, facts: CertificateInfo) -> str:
        return self.env["qlvb.certificate"]._local_day(naive_utc(facts.valid_to))

    def _purpose_refusal(self, facts: CertificateInfo) -> str:
        """What a certificate signs is said by its subject, not by who enters it."""
        issued_for = PURPOSE_OF[facts.kind]
        if self.purpose == issued_for:
            return ""
        purposes = dict(self._fields["purpose"]._description_selection(self.env))
        return self.env._(
            "The certificate of %(holder)s was issued for “%(issued_for)s”, not for "
            "“%(chosen)s”. Choose the file of the right certificate.",
            holder=facts.name,
            issued_for=purposes[issued_for],
            chosen=purposes.get(self.purpose, "–"),
        )

    def _name_refusal(self, facts: CertificateInfo) -> str:
        """A personal certificate is of the person it names (R125)."""
        person = self.user_id
        if self.purpose != "personal" or not person or same(facts.name, person.name):
            return ""
        return self.env._(
            "The certificate is in the name of %(holder)s, the account in the name of "
            "%(user)s. Choose the right person, or have the name of the account put "
            "right first.",
            holder=facts.name,
            user=person.name,
        )

    # one method each: Odoo computes none of what one method sets once one is given
    @api.depends("content")
    def _compute_purpose(self):
        for wizard in self:
            facts = wizard._facts()
            wizard.purpose = PURPOSE_OF[facts.kind] if facts else False

    @api.depends("content")
    def _compute_user_id(self):
        for wizard in self:
            facts = wizard._facts()
            wizard.user_id = wizard._named_person(facts) if facts else False

    @api.depends("content")
    def _compute_unit_id(self):
        for wizard in self:
            facts = wizard._facts()
            wizard.unit_id = wizard._named_agency(facts) if facts else False

    def _named_person(self, facts: CertificateInfo):
        """Return the one person of that name whom the caller may choose."""
        if facts.kind != SignatureKind.PERSON:
            return self.env["res.users"]
        found = self.env["res.users"].search(
            [*self._person_domain(), ("name", "=ilike", text.nfc(facts.name))], limit=2
        )
        return found if len(found) == 1 else found[:0]

    def _named_agency(self, facts: CertificateInfo):
        """Return the agency of that name, else the only one the caller administers."""
        units = self.env["qlvb.unit"]
        if facts.kind == SignatureKind.PERSON:
            return units
        choice = self._agency_domain()
        named = units.search([*choice, ("name", "=ilike", text.nfc(facts.name))])
        found = named or units.search(choice, limit=2)
        return found if len(found) == 1 else units

    # -- who may enter whose ----------

    @api.model
    def _agency_domain(self) -> list:
        agencies = [("kind", "=", "agency")]
        if self.env.user._qlvb_operates():
            return agencies
        return [*agencies, ("id", "in", self.env.user._qlvb_admin_agency_ids())]

    @api.model
    def _person_domain(self) -> list:
        """Return who has a post where the caller enters certificates."""
        posts = [("in_force", "=", True), ("role_ids.code", "!=", "unit_admin")]
        if not self.env.user._qlvb_operates():
            admin_of = self.env.user._qlvb_admin_agency_ids()
            posts.append(("agency_id", "in", admin_of))
        return [("qlvb_post_ids", "any", posts)]

    def _check_may_enter(self, agency):
        if not agency or not self.env.user._qlvb_administers(agency):
            refusal = self.env._(
                "Certificates are entered by the unit admin of their agency and by the "
                "operating unit only."
            )
            self._log_refused(refusal)
            raise AccessError(refusal)

    # -- recording ----------

    def action_confirm(self):
        """Record the certificate as shown.

        :raise AccessError: of a person or an agency the caller does not administer
        :raise UserError: no file, or one that cannot be recorded
        """
        self.ensure_one()
        if not self.content:
            raise UserError(self.env._("Choose a file."))
        holder = self._checked_holder()
        if problem := self._problem():
            raise UserError(problem)
        certificate = self._record(holder)
        self.env["qlvb.audit.event"]._log(
            "certificate.enter",
            certificate,
            holder=certificate.holder_name,
            serial=certificate.serial,
            device=certificate.device_serial,
        )
        return self._entered(certificate.with_env(self.env))

    def _record(self, holder: dict):
        """Record what the file says; the caller checked whose it is."""
        return self.env["qlvb.certificate"]._enter(
            self._certificate_in(self.content, self.filename),
            **holder,
            purpose=self.purpose,
            device_kind=self.device_kind,
            device_serial=(self.device_serial or "").strip() or False,
        )

    def _checked_holder(self) -> dict:
        """Return whose it becomes, once the caller's right to that is checked."""
        if self.purpose == "personal":
            if not self.user_id:
                raise UserError(self.env._("Choose the person it was issued to."))
            # sudo: of which agency an account is decides who may enter for it
            self._check_may_enter(self.sudo().user_id._qlvb_account().agency_id)
            return {"user_id": self.user_id.id}
        self._check_may_enter(self.unit_id)
        custodian = self.custodian_id
        keeps = custodian and custodian._qlvb_posts("clerk", self.unit_id)
        decision = (self.custody_decision or "").strip()
        if self.unit_id.kind != "agency" or not keeps or not decision:
            raise UserError(
                self.env._(
                    "Choose the agency it was issued to, which of its clerks keeps the "
                    "key, and by which decision (Decree 30/2020/NĐ-CP, Điều 32)."
                )
            )
        return {
            "unit_id": self.unit_id.id,
            "custodian_id": custodian.id,
            "custody_decision": decision,
        }

    def _entered(self, certificate):
        return said(
            self.env._(
                "Entered in the register: certificate %(serial)s of %(holder)s.",
                serial=certificate.serial,
                holder=certificate.holder_name,
            ),
            follows={
                "type": "ir.actions.act_window",
                "res_model": "qlvb.certificate",
                "res_id": certificate.id,
                "views": [(False, "form")],
            },
        )
