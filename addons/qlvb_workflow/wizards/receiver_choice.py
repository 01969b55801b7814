# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbReceiverChoice(models.AbstractModel):
    """Chooses lead, support and for information among units and people (R96).

    The few units of an agency are touched; whoever else is searched for, units and
    people in one field. A concrete dialog names the tables of its own.
    """

    _name = "qlvb.receiver.choice"
    _description = "Choice of who receives the work"

    lead_unit_id = fields.Many2one("qlvb.unit", string="Lead")
    lead_other_id = fields.Many2one("qlvb.receiver", string="Other lead")
    support_unit_ids = fields.Many2many("qlvb.unit", string="Support")
    support_other_ids = fields.Many2many(
        "qlvb.receiver", "qlvb_receiver_choice_support_rel", string="Other support"
    )
    info_ids = fields.Many2many(
        "qlvb.receiver", "qlvb_receiver_choice_info_rel", string="For information"
    )

    has_units = fields.Boolean(compute="_compute_has_units")

    @api.depends("agency_id")
    def _compute_has_units(self):
        """Without units to touch, no heading stands over nothing."""
        receivers = self.env["qlvb.receiver"]
        for choice in self:
            units = [("agency_id", "=", choice.agency_id.id), ("unit_id", "!=", False)]
            choice.has_units = bool(receivers.search_count(units, limit=1))

    @api.onchange("lead_unit_id")
    def _onchange_lead_unit_id(self):
        if self.lead_unit_id:
            self.lead_other_id = False
            self.support_unit_ids = self.support_unit_ids.filtered(
                lambda unit: unit._origin != self.lead_unit_id._origin
            )

    @api.onchange("lead_other_id")
    def _onchange_lead_other_id(self):
        """A unit that was searched for shows where the units are touched."""
        if unit := self.lead_other_id.unit_id:
            self.lead_unit_id = unit
            self.lead_other_id = False
        elif self.lead_other_id:
            self.lead_unit_id = False

    @api.onchange("support_other_ids")
    def _onchange_support_other_ids(self):
        units = self.support_other_ids.filtered("unit_id")
        if units:
            self.support_unit_ids |= units.unit_id
            self.support_other_ids -= units

    @api.model
    def _target_fields(self) -> tuple[str, ...]:
        return (
            "lead_unit_id",
            "lead_other_id",
            "support_unit_ids",
            "support_other_ids",
            "info_ids",
        )

    def _targets(self):
        """Yield (role, name of the field of a line, id) of each who is chosen."""
        for name in self._target_fields():
            role = name.split("_")[0]
            for chosen in self[name]:
                if chosen._name == "qlvb.unit":
                    yield role, "unit_id", chosen._origin.id
                else:
                    yield role, *chosen._origin._target()

    def _choose(self, lines):
        """Choose whom ``lines`` name, as far as they can still receive the work."""
        found = self._receivers_of(lines)
        for role in ("lead", "support"):
            there = found[role]
            units, others = there.unit_id, there.filtered("user_id")
            if role == "lead":
                self.lead_unit_id, self.lead_other_id = units[:1], others[:1]
            else:
                self.support_unit_ids, self.support_other_ids = units, others
        self.info_ids = found["info"]

    def _receivers_of(self, lines) -> dict:
        """Return the receivers that ``lines`` name, by role, in one query."""
        receivers = self.env["qlvb.receiver"].search(
            [
                ("agency_id", "=", self.agency_id.id),
                "|",
                # without the empty ones: those would match every person, every unit
                ("unit_id", "in", [*filter(None, (li.get("unit_id") for li in lines))]),
                ("user_id", "in", [*filter(None, (li.get("user_id") for li in lines))]),
            ]
        )
        by_target = {receiver._target(): receiver for receiver in receivers}
        found = {role: receivers.browse() for role in ("lead", "support", "info")}
        for line in lines:
            for name in ("unit_id", "user_id"):
                one = line.get(name) and by_target.get((name, line[name]))
                found[line["role"]] |= one or receivers.browse()
        return found
