# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from psycopg2.errors import SerializationFailure

from odoo import SUPERUSER_ID, api, fields, models

# Each loser of a race counts again on what the winner left.
COUNTING_ATTEMPTS = 20

LAST_SEEN = """
SELECT u.id
FROM res_users u
LEFT JOIN LATERAL (
    SELECT max(create_date) AS seen FROM res_users_log l WHERE l.create_uid = u.id
) AS login ON TRUE
WHERE u.active AND NOT u.share AND u.id != %s
    AND greatest(login.seen, u.create_date, u.qlvb_unlocked_at) < %s
ORDER BY login.seen DESC NULLS LAST, u.id
"""


class ResUsers(models.Model):
    """Locking: the account stops at once, everything it did stays (R24, R211, R212)."""

    _inherit = "res.users"

    qlvb_lock_reason = fields.Selection(
        [
            ("order", "By order"),
            ("tries", "Wrong tries"),
            ("inactive", "Not used"),
        ],
        string="Locked because",
        copy=False,
        readonly=True,
        index="btree_not_null",
        groups=fields.NO_ACCESS,
    )
    qlvb_locked_until = fields.Datetime(
        string="Locked until", copy=False, readonly=True, groups=fields.NO_ACCESS
    )
    qlvb_unlocked_at = fields.Datetime(
        copy=False, readonly=True, groups=fields.NO_ACCESS
    )
    qlvb_session_epoch = fields.Integer(
        copy=False,
        groups=fields.NO_ACCESS,
        help="Part of each session's token: sessions from before a lock stay ended.",
    )

    def _get_session_token_fields(self):
        return super()._get_session_token_fields() | {"qlvb_session_epoch"}

    def _qlvb_lock(self, reason: str, until=None):
        """Lock accounts: logins, sessions, devices, API keys, live pages stop at once.

        The caller has checked who orders it. An account locked already stays locked for
        its first reason, unless by order.

        :param reason: ``order``, ``tries`` or ``inactive``
        :param until: a datetime (UTC) to unlock at; without one, until somebody does
        """
        # sudo: the caller has checked the written request, or the law orders it
        accounts = self.sudo()
        if reason != "order":
            accounts = accounts.filtered("active")
        for account in accounts:
            account.write(
                {
                    "active": False,
                    "qlvb_lock_reason": reason,
                    "qlvb_locked_until": until,
                    "qlvb_session_epoch": account.qlvb_session_epoch + 1,
                }
            )
            if reason != "order":  # the act that orders it says so itself
                self.env["qlvb.audit.event"]._log(
                    "auth.locked", account, reason=reason, until=until
                )
        # tokens of sessions are made by SQL
        accounts.flush_recordset()
        self.env["res.device"].sudo().search(
            [("user_id", "in", accounts.ids)]
        )._revoke()
        # wakes their live connections, which find the session gone and close
        accounts._bus_send("qlvb_account_stopped", {})

    def _qlvb_unlock(self):
        """Give locked accounts back as they were; old sessions stay ended.

        The caller has checked who orders it, and writes the journal.
        """
        # sudo: the caller has checked the written request, or the time is over
        accounts = self.sudo().filtered(lambda u: not u.active)
        accounts.write(
            {
                "active": True,
                "qlvb_lock_reason": False,
                "qlvb_locked_until": False,
                "qlvb_unlocked_at": fields.Datetime.now(),
            }
        )
        self.env["qlvb.login.failure"]._forget(accounts)

    # -- wrong tries -------------------------------------------------------------------

    def _qlvb_count_wrong_try(self):
        """Count a wrong password or code, and lock at the limit (R211).

        On a connection of its own: the count stays when the login is rolled back.
        """
        self.ensure_one()
        for attempt in range(COUNTING_ATTEMPTS):
            try:
                self._qlvb_count_once()
                break
            except SerializationFailure:
                if attempt + 1 == COUNTING_ATTEMPTS:
                    raise
        # now: a refused request tells the other processes nothing
        self.env.registry.signal_changes()

    def _qlvb_count_once(self):
        with self.env.registry.cursor() as cr:
            account = self.with_env(self.env(cr=cr, user=SUPERUSER_ID))
            tries = account.env["qlvb.login.failure"]._count(account)
            if tries >= account.env["qlvb.rule"]._value("login.max_tries"):
                account._qlvb_lock("tries", account._qlvb_unlock_time())

    def _qlvb_unlock_time(self):
        hours = self.env["qlvb.rule"]._value("login.lock_hours")
        return fields.Datetime.now() + timedelta(hours=hours) if hours else None

    @api.model
    def _qlvb_unlock_due(self):
        """Often, by cron: unlock whose time after wrong tries is over."""
        # a locked account is not active
        locked = self.with_context(active_test=False).search(
            [
                ("qlvb_lock_reason", "!=", False),
                ("qlvb_locked_until", "<=", fields.Datetime.now()),
            ]
        )
        locked._qlvb_unlock()
        for account in locked:
            self.env["qlvb.audit.event"]._log("auth.unlocked", account)

    # -- accounts nobody uses ----------------------------------------------------------

    @api.model
    def _qlvb_lock_unused(self):
        """Daily, by cron: lock accounts without a login for too long (R212)."""
        days = self.env["qlvb.rule"]._value("login.inactive_days")
        self.env.flush_all()
        self.env.cr.execute(
            LAST_SEEN, [SUPERUSER_ID, fields.Datetime.now() - timedelta(days=days)]
        )
        unused = self.browse(row[0] for row in self.env.cr.fetchall())
        (unused - self._qlvb_indispensable(unused))._qlvb_lock("inactive")

    @api.model
    def _qlvb_indispensable(self, unused):
        """Return the operator seen last, when locking ``unused`` left none."""
        operators = self.env.ref("qlvb_core.group_operator").user_ids
        if operators.filtered(lambda u: u.active and u.id != SUPERUSER_ID) - unused:
            return self.browse()
        return unused.filtered(lambda u: u in operators)[:1]
