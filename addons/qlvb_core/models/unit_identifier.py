# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..qlvb_toolkit.errors import InvalidIdentifier
from ..qlvb_toolkit.identifier import (
    current_organ_id,
    is_old_organ_id,
    under_new_parent,
    validate_organ_id,
)


class QlvbUnit(models.Model):
    """Electronic identifiers of Decision 20/2020/QĐ-TTg (R34-R36)."""

    _inherit = "qlvb.unit"

    organ_id = fields.Char(
        string="Electronic identifier", help="OrganId, Decision 20/2020/QĐ-TTg."
    )
    old_organ_id = fields.Char(
        string="Old identifier",
        help="Before Decision 20/2020/QĐ-TTg, as 000.00.13.H31: packets that still "
        "carry it are for this unit.",
        index="btree_not_null",
    )

    # An ended unit keeps its identifier, which its successor may carry on.
    _organ_id_uniq = models.UniqueIndex(
        "(organ_id) WHERE organ_id IS NOT NULL AND valid_to IS NULL",
        "This electronic identifier belongs to another unit.",
    )
    _old_organ_id_uniq = models.UniqueIndex(
        "(old_organ_id) WHERE old_organ_id IS NOT NULL AND valid_to IS NULL",
        "This old identifier belongs to another unit.",
    )

    @api.constrains("organ_id", "parent_id")
    def _check_organ_id(self):
        for unit in self.filtered("organ_id"):
            parent = unit._identifier_above()
            if problem := unit._identifier_problem(unit.organ_id, unit.name, parent):
                raise ValidationError(problem)

    @api.model
    def _identifier_problem(self, code: str, name: str, parent: str | None) -> str:
        """Return what is wrong with ``code`` for the unit ``name``; empty if nothing.

        :param parent: the identifier it must begin with, if any
        """
        try:
            validate_organ_id(code, parent=parent)
        except InvalidIdentifier:
            return self._identifier_message(code, name, parent)
        return ""

    @api.model
    def _identifier_message(self, code, name, parent) -> str:
        words = self.env._(
            "“%(code)s” is not a valid electronic identifier of %(name)s "
            "(Decision 20/2020/QĐ-TTg): at most 35 characters, capital "
            "letters, digits and dots, beginning like H31.",
            code=code,
            name=name,
        )
        if not parent:
            return words
        return words + self.env._(
            " It begins with that of its superior: %(parent)s.", parent=f"{parent}."
        )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_identifier_free(vals.get("organ_id"))
        return super().create(vals_list)

    def write(self, vals):
        self._check_identifier_free(vals.get("organ_id"))
        return super().write(vals)

    def _check_identifier_free(self, code):
        """Refuse an identifier in use, and say whose it is."""
        if holder := self._identifier_holder(code):
            raise ValidationError(self._identifier_taken_message(code, holder))

    def _identifier_holder(self, code):
        """Return the unit in force, none of these, that has identifier ``code``."""
        code = "".join((code or "").split())
        if not code:
            return self.browse()
        # sudo: units are public
        units = self.sudo().with_context(active_test=False)
        return units.search(
            [
                ("organ_id", "=", code),
                ("valid_to", "=", False),
                ("id", "not in", self.ids),
            ],
            limit=1,
        )

    @api.model
    def _identifier_taken_message(self, code, holder) -> str:
        return self.env._(
            "The identifier %(code)s belongs to %(holder)s.",
            code=code,
            holder=holder.name,
        )

    @api.constrains("old_organ_id")
    def _check_old_organ_id(self):
        for unit in self.filtered("old_organ_id"):
            if not is_old_organ_id(unit.old_organ_id):
                raise ValidationError(
                    self.env._(
                        "“%(code)s” is not an identifier of the old form, which "
                        "reads like 000.00.13.H31.",
                        code=unit.old_organ_id,
                    )
                )

    def _identifier_above(self):
        """Return the identifier this one's must begin with, if any is known."""
        return self.parent_id._own_identifier_or_above()

    def _own_identifier_or_above(self):
        """Return this identifier, or the nearest above it."""
        above = self
        while above and not above.organ_id:
            above = above.parent_id
        return above.organ_id or None

    def _below_with_identifier(self):
        """Return the units in force below these whose identifier follows theirs."""
        return self.search(
            [
                ("id", "child_of", self.ids),
                ("id", "not in", self.ids),
                ("organ_id", "!=", False),
            ],
            order="parent_path",
        )

    def _renumber_below(self, old):
        """Let the identifiers below follow this unit's new one (R35)."""
        self.ensure_one()
        below = self._below_with_identifier()
        for unit in below if old and self.organ_id else ():
            # Those further down follow in turn.
            new = under_new_parent(unit.organ_id, old, self.organ_id)
            if new != unit.organ_id:
                unit.organ_id = new
        below._check_organ_id()

    @api.model
    def _by_organ_id(self, code: str):
        """Return the agency that answers to identifier ``code`` now, or none.

        Its current one first, then its old form, then a former one, of itself or of an
        agency it took over (R9, R36).
        """
        # sudo: units are public
        units = self.sudo().with_context(active_test=False)
        agency = Domain("kind", "=", "agency")
        for domain in (
            Domain("organ_id", "=", current_organ_id(code))
            & Domain("active", "=", True),
            Domain("old_organ_id", "=", code),
            Domain("organ_id", "=", current_organ_id(code)),
            Domain("former_ids.organ_id", "=", current_organ_id(code)),
        ):
            if found := units.search(agency & domain, limit=1):
                return found._in_charge().with_env(self.env)
        return self.browse()
