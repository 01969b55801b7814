# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.principal import role_principal
from odoo.addons.qlvb_core.said import said

from .follow_up_urge import with_note

TOPIC = "qlvb_workflow.mail_activity_type_agency_urged"


class QlvbFollowUp(models.Model):
    """Urging an agency below: its leaders are told the number, no document (R18)."""

    _inherit = "qlvb.follow.up"

    @api.model
    def action_urge_agency(self, agency_id: int, note: str | None = None):
        """Ask those who lead an agency below to see to what is late there.

        :param note: words of one's own
        :raise UserError: nothing is late there, or it was urged lately
        :raise AccessError: no agency below those one leads or monitors
        """
        agency, count = self._agency_to_urge(agency_id)
        note = note.strip() if isinstance(note, str) else None
        agency._note_urged()
        self.env["qlvb.audit.event"]._log("unit.urge", agency, count=count, note=note)
        self._tell_agency(agency, count, note)
        return said(
            self.env._(
                "%(agency)s was urged: its leaders are told.", agency=agency.name
            )
        )

    @api.model
    def action_ask_urge_agency(self, agency_id: int):
        """Open the dialog that urges the agency, with words of one's own.

        :raise UserError, AccessError: as ``action_urge_agency``
        """
        agency, _count = self._agency_to_urge(agency_id)
        return self._urge_dialog({"default_agency_id": agency.id})

    def _agency_to_urge(self, agency_id):
        """Return the agency and how much is late there."""
        agency = self._agencies_below().filtered(lambda unit: unit.id == agency_id)
        if not agency:
            message = self.env._("You urge agencies below those you lead or monitor.")
            self.env["qlvb.audit.event"]._log_refused("unit.urge", agency, message)
            raise AccessError(message)
        count = self._late_in(agency)
        if not count:
            raise UserError(self.env._("Nothing is late there now."))
        return agency, count

    def _late_in(self, agency) -> int:
        here = Domain("agency_id", "=", agency.id)
        free = Domain("document_id.is_restricted", "=", False)
        # sudo: a number of an agency in the caller's line, checked by the act
        return self.sudo().search_count(self._late_domain() & here & free)

    def _tell_agency(self, agency, count, note):
        keys = [role_principal(role, agency) for role in ("leader", "monitor")]
        self.env["res.users"]._qlvb_tell_each(
            self.env["qlvb.post"]._persons(keys),
            lambda env: (
                env._("Urging"),
                with_note(
                    env._(
                        "%(who)s asks you to see to %(count)s late work item(s) of "
                        "%(agency)s.",
                        who=self.env.user.name,
                        count=count,
                        agency=agency.name,
                    ),
                    note,
                ),
            ),
            "theo-doi",
            topic=TOPIC,
            kind="remind",
        )


class QlvbUnit(models.Model):
    _name = "qlvb.unit"
    _inherit = ["qlvb.unit", "qlvb.row.lock"]

    late_urged_on = fields.Date(
        string="Urged for what is late on", readonly=True, copy=False
    )

    @api.model
    def _written_by_acts(self):
        return super()._written_by_acts() | {"late_urged_on"}

    def write(self, vals):
        if "late_urged_on" in vals and not self.env.su:
            raise AccessError(self.env._("The day of an urging is noted by the act."))
        return super().write(vals)

    def _note_urged(self):
        """Keep the day, unless the agency was urged in the days of the rule.

        :raise UserError: it was
        """
        self._lock_rows()
        days = max(self.env["qlvb.rule"]._value("urge.min_days"), 1)
        last = self.late_urged_on
        if last and last > today() - timedelta(days=days):
            raise UserError(
                self.env._(
                    "%(agency)s was urged on %(day)s already: its leaders have the "
                    "notice. Urge again after %(days)s day(s).",
                    agency=self.name,
                    day=last.strftime("%d/%m/%Y"),
                    days=days,
                )
            )
        # sudo: the act has checked that the agency is in the caller's line
        self.sudo().late_urged_on = today()
