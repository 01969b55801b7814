# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..principal import role_principal
from ..qlvb_toolkit.errors import InvalidIdentifier
from ..qlvb_toolkit.identifier import validate_organ_id


class QlvbUnit(models.Model):
    """An agency or a department of one; not a company (one company serves all)."""

    _name = "qlvb.unit"
    _description = "Agency or unit"
    _parent_store = True
    _order = "sequence, name"
    _rec_names_search = ["name", "code", "organ_id"]

    name = fields.Char(required=True, index="trigram")
    code = fields.Char(
        required=True, help="Abbreviation used in notations, as SKHCN in 35/TTr-SKHCN."
    )
    kind = fields.Selection(
        [("agency", "Agency"), ("department", "Department")],
        required=True,
        default="department",
    )
    parent_id = fields.Many2one("qlvb.unit", ondelete="restrict", index=True)
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("qlvb.unit", "parent_id")
    agency_id = fields.Many2one(
        "qlvb.unit",
        compute="_compute_agency_id",
        store=True,
        recursive=True,
        index=True,
    )
    organ_id = fields.Char(
        string="Electronic identifier", help="OrganId, Decision 20/2020/QĐ-TTg."
    )
    superior_name = fields.Char(
        string="Superior body", help="Name of the superior body printed above."
    )
    is_committee = fields.Boolean(
        string="People's Committee",
        help="Works by collective decision: its leaders sign “TM. ỦY BAN NHÂN DÂN”.",
    )
    drafts_for_id = fields.Many2one(
        "qlvb.unit",
        string="Drafts for",
        help="In whose name this office drafts and files, as the office of a "
        "People's Committee does.",
    )
    place = fields.Char(help="Place printed before the date.")
    valid_from = fields.Date()
    valid_to = fields.Date()
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    post_ids = fields.One2many("qlvb.post", "unit_id")
    is_mine = fields.Boolean(
        string="An agency of mine", compute="_compute_is_mine", search="_search_is_mine"
    )

    _organ_id_uniq = models.UniqueIndex(
        "(organ_id) WHERE organ_id IS NOT NULL",
        "This electronic identifier belongs to another unit.",
    )
    _validity_check = models.Constraint(
        "CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)",
        "A unit cannot end before it begins.",
    )

    @api.depends("kind", "parent_id.agency_id")
    def _compute_agency_id(self):
        for unit in self:
            unit.agency_id = unit if unit.kind == "agency" else unit.parent_id.agency_id

    def write(self, vals):
        result = super().write(vals)
        for unit in self:
            self.env["qlvb.audit.event"]._log("unit.write", unit, fields=sorted(vals))
        if {"parent_id", "kind"}.intersection(vals):
            # Posts may now lie in another agency.
            self.env.flush_all()
            posts = self.env["qlvb.post"].search([("unit_id", "child_of", self.ids)])
            posts.user_id._qlvb_apply_posts()
        return result

    @api.depends_context("uid")
    def _compute_is_mine(self):
        mine = set(self.env.user._qlvb_scope().working_agency_ids)
        for unit in self:
            unit.is_mine = unit.id in mine

    def _search_is_mine(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return [("id", "in", list(self.env.user._qlvb_scope().working_agency_ids))]

    @api.constrains("kind", "parent_id")
    def _check_department_has_agency(self):
        for unit in self:
            if unit.kind == "department" and not unit.parent_id:
                raise ValidationError(
                    self.env._(
                        "%(name)s: a department needs its agency.", name=unit.name
                    )
                )

    @api.constrains("organ_id", "parent_id")
    def _check_organ_id(self):
        for unit in self.filtered("organ_id"):
            try:
                validate_organ_id(unit.organ_id)
            except InvalidIdentifier as error:
                raise ValidationError(
                    self.env._(
                        "“%(code)s” is not a valid electronic identifier of %(name)s "
                        "(Decision 20/2020/QĐ-TTg): at most 35 characters, capital "
                        "letters, digits and dots, beginning like H31.",
                        code=unit.organ_id,
                        name=unit.name,
                    )
                ) from error

    def _role_principal(self, role_code: str) -> str:
        """Return the key of whoever holds ``role_code`` here, in its own scope."""
        self.ensure_one()
        scope = self.env["qlvb.role"]._scopes()[role_code]
        return role_principal(role_code, self.agency_id if scope == "agency" else self)

    def _holders_of(self, role_code: str):
        """Return the users who hold ``role_code`` here now."""
        posts = (
            self.env["qlvb.post"]
            .sudo()
            .search(
                [
                    ("role_ids.code", "=", role_code),
                    ("in_force", "=", True),
                    ("unit_id", "child_of", self.ids),
                ]
            )
        )
        return posts.user_id
