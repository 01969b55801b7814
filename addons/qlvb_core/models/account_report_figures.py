# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..clock import midnight, today

FIGURES = (
    "created_count",
    "changed_count",
    "closed_count",
    "locked_count",
    "restored_count",
    "inactive_count",
    "unconfirmed_count",
    "refused_login_count",
    "support_count",
    "support_open_count",
)


def _figure(label):
    return fields.Integer(label, compute="_compute_figures", store=True)


class QlvbAccountReport(models.Model):
    """What the report counts and lists (R252)."""

    _inherit = "qlvb.account.report"

    created_count = _figure("Accounts created")
    changed_count = _figure("Accounts changed")
    closed_count = _figure("Accounts closed")
    locked_count = _figure("Accounts locked now")
    restored_count = _figure("Passwords restored")
    inactive_count = _figure("Not used lately")
    unconfirmed_count = _figure("Not confirmed in the review")
    refused_login_count = _figure("Logins refused")
    support_count = _figure("Support requests")
    support_open_count = _figure("Support requests not answered")
    act_ids = fields.Many2many("qlvb.account.act", compute="_compute_lists")
    inactive_ids = fields.Many2many(
        "qlvb.account", compute="_compute_lists", string="Accounts not used lately"
    )

    unconfirmed_ids = fields.Many2many(
        "qlvb.account.review.line",
        compute="_compute_lists",
        string="Accounts not confirmed",
    )

    @api.depends("agency_id", "date_from", "date_to")
    def _compute_figures(self):
        for report in self:
            if report.agency_id and report.date_from and report.date_to:
                report.update(report._figures())
            else:
                report.update(dict.fromkeys(FIGURES, 0))

    def _period(self, field):
        return (
            Domain("agency_id", "=", self.agency_id.id)
            & Domain(field, ">=", midnight(self.date_from))
            & Domain(field, "<", midnight(self.date_to + timedelta(days=1)))
        )

    def _figures(self) -> dict[str, int]:
        # sudo: numbers of the agency whose report the reader may read
        report = self.sudo()
        acts = dict(
            report.env["qlvb.account.act"]._read_group(
                report._period("done_at"), ["act"], ["__count"]
            )
        )
        changes = ("adjust", "give_post", "end_post", "move")
        return {
            "created_count": acts.get("create", 0),
            "changed_count": sum(acts.get(act, 0) for act in changes),
            "closed_count": acts.get("close", 0),
            "restored_count": acts.get("restore", 0),
            **report._standing_figures(),
        }

    def _standing_figures(self) -> dict[str, int]:
        here = Domain("agency_id", "=", self.agency_id.id)
        asked = self._period("create_date")
        supports = self.env["qlvb.support.request"]
        return {
            "locked_count": self.env["qlvb.account"].search_count(
                here & Domain("state", "=", "locked")
            ),
            "inactive_count": self.env["qlvb.account"].search_count(
                self._inactive_domain()
            ),
            "unconfirmed_count": self.env["qlvb.account.review.line"].search_count(
                self._unconfirmed_domain()
            ),
            "refused_login_count": self.env["qlvb.audit.event"].search_count(
                self._period("occurred_at") & Domain("code", "=", "auth.refused")
            ),
            "support_count": supports.search_count(asked),
            "support_open_count": supports.search_count(
                here & Domain("state", "=", "open")
            ),
        }

    def _unconfirmed_domain(self):
        return Domain("agency_id", "=", self.agency_id.id) & Domain(
            "confirmed_at", "=", False
        )

    def _inactive_domain(self):
        days = self.env["qlvb.rule"]._value("account.report_inactive_days")
        since = midnight(today() - timedelta(days=days))
        return (
            Domain("agency_id", "=", self.agency_id.id)
            & Domain("state", "=", "active")
            & Domain("create_date", "<", since)
            & Domain("user_id.log_ids", "not any", [("create_date", ">=", since)])
        )

    @api.depends("agency_id", "date_from", "date_to")
    def _compute_lists(self):
        for report in self:
            known = report.agency_id and report.date_from and report.date_to
            acts = report.env["qlvb.account.act"]
            accounts = report.env["qlvb.account"]
            report.act_ids = acts.search(report._period("done_at")) if known else acts
            # sudo: logins are nobody's to read; the accounts are of this agency only
            inactive = accounts.sudo()
            report.inactive_ids = (
                inactive.search(report._inactive_domain()) if known else accounts
            )
            # sudo: as above
            lines = report.env["qlvb.account.review.line"].sudo()
            report.unconfirmed_ids = (
                lines.search(report._unconfirmed_domain()) if known else lines
            )

    def _printed_figures(self) -> list[tuple[str, int]]:
        return [
            (self._fields[name]._description_string(self.env), self[name])
            for name in FIGURES
        ]
