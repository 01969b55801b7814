# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

BATCH = 100


class QlvbCertificate(models.Model):
    """Notices before a certificate expires, each once (R241)."""

    _inherit = "qlvb.certificate"

    notice_days = fields.Integer(
        string="Last notice (days)",
        readonly=True,
        aggregator=None,
        help="The last notice sent: so many days before the end.",
    )

    @api.model
    def _notice_days(self) -> list[int]:
        """Return how many days before the end notices go, the nearest first.

        At no days before the end the certificate has ended: there is no such notice.
        """
        value = self.env["qlvb.rule"]._value("certificate.notice_days")
        return sorted(days for days in map(int, value.split(",")) if days > 0)

    @api.model
    def _notify_expiring(self):
        """Every day, by cron: tell who holds and who answers for a certificate.

        What is due is listed once: however a notice ends, the run comes to its end.
        """
        due = self.search(self._notice_domain(), order="valid_to, id")
        for batch in split_every(BATCH, due.ids, self.browse):
            for certificate in batch:
                certificate._notify_expiry()
            due -= batch
            if not self.env["ir.cron"]._commit_progress(len(batch), remaining=len(due)):
                return

    def _notice_domain(self):
        """Return which are nearer to their end than the last notice said."""
        now = fields.Datetime.now()
        running = Domain("state", "=", "active") & Domain("valid_to", ">", now)
        return running & Domain.OR(
            Domain("valid_to", "<=", now + timedelta(days=days))
            & (Domain("notice_days", "=", 0) | Domain("notice_days", ">", days))
            for days in self._notice_days()
        )

    def _notify_expiry(self):
        left = self.valid_to - fields.Datetime.now()
        if left <= timedelta():
            return  # it ended while the others were told
        reached = next(n for n in self._notice_days() if left <= timedelta(days=n))
        told = self._notified_people()
        self.env["res.users"]._qlvb_tell_each(
            told,
            lambda env: (
                self.with_env(env)._expiry_title(),
                self.with_env(env)._expiry_text(left.days),
            ),
            f"{self._name}/{self.id}",
            kind="sign",
        )
        self.notice_days = reached
        self.env["qlvb.audit.event"]._log(
            "certificate.notice", self, days=reached, to=told
        )

    def _notified_people(self):
        """Return holder or custodian, and who answers for it in the agency."""
        agency = self._agency_in_charge()
        people = self.user_id | self.custodian_id | agency._admins()
        if self.unit_id:
            people |= agency._holders_of_agency("clerk")
        return people.filtered("active")

    def _expiry_title(self) -> str:
        return self.env._(
            "The certificate of %(holder)s expires on %(day)s",
            holder=self.holder_name,
            day=self._local_day(self.valid_to),
        )

    def _expiry_text(self, days: int) -> str:
        return self.env._(
            "%(days)s days left. Ask %(issuer)s for its renewal in time: once expired "
            "it signs nothing any more.",
            days=days,
            issuer=self.issuer,
        )
