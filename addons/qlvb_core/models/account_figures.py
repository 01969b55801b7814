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
        return [
            self._figure(
                self.env._("accounts without a password"),
                "qlvb.account",
                [("state", "=", "requested")],
            ),
            self._figure(
                self.env._("locked accounts"),
                "qlvb.account",
                [("state", "=", "locked")],
            ),
        ]

    def _figure(self, label, model, domain) -> dict:
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
