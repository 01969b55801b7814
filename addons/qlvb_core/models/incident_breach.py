# SPDX-License-Identifier: LGPL-3.0-or-later
"""Leaks of personal data: the authority is told in time (R29).

Law on personal data protection 91/2025/QH15, Điều 23: whoever controls the data reports
within 72 hours from finding the breach, and keeps a record of it.
"""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..clock import in_vietnam
from ..qlvb_toolkit import text
from ..said import said

LIMIT = 1000


class QlvbIncident(models.Model):
    """The hours from finding a breach to reporting it."""

    _name = "qlvb.incident"
    _inherit = ["qlvb.incident", "qlvb.row.lock"]

    breach_found_at = fields.Datetime(string="Leak found at", readonly=True)
    breach_due_at = fields.Datetime(string="Report until", readonly=True)
    breach_data = fields.Text(string="Which data, of whom", readonly=True)
    breach_reported_at = fields.Datetime(string="Reported at", readonly=True)
    breach_reported_by_id = fields.Many2one(
        "res.users", string="Noted by", readonly=True
    )
    breach_reference = fields.Char(string="Number of the report", readonly=True)
    breach_state = fields.Selection(
        [
            ("none", "No personal data"),
            ("waiting", "To be reported"),
            ("overdue", "Overdue"),
            ("in_time", "Reported in time"),
            ("late", "Reported late"),
        ],
        string="Personal data",
        compute="_compute_breach_state",
    )
    breach_left = fields.Char(string="Time left", compute="_compute_breach_state")
    breach_recipient = fields.Char(
        string="Reported to", compute="_compute_breach_recipient"
    )
    breach_is_open = fields.Boolean(
        string="A leak to report", compute="_compute_breach_is_open", store=True
    )
    breach_reminded = fields.Boolean(groups=fields.NO_ACCESS)
    breach_notice_ids = fields.Many2many("mail.activity", groups=fields.NO_ACCESS)

    _breach_order = models.Constraint(
        "CHECK (breach_reported_at >= breach_found_at)",
        "A leak cannot be reported before it was found.",
    )
    _breach_due_idx = models.Index("(breach_due_at) WHERE breach_is_open")

    @api.depends("breach_found_at", "breach_due_at", "breach_reported_at")
    def _compute_breach_state(self):
        now = fields.Datetime.now()
        for incident in self:
            incident.breach_state = incident._breach_state(now)
            incident.breach_left = incident._breach_words(now)

    def _breach_state(self, now) -> str:
        if not self.breach_due_at:
            return "none"
        if self.breach_reported_at:
            in_time = self.breach_reported_at <= self.breach_due_at
            return "in_time" if in_time else "late"
        return "waiting" if now <= self.breach_due_at else "overdue"

    def _breach_words(self, now) -> str:
        if not self.breach_due_at:
            return ""
        span = self.breach_due_at - (self.breach_reported_at or now)
        hours, minutes = divmod(int(abs(span).total_seconds()) // 60, 60)
        facts = {"hours": hours, "minutes": minutes}
        match self._breach_state(now):
            case "waiting":
                return self.env._("%(hours)s hours %(minutes)s minutes left", **facts)
            case "overdue":
                return self.env._("%(hours)s hours %(minutes)s minutes late", **facts)
            case "in_time":
                return self.env._(
                    "Reported %(hours)s hours %(minutes)s minutes before the end",
                    **facts,
                )
            case _:
                return self.env._(
                    "Reported %(hours)s hours %(minutes)s minutes late", **facts
                )

    @api.depends("breach_due_at", "breach_reported_at")
    def _compute_breach_is_open(self):
        for incident in self:
            incident.breach_is_open = (
                incident.breach_due_at and not incident.breach_reported_at
            )

    def _compute_breach_recipient(self):
        self.breach_recipient = self.env["qlvb.rule"]._value("breach.recipient")

    @api.model
    def _start(self, scenario):
        """Return the new incident; a scenario of a leak starts the time to report."""
        incident = super()._start(scenario)
        if scenario.is_breach:
            incident._note_breach(incident.started_at, incident.name)
        return incident

    # -- acts ----------

    def action_breach_found(self, found_at, data: str):
        """Begin the time in which a leak of personal data is reported.

        :param found_at: when it was found, UTC; not in the future
        :param data: which data of whom, in words
        :raise AccessError: neither admin nor security officer of the agency
        :raise UserError: noted already, no such time, or no data named
        """
        self.ensure_one()
        self.check_access("write")
        self._lock_rows()
        if self.breach_found_at:
            raise UserError(self.env._("The leak has been noted already."))
        found = self._past_moment(found_at)
        self._note_breach(found, self._breach_text(data))
        return said(
            self.env._(
                "The leak was noted. %(recipient)s is to be told: %(left)s.",
                recipient=self.breach_recipient,
                left=self.breach_left,
            )
        )

    def action_breach_reported(self, reported_at, reference: str):
        """Note that the leak was reported, and whether in time.

        :param reported_at: when the report went out, UTC; not in the future
        :param reference: number and date of the report
        :raise AccessError: neither admin nor security officer of the agency
        :raise UserError: nothing to report, noted already, no such time or no number
        """
        self.ensure_one()
        self.check_access("write")
        self._lock_rows()
        if not self.breach_found_at or self.breach_reported_at:
            raise UserError(self.env._("There is no leak left to be reported."))
        reported = self._past_moment(reported_at)
        if reported < self.breach_found_at:
            raise UserError(
                self.env._("A leak cannot be reported before it was found.")
            )
        # sudo: the right to write was checked above
        self.sudo().write(
            {
                "breach_reported_at": reported,
                "breach_reported_by_id": self.env.uid,
                "breach_reference": self._breach_text(reference),
            }
        )
        self.sudo().breach_notice_ids.unlink()
        self.env["qlvb.audit.event"]._log(
            "breach.report",
            self,
            at=in_vietnam(reported).isoformat(),
            until=in_vietnam(self.breach_due_at).isoformat(),
            reference=self.breach_reference,
        )
        return said(self.breach_left)

    def _note_breach(self, found, data):
        """Keep the times and tell whom it concerns; the caller has checked."""
        day = in_vietnam(found).date()
        hours = self.env["qlvb.rule"]._value("breach.report_hours", day)
        # sudo: the right to write was checked by the caller
        incident = self.sudo()
        incident.write(
            {
                "breach_found_at": found,
                "breach_due_at": found + timedelta(hours=hours),
                "breach_data": data,
            }
        )
        incident._tell_breach()
        self.env["qlvb.audit.event"]._log(
            "breach.find",
            self,
            at=in_vietnam(found).isoformat(),
            until=in_vietnam(incident.breach_due_at).isoformat(),
            data=data,
        )

    def _past_moment(self, value):
        try:
            moment = fields.Datetime.to_datetime(value)
        except (TypeError, ValueError):
            moment = None
        if not moment or moment > fields.Datetime.now():
            raise UserError(self.env._("Enter a time that is not in the future."))
        return moment

    def _breach_text(self, value) -> str:
        words = text.tidy(str(value or ""))
        if not words or len(words) > LIMIT:
            raise UserError(
                self.env._(
                    "Fill in every field, with at most %(limit)s characters each.",
                    limit=LIMIT,
                )
            )
        return words

    # -- who is told ----------

    def _tell_breach(self):
        """Put it under the clock of who answers for the agency's data."""
        self.breach_notice_ids += self.env["res.users"]._qlvb_tell_each(
            self._breach_people(),
            lambda env: (
                env._("Leak of personal data: report it"),
                self.with_env(env)._breach_notice(),
            ),
            f"{self._name}/{self.id}",
            until=in_vietnam(self.breach_due_at).date(),
        )

    def _breach_notice(self) -> str:
        until = in_vietnam(self.breach_due_at)
        return self.env._(
            "%(agency)s has to tell %(recipient)s until %(until)s (%(left)s).",
            agency=self.agency_id.name,
            recipient=self.breach_recipient,
            until=until.strftime("%H:%M %d/%m/%Y"),
            left=self.breach_left,
        )

    def _breach_people(self):
        """Return the security officer, the admins and the leaders of the agency."""
        agency = self.agency_id
        people = agency.security_officer_id | agency._admins()
        return (people | agency._holders_of_agency("leader")).filtered("active")

    @api.model
    def _remind_breaches(self):
        """Every hour, by cron: remind once of what is to be reported soon."""
        hours = self.env["qlvb.rule"]._value("breach.remind_hours")
        soon = fields.Datetime.now() + timedelta(hours=hours)
        for incident in self.search(
            Domain("breach_is_open", "=", True)
            & Domain("breach_due_at", "<=", soon)
            & Domain("breach_reminded", "=", False)
        ):
            incident.breach_reminded = True
            incident._tell_breach()

    # -- dialogs ----------

    def action_open_breach(self):
        """Open the dialog that notes the leak, or its report."""
        self.ensure_one()
        self.check_access("write")
        reporting = bool(self.breach_found_at)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Report of the leak")
            if reporting
            else self.env._("Leak of personal data"),
            "res_model": "qlvb.breach.wizard",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_incident_id": self.id,
                "default_act": "report" if reporting else "find",
            },
        }


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _desk_figures(self):
        label = self.env._("leaks of personal data to report")
        leaks = self._figure(label, "incident_action", breach_is_open=True)
        return [*super()._desk_figures(), leaks]
