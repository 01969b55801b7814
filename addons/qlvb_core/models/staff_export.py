# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError

from ..clock import today
from ..office_language import in_office_language
from ..qlvb_toolkit.staff_layout import AccountRow, PostRow, UnitRow, Vocabulary
from ..qlvb_toolkit.staff_template import StaffRows, write_staff, write_template
from .account import PERSON_KINDS
from .staff_units import StaffUnits


class QlvbStaffImport(models.Model):
    """The template, and what stands in the system in the same format."""

    _inherit = "qlvb.staff.import"

    def action_template(self) -> dict:
        """Let the browser fetch the empty workbook."""
        self.check_access("read")
        return self._download("template")

    def action_export(self) -> dict:
        """Let the browser fetch units, accounts and posts in the same format."""
        self.check_access("read")
        return self._download("export")

    @api.model
    def _download(self, what) -> dict:
        return {
            "type": "ir.actions.act_url",
            "target": "download",
            "url": f"/qlvb/staff/{what}",
        }

    @api.model
    def _vocabulary(self) -> Vocabulary:
        """Return the words of the lists, always Vietnamese as the headings are."""
        env = in_office_language(self).env
        # sudo: code lists
        roles = env["qlvb.role"].sudo()._all().sorted()
        bodies = env["qlvb.body.kind"].sudo().search([("code", "!=", False)])
        kinds = env["qlvb.account"]._fields["person_kind"]._description_selection(env)
        order = [code for code, _label in PERSON_KINDS]
        return Vocabulary(
            roles={role.code: role.name for role in roles},
            unit_kinds={body.code: body.name for body in bodies},
            person_kinds=dict(sorted(kinds, key=lambda kind: order.index(kind[0]))),
        )

    @api.model
    def _template(self) -> bytes:
        return write_template(self._vocabulary())

    @api.model
    def _export(self, agency) -> bytes:
        """Return the units, accounts and posts below ``agency``; nothing secret.

        :raise AccessError: the current user does not administer it
        """
        if not self.env.user._qlvb_administers(agency):
            raise AccessError(
                self.env._("You do not administer %(name)s.", name=agency.name)
            )
        units = StaffUnits(self.env, agency, None)
        accounts = self.env["qlvb.account"].search(
            [("unit_id", "child_of", agency.id), ("state", "!=", "closed")],
            order="login",
        )
        people = [self._account_rows(account, units) for account in accounts.sudo()]
        rows = StaffRows(
            units=[self._unit_row(unit, units) for unit in units.all()],
            accounts=[account for account, _posts in people],
            posts=[post for _account, posts in people for post in posts],
        )
        self.env["qlvb.audit.event"]._log(
            "staff.export", agency, accounts=len(people), units=len(rows.units)
        )
        return write_staff(self._vocabulary(), rows)

    def _unit_row(self, unit, units) -> UnitRow:
        above = unit != units.agency and unit.parent_id != units.agency
        return UnitRow(
            row=0,
            code=unit.code,
            parent=units.reference(unit.parent_id) if above else "",
            name=unit.name,
            kind=unit.body_kind_id.code or "",
            organ_id=unit.organ_id or "",
            place=unit.place or "",
        )

    def _account_rows(self, account, units):
        posts = account.post_ids.filtered(
            lambda p: (not p.date_to or p.date_to >= today()) and p.unit_id in units
        ).sorted("is_default", reverse=True)
        main = posts.filtered(lambda p: p.unit_id == account.unit_id)[:1]
        row = AccountRow(
            row=0,
            **self._post_facts(account, main, units),
            name=account.name,
            person_kind=account.person_kind or "",
            employee_code=account.employee_code or "",
            phone=account.phone or "",
            is_admin=account.is_admin_account,
        )
        others = [
            PostRow(row=0, **self._post_facts(account, post, units))
            for post in posts - main
        ]
        return row, others

    def _post_facts(self, account, post, units) -> dict:
        return {
            "login": account.login,
            "unit": units.reference(post.unit_id or account.unit_id),
            "title": post.title or "",
            "roles": tuple(post.role_ids.mapped("code")),
            "date_from": post.date_from or None,
            "date_to": post.date_to or None,
        }
