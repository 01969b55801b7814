# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import dataclass

from odoo import fields, models, tools
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ..clock import today
from ..membership import Membership
from ..principal import access_key, user_principal
from .role import REGISTER_ROLES, WORKING_ROLES


@dataclass(frozen=True)
class StandIn:
    """Keys a person answers to for another one, and the kinds of work that covers.

    ``whole``: all the work of the other one, whose documents are seen like one's own;
    either in ``agency_ids`` only, though the other one's own key opens more.
    ``inherited``: as in ``Scope``.
    """

    name: str
    agency_ids: tuple[int, ...]
    principals: tuple[str, ...]
    kinds: tuple[str, ...]
    whole: bool
    inherited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What the posts in force of one person open.

    ``inherited``: those of ``principals`` taken over from ended units.
    """

    principals: tuple[str, ...]
    inherited: tuple[str, ...]
    register_agency_ids: tuple[int, ...]
    working_agency_ids: tuple[int, ...]
    access_keys: tuple[str, ...]
    stand_ins: tuple[StandIn, ...]

    def reading_principals(self) -> list[str]:
        """Return the keys that open documents: own, and of whom one stands in for."""
        lent = [key for s in self.stand_ins if s.whole for key in s.principals]
        return list(dict.fromkeys([*self.principals, *lent]))


class ResUsers(models.Model):
    _inherit = "res.users"

    qlvb_post_ids = fields.One2many("qlvb.post", "user_id", string="Posts")
    qlvb_desk_by_post = fields.Boolean(
        string="Desk of the current post",
        help="Open the desk with the work of the current post only.",
    )

    # -- what the posts open ----------

    def _qlvb_day(self):
        return today()

    @tools.ormcache("self.id", "self._qlvb_day()")
    def _qlvb_scope(self) -> Scope:
        posts = self._qlvb_posts()

        def agencies(roles):
            chosen = posts.filtered(
                lambda p: roles.intersection(p.role_ids.mapped("code"))
            )
            return chosen.agency_id

        working = tuple(agencies(WORKING_ROLES)._with_predecessors().ids)
        registers = tuple(agencies(REGISTER_ROLES)._with_inherited().ids)
        principals = (user_principal(self), *sorted(posts._principals()))
        return Scope(
            principals=principals,
            inherited=tuple(sorted(posts._inherited_principals())),
            register_agency_ids=registers,
            working_agency_ids=working,
            access_keys=self._qlvb_access_keys(principals, working, registers),
            stand_ins=self._qlvb_stand_ins(),
        )

    def _qlvb_access_keys(self, principals, working, registers) -> tuple[str, ...]:
        """Return the keys read as a whole: every level of the agencies of a register
        role, and the levels that access groups open in the agencies worked in."""
        levels = self.env["qlvb.information.level"]._all_ids()
        keys = {access_key(agency, level) for agency in registers for level in levels}
        groups = self.env["qlvb.access.group"]
        return tuple(sorted(keys | groups._keys_of(principals, working)))

    def _qlvb_stand_ins(self) -> tuple[StandIn, ...]:
        """Return for whom this person works now; the addons above say."""
        return ()

    def _qlvb_own_principals(self) -> list[str]:
        """Return the keys of this person's own posts: what nobody can lend."""
        return list(self._qlvb_scope().principals)

    def _qlvb_principals(self) -> list[str]:
        """Return the keys this person answers to now (see ``principal.py``)."""
        return self._qlvb_scope().reading_principals()

    # -- the predicate (docs/rights.md) ----------

    def _qlvb_document_domain(self) -> list:
        """Return the one predicate that decides which documents this person sees.

        Agency first, then one stored membership (Regulation Điều 4.2, R10, R28). Also
        of dossiers, which carry the same columns.
        """
        scope = self._qlvb_scope()
        branches = []
        if scope.access_keys:
            branches.append(Domain("access_key", "in", list(scope.access_keys)))
        branches.append(self._qlvb_taking_part_domain(scope))
        branches += [
            Domain("agency_id", "in", list(stand_in.agency_ids))
            & self._qlvb_taking_part_domain(stand_in)
            for stand_in in scope.stand_ins
            if stand_in.whole
        ]
        if lent := self._qlvb_lent_work_domain(whole=False):
            lent &= Domain("state", "=", "open")
            branches.append(Domain("work_item_ids", "any", list(lent)))
        return list(self._qlvb_in_working_agencies() & Domain.OR(branches))

    def _qlvb_taking_part_domain(self, holder: Scope | StandIn):
        return Membership(
            holder.principals,
            holder.inherited,
            row_by_row=bool(self._qlvb_scope().access_keys),
        ).as_domain()

    def _qlvb_in_working_agencies(self):
        return Domain("agency_id", "in", list(self._qlvb_scope().working_agency_ids))

    def _qlvb_dossier_domain(self) -> list:
        """Return which dossiers this person sees: the same predicate."""
        return self._qlvb_document_domain()

    def _qlvb_child_domain(self, path: str = "document_id") -> list:
        """Return the same predicate for a model that hangs from a document."""
        return [(path, "any", self._qlvb_document_domain())]

    def _qlvb_work_domain(self) -> list:
        """Return the same predicate for work items, which carry their principal.

        What was done on a record that is narrowed now is history, seen with the record.
        """
        scope = self._qlvb_scope()
        # of a clerk it says only what the agency has not said: PostgreSQL would take
        # both conditions for independent, and expect one row where there are hundreds
        kept = set(scope.register_agency_ids)
        registers = Domain("agency_id", "in", list(scope.register_agency_ids))
        if kept.issuperset(scope.working_agency_ids):
            registers = Domain.TRUE
        mine = self._qlvb_my_work_domain()
        free = Domain("is_restricted", "=", False)
        seen = (registers | mine) & free | mine & Domain("state", "=", "open")
        return list(self._qlvb_in_working_agencies() & seen)

    def _qlvb_my_work_domain(self):
        """Return which work items are this person's to do, own and lent."""
        own = Domain("principal", "in", self._qlvb_own_principals())
        return own | self._qlvb_lent_work_domain()

    def _qlvb_lent_work_domain(self, whole=None):
        """Return which work items this person does for others; of one sort if given."""
        return Domain.OR(
            Domain("agency_id", "in", list(stand_in.agency_ids))
            & Domain("principal", "in", list(stand_in.principals))
            & Domain("kind", "in", list(stand_in.kinds))
            for stand_in in self._qlvb_scope().stand_ins
            if whole is None or stand_in.whole == whole
        )

    def _qlvb_edit_domain(self) -> list:
        """Return which documents wait for this person to be edited."""
        waiting = (
            self._qlvb_my_work_domain()
            & Domain("state", "=", "open")
            & Domain("edits", "=", True)
        )
        return [("work_item_ids", "any", list(waiting))]

    def _qlvb_access_change_domain(self) -> list:
        """Return which changes of rights this person sees; their sets go by record."""
        agencies = self._qlvb_posts().agency_id._with_predecessors().ids
        inspected = self._qlvb_posts("monitor").agency_id._with_inherited().ids
        seen = (
            Domain("author_id", "=", self.id)
            | Domain("warden", "in", self._qlvb_own_principals())
            | Domain("agency_id", "in", inspected)
        )
        return list(Domain("agency_id", "in", agencies) & seen)

    # -- posts ----------

    def _qlvb_posts(self, role_code=None, agency=None):
        """Return this person's posts in force, by role and agency when given."""
        self.ensure_one()
        day = today()
        # the stored flag lets a post begin; its last day ends it, to the minute
        posts = self.sudo().qlvb_post_ids.filtered(
            lambda p: p.in_force and (not p.date_to or day <= p.date_to)
        )
        if role_code:
            posts = posts.filtered(lambda p: role_code in p.role_ids.mapped("code"))
        if agency:
            posts = posts.filtered(lambda p: agency in p.agency_id._with_predecessors())
        return posts

    def _qlvb_default_post(self):
        return self._qlvb_posts().sorted("is_default", reverse=True)[:1]

    def _qlvb_agency(self):
        """Return the agency of the person's default post."""
        return self._qlvb_default_post().agency_id

    def _qlvb_held_roles(self):
        """Return the roles whose groups this person has now."""
        return self._qlvb_posts().role_ids

    def _qlvb_apply_posts(self):
        """Give each user the groups of the roles held now, and forget cached rights."""
        role_groups = self.env["qlvb.role"].sudo()._all().group_id
        for user in self.sudo():
            self.env["qlvb.post"]._settle_default(user)
            held = user._qlvb_held_roles().group_id
            wanted = (user.group_ids - role_groups) | held
            if wanted != user.group_ids:
                user.group_ids = wanted
            if not user.tz:
                user.tz = "Asia/Ho_Chi_Minh"
        self.env.registry.clear_cache()

    # -- the switch in the top bar ----------

    def action_set_desk_by_post(self, by_post):
        """Choose whether one's desk opens with the current post's work only."""
        if self != self.env.user:
            raise AccessError(self.env._("You set only your own desk."))
        # sudo: one's own habit, checked above
        self.sudo().qlvb_desk_by_post = bool(by_post)
