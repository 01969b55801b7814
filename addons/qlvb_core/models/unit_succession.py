# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo import api, fields, models, tools


class QlvbUnit(models.Model):
    """Which units came out of which, and who answers for one that has ended (R9).

    A unit that ends has successors; one of them, the heir, takes over its papers and
    its unfinished work. Keys such as ``clerk@7`` are never rewritten: whoever holds
    the role in the heir answers to them.
    """

    _inherit = "qlvb.unit"

    predecessor_ids = fields.Many2many(
        "qlvb.unit",
        "qlvb_unit_succession",
        "successor_id",
        "predecessor_id",
        readonly=True,
        context={"active_test": False},
    )
    successor_ids = fields.Many2many(
        "qlvb.unit",
        "qlvb_unit_succession",
        "predecessor_id",
        "successor_id",
        readonly=True,
        context={"active_test": False},
    )
    heir_id = fields.Many2one(
        "qlvb.unit",
        string="Taken over by",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
        help="Who keeps the papers and finishes the work of this unit.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        if any(vals.get("valid_to") for vals in vals_list):
            self.env.registry.clear_cache()
        return units

    def write(self, vals):
        result = super().write(vals)
        if {"heir_id", "valid_to", "successor_ids", "predecessor_ids"}.intersection(
            vals
        ):
            self.env.registry.clear_cache()
        return result

    @tools.ormcache()
    def _ends(self) -> dict[int, date]:
        """Return the last day of each unit that has one, by its id."""
        # sudo: the tree of units is public
        units = self.sudo().with_context(active_test=False)
        ended = units.search_fetch([("valid_to", "!=", False)], ["valid_to"])
        return {unit.id: unit.valid_to for unit in ended}

    @tools.ormcache()
    def _succession(self) -> dict[str, dict[int, tuple[int, ...]]]:
        """Return the ended units by what came after them: all, and those inherited."""
        # sudo: the tree of units is public
        ended = (
            self.sudo()
            .with_context(active_test=False)
            .search([("valid_to", "!=", False), ("successor_ids", "!=", False)])
        )
        maps = {"all": {}, "inherited": {}}
        for unit in ended:
            for successor in unit.successor_ids:
                maps["all"].setdefault(successor.id, []).append(unit.id)
            if unit.heir_id:
                maps["inherited"].setdefault(unit.heir_id.id, []).append(unit.id)
        return {
            name: {key: tuple(value) for key, value in links.items()}
            for name, links in maps.items()
        }

    def _with_predecessors(self):
        """Return these units and the ended ones they came out of, in any distance.

        Whoever was there goes on with what they had to do.
        """
        return self._with_earlier("all")

    def _with_inherited(self):
        """Return these units and the ended ones whose papers they took over."""
        return self._with_earlier("inherited")

    def _with_earlier(self, which):
        links = self._succession()[which]
        found, waiting = {}, list(self.ids)
        while waiting:
            unit_id = waiting.pop()
            if unit_id not in found:
                found[unit_id] = True
                waiting.extend(links.get(unit_id, ()))
        return self.browse(found)

    def _in_charge(self):
        """Return who answers for these units now: themselves, or their last heirs."""
        units = self
        while passed := units.filtered(lambda u: u.valid_to and u.heir_id):
            units = units - passed | passed.heir_id
        return units

    def _name_of_now(self) -> str:
        """Return the name; of a unit that was taken over with who goes on."""
        heir = self._in_charge()
        if heir == self:
            return self.name
        return self.env._("%(name)s, now %(heir)s", name=self.name, heir=heir.name)
