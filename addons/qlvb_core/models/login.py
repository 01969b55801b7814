# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import SQL


class QlvbLogin(models.Model):
    """Logins as the journal tells them: the owner's own, and counts (R208, R260)."""

    _name = "qlvb.login"
    _description = "Login"
    _auto = False
    _order = "id desc"
    _rec_name = "user_id"

    user_id = fields.Many2one("res.users", string="Account", readonly=True)
    unit_id = fields.Many2one("qlvb.unit", readonly=True)
    agency_id = fields.Many2one("qlvb.unit", readonly=True)
    occurred_at = fields.Datetime(string="Time", readonly=True)
    day = fields.Date(readonly=True)
    result = fields.Selection(
        [("ok", "Logged in"), ("refused", "Login refused")], readonly=True
    )
    method = fields.Selection(
        [
            ("password", "Password"),
            ("passkey", "Passkey"),
            ("webauthn", "Passkey"),
            ("apikey", "API key"),
        ],
        readonly=True,
    )
    device = fields.Char(readonly=True)
    address = fields.Char(string="From address", readonly=True)

    @property
    def _table_query(self):
        return SQL("""
            SELECT
                e.id,
                e.res_id AS user_id,
                p.unit_id,
                e.agency_id,
                e.occurred_at,
                (e.occurred_at AT TIME ZONE 'UTC'
                    AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
                e.result,
                e.data::json ->> 'method' AS method,
                e.data::json ->> 'device' AS device,
                e.address
            FROM qlvb_audit_event e
            LEFT JOIN LATERAL (
                SELECT unit_id
                FROM qlvb_post
                WHERE user_id = e.res_id AND in_force
                ORDER BY is_default DESC, id
                LIMIT 1
            ) AS p ON TRUE
            WHERE e.res_model = 'res.users' AND e.res_id IS NOT NULL
                AND e.code IN ('auth.login', 'auth.refused')
        """)


class ResUsers(models.Model):
    _inherit = "res.users"

    qlvb_login_ids = fields.Many2many(
        "qlvb.login", string="Last logins", compute="_compute_qlvb_login_ids"
    )

    @property
    def SELF_READABLE_FIELDS(self):
        return [*super().SELF_READABLE_FIELDS, "qlvb_login_ids"]

    @api.depends_context("uid")
    def _compute_qlvb_login_ids(self):
        for user in self:
            user.qlvb_login_ids = self.env["qlvb.login"].search(
                [("user_id", "=", user.id)], limit=20
            )
