# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta
from pathlib import PurePath

from odoo import api, fields, models

from odoo.addons.qlvb_core.qlvb_toolkit import secrecy

# "Tiếp nhận" points to what was refused for so long.
LATELY_DAYS = 7


class QlvbMailRefused(models.Model):
    """A letter refused at the door of an agency's mailbox: that it came, and why.

    Nothing of what it says is kept. The clerk can tell who asks whether it came, and
    ask the sender for it in another way; nobody asks after the days of a rule.
    """

    _name = "qlvb.mail.refused"
    _description = "Letter refused"
    _order = "refused_at desc, id desc"
    _rec_name = "sender"

    agency_id = fields.Many2one(
        "qlvb.unit", required=True, ondelete="restrict", index=True, readonly=True
    )
    sender = fields.Char(string="Sent by", readonly=True)
    sent_at = fields.Datetime(string="Sent at", readonly=True)
    refused_at = fields.Datetime(
        string="Refused at",
        required=True,
        readonly=True,
        default=fields.Datetime.now,
    )
    file_names = fields.Text(string="Files", readonly=True)
    reason = fields.Text(required=True, readonly=True)
    is_told = fields.Boolean(
        string="Sender told", readonly=True, help="A letter with the reason was sent."
    )

    @api.model
    def lately(self) -> int:
        """Return how many the user sees that were refused in the last seven days."""
        if not self.has_access("read"):
            return 0
        since = fields.Datetime.now() - timedelta(days=LATELY_DAYS)
        return self.search_count([("refused_at", ">=", since)])

    @api.model
    def _keep(self, agency, head, reason, files=()):
        """Keep that a letter was refused; by the system.

        :param files: what came with it, of whose names no secret one is kept
        """
        names = [
            self.env._("(name not kept)")
            if secrecy.find_secret_mark(PurePath(file.name).stem)
            else file.name
            for file in files
        ]
        # sudo: the door keeps it, nobody else writes here
        return self.sudo().create(
            {
                "agency_id": agency.id,
                "sender": head.sender,
                "sent_at": head.sent_at,
                "file_names": "\n".join(names),
                "reason": reason,
                "is_told": bool(head.reply_to),
            }
        )

    @api.autovacuum
    def _gc_refused_letters(self):
        """Forget who wrote what was refused once nobody asks for it any more."""
        days = self.env["qlvb.rule"]._value("mail.refused_days")
        since = fields.Datetime.now() - timedelta(days=days)
        # sudo: the system clears up
        self.sudo().search([("refused_at", "<", since)]).unlink()
