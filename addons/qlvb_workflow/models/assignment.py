# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import in_vietnam, today
from odoo.addons.qlvb_core.office_language import in_office_language
from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.transition import Work

# The work in which people assign.
GIVING = ("direct", "pass_on", "handle", "reassign")
PERSON_WORK = {"lead": "handle", "support": "give_opinion", "info": "take_note"}


class QlvbAssignment(models.Model):
    """Who is to do what with an incoming document, by whose directive, until when.

    Rows are written by the acts of the document only (Decree 30/2020 Điều 23, 24).
    """

    _name = "qlvb.assignment"
    _description = "Assignment"
    _inherit = "qlvb.due.moment"
    _order = "document_id, position"
    _rec_name = "holder"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    parent_id = fields.Many2one(
        "qlvb.assignment", ondelete="restrict", index="btree_not_null"
    )
    child_ids = fields.One2many("qlvb.assignment", "parent_id")
    position = fields.Char(required=True, help="Place in the tree, e.g. 001.002.")
    role = fields.Selection(
        [("lead", "Lead"), ("support", "Support"), ("info", "For information")],
        required=True,
    )
    unit_id = fields.Many2one("qlvb.unit", ondelete="restrict")
    user_id = fields.Many2one("res.users", ondelete="restrict", string="Person")
    principal = fields.Char(required=True)
    holder = fields.Char(string="Who", compute="_compute_holder")
    directive = fields.Text()
    state = fields.Selection(
        [
            ("open", "Open"),
            ("passed", "Passed on"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="open",
    )
    given_by_id = fields.Many2one("res.users", required=True, string="Given by")
    on_behalf_of = fields.Char(
        string="Given on behalf of", help="For whom the giver acted, by a delegation."
    )
    received_at = fields.Datetime(string="Opened at")
    done_at = fields.Datetime()
    is_late = fields.Boolean(compute="_compute_is_late")
    done_late = fields.Boolean(compute="_compute_timeliness")
    timeliness = fields.Char(compute="_compute_timeliness")

    _target_check = models.Constraint(
        "CHECK (num_nonnulls(unit_id, user_id) = 1)",
        "An assignment goes to one unit or one person.",
    )
    _position_uniq = models.Constraint(
        "UNIQUE (document_id, position)", "Two assignments at the same place."
    )

    @api.depends("unit_id.name", "user_id.name", "position")
    def _compute_holder(self):
        for assignment in self:
            depth = (assignment.position or "").count(".") - 1
            assignment.holder = "— " * depth + assignment._holder_name()

    @api.depends("unit_id.name", "user_id.name")
    def _compute_display_name(self):
        for assignment in self:
            assignment.display_name = assignment._holder_name()

    def _holder_name(self) -> str:
        # sudo: names of colleagues are no secret, their units may be out of sight
        return (self.sudo().unit_id or self.sudo().user_id).name or ""

    def _directed_by(self) -> str:
        """Return who gave it, and for whom."""
        # sudo: names of colleagues are no secret
        giver = self.sudo().given_by_id.name
        if not self.on_behalf_of:
            return giver
        return self.env._(
            "%(giver)s (in place of %(other)s)", giver=giver, other=self.on_behalf_of
        )

    def _told(self) -> list[str]:
        """Return "Lead: Phòng Khoa giáo" for each, as the journal keeps it."""
        roles = self._fields["role"]._description_selection(
            in_office_language(self).env
        )
        labels = dict(roles)
        return [f"{labels[a.role]}: {a._holder_name()}" for a in self]

    @api.depends("due_date", "due_at", "done_at", "state")
    @api.depends_context("lang")
    def _compute_timeliness(self):
        """Say of what is done whether that was in time (R69)."""
        for assignment in self:
            done = assignment.state == "done" and assignment.done_at
            judged = done and assignment.due_date
            days = (in_vietnam(done).date() - assignment.due_date).days if judged else 0
            by_hour = bool(judged and assignment.due_at and assignment.due_at < done)
            assignment.done_late = days > 0 or by_hour
            if not judged:
                assignment.timeliness = False
            elif days > 0:
                assignment.timeliness = self.env._("%(days)s days late", days=days)
            elif by_hour:
                assignment.timeliness = self.env._("late by the hour")
            else:
                assignment.timeliness = self.env._("in time")

    @api.depends("due_date", "due_at", "state")
    def _compute_is_late(self):
        for assignment in self:
            live = assignment.state in ("open", "passed")
            assignment.is_late = live and assignment._is_past_due()

    # -- giving ----------

    @api.model
    def _give(
        self,
        document,
        lines,
        directive=None,
        parent=None,
        *,
        leads=None,
        role=None,
        inside=None,
    ):
        """Create the assignments of one directive and return them.

        :param lines: mappings of ``role``, ``unit_id`` or ``user_id``, ``due_date``;
            without a date: that of the unit, or the usual one
        :param leads: how many leads there may be; None: as the part of ``parent`` asks
        :param role: the part of every line, when it is known already
        :param inside: the assignment whose unit the targets belong to, ``parent`` if
            None; an empty one: anywhere in the agency
        :raise UserError: not one lead, a target outside, a date past or too late
        """
        parent = parent or self.browse()
        inside = parent if inside is None else inside
        if leads is None:
            leads = {0} if "support" in (parent.role, role) else {1}
        if not isinstance(lines, list | tuple):
            raise UserError(self.env._("The assignment is not described well."))
        lines = [self._clean_line(line, role) for line in lines]
        for line in lines:
            line.update(self._due_of(line, document, parent))
        self._check_leads(lines, leads)
        for line in lines:
            self._check_target(document, line, inside)
            self._check_due_date(line, parent)
        return self._create_at(document, lines, directive, parent)

    @api.model
    def _create_at(self, document, lines, directive, parent):
        """Create checked lines below ``parent``, or at the top of the tree."""
        base = parent.position or ""
        first = len(parent.child_ids if parent else document.assignment_ids) + 1
        entitling = document._my_open_work(GIVING)
        return self.sudo().create(
            [
                {
                    **line,
                    "document_id": document.id,
                    "parent_id": parent.id,
                    "position": f"{base}{number:03d}.",
                    "principal": self._principal_of(line),
                    "directive": directive,
                    "given_by_id": self.env.uid,
                    "on_behalf_of": entitling._on_behalf_of(),
                }
                for number, line in enumerate(lines, first)
            ]
        )

    def _clean_line(self, line, role=None) -> dict:
        """Return what counts of a line that was sent.

        :param role: known already; else the line says it
        :raise UserError: no line at all
        """
        try:
            cleaned = {
                "role": role or line["role"],
                "unit_id": int(line.get("unit_id") or 0) or False,
                "user_id": int(line.get("user_id") or 0) or False,
                "due_date": fields.Date.to_date(line.get("due_date")) or False,
                "due_at": fields.Datetime.to_datetime(line.get("due_at")) or False,
            }
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UserError(
                self.env._("The assignment is not described well.")
            ) from error
        if cleaned["role"] not in PERSON_WORK:
            raise UserError(self.env._("The assignment is not described well."))
        return cleaned

    def _due_of(self, line, document, parent) -> dict:
        """Return day and hour of a line: its own, else those of what it is part of.

        On the day that the whole is due by the hour, so is the part.
        """
        if line["due_at"]:
            return {"due_date": in_vietnam(line["due_at"]).date()}
        whole = parent.due_at if parent else document._urgent_moment()
        day = line["due_date"] or parent.due_date or document._handling_deadline()
        same_day = whole and in_vietnam(whole).date() == day
        return {"due_date": day, "due_at": same_day and whole}

    def _principal_of(self, line) -> str:
        if line["unit_id"]:
            return role_principal("head", self.env["qlvb.unit"].browse(line["unit_id"]))
        return user_principal(self.env["res.users"].browse(line["user_id"]))

    def _check_leads(self, lines, allowed):
        leads = sum(line["role"] == "lead" for line in lines)
        targets = [(line["unit_id"], line["user_id"]) for line in lines]
        if not lines:
            raise UserError(self.env._("Choose who receives the work."))
        if leads not in allowed and allowed == {0}:
            raise UserError(
                self.env._("A supporting unit gives opinions: it has no lead.")
            )
        if leads not in allowed:
            raise UserError(self.env._("Choose exactly one lead (chủ trì)."))
        if len(set(targets)) < len(targets):
            raise UserError(self.env._("The same unit or person is chosen twice."))

    def _check_target(self, document, line, parent):
        if bool(line["unit_id"]) == bool(line["user_id"]):
            raise UserError(self.env._("Each line names one unit or one person."))
        if line["unit_id"]:
            self._check_unit(
                document, self.env["qlvb.unit"].browse(line["unit_id"]), parent
            )
        else:
            self._check_person(
                document, self.env["res.users"].browse(line["user_id"]), parent
            )

    def _check_unit(self, document, unit, parent):
        ours = unit._is_directed_by(document.agency_id)
        if not ours or (parent and unit not in parent._own_units()._below()):
            raise UserError(
                self.env._(
                    "%(unit)s is outside your competence.", unit=unit.display_name
                )
            )
        unit._check_in_force()
        document._check_somebody_is("head", unit)

    def _check_person(self, document, user, parent):
        units = parent._own_units()
        within = units._tree()
        inside = (
            user._qlvb_posts()
            ._working()
            .filtered(lambda post: not parent or post.unit_id in within)
        )
        if not (user._qlvb_posts(agency=document.agency_id)._working() and inside):
            # sudo: names of colleagues and of their units are no secret
            place = units.sudo() or document.agency_id
            raise UserError(
                self.env._(
                    "%(who)s holds no post in %(unit)s.",
                    who=user.sudo().name,
                    unit=", ".join(place.mapped("name")),
                )
            )

    def _check_due_date(self, line, parent):
        day, limit = line["due_date"], parent.due_date
        if day < today():
            raise UserError(
                self.env._(
                    "The due date %(day)s is past.", day=day.strftime("%d/%m/%Y")
                )
            )
        if line.get("due_at") and line["due_at"] < fields.Datetime.now():
            raise UserError(
                self.env._(
                    "The due time %(time)s is past.",
                    time=in_vietnam(line["due_at"]).strftime("%H:%M, %d/%m/%Y"),
                )
            )
        later = line.get("due_at") and parent.due_at and line["due_at"] > parent.due_at
        if limit and (day > limit or later):
            raise UserError(
                self.env._(
                    "The due date %(day)s is later than the one given to the unit, "
                    "%(limit)s (Decree 30/2020/NĐ-CP Điều 24).",
                    day=day.strftime("%d/%m/%Y"),
                    limit=parent._due_words(),
                )
            )

    def _work(self) -> list[Work]:
        """Return the work items that bring these assignments to their holders."""
        return [
            Work(
                a._kind_of_work(),
                a.principal,
                a.due_date,
                note=a.directive or a.parent_id.directive,
                assignment_id=a.id,
                due_at=a.due_at,
            )
            for a in self
        ]

    def _kind_of_work(self) -> str:
        if self.unit_id and self.role != "info":
            return "pass_on"
        return PERSON_WORK[self.role]

    # -- later ----------

    def _close(self, state="done"):
        self.sudo().write({"state": state, "done_at": fields.Datetime.now()})

    def _close_when_answered(self):
        """Close what a unit was asked once all its people have given their opinion."""
        if self.role != "support" or self.state != "passed":
            return  # else its holder has work of his own
        asked = self._still_asked()
        if all(part.state == "done" for part in asked):
            self._close()
            self.parent_id._close_when_answered()

    def _still_asked(self):
        """Return the parts of a unit's opinion that were not taken back."""
        return self.child_ids.filtered(
            lambda a: a.role == "support" and a.state != "cancelled"
        )

    def _receive(self):
        """Note the first opening by the holder (R103)."""
        for assignment in self:
            assignment.sudo().received_at = fields.Datetime.now()
            self.env["qlvb.audit.event"]._log(
                "assignment.receive", assignment, role=assignment.role
            )
