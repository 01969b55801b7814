# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..clock import today

TRUTH = {"true": True, "false": False}


class QlvbRule(models.Model):
    """A parameter set by law, with the instrument and the time it is in force.

    A new instrument is a new row; the old one ends and keeps saying what held then.
    """

    _name = "qlvb.rule"
    _description = "Legal parameter"
    _order = "code, date_from desc"

    code = fields.Char(required=True, index=True)
    name = fields.Char(required=True, translate=True)
    value = fields.Char(required=True)
    value_type = fields.Selection(
        [("int", "Whole number"), ("bool", "Yes or no"), ("text", "Text")],
        required=True,
    )
    value_words = fields.Char(string="Applies", compute="_compute_value_words")
    instrument = fields.Char(required=True, help="The legal instrument that sets it.")
    article = fields.Char()
    date_from = fields.Date(required=True)
    date_to = fields.Date()

    _dates_check = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A parameter cannot end before it begins.",
    )

    @api.depends("value", "value_type")
    def _compute_value_words(self):
        """Show a value as people read it, not as programs do."""
        truth = {"true": self.env._("Yes"), "false": self.env._("No")}
        levels = self.env["qlvb.information.level"].search(
            [("code", "in", self.mapped("value"))]
        )
        names = dict(zip(levels.mapped("code"), levels.mapped("name"), strict=True))
        for rule in self:
            words = {"bool": truth, "text": names}.get(rule.value_type, {})
            rule.value_words = words.get(rule.value, rule.value)

    @api.constrains("code", "date_from", "date_to")
    def _check_no_overlap(self):
        for rule in self:
            domain = Domain("code", "=", rule.code) & Domain("id", "!=", rule.id)
            domain &= Domain("date_to", "=", False) | Domain(
                "date_to", ">=", rule.date_from
            )
            if rule.date_to:
                domain &= Domain("date_from", "<=", rule.date_to)
            if other := self.search(domain, limit=1):
                raise ValidationError(
                    self.env._(
                        "“%(name)s” has a value by %(instrument)s in this time "
                        "already. End that one first.",
                        name=rule.name,
                        instrument=other.instrument,
                    )
                )

    @api.constrains("value", "value_type")
    def _check_value(self):
        for rule in self:
            try:
                rule._typed()
            except (ValueError, KeyError) as error:
                raise ValidationError(
                    self.env._(
                        "“%(value)s” is not a value of “%(name)s”: enter a whole "
                        "number, or true or false.",
                        value=rule.value,
                        name=rule.name,
                    )
                ) from error

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        self.env.registry.clear_cache()
        for rule in rules:
            self.env["qlvb.audit.event"]._log("rule.create", rule, value=rule.value)
        return rules

    def write(self, vals):
        before = {rule.id: {name: str(rule[name]) for name in vals} for rule in self}
        result = super().write(vals)
        self.env.registry.clear_cache()
        after = {name: str(value) for name, value in vals.items()}
        for rule in self:
            self.env["qlvb.audit.event"]._log(
                "rule.write", rule, before=before[rule.id], after=after
            )
        return result

    def unlink(self):
        for rule in self:
            self.env["qlvb.audit.event"]._log("rule.unlink", rule, value=rule.value)
        self.env.registry.clear_cache()
        return super().unlink()

    @api.model
    def _value(self, code: str, day=None) -> int | bool | str:
        """Return the value in force on ``day`` (a date), today when not given.

        :raise UserError: no instrument sets it on that day
        """
        return self._value_on(code, day or today())

    @tools.ormcache("code", "day")
    def _value_on(self, code, day):
        # sudo: the law binds everybody, whoever may read the list of parameters
        rule = self.sudo().search(
            [
                ("code", "=", code),
                ("date_from", "<=", day),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", day),
            ]
        )
        if not rule:
            raise UserError(
                self.env._(
                    "Legal parameter “%(code)s” has no value on %(day)s. "
                    "Ask the operator to enter it.",
                    code=code,
                    day=tools.format_date(self.env, day),
                )
            )
        return rule._typed()

    def _typed(self) -> int | bool | str:
        match self.value_type:
            case "int":
                return int(self.value)
            case "bool":
                return TRUTH[self.value]
            case _:
                return self.value
