# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.fields import Domain


class QlvbDocument(models.Model):
    """What seems to be here already is registered again for a reason only (R86)."""

    _inherit = "qlvb.document"

    duplicate_reason = fields.Char(
        string="Registered again because", readonly=True, copy=False
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"duplicate_reason"}

    def _undecided_duplicates(self):
        """Return those registered already that nobody has given a reason about.

        Of two that wait, the one that is registered first is no second one.
        """
        if self.duplicate_reason:
            return self.browse()
        return self._duplicates().filtered(lambda other: other.state != "arrived")

    def _check_duplicates(self):
        """Refuse to give a second number to a document without a reason.

        :raise UserError: names the earlier one
        """
        if same := self._undecided_duplicates():
            raise UserError(
                self.env._(
                    "%(earlier)s Enter the reason for registering it once more.",
                    earlier=same[0]._here_already_words(self._digests()),
                )
            )

    def _check_entered_meanwhile(self):
        """Look again, with the register held: it may have been entered meanwhile.

        Whoever waited for the register is older than what was registered then, and
        does not see it, or sees it wait still.

        :raise ConcurrencyError: there is one: played again by the server, this act
            sees it and asks for the reason
        """
        super()._check_entered_meanwhile()
        if self.duplicate_reason:
            return
        here = self._here_domain() & Domain("state", "!=", "arrived")
        # one after the other: joined, they would read all that the agency received
        ways = (self._same_document_domain(), self._same_file_domain())
        if any(self._is_any_unseen(here & same) for same in ways):
            raise ConcurrencyError(self.env._("It has just been registered."))

    def _is_any_unseen(self, domain: Domain) -> bool:
        """Return whether there is one by now that this transaction does not see so."""
        if domain.is_false():
            return False
        # sudo: only whether there is one
        documents = self.sudo()
        query = documents._search(domain)
        with self.env["qlvb.register"]._fresh_eyes() as cr:
            cr.execute(query.select())
            found = {row[0] for row in cr.fetchall()}
        return bool(found and found - set(documents.search(domain).ids))

    def _duplicate_facts(self) -> dict:
        if not self.duplicate_reason:
            return {}
        return {
            "same_as": self._duplicates().ids or None,
            "reason": self.duplicate_reason,
        }

    def _ask_about_duplicates(self):
        """Return the dialog that asks for the reason to register it all the same."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_workflow.reason_wizard_action"
        )
        return {
            **action,
            "name": self.env._("Perhaps here already"),
            "context": {
                "dialog_size": "beside",
                "default_document_id": self.id,
                "default_act": "register",
            },
        }

    def action_register_again(self, reason: str):
        """Register one that seems to be here already, for a reason (R86).

        :raise UserError: no reason, fields missing, or wrong state
        :raise AccessError: not the clerk it waits for
        """
        self.ensure_one()
        self._check_transition("register")
        # sudo: the clerk it waits for decides, checked above
        self.sudo().duplicate_reason = self._required_reason(reason)
        return self.action_register()
