# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.qlvb_toolkit.reading import DocumentReading
from odoo.addons.qlvb_core.qlvb_toolkit.text import fold


class QlvbDocument(models.Model):
    """Whoever is the clerk of two agencies works in one register at a time (R84).

    "Tiếp nhận" shows what is of the agency of the current post, says how much waits in
    the others, and a letter that is addressed to one of those is moved there.
    """

    _inherit = "qlvb.document"

    of_current_agency = fields.Boolean(
        compute="_compute_of_current_agency", search="_search_of_current_agency"
    )
    addressed_id = fields.Many2one(
        "qlvb.unit",
        string="Addressed to",
        readonly=True,
        copy=False,
        help="The other agency of the same clerk that “Kính gửi” names.",
    )
    can_move = fields.Boolean(compute="_compute_can_move")
    addressed_words = fields.Char(compute="_compute_can_move")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"addressed_id"}

    @api.depends_context("uid")
    @api.depends("agency_id")
    def _compute_of_current_agency(self):
        here = self._current_agencies()
        for document in self:
            document.of_current_agency = document.agency_id in here

    def _search_of_current_agency(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return [("agency_id", "in", self._current_agencies().ids)]

    @api.model
    def _current_agencies(self):
        """Return the agency of the current post, with what it has taken over."""
        return self.env.user._qlvb_agency()._with_inherited()

    # -- the other registers of the same clerk ----------

    @api.model
    @api.readonly
    def intake_elsewhere(self) -> list[dict]:
        """Return the other agencies one receives for, with how much waits there.

        :return: ``post`` to switch to, ``name`` of the agency, ``count``
        """
        here = self._current_agencies()
        user = self.env.user
        lent = user._qlvb_lent_registers()
        posts = user._qlvb_posts("clerk") | user._qlvb_posts()._working().filtered(
            lambda post: post.agency_id in lent
        )
        posts = posts.filtered(lambda post: post.agency_id not in here)
        waiting = Domain("direction", "=", "incoming")
        waiting &= Domain("state", "in", ["arrived", "registered"])
        waiting &= Domain("agency_id", "in", posts.agency_id.ids)
        counts = dict(self._read_group(waiting, ["agency_id"], ["__count"]))
        by_agency = {post.agency_id: post for post in posts}
        return [
            {
                "post": post.id,
                "name": agency.name,
                "count": counts.get(agency.with_env(self.env), 0),
            }
            for agency, post in by_agency.items()
        ]

    # -- a letter to another of them ----------

    def _addressed_agency(self, reading: DocumentReading):
        """Return which other agency of the same clerks the letter names, and not ours.

        Few to choose from, so the beginning of a name is enough: "Ủy ban nhân dân
        tỉnh" without the province.
        """
        words = (reading.addressees.value or "").splitlines()
        lines = [line for word in words if (line := fold(word).strip(" .;,-"))]
        others = self._agencies_of_clerks()

        def is_named(agency):
            name = fold(agency.name)
            return any(name.startswith(line) for line in lines)

        if is_named(self.agency_id):
            return others.browse()
        named = others.filtered(is_named)
        return named if len(named) == 1 else others.browse()

    def _agencies_of_clerks(self):
        """Return the other agencies whose clerk is one of this one's."""
        # sudo: who is a clerk is public
        posts = self.env["qlvb.post"].sudo()
        clerk = Domain("in_force", "=", True) & Domain("role_ids.code", "=", "clerk")
        here = posts.search(clerk & Domain("agency_id", "=", self.agency_id.id))
        there = posts.search(clerk & Domain("user_id", "in", here.user_id.ids))
        return there.agency_id - self.agency_id

    @api.depends_context("uid", "lang")
    @api.depends("addressed_id", "agency_id", "state", "reading_state")
    def _compute_can_move(self):
        mine = self.env.user._qlvb_posts("clerk").agency_id
        for document in self:
            goal = document.addressed_id
            elsewhere = goal and goal != document.agency_id
            waits = document.state == "arrived" and document.can_edit
            document.can_move = elsewhere and waits and goal.sudo() in mine
            document.addressed_words = document.can_move and self.env._(
                "The letter is addressed to %(goal)s; it waits in the register of "
                "%(here)s.",
                goal=goal.name,
                here=document.agency_id.name,
            )

    def _check_surely_read(self):
        """A letter to the other agency is not registered here among many."""
        super()._check_surely_read()
        if self.can_move:
            raise UserError(self.addressed_words)

    def action_move_to_addressed(self):
        """Let the agency the letter is addressed to receive it, in its own register.

        :raise UserError: registered, or addressed to no other agency
        :raise AccessError: not the clerk of both
        """
        self.ensure_one()
        self._check_transition("register")
        goal = self.addressed_id
        if not goal or goal == self.agency_id:
            raise UserError(self.env._("The letter names no other agency of yours."))
        if goal.sudo() not in self.env.user._qlvb_posts("clerk").agency_id:
            self._refuse(
                "register",
                self.env._("Only a clerk of %s receives it there.", goal.name),
                AccessError,
            )
        there = self._same_mail_at(goal)
        self._check_refused_there(there)
        # sudo: the clerk of both agencies, checked above
        moved = self.sudo()
        if there:
            # an agency has a mail once: the refused one stays it
            moved.write({"mail_identifier": False, "mail_digest": False})
        moved._carry_to(goal, goal.browse())
        return self._said(self._moved_words(there), self._now_with())

    def _same_mail_at(self, goal):
        """Return what ``goal`` made of this mail that was sent to both mailboxes."""
        # sudo: asked for a clerk of ``goal``
        documents = self.sudo()
        if not self.mail_identifier:
            return documents.browse()
        return documents.search(
            [
                ("agency_id", "=", goal.id),
                ("mail_identifier", "=", self.mail_identifier),
                ("mail_digest", "=", self.mail_digest),
            ]
        )

    def _check_refused_there(self, there):
        """Let the letter be received there once; what was refused there is not."""
        if there and there.state != "refused":
            raise UserError(
                self.env._(
                    "The mail was sent to both mailboxes: %(goal)s has it already "
                    "(%(which)s). Refuse this one here.",
                    goal=there.agency_id.name,
                    which=there.code or there.subject,
                )
            )

    def _moved_words(self, refused) -> str:
        goal = self.addressed_id.name
        if not refused:
            return self.env._("It waits to be registered at %s.", goal)
        return self.env._(
            "It waits to be registered at %(goal)s. The mail was sent to both "
            "mailboxes, and the one that %(goal)s has was refused: %(reason)s",
            goal=goal,
            reason=refused.result,
        )
