# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbAccountStateWizard(models.TransientModel):
    """Locks, unlocks, closes accounts or restores passwords, one or many at once."""

    _name = "qlvb.account.state.wizard"
    _description = "Act on accounts"
    _inherit = ["qlvb.account.wizard"]

    act = fields.Selection(
        [
            ("lock", "Lock"),
            ("unlock", "Unlock"),
            ("restore", "Restore the password"),
            ("reset_factor", "Reset the second step of the login"),
            ("close", "Close"),
        ],
        required=True,
    )
    reason = fields.Char()
    consequence = fields.Text(compute="_compute_consequence")

    def _act(self):
        return self.act

    @api.depends("act", "account_ids")
    def _compute_consequence(self):
        for wizard in self:
            names = ", ".join(wizard.account_ids.mapped("name"))
            if wizard.act == "unlock":
                wizard.consequence = wizard._unlock_consequence()
            else:
                wizard.consequence = wizard._consequences(names).get(wizard.act)

    def _unlock_consequence(self) -> str:
        """Say with what each person can log in again, if with anything yet."""
        # sudo: when a password was issued, of accounts shown in this dialog
        issued = self.account_ids.filtered(lambda a: a.sudo().password_issued_at)
        told = (
            (
                issued,
                self.env._("%(names)s: can log in again with the password they had."),
            ),
            (
                self.account_ids - issued,
                self.env._(
                    "%(names)s: unlocked, but has no password yet. The first one is "
                    "still to be issued before anybody can log in."
                ),
            ),
        )
        return "\n".join(
            words % {"names": ", ".join(accounts.mapped("name"))}
            for accounts, words in told
            if accounts
        )

    def _consequences(self, names) -> dict[str, str]:
        return {
            "lock": self.env._(
                "%(names)s: logged out everywhere at once, cannot log in until "
                "unlocked. Documents and history stay.",
                names=names,
            ),
            "restore": self.env._(
                "%(names)s: the old password stops working. A one-time password is "
                "shown once, to be printed and handed over; it must be changed at the "
                "next login.",
                names=names,
            ),
            "reset_factor": self.env._(
                "%(names)s: logged out everywhere; the codes of the lost phone and all "
                "passkeys are worth nothing any more. The next login sets the second "
                "step up anew.",
                names=names,
            ),
            "close": self.env._(
                "%(names)s: all posts end today and the account is locked for good. "
                "Possible only when nothing open is left with the person.",
                names=names,
            ),
        }

    def action_confirm(self):
        """Do the act; the act itself checks rights, state and request."""
        self.ensure_one()
        request_id = self._request_id()
        accounts = self.account_ids
        match self.act:
            case "lock":
                return accounts.action_lock(request_id, self.reason)
            case "unlock":
                return accounts.action_unlock(request_id, self.reason)
            case "restore":
                return accounts.action_restore_password(request_id)
            case "reset_factor":
                return accounts.action_reset_second_factor(request_id, self.reason)
            case _:
                return accounts.action_close(request_id, self.reason)
