# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .document_copy import ASKED

# As long as nothing is signed, numbered or printed.
NOT_MADE = ("asked", "approved")


class QlvbCopy(models.Model):
    """Who asked for a copy may take the request back, and ask again otherwise."""

    _inherit = "qlvb.copy"

    can_withdraw = fields.Boolean(compute="_compute_can_withdraw")
    can_ask_again = fields.Boolean(compute="_compute_can_withdraw")

    @api.depends_context("uid")
    @api.depends("state", "create_uid")
    def _compute_can_withdraw(self):
        for copy in self:
            mine = copy.create_uid == self.env.user
            copy.can_withdraw = mine and copy.state in NOT_MADE
            copy.can_ask_again = mine and copy.state in ("refused", "withdrawn")

    def action_withdraw(self):
        """Take back the request; it waits for nobody any more.

        :raise UserError: the copy is made, refused or withdrawn already
        :raise AccessError: somebody else asked for it
        """
        self._check_may_withdraw()
        told = self._waiting_persons()
        # sudo: _check_may_withdraw has let who asked for it in
        self.sudo().state = "withdrawn"
        self._log("copy.withdrawn", recipients=self.recipients)
        self._waits_no_more()
        self._tell(
            told,
            lambda env: (
                env._("A request for a copy was withdrawn"),
                env._("Nothing is to be done: %s.", self.with_env(env).display_name),
            ),
        )
        return self._said(self.env._("The request is withdrawn."))

    def _check_may_withdraw(self):
        self.ensure_one()
        self.check_access("read")
        self._lock_rows()
        if self.create_uid != self.env.user:
            message = self.env._("Only who asked for the copy withdraws the request.")
            self.env["qlvb.audit.event"]._log_refused("copy.withdrawn", self, message)
            raise AccessError(message)
        if self.state not in NOT_MADE:
            raise UserError(
                self.env._("Only a copy that is not made yet can be withdrawn.")
            )

    def _waiting_persons(self):
        """Return who has the copy on the desk now."""
        # sudo: whom one's own request waits for
        items = self.env["qlvb.work.item"].sudo()
        items = items.search([("copy_id", "=", self.id), ("state", "=", "open")])
        return self.env["qlvb.post"]._persons(set(items.mapped("principal")))

    def action_ask_again(self):
        """Open the dialog with what was asked for, to be asked for otherwise."""
        self.ensure_one()
        self.check_access("read")
        action = self.document_id.action_open_copy()
        values = self._convert_to_write({name: self[name] for name in ASKED})
        values.update(
            unit_ids=[Command.set(self.unit_ids.ids)],
            correspondent_ids=[Command.set(self.correspondent_ids.ids)],
            free_lines=self.free_lines,
        )
        if self.right_id not in self.right_id._in_force(self.agency_id):
            del values["right_id"]
        action["context"].update(
            (f"default_{name}", value) for name, value in values.items()
        )
        return action
