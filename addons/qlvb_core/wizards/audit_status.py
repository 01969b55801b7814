# SPDX-License-Identifier: LGPL-3.0-or-later
import logging
import shutil
from datetime import timedelta

from odoo import api, fields, models, tools
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .. import journal_database
from ..clock import today
from ..models.audit_stamp import TSA_URL
from ..said import said

_logger = logging.getLogger(__name__)


class QlvbAuditStatus(models.TransientModel):
    """Whether the journal is protected, sealed, stamped, reviewed, has room (R213)."""

    _name = "qlvb.audit.status"
    _description = "State of the journal"

    is_protected = fields.Boolean(compute="_compute_state")
    has_authority = fields.Boolean(compute="_compute_state")
    last_seal_id = fields.Many2one("qlvb.audit.seal", compute="_compute_state")
    sealed_at = fields.Datetime(string="Newest seal", compute="_compute_state")
    seal_digest = fields.Char(string="Its digest", compute="_compute_state")
    stamped_at = fields.Datetime(string="Newest time stamp", compute="_compute_state")
    disk_free = fields.Integer(string="Free disk space (%)", compute="_compute_state")
    is_disk_low = fields.Boolean(compute="_compute_state")
    expired_month = fields.Date(
        string="Month whose time is over", compute="_compute_state"
    )
    last_review = fields.Char(string="Last reviewed", compute="_compute_review")
    is_review_due = fields.Boolean(compute="_compute_review")
    reviewed_until = fields.Date(string="Reviewed up to", default=lambda self: today())
    review_note = fields.Text(string="Remarks")

    def _compute_state(self):
        seal = self.env["qlvb.audit.seal"]._last()
        stamp = self.env["qlvb.audit.stamp"].search([], limit=1)
        free = self._disk_free()
        # sudo: whether there is an authority, not which
        authority = self.env["ir.config_parameter"].sudo().get_param(TSA_URL)
        for status in self:
            status.is_protected = journal_database.is_protected(self.env.cr)
            status.has_authority = bool(authority)
            status.last_seal_id = seal
            status.sealed_at = seal.sealed_at
            status.seal_digest = seal.digest
            status.stamped_at = stamp.stamped_at
            status.disk_free = free
            status.is_disk_low = self._is_low(free)
            status.expired_month = self.env["qlvb.audit.cut"]._expired_month()

    def _compute_review(self):
        days = self.env["qlvb.rule"]._value("journal.review_days")
        since = fields.Datetime.now() - timedelta(days=days)
        last = self.env["qlvb.audit.event"].search(self._review_domain(), limit=1)
        for status in self:
            status.last_review = self._review_text(last)
            status.is_review_due = not last or last.occurred_at < since

    def _review_text(self, event) -> str:
        if not event:
            return self.env._("Never")
        return self.env._(
            "%(time)s by %(name)s: %(detail)s",
            time=tools.format_datetime(self.env, event.occurred_at),
            name=event.actor_name,
            detail=event.detail,
        )

    def _compute_display_name(self):
        self.display_name = self.env._("State of the journal")

    def _review_domain(self) -> Domain:
        agencies = self.env.user._qlvb_posts("monitor").agency_id
        return Domain("code", "=", "journal.review") & Domain(
            "agency_id", "in", agencies.ids
        )

    # -- acts --------------------------------------------------------------------------

    def action_review(self) -> dict:
        """Note that the inspector has looked through the journal up to a day (R213)."""
        self.ensure_one()
        agencies = self.env.user._qlvb_posts("monitor").agency_id
        if not agencies:
            raise AccessError(
                self.env._("The inspector of an agency reviews its journal.")
            )
        if self.reviewed_until > today():
            raise UserError(self.env._("Nobody has reviewed days to come."))
        for agency in agencies:
            self.env["qlvb.audit.event"]._log(
                "journal.review",
                agency,
                until=tools.format_date(self.env, self.reviewed_until),
                note=self.review_note or None,
            )
        told = self.env._(
            "The journal is marked as reviewed up to %(day)s.",
            day=tools.format_date(self.env, self.reviewed_until),
        )
        return said(told, follows=self._again())

    def action_cut(self) -> dict:
        """Take the oldest month out whose time is over (operator, R213)."""
        self.ensure_one()
        if not self.env.user.has_group("qlvb_core.group_operator"):
            raise AccessError(self.env._("Only the operator takes months out."))
        month = self.env["qlvb.audit.cut"]._expired_month()
        if not month:
            raise UserError(self.env._("No month's time is over yet."))
        self.env["qlvb.audit.cut"]._cut(month)
        told = self.env._("The month was exported and taken out of the journal.")
        return said(told, follows=self._again())

    def _again(self):
        """Return the action that shows the state anew in the place of this page."""
        page = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_core.audit_status_action"
        )
        return {**page, "target": "main"}

    # -- room on the disk --------------------------------------------------------------

    @api.model
    def _disk_free(self) -> int:
        """Return the free part of the disk with Odoo's data, in percent."""
        usage = shutil.disk_usage(tools.config["data_dir"])
        return usage.free * 100 // usage.total

    def _is_low(self, free) -> bool:
        return free < self.env["qlvb.rule"]._value("journal.disk_free_percent")

    @api.model
    def _check_space(self):
        """Cron: sound the alarm while space runs out (R213)."""
        free = self._disk_free()
        if self._is_low(free):
            _logger.warning(
                "Only %s %% of the disk is free: the journal needs room", free
            )
            self.env["qlvb.audit.event"]._log(
                "journal.space", self.env["qlvb.rule"], free_percent=free
            )
