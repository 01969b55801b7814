# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

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
        return [
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
