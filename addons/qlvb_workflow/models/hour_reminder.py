# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

SOON = "qlvb_workflow.mail_activity_type_hour_soon"
PAST = "qlvb_workflow.mail_activity_type_hour_past"
PAST_BELOW = "qlvb_workflow.mail_activity_type_hour_past_below"


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    hour_told = fields.Selection(
        [("soon", "Soon over"), ("past", "Over")],
        string="Reminded of the hour",
        readonly=True,
        copy=False,
    )

    _due_at_idx = models.Index("(due_at) WHERE state = 'open' AND due_at IS NOT NULL")

    def write(self, vals):
        if "due_date" in vals:
            vals = {**vals, "hour_told": False}
        return super().write(vals)


class QlvbFollowUp(models.Model):
    """Work due by the hour: told before the hour, and when it is over (R81).

    Then to the head as well: hours are for what cannot wait for the morning.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    def _remind_hours(self):
        """Every few minutes: tell of each work once before its hour, once after."""
        now = fields.Datetime.now()
        lead = timedelta(
            minutes=self.env["qlvb.rule"]._value("deadline.remind_minutes")
        )
        past = self._by_hour(Domain("due_at", "<=", now), "past")
        soon = self._by_hour(
            Domain("due_at", ">", now) & Domain("due_at", "<=", now + lead), "soon"
        )
        self._tell_hour(self._counts_of(soon), SOON)
        self._tell_hour(self._counts_of(past), PAST)
        self._tell_hour(self._superiors(self._counts_of(past)), PAST_BELOW, "theo-doi")

    def _by_hour(self, when, told):
        """Return the open work of that time which was not told of, and note it is."""
        # sudo: the system reminds; it takes no more than numbers from it
        items = self.env["qlvb.work.item"].sudo()
        found = items.search(
            Domain("state", "=", "open")
            & Domain("document_id", "!=", False)
            & when
            & Domain("hour_told", "!=", told)
        )
        found.hour_told = told
        return self.sudo().browse(found.ids)

    def _counts_of(self, rows) -> list:
        """Return (principal, unit, agency, count) of these."""
        return rows._read_group(
            [("id", "in", rows.ids)],
            ["principal", "unit_id", "agency_id"],
            ["__count"],
        )

    def _tell_hour(self, counts, topic, link="ban-lam-viec"):
        persons = self.env["res.users"].union(*self._by_person(counts))
        if topic == PAST:
            persons._qlvb_standing(SOON).unlink()
        self.env["res.users"]._qlvb_tell_each(
            persons,
            lambda env: self._hour_words(env, topic),
            link,
            topic=topic,
            kind="remind",
        )

    @api.model
    def _hour_words(self, env, topic) -> tuple[str, str]:
        if topic == SOON:
            return (
                env._("Urgent work soon due"),
                env._("Your desk says by which hour; it stands first there."),
            )
        if topic == PAST:
            return (
                env._("Urgent work past its hour"),
                env._("Finish it, or ask for an extension; it stands first there."),
            )
        return (
            env._("Urgent work past its hour in what you head"),
            env._("The follow-up shows who has it: urge, or give it to another."),
        )
