# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbAuditEvent(models.Model):
    """From one event to the others of its person, address or object (R32)."""

    _inherit = "qlvb.audit.event"

    by_login = fields.Char(
        string="Account name", search="_search_by_login", store=False, readonly=True
    )

    def _search_by_login(self, operator, value):
        """Look for a person's events by what the person logs in with now."""
        if operator != "in":
            return NotImplemented
        # sudo: whose login it is; the events found stay those of the reader
        users = self.env["res.users"].sudo().with_context(active_test=False)
        return [("actor_id", "in", users.search([("login", "in", list(value))]).ids)]

    def action_of_person(self) -> dict:
        """Show what the person of this event did, newest first."""
        self._check_shown()
        return self._others([("actor_id", "=", self.actor_id.id)], self.actor_name)

    def action_of_address(self) -> dict:
        """Show what came from the address of this event."""
        self._check_shown()
        return self._others([("address", "=", self.address)], self.address)

    def action_of_object(self) -> dict:
        """Show what happened to the document, dossier or other object."""
        self._check_shown()
        if self.document_id:
            domain = [("document_id", "=", self.document_id.id)]
        elif self.dossier_id:
            domain = [("dossier_id", "=", self.dossier_id.id)]
        else:
            domain = [
                ("document_id", "=", False),
                ("dossier_id", "=", False),
                ("res_model", "=", self.res_model),
                ("res_id", "=", self.res_id),
            ]
        return self._others(domain, self.res_name)

    def _check_shown(self):
        self.ensure_one()
        self.check_access("read")  # the name of what it tells of goes into the title

    def _others(self, domain, name) -> dict:
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_core.audit_event_action"
        )
        title = self.env._("Journal: %(name)s", name=name or "")
        return action | {"domain": domain, "display_name": title, "context": {}}
