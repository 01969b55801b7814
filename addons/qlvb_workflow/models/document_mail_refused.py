# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, Work, table


class QlvbDocument(models.Model):
    """Automatic letters: kept with the reason, waiting for nobody.

    The clerk receives one after all when the machine was wrong about it.
    """

    _inherit = "qlvb.document"

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "receive_refused",
                    ("refused",),
                    "arrived",
                    (),
                    "document.receive_refused",
                    role="clerk",
                )
            ),
        }

    @api.depends("mail_automatic")
    def _compute_allowed_actions(self):
        """Offer to receive only what the system has refused."""
        super()._compute_allowed_actions()
        for document in self:
            if not document.mail_automatic:
                document.allowed_actions = document.allowed_actions.replace(
                    ",receive_refused,", ","
                )

    def _refuse_mail(self, reason):
        """Refuse it by the system: no number, no answer to its sender."""
        values = {"result": reason, "mail_automatic": True}
        step = self._transition_table()["refuse"]
        self._apply(step, self.env["qlvb.work.item"], values, note=reason)

    def action_receive_refused(self):
        """Take in a mail the system has refused; it waits for the clerk as any other.

        :raise UserError: not refused by the system
        :raise AccessError: not a clerk of the agency
        """
        self.ensure_one()
        self._check_transition("receive_refused")
        if not self.mail_automatic:
            raise UserError(self.env._("The clerk has refused it: it stays refused."))
        self._transition(
            "receive_refused",
            values={"result": False, "mail_automatic": False},
            next_work=[Work("receive", self._clerk(), self._office_deadline())],
        )
        if self._current_files("main"):
            self._enqueue_reading()
        return self._said(self.env._("It waits to be registered."), self._now_with())
