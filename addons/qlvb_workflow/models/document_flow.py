# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.principal import role_principal


class QlvbDocument(models.Model):
    """What both directions share: deadlines, holders, the words said after an act."""

    _inherit = "qlvb.document"

    assignment_ids = fields.One2many("qlvb.assignment", "document_id", copy=False)
    opinion_ids = fields.One2many("qlvb.opinion", "document_id", copy=False)
    review_ids = fields.One2many("qlvb.review", "document_id", copy=False)

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {
            "assignment_ids",
            "opinion_ids",
            "review_ids",
            "result",
            "return_reason",
            "not_secret_undone",
            "not_secret_by_id",
            "not_secret_at",
        }

    def _deadline(self, days):
        """Return the date ``days`` working days of the agency from today."""
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        return calendar.add_working_days(today(), days)

    def _office_deadline(self):
        """Return when the office must have dealt with it (Decree 30 Điều 23.1, R93)."""
        if self.urgency != "0":
            return today()
        return self._deadline(self.env["qlvb.rule"]._value("present.max_days"))

    def _role_holder(self, role):
        return role_principal(role, self.acting_agency_id)

    def _clerk(self):
        return role_principal("clerk", self.agency_id)

    def _has_post(self, role_code, unit) -> bool:
        """Return whether somebody holds ``role_code`` in exactly this unit now."""
        unit = unit._in_charge()
        # sudo: a yes or no about a post, the work could not be given otherwise
        return bool(
            self.env["qlvb.post"]
            .sudo()
            .search_count(
                [
                    ("role_ids.code", "=", role_code),
                    ("in_force", "=", True),
                    (
                        "agency_id" if role_code == "form_checker" else "unit_id",
                        "=",
                        unit.id,
                    ),
                ],
                limit=1,
            )
        )

    def _check_somebody_is(self, role_code, unit):
        """Refuse to send work where nobody would receive it (closed flow).

        :raise UserError: nobody holds the role in ``unit`` now
        """
        if self._has_post(role_code, unit):
            return
        role = self.env["qlvb.role"].search([("code", "=", role_code)])
        raise UserError(
            self.env._(
                "%(unit)s has nobody in the post “%(role)s” now. Ask the unit admin.",
                unit=unit.name,
                role=role.name,
            )
        )

    def _my_item(self, kind, assignment_id=None):
        """Return my open work item of ``kind``, that of one assignment when given."""
        items = self._my_open_work([kind])
        if assignment_id:
            items = items.filtered(lambda item: item.assignment_id.id == assignment_id)
        return items[:1]

    def _register_mark(self) -> str:
        """Return what the register notes beside the number; addons above say."""
        return ""

    def _work_of_record(self):
        """Return the work a register tells: all but what its giver took back."""
        return self.assignment_ids.filtered(
            lambda a: not a.parent_id and a.state != "cancelled"
        )

    def _day(self, day) -> str:
        return day.strftime("%d/%m/%Y")
