# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbIncidentScenario(models.Model):
    """What an agency does in one kind of incident; a change is a new version (R205)."""

    _name = "qlvb.incident.scenario"
    _description = "Incident scenario"
    _inherit = "qlvb.incident.sheet"
    _order = "name, version desc"

    name = fields.Char(string="Kind of incident", required=True)
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("kind", "=", "agency")],
        default=lambda self: self.env.user._qlvb_posts("unit_admin").agency_id[:1],
    )
    version = fields.Integer(default=1, readonly=True, copy=False)
    date_from = fields.Date(
        string="In force from", required=True, default=fields.Date.context_today
    )
    text = fields.Html(string="Description")
    step_ids = fields.One2many(
        "qlvb.incident.step", "scenario_id", string="Steps", copy=True
    )
    drill_ids = fields.One2many("qlvb.incident.drill", "scenario_id", string="Drills")
    incident_ids = fields.One2many("qlvb.incident", "scenario_id", string="Incidents")
    is_breach = fields.Boolean(
        string="Leak of personal data",
        help="The time to report it runs from when the incident is started.",
    )
    active = fields.Boolean(default=True, copy=False)

    _version_uniq = models.Constraint(
        "UNIQUE (agency_id, name, version)", "This version of the scenario exists."
    )

    def write(self, vals):
        if {"name", "agency_id", "text", "step_ids", "is_breach"}.intersection(vals):
            self._check_unused()
        return super().write(vals)

    def _check_unused(self):
        if used := self.filtered("incident_ids"):
            raise UserError(
                self.env._(
                    "“%(name)s” has been used in an incident. Make a new version to "
                    "change it.",
                    name=used[0].name,
                )
            )

    def action_new_version(self):
        """Copy the scenario as its next version; the old one is kept, archived."""
        self.ensure_one()
        self.check_access("write")
        newest = self.with_context(active_test=False).search(
            [("agency_id", "=", self.agency_id.id), ("name", "=", self.name)], limit=1
        )
        version = self.copy(
            {
                "name": self.name,
                "version": newest.version + 1,
                "date_from": fields.Date.context_today(self),
            }
        )
        self.active = False
        self.env["qlvb.audit.event"]._log(
            "incident.version", version, version=version.version
        )
        return version._open()

    def action_start(self):
        """Open the checklist of this scenario: an incident begins now (R206)."""
        self.ensure_one()
        self.check_access("write")
        return self.env["qlvb.incident"]._start(self)._open()


class QlvbIncidentStep(models.Model):
    _name = "qlvb.incident.step"
    _description = "Step of a scenario"
    _inherit = "qlvb.incident.task"
    _order = "sequence, id"

    scenario_id = fields.Many2one(
        "qlvb.incident.scenario", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    minutes = fields.Integer(string="Within (minutes)")

    _minutes_check = models.Constraint(
        "CHECK (minutes >= 0)", "A step cannot take less than no time."
    )

    @api.model_create_multi
    def create(self, vals_list):
        steps = super().create(vals_list)
        steps.scenario_id._check_unused()
        return steps

    def write(self, vals):
        self.scenario_id._check_unused()
        result = super().write(vals)
        self.scenario_id._check_unused()  # where it went to
        return result

    def unlink(self):
        self.scenario_id._check_unused()
        return super().unlink()


class QlvbIncidentDrill(models.Model):
    _name = "qlvb.incident.drill"
    _description = "Drill of a scenario"
    _order = "date desc"

    scenario_id = fields.Many2one(
        "qlvb.incident.scenario", required=True, index=True, ondelete="cascade"
    )
    date = fields.Date(string="Drill on", required=True)
    result = fields.Char()
