# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import format_date

from ..clock import VIETNAM

SHOWN_NAMES = 5
FIRST_HALVES = {"move": ("hand_over",), "close": ("hand_over",)}


class QlvbAccountRequest(models.Model):
    """What a written request has been used for already (R251)."""

    _inherit = "qlvb.account.request"

    used_for = fields.Text(string="Used for already", compute="_compute_used_for")

    @api.depends("act_ids.act", "act_ids.account_id", "act_ids.done_at")
    def _compute_used_for(self):
        labels = dict(
            self.env["qlvb.account.act"]._fields["act"]._description_selection(self.env)
        )
        acts = self.env["qlvb.account.act"].with_context(tz=VIETNAM.key)
        uses = acts._read_group(
            [("request_id", "in", self.ids)],
            ["request_id", "done_at:day", "act"],
            ["account_id:recordset"],
            order="done_at:day, act",
        )
        lines = dict.fromkeys(self, ())
        for request, day, act, accounts in uses:
            told = self.env._(
                "%(act)s: %(names)s (%(day)s)",
                act=labels[act],
                names=self._use_names(accounts),
                day=format_date(self.env, day.date(), date_format="dd/MM/yyyy"),
            )
            lines[request] += (told,)
        for request in self:
            request.used_for = "\n".join(lines[request])

    def _use_names(self, accounts) -> str:
        names = ", ".join(accounts[:SHOWN_NAMES].mapped("name"))
        more = len(accounts) - SHOWN_NAMES
        if more <= 0:
            return names
        return self.env._("%(names)s and %(more)s others", names=names, more=more)

    def _orders_otherwise(self, accounts, act) -> bool:
        """Return whether it ordered another kind of act on one of ``accounts``.

        A hand-over is the first half of moving or closing.
        """
        used = self.env["qlvb.account.act"].search_count(
            [
                ("request_id", "in", self.ids),
                ("account_id", "in", accounts.ids),
                ("act", "not in", (act, *FIRST_HALVES.get(act, ()))),
            ],
            limit=1,
        )
        return bool(used)
