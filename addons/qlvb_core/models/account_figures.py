# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain

from ..clock import today


class QlvbAccount(models.Model):
    """What waits for the admin, counted above the people."""

    _inherit = "qlvb.account"

    is_without_post = fields.Boolean(
        string="Without a post",
        compute="_compute_is_without_post",
        search="_search_is_without_post",
        help="As one who came from another agency: holds no post and none is to begin.",
    )

    @api.depends("post_ids.date_to", "post_ids.ended_at", "closed_at")
    def _compute_is_without_post(self):
        without = self.search(
            self._without_post_domain() & Domain("id", "in", self.ids)
        )
        for account in self:
            account.is_without_post = account in without

    def _search_is_without_post(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._without_post_domain()

    @api.model
    def _without_post_domain(self):
        lasting = Domain("ended_at", "=", False) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", today())
        )
        # sudo: whether somebody holds a post is no secret; rules choose the accounts
        holders = self.env["qlvb.post"].sudo()._search(lasting).subselect("user_id")
        return (
            Domain("closed_at", "=", False)
            & Domain("user_id", "not in", holders)
            & Domain("user_id", "not in", self._operators().ids)
        )

    @api.model
    @api.readonly
    def account_figures(self) -> list[dict]:
        """Return what waits for the admin: ``label``, ``count``, ``action`` each.

        Counted with the caller's own rights: nobody learns of other agencies.
        """
        return [figure for figure in self._desk_figures() if figure]

    def _desk_figures(self) -> list[dict | None]:
        """Return the figures above the people; features add theirs by ``super()``."""
        without_password = self.env._("accounts without a password")
        locked = self.env._("locked accounts")
        without_post = self.env._("persons without a post")
        return [
            self._figure(without_post, "account_action", is_without_post=True),
            self._figure(without_password, "account_action", state="requested"),
            self._figure(locked, "account_action", state="locked"),
        ]

    def _figure(self, label, action_name, **values) -> dict | None:
        """Return how many records have ``values`` and the action that lists them.

        Nothing for whom the records are none of their business.
        """
        action = self.env["ir.actions.actions"]._for_xml_id(f"qlvb_core.{action_name}")
        records = self.env[action["res_model"]]
        if not records.has_access("read"):
            return None
        domain = [(name, "=", value) for name, value in values.items()]
        return {
            "label": label,
            "count": records.search_count(domain),
            "action": {**action, "domain": domain, "target": "current"},
        }
