# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..clock import midnight, today
from ..said import said
from .account_review import quarter_start

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
# What its author says; the rest is counted.
GIVEN = frozenset({"agency_id", "date_from", "date_to", "issues"})


class QlvbAccountReport(models.Model):
    """The admin's report to the leaders about accounts of a period (R252).

    Regulation Điều 19.3.a. Figures are those of the moment it was sent.
    """

    _name = "qlvb.account.report"
    _description = "Report on accounts"
    _order = "date_to desc, id desc"

    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user._qlvb_posts("unit_admin").agency_id[:1],
    )
    date_from = fields.Date(
        required=True, string="From day", default=lambda self: quarter_start(today())
    )
    date_to = fields.Date(required=True, string="to", default=lambda self: today())
    created_count = fields.Integer(
        "Accounts created", compute="_compute_figures", store=True
    )
    changed_count = fields.Integer(
        "Accounts changed", compute="_compute_figures", store=True
    )
    closed_count = fields.Integer(
        "Accounts closed", compute="_compute_figures", store=True
    )
    locked_count = fields.Integer(
        "Accounts locked now", compute="_compute_figures", store=True
    )
    restored_count = fields.Integer(
        "Passwords restored", compute="_compute_figures", store=True
    )
    inactive_count = fields.Integer(
        "Not used lately", compute="_compute_figures", store=True
    )
    unconfirmed_count = fields.Integer(
        "Not confirmed in the review", compute="_compute_figures", store=True
    )
    refused_login_count = fields.Integer(
        "Logins refused", compute="_compute_figures", store=True
    )
    support_count = fields.Integer(
        "Support requests", compute="_compute_figures", store=True
    )
    support_open_count = fields.Integer(
        "Support requests not answered", compute="_compute_figures", store=True
    )
    act_ids = fields.Many2many("qlvb.account.act", compute="_compute_lists")
    inactive_ids = fields.Many2many(
        "qlvb.account", compute="_compute_lists", string="Accounts not used lately"
    )
    issues = fields.Text(string="Incidents and new issues")
    sent_at = fields.Datetime(readonly=True)
    sent_by_id = fields.Many2one("res.users", readonly=True)

    _dates_check = models.Constraint(
        "CHECK (date_to >= date_from)", "A period cannot end before it begins."
    )

    @api.depends("agency_id.name", "date_from", "date_to")
    def _compute_display_name(self):
        for report in self:
            report.display_name = self.env._(
                "Accounts of %(agency)s, %(first)s to %(last)s",
                agency=report.agency_id.name or "",
                first=report._day(report.date_from),
                last=report._day(report.date_to),
            )

    def _day(self, day) -> str:
        return day.strftime("%d/%m/%Y") if day else ""

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
                here & Domain("confirmed_at", "=", False)
            ),
            "refused_login_count": self.env["qlvb.audit.event"].search_count(
                self._period("occurred_at") & Domain("code", "=", "auth.refused")
            ),
            "support_count": supports.search_count(asked),
            "support_open_count": supports.search_count(
                here & Domain("state", "=", "open")
            ),
        }

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

    @api.model_create_multi
    def create(self, vals_list):
        """Prepare a report of an agency the current user administers.

        :raise AccessError: of another agency, or a figure typed in
        """
        if not self.env.su and any(set(vals) - GIVEN for vals in vals_list):
            self._refuse_figures()
        reports = super().create(vals_list)
        reports._check_author()
        return reports

    def write(self, vals):
        """Change a report that is not sent yet.

        :raise AccessError: sent, of another agency, or a figure typed in
        """
        if not self.env.su:
            if set(vals) - GIVEN | {"agency_id"}.intersection(vals):
                self._refuse_figures()
            self._check_author()
        return super().write(vals)

    def _refuse_figures(self):
        raise AccessError(self.env._("Figures are counted, not typed in."))

    def _check_author(self):
        if self.env.su:
            return
        for report in self:
            if report.sent_at or not self.env.user._qlvb_posts(
                "unit_admin", report.agency_id
            ):
                raise AccessError(
                    self.env._(
                        "A report is prepared by the admin of the agency and never "
                        "changes once sent."
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if any(report.sent_at for report in self):
            raise AccessError(self.env._("A report that was sent is kept."))

    def action_send(self):
        """Fix the figures and send the report to the agency's leaders.

        :raise UserError: the agency has no leader with an account
        """
        self.ensure_one()
        self._check_author()
        leaders = self.agency_id._holders_of_agency("leader").filtered("active")
        if not leaders:
            raise UserError(self.env._("No leader of the agency has an account."))
        # sudo: the author was checked above
        report = self.sudo()
        report.update(report._figures())
        report.write({"sent_at": fields.Datetime.now(), "sent_by_id": self.env.uid})
        self.env["qlvb.audit.event"]._log("report.send", self, to=leaders)
        for leader in leaders:
            self.env["qlvb.account"]._notify_person(
                leader,
                report.display_name,
                self.env._("The report on the accounts of the agency is ready."),
                self,
            )
        return said(
            self.env._("Sent to: %(names)s.", names=", ".join(leaders.mapped("name")))
        )

    def _printed_figures(self) -> list[tuple[str, int]]:
        return [
            (self._fields[name]._description_string(self.env), self[name])
            for name in FIGURES
        ]

    def action_print(self):
        """Show the printable page."""
        self.ensure_one()
        self.check_access("read")
        report = self.env.ref("qlvb_core.account_report_print")
        # sudo: what a report action is may be read by whoever may read the report
        return report.sudo().report_action(self)
