# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..said import said


class QlvbHandover(models.Model):
    """The acts of both sides; with the last confirmation everything moves (R246)."""

    _inherit = "qlvb.handover"

    def action_confirm_giver(self):
        """Confirm what is given and to whom, by the giver or for an absent one.

        :raise UserError: a group has no receiver, or one who cannot work with it
        """
        self.ensure_one()
        self._check_side(self.is_giving_side, "naming")
        if self.env.user != self.giver_id and not (self.absence_reason or "").strip():
            raise UserError(
                self.env._(
                    "Say why %(name)s does not confirm.", name=self.sudo().giver_id.name
                )
            )
        self._refresh_lines()
        for line in self.line_ids:
            line._check_receiver()
        # sudo: the side was checked above
        self.sudo().write(
            {
                "state": "receiving",
                "giver_confirmed_by_id": self.env.uid,
                "giver_confirmed_at": fields.Datetime.now(),
            }
        )
        self._log("give", lines=self._words(), reason=self.absence_reason or None)
        if not self.line_ids:
            return self._carry_out()
        return said(self.env._("Now with: %(names)s.", names=self.waits_for))

    def action_confirm_receiver(self):
        """Confirm what the current user receives; the last one moves everything."""
        self.ensure_one()
        self._check_side(self.is_receiver, "receiving")
        mine = self._unconfirmed().filtered(
            lambda line: line.receiver_id == self.env.user
        )
        # sudo: only lines that wait for the current user are confirmed
        mine.sudo().confirmed_at = fields.Datetime.now()
        self._log("receive", lines=self._words(mine))
        if self._unconfirmed():
            self._renew_desks()
            return said(self.env._("Now with: %(names)s.", names=self.waits_for))
        return self._carry_out()

    def action_decline(self):
        """Give the lines back: the giving side names somebody else."""
        self.ensure_one()
        self._check_side(self.is_receiver, "receiving")
        mine = self._unconfirmed().filtered(
            lambda line: line.receiver_id == self.env.user
        )
        # sudo: only lines that wait for the current user are given back
        mine.sudo().receiver_id = False
        self.sudo().line_ids.write({"confirmed_at": False})
        self.sudo().state = "naming"
        self._log("decline")
        return said(self.env._("Given back to %(name)s.", name=self.waits_for))

    def action_cancel(self):
        """Stop a hand-over that is not needed any more; by the unit admin."""
        self.ensure_one()
        self._check_side(self.is_admin and not self.is_giving_side)
        # sudo: the side was checked above
        self.sudo().state = "cancelled"
        self._log("cancel")

    def _check_side(self, entitled, *states):
        if not self.has_access("read") or not entitled:
            message = self.env._("This hand-over does not wait for you.")
            self.env["qlvb.audit.event"]._log_refused("handover.act", self, message)
            raise AccessError(message)
        self._lock()
        if self.state not in (states or ("naming", "receiving")):
            raise UserError(
                self.env._(
                    "This hand-over has gone on meanwhile. Reload the page to see its "
                    "state."
                )
            )

    # -- moving ----------

    def _carry_out(self):
        """Move everything at once; nothing of it may be without a receiver."""
        # sudo: both sides have confirmed
        handover = self.sudo()
        confirmed = {(line.code, line.agency_id) for line in handover.line_ids}
        new = [
            group
            for group in handover.giver_id._handover_lines()
            if (group.code, group.agency) not in confirmed
        ]
        if new:
            raise UserError(
                self.env._(
                    "Something came in after the giver confirmed: %(labels)s. Give it "
                    "back, so that a receiver is named for it too.",
                    labels=", ".join(group.label for group in new),
                )
            )
        for line in handover.line_ids:
            line._check_receiver()
            line._move()
        handover.write({"state": "done", "done_at": self.env.cr.now()})
        self._log("done", lines=self._words())
        return said(
            self.env._(
                "Handed over. Nothing open remains with %(name)s.",
                name=handover.giver_id.name,
            )
        )

    def _words(self, lines=None) -> list[str]:
        return [
            f"{line.label} ({line.count}) → {line.sudo().receiver_id.name}"
            for line in (self.line_ids if lines is None else lines)
        ]

    def _log(self, act, **data):
        self.env["qlvb.audit.event"]._log(
            f"handover.{act}", self.sudo().account_id, **data
        )
