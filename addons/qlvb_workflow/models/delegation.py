# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.models.res_users import StandIn
from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.said import said


class QlvbDelegation(models.Model):
    """One person works for another for a dated span (“xử lý thay”, R71, R249).

    It lends the other's work in one agency, not the right to sign, and cannot be lent
    on: what a person answers to for others comes from those others' own posts.
    """

    _name = "qlvb.delegation"
    _description = "Work delegation"
    _order = "in_force desc, date_from desc, id desc"

    delegator_id = fields.Many2one(
        "res.users",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self.env.uid,
        string="Work of",
    )
    delegate_id = fields.Many2one(
        "res.users", required=True, ondelete="restrict", index=True, string="Done by"
    )
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self.env.user._qlvb_default_post().agency_id,
        domain=[("is_mine", "=", True)],
    )
    date_from = fields.Date(required=True, default=lambda self: today())
    date_to = fields.Date(required=True)
    whole = fields.Boolean(string="All work", default=True)
    kind_ids = fields.Many2many("qlvb.delegable.kind", string="Only these kinds")
    reason = fields.Char(required=True)
    instrument = fields.Char(help="The written decision, if there is one.")
    given_by_id = fields.Many2one(
        "res.users", readonly=True, default=lambda self: self.env.uid
    )
    ended_at = fields.Datetime(readonly=True, copy=False)
    ended_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    in_force = fields.Boolean(compute="_compute_in_force", store=True, index=True)
    can_end = fields.Boolean(compute="_compute_can_end")

    _dates_check = models.Constraint(
        "CHECK (date_to >= date_from)", "A delegation cannot end before it begins."
    )
    _persons_check = models.Constraint(
        "CHECK (delegator_id != delegate_id)", "Choose somebody else to do the work."
    )

    @api.depends("date_from", "date_to", "ended_at")
    def _compute_in_force(self):
        day = today()
        for delegation in self:
            delegation.in_force = (
                not delegation.ended_at
                and delegation.date_from
                and delegation.date_to
                and delegation.date_from <= day <= delegation.date_to
            )

    @api.depends("delegator_id.name", "delegate_id.name")
    def _compute_display_name(self):
        for delegation in self:
            if not delegation.delegate_id:
                delegation.display_name = self.env._("New work delegation")
                continue
            delegation.display_name = self.env._(
                "%(delegate)s for %(delegator)s",
                delegate=delegation.delegate_id.name,
                delegator=delegation.delegator_id.name,
            )

    @api.depends_context("uid")
    @api.depends("ended_at", "date_to")
    def _compute_can_end(self):
        day = today()
        for delegation in self:
            # a new form has no last day yet
            over = delegation.ended_at or (delegation.date_to or day) < day
            delegation.can_end = not over and delegation._may_end()

    # -- giving ----------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals["given_by_id"] = self.env.uid
            vals.update(ended_at=False, ended_by_id=False)
        delegations = super().create(vals_list)
        for delegation in delegations:
            delegation._check_given()
            self.env["qlvb.audit.event"]._log(
                "delegation.give",
                delegation,
                note=delegation.reason,
                instrument=delegation.instrument or None,
                date_from=delegation.date_from,
                date_to=delegation.date_to,
                kinds=delegation._kinds(),
            )
        delegations._apply()
        return delegations

    def _check_given(self):
        """Refuse what is not the giver's to lend, or to whom it cannot be lent."""
        if not (self.env.su or self._may_give()):
            raise AccessError(
                self.env._(
                    "Work is delegated by the person, or by the head or leader of the "
                    "person."
                )
            )
        for user in self.delegator_id | self.delegate_id:
            if not user._qlvb_posts(agency=self.agency_id)._working():
                raise ValidationError(
                    self.env._(
                        "%(who)s holds no working post in %(agency)s.",
                        who=user.name,
                        agency=self.agency_id.name,
                    )
                )
        if self.date_to < today():
            raise ValidationError(self.env._("This delegation would be over already."))
        if not self.whole and not self.kind_ids:
            raise ValidationError(self.env._("Choose at least one kind of work."))

    def _may_give(self) -> bool:
        return self.delegator_id == self.env.user or self._is_over_delegator()

    def _is_over_delegator(self) -> bool:
        """Return whether the current user heads the delegator, by an own post."""
        units = self.delegator_id._qlvb_posts(agency=self.agency_id).unit_id
        heads = {role_principal("head", unit) for unit in units}
        heads.add(role_principal("leader", self.agency_id))
        return bool(heads.intersection(self.env.user._qlvb_own_principals()))

    def action_tell(self):
        """Say what has been given: the form gives it by being saved."""
        self.ensure_one()
        self.check_access("read")
        return said(
            self.env._(
                "%(delegate)s works for %(delegator)s from %(begin)s to %(end)s.",
                delegate=self.delegate_id.name,
                delegator=self.delegator_id.name,
                begin=format_date(self.env, self.date_from),
                end=format_date(self.env, self.date_to),
            )
        )

    # -- ending ----------

    def _may_end(self) -> bool:
        persons = self.delegator_id | self.delegate_id | self.given_by_id
        return self.env.user in persons or self._is_over_delegator()

    def action_end(self):
        """End it at once: by either person, by the giver, or by the head or leader."""
        self.check_access("read")
        for delegation in self:
            if not delegation._may_end():
                raise AccessError(
                    self.env._("This delegation is ended by those it concerns.")
                )
            if delegation.ended_at:
                raise UserError(self.env._("This delegation has ended already."))
            # sudo: somebody it concerns, checked above
            delegation.sudo().write(
                {"ended_at": fields.Datetime.now(), "ended_by_id": self.env.uid}
            )
            self.env["qlvb.audit.event"]._log("delegation.end", delegation)
        self._apply()
        names = ", ".join(self.delegator_id.mapped("name"))
        return said(self.env._("Ended: the work is with %(names)s again.", names=names))

    # -- rights ----------

    def _apply(self):
        """Let the menus follow, and forget cached rights."""
        # sudo: groups follow what was given or ended, checked by the caller
        self.sudo().delegate_id._qlvb_apply_posts()

    def _kinds(self) -> tuple[str, ...]:
        kinds = self.kind_ids
        if self.whole:
            kinds = kinds.sudo().search([("code", "!=", False)])
        return tuple(sorted(kinds.mapped("code")))

    def _posts(self):
        return self.delegator_id._qlvb_posts(agency=self.agency_id)._working()

    def _stand_in(self) -> StandIn:
        return StandIn(
            name=self.delegator_id.name,
            agency_ids=tuple(self.agency_id._with_predecessors().ids),
            principals=(
                user_principal(self.delegator_id),
                *sorted(self._posts()._principals()),
            ),
            kinds=self._kinds(),
            whole=self.whole,
            inherited=tuple(sorted(self._posts()._inherited_principals())),
        )

    @api.model
    def _in_force_for(self, user):
        """Return the delegations by which ``user`` works for others today.

        Who has left the agency has nothing there to lend any more (R247).
        """
        day = today()
        # sudo: what the rights are made of, read for the rights themselves
        delegations = self.sudo().search(
            [
                ("delegate_id", "=", user.id),
                ("in_force", "=", True),
                ("date_from", "<=", day),
                ("date_to", ">=", day),
            ]
        )
        return delegations.filtered(lambda delegation: delegation._posts())

    @api.model
    def _renew_in_force(self):
        """Hourly, on the hour: let delegations begin and end on their dates."""
        day = today()
        due = Domain("ended_at", "=", False)
        due &= Domain("date_from", "<=", day) & Domain("date_to", ">=", day)
        begun = Domain("in_force", "=", False) & due
        ended = Domain("in_force", "=", True) & ~due
        delegations = self.search(begun | ended)
        delegations._compute_in_force()
        delegations._apply()
