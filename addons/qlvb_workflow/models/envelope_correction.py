# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from .envelope import CORRECTED


class QlvbEnvelope(models.Model):
    """What was noted of an envelope is fixed once it was opened or handed over."""

    _inherit = "qlvb.envelope"

    def _check_not_frozen(self):
        if any(envelope.state != "unopened" for envelope in self):
            self._refuse(
                "write",
                self.env._(
                    "What was noted of this envelope is fixed since it was opened or "
                    "handed over. Choose “Correct” and give the reason."
                ),
                UserError,
            )

    def action_correct(self, values: dict, reason: str):
        """Correct what was noted; the old values and the reason stay in the journal.

        :param values: by name of the field, those that change
        :raise UserError: no reason, or nothing changes
        :raise AccessError: not the clerk of its agency, or a field of the acts
        """
        self.ensure_one()
        if not self.has_access("read"):
            self._refuse("write", self.env._("You have no right to this."))
        self._check_clerk("write")
        if not isinstance(values, dict):
            raise UserError(self.env._("The envelope is not described well."))
        if not CORRECTED.issuperset(values):
            self._refuse_write()
        self._check_sent(values)
        if not (isinstance(reason, str) and reason.strip()):
            raise UserError(self.env._("Enter the reason of the correction."))
        changed = {name: value for name, value in values.items() if self[name] != value}
        if not changed:
            raise UserError(self.env._("Nothing was changed."))
        self._correct(changed, reason.strip())
        return {"type": "ir.actions.act_window_close"}

    def action_show_history(self) -> dict:
        """Show what happened to the envelope, with what stood there before."""
        self.ensure_one()
        self.check_access("read")
        own = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return self.env["qlvb.audit.event"]._others(own, self.sender)
