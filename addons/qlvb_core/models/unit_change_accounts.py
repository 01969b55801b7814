# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Command


class QlvbUnitChange(models.Model):
    """Accounts go along with their units, and nobody gains a right by it (R9, R22)."""

    _inherit = "qlvb.unit.change"

    def _carry_out(self):
        agencies = self._involved().agency_id
        accounts = self.env["qlvb.account"].search(
            [("agency_id", "in", agencies.ids), ("closed_at", "=", False)]
        )
        before = {account: account.agency_id for account in accounts}
        admins = self._admin_posts(agencies)
        appointed = {(post.agency_id, post.user_id) for post in admins}
        super()._carry_out()
        self._end_admins_besides(appointed)
        units = self.source_ids | self.placement_ids.unit_id
        accounts.filtered(lambda a: a.unit_id in units)._follow_their_units()
        accounts.filtered(lambda a: a.agency_id != before[a])._bring_what_is_under_way()
        posts = units._in_charge()._tree().post_ids
        (posts | accounts.user_id.qlvb_post_ids)._renew_concurrent()

    def _admin_posts(self, agencies):
        return self.env["qlvb.post"].search(
            [
                ("agency_id", "in", agencies.ids),
                ("role_ids.code", "=", "unit_admin"),
                ("in_force", "=", True),
                ("user_id.active", "=", True),
            ]
        )

    def _end_admins_besides(self, appointed):
        """Where an admin was appointed, nobody becomes one by the change (R244)."""
        looked_after = {agency for agency, _user in appointed}
        posts = self._admin_posts(self._involved().agency_id).filtered(
            lambda p: (
                p.agency_id in looked_after
                and (p.agency_id, p.user_id) not in appointed
            )
        )
        posts._end_before(self.effective_date)

    def _make_merged(self):
        target = super()._make_merged()
        target.role_ceiling_ids = self.source_ids._common_ceiling()
        return target

    def _part_values(self, part):
        ceiling = self.source_ids.role_ceiling_ids
        return {
            **super()._part_values(part),
            "role_ceiling_ids": [Command.set(ceiling.ids)],
        }


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    def _common_ceiling(self):
        """Return the roles each of these admins may give; none where none is limited.

        Ceilings without a common role are joined: an empty one would mean all.
        """
        limited = self.filtered("role_ceiling_ids").role_ceiling_ids
        if not limited:
            return limited
        common = limited
        for unit in self:
            common &= unit._ceiling_roles()
        return common or limited


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _follow_their_units(self):
        """Bring accounts of units that ended or were split to where the persons are."""
        for home, accounts in self.grouped(lambda a: a._home_now()).items():
            moved = accounts.filtered(lambda a, home=home: a.unit_id != home)
            moved.unit_id = home
            for account in moved:
                self.env["qlvb.audit.event"]._log("account.carry", account, unit=home)

    def _home_now(self):
        unit = self.unit_id
        posts = self.user_id._qlvb_posts().sorted("is_default", reverse=True)
        posts = posts.filtered(lambda p: p.unit_id in unit | unit.successor_ids)
        return posts[:1].unit_id or unit._in_charge()

    def _bring_what_is_under_way(self):
        """Let open hand-overs, reviews and questions follow to the agency of now."""
        # sudo: whoever moved these accounts was checked
        accounts = self.sudo()
        handovers = accounts.handover_ids.filtered("is_open")
        for handover in handovers:
            handover.agency_id = handover.account_id.agency_id
            work = accounts.env["qlvb.work.item"]
            work.search([("handover_id", "=", handover.id)]).write(
                {"agency_id": handover.agency_id.id}
            )
        lines = accounts.env["qlvb.account.review.line"]
        lines.search(
            [("account_id", "in", self.ids), ("confirmed_at", "=", False)]
        )._follow_accounts()
        questions = accounts.env["qlvb.support.request"].search(
            [("requester_id", "in", accounts.user_id.ids), ("state", "=", "open")]
        )
        agencies = {account.user_id: account.agency_id for account in accounts}
        for question in questions:
            question.agency_id = agencies[question.requester_id]


class QlvbAccountReviewLine(models.Model):
    _inherit = "qlvb.account.review.line"

    def _follow_accounts(self):
        """Go to the same quarter's review of the agency that has the account now."""
        astray = self.filtered(lambda line: line.agency_id != line.account_id.agency_id)
        goals = astray.grouped(lambda line: (line.account_id.agency_id, line.review_id))
        for (agency, review), lines in goals.items():
            lines.review_id = review._of_quarter_in(agency)


class QlvbAccountReview(models.Model):
    _inherit = "qlvb.account.review"

    def _of_quarter_in(self, agency):
        """Return the review of the same quarter in ``agency``, opened if need be."""
        known = self.search(
            [("agency_id", "=", agency.id), ("date_from", "=", self.date_from)]
        )
        return known or self.copy({"agency_id": agency.id})
