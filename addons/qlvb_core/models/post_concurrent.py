# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain

from ..clock import today
from ..qlvb_toolkit import text
from ..rpc_call import LARGEST_ID
from ..said import said

# The path of the list they stand in
CONCURRENT = "vi-tri-kiem-nhiem"
# Each is checked, noted and told by itself, while the caller waits.
MOST_PERSONS = 50


class QlvbPost(models.Model):
    """A second post in an agency, held by somebody of another one (kiêm nhiệm).

    So the head of the office of a people's committee, an agency of its own, signs
    "TL. CHỦ TỊCH" on the committee's documents, and the office's people draft them
    (Decree 30/2020 Điều 13.3). The agency that gives the post decides, by its leader's
    written request; what the person is in the own agency stays that agency's business.
    """

    _inherit = "qlvb.post"

    is_concurrent = fields.Boolean(
        string="Held beside a post in another agency", readonly=True, index=True
    )
    concurrent_request_id = fields.Many2one(
        "qlvb.account.request", string="Given by", readonly=True, ondelete="restrict"
    )
    home_name = fields.Char(string="Comes from", compute="_compute_home_name")
    can_end_concurrent = fields.Boolean(compute="_compute_can_end_concurrent")
    concerns_me = fields.Boolean(
        compute="_compute_concerns_me", search="_search_concerns_me"
    )

    @api.depends("user_id")
    def _compute_home_name(self):
        # sudo: where somebody works is known to everybody
        accounts = self.user_id._qlvb_account()
        homes = {account.user_id: account.agency_id.name for account in accounts}
        for post in self:
            post.home_name = homes.get(post.user_id.sudo())

    @api.depends_context("uid")
    @api.depends("agency_id", "in_force", "is_concurrent")
    def _compute_can_end_concurrent(self):
        given = self._given_by_me(self.agency_id)
        for post in self:
            alive = post.is_concurrent and post._lasts()
            post.can_end_concurrent = alive and post.agency_id in given

    def _lasts(self) -> bool:
        return not self.ended_at and not (self.date_to and self.date_to < today())

    # -- giving ----------

    @api.model
    def action_give_concurrent(self, request_id: int, user_ids: list, values: dict):
        """Give each of these people of other agencies a post here.

        :param request_id: the ``qlvb.account.request`` of the agency that gives it
        :param values: as of ``qlvb.account.action_give_post``; without a title each
            keeps that of the own post
        :raise UserError: no usable request, or nobody may have such a post
        :raise AccessError: posts of that agency are not the caller's to give
        """
        accounts = self.env["qlvb.account"]
        titled = isinstance(values, dict) and values.get("title")
        values = accounts._clean_post(values)
        unit = self.env["qlvb.unit"].browse(values["unit_id"]).exists()
        persons = self._persons_sent(user_ids)
        if not unit:
            raise UserError(self.env._("Choose the unit and who receives the post."))
        request = self._concurrent_request(unit.agency_id, request_id)
        given = self.browse()
        for person in persons:
            title = values["title"] if titled else person._qlvb_default_post().title
            given |= self._give_one(person, request, {**values, "title": title or ""})
        names = ", ".join(given.user_id.mapped("name"))
        return said(self.env._("Post given to: %(names)s.", names=names))

    @api.model
    def _persons_sent(self, user_ids):
        right = isinstance(user_ids, (list, tuple)) and all(
            type(id_) is int and 0 < id_ <= LARGEST_ID for id_ in user_ids
        )
        if right and len(user_ids) > MOST_PERSONS:
            raise UserError(
                self.env._("Choose at most %s people at a time.", MOST_PERSONS)
            )
        persons = self.env["res.users"].browse(user_ids if right else ()).exists()
        if not persons:
            raise UserError(self.env._("Choose the unit and who receives the post."))
        return persons

    def _give_one(self, person, request, values):
        agency = self.env["qlvb.unit"].browse(values["unit_id"]).agency_id
        account = person._qlvb_account()
        problem = self._concurrent_problem(account, person, agency, values, request)
        if problem:
            self._refuse_concurrent(agency, problem)
        # sudo: the giver, the request and the person were checked
        post = self.sudo().create(
            {
                **values,
                "is_default": False,
                "user_id": person.id,
                "role_ids": [Command.set(values["role_ids"])],
                "is_concurrent": True,
                "concurrent_request_id": request.id,
                **self._taken_along(person),
            }
        )
        self._note_concurrent(post, account, "give_post", request)
        return post.sudo(False)

    @api.model
    def _taken_along(self, person) -> dict:
        """Return what the new post takes from the person's own; addons add theirs."""
        return {}

    def _concurrent_problem(self, account, person, agency, values, request) -> str:
        """Return in words why ``person`` receives no such post, or nothing."""
        if not account or account.state not in ("requested", "active"):
            return self.env._("%(name)s has no account in use.", name=person.name)
        if account._is_own():
            return self.env._("Nobody gives or takes a post of his own.")
        if account.agency_id == agency:
            return self.env._(
                "%(name)s is of %(agency)s itself: give the post in “My unit”.",
                name=person.name,
                agency=agency.name,
            )
        if account.is_admin_account or person in account._operators():
            return self.env._(
                "An admin account holds no working role: it neither reads nor signs "
                "nor issues documents (Regulation Điều 19.3)."
            )
        if self._ordered_by(person, agency, request):
            return self.env._(
                "%(name)s, who is no leader of %(agency)s, cannot have signed the "
                "request about the own account. Enter the leader who signed it.",
                name=person.name,
                agency=agency.name,
            )
        return account._post_problem_of(
            values, account.is_admin_account, agency
        ) or account._overlap_problem(values)

    def _ordered_by(self, person, agency, request) -> bool:
        # sudo: who signed the request that the caller may use
        own = text.fold(request.sudo().signer) == text.fold(person.name)
        return own and not person._qlvb_posts("leader", agency)

    # -- ending ----------

    def action_end_concurrent(self, request_id: int, day: str | None = None):
        """End the post: its rights are gone from ``day`` on (today when not given).

        :raise UserError: it has ended, ``day`` is past or before it began, no usable
            request, or work waits for its role alone
        :raise AccessError: posts of that agency are not the caller's to end
        """
        self.ensure_one()
        accounts = self.env["qlvb.account"]
        day = accounts._clean_day(day)
        request = self._concurrent_request(self.agency_id, request_id)
        account = self.user_id._qlvb_account()
        if not self.is_concurrent or not self._lasts():
            self._refuse_concurrent(
                self.agency_id, self.env._("Choose a post that has not ended.")
            )
        if account._is_own():
            self._refuse_concurrent(
                self.agency_id, self.env._("Nobody gives or takes a post of his own.")
            )
        account._check_history_stays("end_post", self, day)
        account._check_not_past("end_post", day)
        account._check_role_work_remains_held("end_post", self)
        self._check_own_work_is_done(day)
        # sudo: the giver, the request and the day were checked
        self.sudo()._end_before(day)
        self._note_concurrent(self, account, "end_post", request)
        return said(
            self.env._(
                "%(title)s: no rights any more from that day.", title=self.full_title
            )
        )

    def _check_own_work_is_done(self, day):
        """Let no work stay with somebody who can no longer open it (invariant 7).

        :raise UserError: names what the person still has in the agency
        """
        # sudo: whose business it is was checked; only kinds and numbers are told
        person, agency = self.user_id.sudo(), self.agency_id
        others = person.qlvb_post_ids.filtered(
            lambda p: p.agency_id == agency and p != self and p._holds_on(day)
        )
        held = [group for group in person._handover_lines() if group.agency == agency]
        if held and not others:
            what = ", ".join(f"{group.label}: {group.count}" for group in held)
            self._refuse_concurrent(
                agency,
                self.env._(
                    "%(name)s still has work in %(agency)s (%(what)s). Have it "
                    "finished, taken back or handed over first.",
                    name=person.name,
                    agency=agency.name,
                    what=what,
                ),
            )

    # -- common ----------

    @api.model
    def _not_the_giver(self, agency) -> str:
        """Return in words why the caller gives no posts of ``agency``, or nothing.

        Its own admin does; the operator of the province only where there is none.
        """
        user = self.env.user
        if agency.id in user._qlvb_admin_agency_ids():
            return ""
        if not user._qlvb_operates():
            return self.env._(
                "Posts in %(agency)s are given by its own admin only.",
                agency=agency.name,
            )
        if admins := agency._admins():
            return self.env._(
                "%(agency)s has an admin of its own, who gives its posts: %(names)s.",
                agency=agency.name,
                names=", ".join(admins.mapped("name")),
            )
        return ""

    @api.model
    def _given_by_me(self, agencies):
        """Return of which of ``agencies`` the caller gives posts, for a whole list."""
        user = self.env.user
        own = agencies & agencies.browse(user._qlvb_admin_agency_ids())
        if not user._qlvb_operates():
            return own
        looked_after = agencies._looked_after()
        return own | agencies.filtered(lambda agency: agency.id not in looked_after)

    @api.model
    def _concurrent_request(self, agency, request_id):
        """Return the written request that orders it, after asking who acts.

        :raise AccessError: posts of ``agency`` are not the caller's business
        :raise UserError: no usable request of ``agency``
        """
        if problem := self._not_the_giver(agency):
            self._refuse_concurrent(agency, problem, AccessError)
        request = self.env["qlvb.account"]._request(request_id)
        try:
            request._check_usable(agency)
        except UserError as error:
            self._refuse_concurrent(agency, str(error))
        return request

    def _refuse_concurrent(self, agency, message, exception=UserError):
        self.env["qlvb.audit.event"]._log_refused("post.concurrent", agency, message)
        raise exception(message)

    def _note_concurrent(self, post, account, act, request):
        """Write it into the history of the account and into the journal; tell them."""
        # sudo: the history is written by acts only, after their checks
        self.env["qlvb.account.act"].sudo().create(
            {
                "account_id": account.id,
                "agency_id": post.agency_id.id,
                "act": act,
                "request_id": request.id,
                "actor_id": self.env.uid,
                "note": post.display_name,
            }
        )
        self.env["qlvb.audit.event"]._log(
            f"post.concurrent_{act}",
            post,
            request=request.sudo(),
            home=account.agency_id,
        )
        self._tell_concurrent(post, account, act)

    def _tell_concurrent(self, post, account, act):
        """Tell the person, and who administers the person's own agency."""
        self.env["res.users"]._qlvb_tell_each(
            post.user_id | account.agency_id._admins(),
            lambda env: (
                env._("Post in another agency"),
                self._told_of_concurrent(post.with_env(env), act),
            ),
            CONCURRENT,
        )

    @api.model
    def _told_of_concurrent(self, post, act) -> str:
        named = {"agency": post.agency_id.name, "what": post.display_name}
        if act == "give_post":
            return post.env._("Given by %(agency)s: %(what)s.", **named)
        return post.env._("Ended by %(agency)s: %(what)s.", **named)

    # -- when person or unit has moved ----------

    def _renew_concurrent(self):
        """Tell posts in another agency from own ones: only the giver ends the former.

        Asked after the person or the unit went to another agency. An admin's post is
        ended where admins are appointed.
        """
        accounts = self.user_id._qlvb_account()
        homes = {account.user_id: account.agency_id for account in accounts}
        for post in self.filtered(lambda p: p._lasts() and not p._is_admin_post()):
            home = homes.get(post.user_id)
            elsewhere = bool(home) and post.agency_id != home
            if post.is_concurrent != elsewhere:
                post.is_concurrent = elsewhere

    def _is_admin_post(self) -> bool:
        return "unit_admin" in self.role_ids.mapped("code")

    # -- whose list it stands in ----------

    def _compute_concerns_me(self):
        mine = self.filtered_domain(self._concurrent_domain())
        for post in self:
            post.concerns_me = post in mine

    def _search_concerns_me(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._concurrent_domain()

    @api.model
    def _concurrent_domain(self) -> Domain:
        """Return the concurrent posts the caller gives, and those own people hold."""
        user = self.env.user
        concurrent = Domain("is_concurrent", "=", True)
        if user._qlvb_operates():
            return concurrent
        mine = user._qlvb_admin_agency_ids()
        # sudo: whose people these are; posts are everybody's to read
        accounts = self.env["qlvb.account"].sudo()
        people = accounts.search([("agency_id", "in", mine)]).user_id
        return concurrent & (
            Domain("agency_id", "in", mine) | Domain("user_id", "in", people.ids)
        )
