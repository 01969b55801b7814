# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import AccessError


@dataclass(frozen=True)
class Act:
    """One act on an account.

    ``sources``: states in which it is possible; ``once``: a written request orders it
    once for an account; ``operator``: the operator may do it on a working account too;
    ``disarms``: it may leave the agency without an admin.
    """

    sources: tuple[str, ...]
    once: bool = True
    operator: bool = False
    disarms: bool = False


LIVE = ("requested", "active", "locked", "handing_over")

ACTS = {
    "create": Act((), operator=True),
    "adjust": Act(LIVE, once=False, operator=True),
    "give_post": Act(("requested", "active"), once=False, operator=True),
    "end_post": Act(LIVE, once=False, disarms=True),
    "lock": Act(("requested", "active", "handing_over"), disarms=True),
    "unlock": Act(("locked",)),
    "restore": Act(("active", "handing_over")),
    "reset_factor": Act(("active", "locked", "handing_over")),
    "move": Act(("requested", "active")),
    "hand_over": Act(("active", "locked")),
    "close": Act(("requested", "active", "locked"), disarms=True),
}


class QlvbAccountAct(models.Model):
    """What was done with an account, by whom, on which written request (R251)."""

    _name = "qlvb.account.act"
    _description = "Act on an account"
    _order = "id desc"
    _rec_name = "account_id"

    account_id = fields.Many2one(
        "qlvb.account", required=True, index=True, ondelete="restrict"
    )
    agency_id = fields.Many2one("qlvb.unit", required=True, ondelete="restrict")
    act = fields.Selection(
        [
            ("create", "Account created"),
            ("adjust", "Adjusted"),
            ("give_post", "Gave a post"),
            ("end_post", "Ended a post"),
            ("lock", "Locked"),
            ("unlock", "Unlocked"),
            ("restore", "Restored the password"),
            ("reset_factor", "Reset the second step of the login"),
            ("move", "Moved"),
            ("hand_over", "Began the hand-over"),
            ("close", "Account closed"),
        ],
        required=True,
    )
    request_id = fields.Many2one(
        "qlvb.account.request", required=True, index=True, ondelete="restrict"
    )
    actor_id = fields.Many2one("res.users", required=True, string="By")
    done_at = fields.Datetime(required=True, default=fields.Datetime.now, string="At")
    note = fields.Char()

    _once_uniq = models.UniqueIndex(
        "(request_id, account_id, act) WHERE act NOT IN "
        "('adjust', 'give_post', 'end_post')",
        "This written request has been carried out on this account already.",
    )
    _period_idx = models.Index("(agency_id, done_at)")

    def write(self, vals):
        self._refuse_change()

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse_change()

    def _refuse_change(self):
        raise AccessError(self.env._("The history of an account never changes."))
