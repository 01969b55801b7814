# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..principal import role_principal
from ..qlvb_toolkit import text

# Links that tell of a unit rather than use it.
OWN_REFERENCES = frozenset({("qlvb.audit.event", "agency_id")})


class QlvbUnit(models.Model):
    """An agency or a department of one; not a company (one company serves all)."""

    _name = "qlvb.unit"
    _description = "Agency or unit"
    _form_path = "don-vi"
    _parent_store = True
    _order = "sequence, name"

    name = fields.Char(required=True, index="trigram")
    code = fields.Char(
        string="Abbreviation",
        required=True,
        help="Abbreviation used in notations, as SKHCN in 35/TTr-SKHCN.",
    )
    kind = fields.Selection(
        [("agency", "Agency"), ("department", "Department")],
        required=True,
        default="department",
    )
    body_kind_id = fields.Many2one("qlvb.body.kind", ondelete="restrict", index=True)
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
    administrative_code = fields.Char(
        help="Of the commune or ward in the national list of administrative units."
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

    _validity_check = models.Constraint(
        "CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)",
        "A unit cannot end before it begins.",
    )
    _administrative_code_uniq = models.UniqueIndex(
        "(administrative_code) WHERE administrative_code IS NOT NULL "
        "AND valid_to IS NULL",
        "This administrative code belongs to another unit.",
    )

    @api.depends("kind", "parent_id.agency_id")
    def _compute_agency_id(self):
        for unit in self:
            unit.agency_id = unit if unit.kind == "agency" else unit.parent_id.agency_id

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
    def _check_place_in_tree(self):
        for unit in self:
            if unit.kind == "department" and not unit.parent_id:
                raise ValidationError(
                    self.env._(
                        "%(name)s: a department needs its agency.", name=unit.name
                    )
                )
            if unit.kind == "agency" and unit.parent_id.kind == "department":
                raise ValidationError(
                    self.env._(
                        "%(name)s: an agency is not part of a department.",
                        name=unit.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._normalise(vals)
        units = super().create(vals_list)
        for unit in units:
            self.env["qlvb.audit.event"]._log("unit.create", unit)
        return units

    def write(self, vals):
        self._normalise(vals)
        self._check_no_cycle(self.browse(vals.get("parent_id")))
        result = super().write(vals)
        if {"parent_id", "kind"}.intersection(vals):
            # Posts may now lie in another agency.
            self.env.flush_all()
            posts = self.env["qlvb.post"].search([("unit_id", "child_of", self.ids)])
            posts.user_id._qlvb_apply_posts()
        return result

    def _check_no_cycle(self, parent):
        if any(unit in parent._chain() for unit in self):
            raise ValidationError(
                self.env._("A unit cannot lie below itself. Choose another superior.")
            )

    def _chain(self):
        """Return the unit and all above it."""
        path = (self.parent_path or "").split("/")
        return self.browse(map(int, filter(None, path)))

    @api.model
    def _normalise(self, vals):
        for name in ("name", "code", "superior_name", "place", "organ_id"):
            if vals.get(name):
                vals[name] = text.tidy(vals[name])
        if text.has_markup(vals.get("name") or ""):
            raise ValidationError(
                self.env._("A name has no signs “<” and “>”: correct it.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_never_used(self):
        for unit in self:
            if unit._is_used():
                raise UserError(
                    self.env._(
                        "%(name)s has been used and is never deleted. Dissolve it.",
                        name=unit.name,
                    )
                )

    def _is_used(self) -> bool:
        """Return whether any record of any addon points here."""
        self.ensure_one()
        return any(
            # sudo: only whether there is one
            model.sudo()
            .with_context(active_test=False)
            .search_count([(field.name, "=", self.id)], limit=1)
            for model, field in self._referring_fields()
        )

    @api.model
    def _referring_fields(self):
        """Yield the stored links of other records to a unit, or of its children."""
        for model in self.env.values():
            if model._abstract or model._transient or not model._auto:
                continue
            for field in model._fields.values():
                if (
                    field.type == "many2one"
                    and field.comodel_name == self._name
                    and field.store
                    and not field.compute
                    and (model._name, field.name) not in OWN_REFERENCES
                ):
                    yield model, field

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
                    ("unit_id", "in", self._in_charge()._tree().ids),
                ]
            )
        )
        return posts.user_id
