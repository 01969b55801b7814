# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

# What may open a document to more people: a level is read by its access groups.
WIDENING = frozenset({"widen", "restore", "level"})


class QlvbAccessChange(models.Model):
    """What somebody orders who reads none of it takes effect by the competent person.

    A unit admin carries an internal rule out on a whole set (R268). What opens
    documents to more people waits, with the list of them, for who may read them all.
    """

    _inherit = "qlvb.access.change"

    state = fields.Selection(
        selection_add=[
            ("proposed", "Not in effect, to be confirmed"),
            ("declined", "Declined"),
        ],
        ondelete={"proposed": "cascade", "declined": "cascade"},
    )

    def _propose(self):
        self.state = "proposed"
        self._warn()
        self._log_change("access.propose")

    def _carry_out_proposed(self):
        """Carry out what has been confirmed just now, from what stands today."""
        for link in self._links():
            self._note(link, "before")
        self.state = "pending"
        self._apply_when_fit()

    def action_decline(self):
        """Decline, as the competent person, what was proposed: nothing changes.

        :raise AccessError: somebody else
        :raise UserError: it does not wait any more
        """
        self.ensure_one()
        self.check_access("read")
        self._check_warden()
        # sudo: the competent person, checked above
        change = self.sudo()
        change.lock_for_update()
        if change.state != "proposed":
            raise UserError(self.env._("It does not wait any more. Reload the page."))
        change.state = "declined"
        change._end_warning()
        self.env["qlvb.audit.event"]._log("access.decline", self)
        return self.env["qlvb.document"]._said(
            self.env._("Declined: the rights stay as they are.")
        )
