# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ..clock import today
from .role import WORKING_ROLES

ACTING = "Q. "


class QlvbPost(models.Model):
    """What a person is in a unit; every right comes from posts in force."""

    _name = "qlvb.post"
    _description = "Post"
    _order = "is_default desc, id"
    _rec_names_search = ["user_id.name", "title"]

    user_id = fields.Many2one(
        "res.users", required=True, ondelete="restrict", index=True, string="Person"
    )
    unit_id = fields.Many2one(
        "qlvb.unit", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(
        related="unit_id.agency_id", store=True, index=True, string="Agency"
    )
    role_ids = fields.Many2many("qlvb.role", string="Roles", required=True)
    title = fields.Char(required=True, help="Printed above the signature.")
    is_acting = fields.Boolean(
        string="Acting head (Q.)",
        help="Given the powers of a head by decision (quyền): “Q.” stands before the "
        "title (Decree 30/2020/NĐ-CP, Phụ lục I). Not for a deputy in charge.",
    )
    full_title = fields.Char(compute="_compute_full_title", string="Title in full")
    date_from = fields.Date(required=True, default=lambda self: today())
    date_to = fields.Date()
    ended_at = fields.Datetime(
        string="Rights ended at",
        readonly=True,
        copy=False,
        help="Ended at once on the day it began, or before: gives no right any more.",
    )
    in_force = fields.Boolean(compute="_compute_in_force", store=True, index=True)
    is_default = fields.Boolean(
        string="Default post", help="What new documents of this person begin with."
    )

    _dates_check = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A post cannot end before it begins.",
    )
    _default_uniq = models.UniqueIndex(
        "(user_id) WHERE is_default", "A person has one default post."
    )

    @api.depends("date_from", "date_to", "ended_at")
    def _compute_in_force(self):
        day = today()
        for post in self:
            post.in_force = post._holds_on(day)

    def _holds_on(self, day) -> bool:
        return (
            not self.ended_at
            and self.date_from <= day
            and (not self.date_to or day <= self.date_to)
        )

    def _end_before(self, day):
        """Let these posts give no right from ``day`` on.

        A post that began on that day, or was to begin later, keeps its day and ends at
        once: what the journal says of it stays true.
        """
        last = day - timedelta(days=1)
        for post in self.filtered(lambda p: not p.date_to or p.date_to > last):
            if post.date_from <= last:
                post.date_to = last
            else:
                now = fields.Datetime.now()
                post.write({"date_to": post.date_from, "ended_at": now})

    @api.depends("title", "is_acting")
    def _compute_full_title(self):
        for post in self:
            acting = post.is_acting and not (post.title or "").startswith(ACTING)
            post.full_title = f"{ACTING}{post.title}" if acting else post.title

    @api.depends("user_id.name", "full_title", "unit_id.name")
    def _compute_display_name(self):
        for post in self:
            post.display_name = (
                f"{post.user_id.name}, {post.full_title}, {post.unit_id.name}"
            )

    # -- checks ----------

    @api.constrains("role_ids")
    def _check_roles(self):
        for post in self:
            if not post.role_ids:
                raise ValidationError(
                    self.env._(
                        "Choose at least one role for %(who)s.", who=post.user_id.name
                    )
                )

    @api.constrains("is_acting", "role_ids")
    def _check_acting(self):
        for post in self.filtered("is_acting"):
            if not {"leader", "head"}.intersection(post.role_ids.mapped("code")):
                raise ValidationError(
                    self.env._(
                        "%(who)s: only who leads an agency or a unit can be its acting "
                        "head (Q.).",
                        who=post.user_id.name,
                    )
                )

    @api.constrains("user_id", "unit_id", "role_ids", "date_from", "date_to")
    def _check_no_overlap(self):
        """One person holds one role in one unit once at a time."""
        self._hold_persons()
        for post in self:
            if other := post._overlapping()[:1]:
                raise ValidationError(
                    self.env._(
                        "%(who)s holds this role in %(unit)s already from %(start)s to "
                        "%(end)s. End that post first.",
                        who=post.user_id.name,
                        unit=post.unit_id.name,
                        start=other.date_from.strftime("%d/%m/%Y"),
                        end=(other.date_to and other.date_to.strftime("%d/%m/%Y"))
                        or self.env._("an open date"),
                    )
                )

    def _hold_persons(self):
        """Let one transaction at a time give posts to a person.

        A second one cannot see the first one's post: it fails here and is repeated.
        """
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE res_users SET write_date = now() AT TIME ZONE 'UTC' "
                "WHERE id IN %s",
                tuple(self.user_id.ids),
            ),
            log_exceptions=False,
        )

    def _overlapping(self):
        """Return the person's other posts with a role of this one in its unit and time.

        Read through the person, so that many posts are checked by one query.
        """
        # sudo: only whether there is one
        post = self.sudo()
        return (post.user_id.qlvb_post_ids - post).filtered(
            lambda other: (
                other.unit_id == post.unit_id
                and other.role_ids & post.role_ids
                and other._overlaps(post)
            )
        )

    # -- create, write, unlink ----------

    @api.model_create_multi
    def create(self, vals_list):
        wishes = [vals.pop("is_default", False) for vals in vals_list]
        posts = super().create(vals_list)
        posts._note_change("post.create")
        wished = (p for p, wish in zip(posts, wishes, strict=True) if wish)
        # the last wish for a person counts
        posts.browse({p.user_id.id: p.id for p in wished}.values())._make_default()
        posts.user_id._qlvb_apply_posts()
        return posts

    def write(self, vals):
        self.check_access("write")
        before = self.user_id
        if vals.get("is_default"):
            vals = {name: vals[name] for name in vals if name != "is_default"}
            for post in self:
                post._make_default()
        result = super().write(vals)
        self._note_change("post.write")
        (before | self.user_id)._qlvb_apply_posts()
        return result

    def unlink(self):
        users = self.user_id
        self._note_change("post.remove")
        result = super().unlink()
        users._qlvb_apply_posts()
        return result

    def _note_change(self, code):
        """Log; nobody gives rights to himself (Regulation Điều 4.2, 19.3)."""
        if not self.env.su and self.env.user in self.user_id:
            raise AccessError(self.env._("Nobody gives or takes a post of his own."))
        self.env["qlvb.audit.event"]._log_each(
            code, self, lambda post: post._journal_facts()
        )

    def _journal_facts(self) -> dict:
        return {
            "roles": self.role_ids.mapped("code"),
            "date_from": self.date_from,
            "date_to": self.date_to,
        }

    # -- the default post ----------

    def _make_default(self):
        """Let new documents of each person begin with this post; no right changes.

        At most one post of a person.
        """
        siblings = self.sudo().user_id.qlvb_post_ids - self
        # past the journal: which post is the default gives and takes nothing
        super(QlvbPost, siblings.filtered("is_default")).write({"is_default": False})
        self.env.flush_all()
        super(QlvbPost, self.sudo()).write({"is_default": True})

    @api.model
    def _settle_default(self, user):
        """Keep exactly one default among a person's posts in force."""
        posts = user.sudo().qlvb_post_ids
        current = posts.filtered("is_default")
        in_force = posts.filtered("in_force")
        if in_force and not current & in_force:
            in_force.sorted("id")[0]._make_default()

    @api.model
    def action_switch(self, post_id):
        """Make one of the caller's own posts in force the default.

        :param int post_id: the post
        :raise UserError: not a post the caller holds now
        """
        post = self.env.user._qlvb_posts().filtered(lambda p: p.id == post_id)
        if not post:
            raise UserError(self.env._("This is not a post you hold now."))
        post._make_default()
        self.env.registry.clear_cache()
        return True

    # -- rights ----------

    def _working(self):
        """Return the posts that have to do with documents (no mere administration)."""
        return self.filtered(
            lambda post: WORKING_ROLES.intersection(post.role_ids.mapped("code"))
        )

    @api.model
    def _renew_in_force(self):
        """Hourly, on the hour: let posts begin and end on their dates."""
        day = today()
        due = Domain("date_from", "<=", day) & Domain("ended_at", "=", False)
        due &= Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        begun = Domain("in_force", "=", False) & due
        ended = Domain("in_force", "=", True) & ~due
        posts = self.search(begun | ended)
        posts._compute_in_force()
        posts.user_id._qlvb_apply_posts()
