# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..clock import today
from ..form_of import form_of
from ..instrument import Instrument
from ..models.account import PERSON_KINDS

COPIED = ("name", "code", "organ_id", "superior_name", "place", "is_committee")


class QlvbUnitAgencyWizard(models.TransientModel):
    """A new agency in one go: unit, departments, registers, admin (R16, R244).

    It counts working days by the province's calendar until it enters days of its own.
    """

    _name = "qlvb.unit.agency.wizard"
    _description = "New agency"
    _inherit = ["qlvb.file.wizard"]

    body_kind_id = fields.Many2one(
        "qlvb.body.kind", required=True, domain="[('unit_kind', '=', 'agency')]"
    )
    name = fields.Char(required=True)
    code = fields.Char(string="Abbreviation", required=True)
    organ_id = fields.Char(string="Electronic identifier")
    parent_id = fields.Many2one(
        "qlvb.unit", string="Superior unit", domain="[('kind', '=', 'agency')]"
    )
    superior_name = fields.Char(string="Superior body")
    proposed_superior = fields.Char()
    is_committee = fields.Boolean(string="People's Committee")
    place = fields.Char()
    valid_from = fields.Date(required=True, default=lambda self: today())
    instrument_number = fields.Char(string="Decision number", required=True)
    instrument_date = fields.Date(string="Decision date", required=True)
    instrument_issuer = fields.Char(string="Signed by, issued by", required=True)
    line_ids = fields.One2many("qlvb.unit.agency.wizard.line", "wizard_id")
    make_registers = fields.Boolean(
        string="Open the registers of this year",
        default=True,
        help="Incoming documents, and administrative documents in one series; other "
        "series open with their first number.",
    )
    last_incoming = fields.Integer(string="Last arrival number given on paper")
    last_outgoing = fields.Integer(string="Last document number given on paper")
    opening_date = fields.Date(string="Date of those numbers")
    admin_name = fields.Char(string="Name of the admin")
    admin_login = fields.Char(string="Admin's account")
    admin_kind = fields.Selection(
        PERSON_KINDS, default="civil_servant", string="Kind of person"
    )
    appointment_number = fields.Char(string="Appointed by decision")
    appointment_date = fields.Date(string="Date of that decision")
    appointment_signer = fields.Char(string="Signer of that decision")
    content = fields.Binary(string="Decision of appointment (file)")

    @api.onchange("parent_id")
    def _onchange_parent_id(self):
        """Propose what follows from the superior unit; what was typed stays."""
        if not self.parent_id:
            return
        if self.superior_name in (False, self.proposed_superior):
            self.superior_name = self.parent_id.name
        self.proposed_superior = self.parent_id.name
        self.place = self.place or self.parent_id.place

    @api.onchange("body_kind_id")
    def _onchange_body_kind_id(self):
        self.is_committee = self.body_kind_id.code in ("province", "commune", "ward")

    def action_create_agency(self):
        """Make all of it, or nothing, and open the new agency.

        :raise AccessError: who asks may not create units
        :raise UserError: what is entered is not complete or not valid
        """
        self.ensure_one()
        self.env["qlvb.unit"].check_access("create")
        self._check_admin()
        # sudo: an operator, who may create units and posts, starts an agency; the
        # registers and the account come with it
        wizard = self.sudo()
        agency = wizard._make_agency(wizard._checked_instrument())
        wizard._make_registers(agency)
        if wizard.admin_login:
            wizard._appoint_admin(agency)
        return form_of(agency)

    def _checked_instrument(self) -> Instrument:
        """Return the decision that founds the agency.

        :raise UserError: of a later day, or effective before it was signed
        """
        instrument = Instrument(
            self.valid_from,
            self.instrument_number,
            self.instrument_date,
            self.instrument_issuer,
            "unit.create",
        )
        if instrument.date > today():
            raise UserError(
                self.env._("The decision cannot be of a later day than today.")
            )
        if instrument.needs_clause:
            raise UserError(
                self.env._(
                    "The decision was signed on %(signed)s and cannot take effect on "
                    "%(day)s, before that. Correct the days.",
                    signed=format_date(self.env, instrument.date),
                    day=format_date(self.env, instrument.effective_date),
                )
            )
        return instrument

    def _make_agency(self, instrument):
        units = self.env["qlvb.unit"]._by_instrument(instrument)
        agency = units.create(
            {
                **{name: self[name] for name in COPIED},
                "kind": "agency",
                "body_kind_id": self.body_kind_id.id,
                "parent_id": self.parent_id.id,
                "valid_from": self.valid_from,
            }
        )
        units.create([line._unit_values(agency) for line in self.line_ids])
        return agency

    def _make_registers(self, agency):
        if not self.make_registers:
            return
        year = today().year
        for direction, series, last in (
            ("incoming", "incoming", self.last_incoming),
            ("outgoing", "administrative", self.last_outgoing),
        ):
            register = self.env["qlvb.register"]._for(agency, direction, series, year)
            if last:
                register.write(
                    {"opening_number": last, "opening_date": self.opening_date}
                )

    # -- its admin ---------------------------------------------------------------------

    def _check_admin(self):
        needed = (
            self.admin_name,
            self.admin_login,
            self.appointment_number,
            self.appointment_date,
            self.appointment_signer,
        )
        if any(needed) and not all(needed):
            raise UserError(
                self.env._(
                    "The admin's appointment needs the name, the account and the "
                    "number, date and signer of the decision. Leave all of them empty "
                    "to appoint one later."
                )
            )

    def _appoint_admin(self, agency):
        """Give the agency its admin: an admin account, by the decision (R244, R251).

        The account has no password yet: the operator issues it as any first one.
        """
        accounts = self.env["qlvb.account"]
        role = self.env.ref("qlvb_core.role_unit_admin")
        post = {"unit_id": agency.id, "role_ids": role.ids, "title": role.name}
        row = {
            "name": self.admin_name,
            "login": self.admin_login,
            "person_kind": self.admin_kind,
            "unit_id": agency.id,
            "is_admin_account": True,
            "posts": [post],
        }
        accounts._create_ordered(self._appointment(agency), accounts._clean_rows([row]))

    def _appointment(self, agency):
        """Return the decision as the written request of the act, however old it is."""
        if self.appointment_date > today():
            raise UserError(self.env._("A written request cannot be of a later day."))
        return self.env["qlvb.account.request"].create(
            {
                "agency_id": agency.id,
                "number": self.appointment_number.strip(),
                "date": self.appointment_date,
                "signer": self.appointment_signer.strip(),
                "content": self.content and self._take_content(),
                "filename": self.filename,
            }
        )


class QlvbUnitAgencyWizardLine(models.TransientModel):
    _name = "qlvb.unit.agency.wizard.line"
    _description = "Department of a new agency"

    wizard_id = fields.Many2one(
        "qlvb.unit.agency.wizard", required=True, ondelete="cascade"
    )
    name = fields.Char(string="Department", required=True)
    code = fields.Char(string="Abbreviation", required=True)
    sequence = fields.Integer(default=10)

    def _unit_values(self, agency) -> dict:
        return {
            "name": self.name,
            "code": self.code,
            "kind": "department",
            "body_kind_id": self.env.ref("qlvb_core.body_kind_department").id,
            "parent_id": agency.id,
            "valid_from": agency.valid_from,
            "sequence": self.sequence,
        }
