# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

from odoo.addons.qlvb_core.principal import user_principal


class QlvbPost(models.Model):
    """Who the persons behind keys are, for notices."""

    _inherit = "qlvb.post"

    @api.model
    def _holders(self, principals) -> dict:
        """Return for each key its persons of today, in two queries.

        :param principals: keys (``principal.py``)
        :return: ``res.users`` recordsets by key, empty where nobody is
        """
        # sudo: who holds which post is public
        users, posts = self.env["res.users"].sudo(), self.sudo()
        holders = {key: users.browse() for key in principals}
        persons = [int(key[5:]) for key in holders if key.startswith("user:")]
        for user in users.search([("id", "in", persons)]):
            holders[user_principal(user)] = user
        roles = {key.split("@")[0] for key in holders if "@" in key}
        units = {int(key.split("@")[1]) for key in holders if "@" in key}
        kept = self.env["qlvb.unit"].sudo().browse(units)._in_charge()
        found = posts.search(
            [
                ("in_force", "=", True),
                ("user_id.active", "=", True),
                ("role_ids.code", "in", list(roles)),
                "|",
                ("unit_id", "in", kept.ids),
                ("agency_id", "in", kept.ids),
            ]
        )
        for post in found:
            for key in post._principals() & holders.keys():
                holders[key] |= post.user_id
        return holders

    @api.model
    def _persons(self, principals):
        """Return all persons of today behind these keys."""
        return self.env["res.users"].sudo().union(*self._holders(principals).values())
