# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..clock import today
from ..principal import user_principal
from ..said import said
from .account_review import quarter_start

# What its author says; the rest is counted.
GIVEN = frozenset({"agency_id", "date_from", "date_to", "issues"})


class QlvbAccountReport(models.Model):
    """The admin's report to the leaders about accounts of a period (R252).

    Regulation Điều 19.3.a. Figures are those of the moment it was sent.
    """

    _name = "qlvb.account.report"
    _inherit = ["qlvb.desk.subject"]
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
    issues = fields.Text(string="Incidents and new issues")
    sent_at = fields.Datetime(readonly=True)
    sent_by_id = fields.Many2one("res.users", readonly=True)
    waits_for_me = fields.Boolean(
        string="Waits for me", compute="_compute_waits_for_me"
    )

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

    @api.model
    def _written_by_acts(self):
        return super()._written_by_acts() | self._fields.keys() - GIVEN

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
        report._put_on_desks(leaders)
        return said(
            self.env._("Sent to: %(names)s.", names=", ".join(leaders.mapped("name")))
        )

    def _put_on_desks(self, leaders):
        self.env["qlvb.work.item"].create(
            [
                {
                    "report_id": self.id,
                    "kind": "read_report",
                    "principal": user_principal(leader),
                    "requested_by_id": self.env.uid,
                }
                for leader in leaders
            ]
        )

    @api.depends_context("uid")
    @api.depends("sent_at")
    def _compute_waits_for_me(self):
        waiting = self._my_open_work().report_id
        for report in self:
            report.waits_for_me = report in waiting

    def _my_open_work(self):
        return self.env["qlvb.work.item"].search(
            [
                ("report_id", "in", self.ids),
                ("principal", "=", user_principal(self.env.user)),
                ("state", "=", "open"),
            ]
        )

    def action_note(self):
        """Confirm having read the report: it leaves the desk of the current user.

        :raise UserError: it does not wait for the current user
        """
        self.ensure_one()
        self.check_access("read")
        items = self._my_open_work()
        if not items:
            raise UserError(self.env._("This report does not wait for you."))
        # sudo: only the current user's own work is finished
        items.sudo()._finish()
        self.env["qlvb.audit.event"]._log("report.read", self)
        return said(self.env._("Noted: %(name)s.", name=self.display_name))

    def action_print(self):
        """Show the printable page."""
        self.ensure_one()
        self.check_access("read")
        report = self.env.ref("qlvb_core.account_report_print")
        # sudo: what a report action is may be read by whoever may read the report
        return report.sudo().report_action(self, config=False)
