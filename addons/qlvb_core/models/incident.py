# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class QlvbIncident(models.Model):
    """An incident under way: the steps of its scenario, ticked with times (R206)."""

    _name = "qlvb.incident"
    _description = "Incident"
    _form_path = "su-co"
    _inherit = "qlvb.incident.sheet"
    _order = "started_at desc"

    name = fields.Char(related="scenario_id.name", string="Kind of incident")
    scenario_id = fields.Many2one(
        "qlvb.incident.scenario",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    agency_id = fields.Many2one(
        related="scenario_id.agency_id", store=True, index=True, string="Agency"
    )
    started_at = fields.Datetime(string="Began", required=True, readonly=True)
    ended_at = fields.Datetime(string="Ended", readonly=True)
    note = fields.Text(string="What happened")
    line_ids = fields.One2many(
        "qlvb.incident.line", "incident_id", string="Checklist", readonly=True
    )
    done_count = fields.Char(string="Steps done", compute="_compute_done_count")

    @api.depends("line_ids.done_at")
    def _compute_done_count(self):
        for incident in self:
            done = incident.line_ids.filtered("done_at")
            incident.done_count = f"{len(done)}/{len(incident.line_ids)}"

    def write(self, vals):
        """Only what happened is written; times come from the acts.

        :raise AccessError: anything else
        """
        if not self.env.su and set(vals) - {"note"}:
            raise AccessError(
                self.env._("The course of an incident is kept by its acts only.")
            )
        return super().write(vals)

    @api.model
    def _start(self, scenario):
        """Return a new incident with the steps of ``scenario``; the caller checked."""
        began = fields.Datetime.now()
        # sudo: action_start has checked the right to write the scenario
        incident = self.sudo().create(
            {
                "scenario_id": scenario.id,
                "started_at": began,
                "line_ids": [
                    fields.Command.create(
                        {
                            "name": step.name,
                            "responsible": step.responsible,
                            "due_at": step.minutes
                            and began + timedelta(minutes=step.minutes),
                        }
                    )
                    for step in scenario.step_ids
                ],
            }
        )
        self.env["qlvb.audit.event"]._log("incident.start", incident)
        return incident.with_env(self.env)

    def action_end(self):
        """Close the incident; steps not done stay without a time."""
        self.ensure_one()
        self.check_access("write")
        if self.ended_at:
            raise UserError(self.env._("This incident has ended already."))
        # sudo: the right to write was checked above
        self.sudo().ended_at = fields.Datetime.now()
        self.env["qlvb.audit.event"]._log("incident.end", self, steps=self.done_count)


class QlvbIncidentLine(models.Model):
    _name = "qlvb.incident.line"
    _description = "Step of an incident"
    _inherit = "qlvb.incident.task"
    _order = "id"

    incident_id = fields.Many2one(
        "qlvb.incident", required=True, readonly=True, index=True, ondelete="cascade"
    )
    name = fields.Char(readonly=True)
    responsible = fields.Char(readonly=True)
    due_at = fields.Datetime(string="Until", readonly=True)
    done_at = fields.Datetime(string="Done at", readonly=True)
    done_by_id = fields.Many2one("res.users", string="Done by", readonly=True)

    def action_done(self):
        """Tick the step with the present time, once."""
        self.incident_id.check_access("write")
        for line in self:
            if line.done_at or line.incident_id.ended_at:
                raise UserError(
                    self.env._("This step is done, or the incident has ended.")
                )
            # sudo: the right to write the incident was checked above
            line.sudo().write(
                {"done_at": fields.Datetime.now(), "done_by_id": self.env.uid}
            )
            self.env["qlvb.audit.event"]._log(
                "incident.step", line.incident_id, step=line.name
            )
