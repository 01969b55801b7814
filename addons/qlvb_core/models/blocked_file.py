# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import SQL


class QlvbBlockedFile(models.Model):
    """Infected files as the journal tells of them: who sent what, never the bytes.

    Neither the document it was meant for: the operator and the admin read none.
    """

    _name = "qlvb.blocked.file"
    _description = "Blocked file"
    _auto = False
    _order = "id desc"

    name = fields.Char(string="File name", readonly=True)
    malware = fields.Char(string="Malware found", readonly=True)
    occurred_at = fields.Datetime(string="Blocked at", readonly=True)
    actor_id = fields.Many2one("res.users", string="Sent by", readonly=True)
    agency_id = fields.Many2one("qlvb.unit", readonly=True)
    door = fields.Char(string="Where it was sent", readonly=True)
    address = fields.Char(string="From address", readonly=True)
    size = fields.Integer(string="Size (bytes)", readonly=True)
    sha256 = fields.Char(string="SHA-256", readonly=True)

    @property
    def _table_query(self):
        return SQL("""
            SELECT
                id,
                occurred_at,
                actor_id,
                agency_id,
                address,
                data::json ->> 'name' AS name,
                data::json ->> 'malware' AS malware,
                data::json ->> 'door' AS door,
                (data::json ->> 'size')::int AS size,
                data::json ->> 'sha256' AS sha256
            FROM qlvb_audit_event
            WHERE code = 'file.infected'
        """)

    @api.model
    def _tell(self, agency_id: int | None):
        """Put a notice before the admins of the agency and the operators."""
        blocked = self.search([("agency_id", "=", agency_id or False)], limit=1)
        self.env["res.users"]._qlvb_tell_each(
            self._in_charge(agency_id) if blocked else (),
            lambda env: blocked.with_env(env)._notice(),
            "tep-bi-chan",
        )

    def _in_charge(self, agency_id):
        admins = self.env["qlvb.post"].search(
            [
                ("agency_id", "=", agency_id),
                ("in_force", "=", True),
                ("role_ids.code", "=", "unit_admin"),
            ]
        )
        operators = self.env.ref("qlvb_core.group_operator").all_user_ids
        return (admins.user_id | operators).filtered("active")

    def _notice(self) -> tuple[str, str]:
        """Return subject and text, in the language of the context."""
        subject = self.env._("Malware was blocked: %(name)s", name=self.name)
        body = self.env._(
            "“%(name)s”, sent by %(who)s from %(address)s, holds “%(malware)s”. "
            "Nothing of it was kept. Have the sender's computer checked.",
            name=self.name,
            who=self.actor_id.name,
            address=self.address,
            malware=self.malware,
        )
        return subject, body


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_blocked_domain(self) -> list:
        """Return which blocked files this person sees: of agencies administered."""
        if self._qlvb_operates():
            return [(1, "=", 1)]
        return [("agency_id", "in", self._qlvb_admin_agency_ids())]
