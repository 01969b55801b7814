# SPDX-License-Identifier: LGPL-3.0-or-later

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Command

from .role import REGISTER_ROLES


class QlvbUnitChangeOffice(models.Model):
    """What becomes of one who led, kept the register of, or oversaw what ends."""

    _name = "qlvb.unit.change.office"
    _description = "Office in a unit that is absorbed"
    _inherit = ["qlvb.unit.change.line"]
    _order = "change_id, id"
    _rec_name = "post_id"

    post_id = fields.Many2one("qlvb.post", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="post_id.agency_id", string="Agency")
    choice = fields.Selection(
        [
            ("ordinary", "Keeps an ordinary post"),
            ("end", "The post ends"),
            ("keep", "Keeps the role in the successor"),
        ],
        required=True,
        default="ordinary",
        string="From that day on",
    )
    title = fields.Char(string="Title then")

    _post_uniq = models.UniqueIndex(
        "(change_id, post_id)", "This post is listed already."
    )

    def _settle(self, day):
        """End the roles from ``day`` on, as chosen."""
        lost = self.change_id._offices()
        for office in self.filtered(lambda o: o.choice != "keep"):
            title = office.title if office.choice == "ordinary" else None
            office.post_id._lay_down(lost[office.post_id], day, title)

    def _words(self) -> Markup:
        labels = dict(self._fields["choice"]._description_selection(self.env))
        return Markup("{}: {}").format(self.post_id.display_name, labels[self.choice])


class QlvbPost(models.Model):
    _inherit = "qlvb.post"

    def _lay_down(self, roles, day, title: str | None):
        """End ``roles``; an ordinary post goes on.

        :param title: of the ordinary post; None when nothing goes on
        """
        left = self.role_ids - roles or self.env.ref("qlvb_core.role_specialist")
        ordinary = {
            "role_ids": [Command.set(left.ids)],
            "title": title or self._ordinary_title(),
            "is_acting": False,
        }
        if title is not None and self.date_from >= day:
            self.write(ordinary)
            return
        until = self.date_to
        self._end_before(day)
        if title is not None:
            self.copy({**ordinary, "date_from": day, "date_to": until})

    def _ordinary_title(self) -> str:
        # A title is printed on documents: in Vietnamese, whoever carries this out.
        role = self.env.ref("qlvb_core.role_specialist")
        return role.with_context(lang="vi_VN").name


class QlvbUnitChange(models.Model):
    """What is absorbed has leaders, clerks or a head; the other has its own.

    Their roles end with the unit unless the decision says otherwise.
    """

    _inherit = "qlvb.unit.change"

    office_ids = fields.One2many("qlvb.unit.change.office", "change_id", copy=False)

    def _offices(self) -> dict:
        """Return the posts that lose an office by what ends, with the roles lost."""
        lost = {}
        for units, codes in (
            (self._absorbed_agencies()._tree(), REGISTER_ROLES),
            (self._absorbed_departments(), {"head"}),
        ):
            for post in units._posts_now():
                if roles := post.role_ids.filtered(lambda r, c=codes: r.code in c):
                    lost[post] = lost.get(post, roles) | roles
        return lost

    def _absorbs(self) -> bool:
        """Whether units go into one that is there already."""
        return self.kind in ("merge", "dissolve") and bool(self.target_id)

    def _absorbed_agencies(self):
        sources = self.source_ids._origin if self._absorbs() else self.source_ids[:0]
        return sources.filtered(lambda u: u.kind == "agency")

    def _absorbed_departments(self):
        """Return the departments that go into one which is there already."""
        sources = self.source_ids._origin if self._absorbs() else self.source_ids[:0]
        joined = self.placement_ids.filtered("into_id").unit_id._origin
        return sources.filtered(lambda u: u.kind == "department") | joined

    def _missing_offices(self) -> list[dict]:
        """Return the lines of the posts nobody has decided on yet."""
        return [
            {
                "post_id": post.id,
                "choice": self._usual_choice(post),
                "title": post._ordinary_title(),
            }
            for post in self._offices()
            if post not in self.office_ids.post_id._origin
        ]

    def _usual_choice(self, post) -> str:
        """Return the usual choice: who works in the successor needs no post more."""
        lines = self.placement_ids.filtered(lambda p: p.unit_id._origin == post.unit_id)
        goal = lines.into_id or self.target_id
        there = post.user_id.qlvb_post_ids & goal._origin._tree()._posts_now()
        return "end" if there._working() else "ordinary"

    def _list_offices(self):
        offices = self._offices()
        gone = self.office_ids.filtered(lambda o: o.post_id._origin not in offices)
        self.office_ids = [
            *(Command.delete(office.id) for office in gone),
            *map(Command.create, self._missing_offices()),
        ]

    @api.onchange("kind", "source_ids", "target_id", "placement_ids")
    def _onchange_offices(self):
        self._list_offices()

    def _carry_out(self):
        self._list_offices()
        self.office_ids._settle(self.effective_date)
        super()._carry_out()

    @api.depends("office_ids.choice", "office_ids.post_id")
    def _compute_preview(self):
        return super()._compute_preview()

    def _preview_rows(self):
        rows = super()._preview_rows()
        known = self.office_ids
        fresh = known.browse()
        for values in self._missing_offices():
            fresh |= known.new(values)
        words = [office._words() for office in (*known, *fresh)]
        if words:
            label = self.env._("Leaders, heads, clerks, overseers of what ends")
            rows.append((label, Markup("<br/>").join(words)))
        return rows
