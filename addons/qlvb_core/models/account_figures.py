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
        return self._desk_figures()

    def _desk_figures(self) -> list[dict]:
        """Return the figures above the people; features add theirs by ``super()``."""
        without_password = self.env._("accounts without a password")
        locked = self.env._("locked accounts")
        return [
            self._figure(without_password, "qlvb.account", state="requested"),
            self._figure(locked, "qlvb.account", state="locked"),
        ]

    def _figure(self, label, model, **values) -> dict:
        """Return how many records of ``model`` have ``values``, and their list."""
        domain = [(name, "=", value) for name, value in values.items()]
        return {
            "label": label,
            "count": self.env[model].search_count(domain),
            "action": {
                "type": "ir.actions.act_window",
                "name": label[:1].upper() + label[1:],
                "res_model": model,
                "views": [[False, "list"], [False, "kanban"], [False, "form"]],
                "domain": domain,
            },
        }
