# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..office_language import in_office_language

# The act of the dialog that reverses what another one did.
REVERSED_BY = {
    "widen": "withdraw",
    "withdraw": "widen",
    "narrow": "restore",
    "restore": "narrow",
    "level": "level",
}


class QlvbAccessChange(models.Model):
    """Who decides about a change of rights (R23, Decree 30/2020 Appendix VI.III.3.c).

    The warning is for the competent person. Whoever orders a change as the competent
    person has decided already and warns nobody; any other change is confirmed by
    somebody else than who made it.
    """

    _inherit = "qlvb.access.change"

    self_decided = fields.Boolean(
        string="Decided by who ordered it",
        readonly=True,
        help="Ordered by the competent person: no confirmation is needed.",
    )
    may_confirm = fields.Boolean(compute="_compute_may_confirm")
    reverse_note = fields.Char(compute="_compute_reverse_note")

    @api.model
    def _competence(self, targets) -> dict:
        """Return who decides on a change of ``targets`` the current user orders.

        :param targets: recordsets by link field, each not empty
        """
        own = self.env.user._qlvb_own_principals()
        # sudo: a unit admin orders by rule, without reading
        wardens = [
            key
            for records in targets.values()
            for key in records.sudo()._access_wardens()
        ]
        others = [key for key in wardens if key not in own]
        if others:
            return {"warden": others[0]}
        return {
            "warden": wardens[0],
            "self_decided": True,
            "confirmed_at": fields.Datetime.now(),
            "confirmed_by_id": self.env.uid,
        }

    def _decided_words(self) -> str | bool:
        if not self.self_decided:
            return False
        return in_office_language(self).env._(
            "Decided by the competent person; no confirmation needed"
        )

    # -- confirming ----------

    @api.depends("warden", "author_id")
    @api.depends_context("uid")
    def _compute_may_confirm(self):
        for change in self:
            change.may_confirm = change.is_warden and not change._another_confirms()

    def _another_confirms(self) -> bool:
        """Return whether it is the current user's own, and somebody else can confirm.

        Who has become the competent person since, and is the only one, decides.
        """
        if self.author_id != self.env.user:
            return False
        role, _at, unit_id = self.warden.partition("@")
        # sudo: who holds a role is no secret inside the system's own checks
        unit = self.env["qlvb.unit"].sudo().browse(int(unit_id))
        others = unit._holders_of(role).filtered("active") - self.env.user
        return any(self.warden in user._qlvb_own_principals() for user in others)

    def action_confirm(self):
        """Confirm, as the competent person: the warning ends (R23).

        :raise AccessError: somebody else, or who made it while others can confirm
        """
        self.check_access("read")
        self._check_confirms()
        confirmed = self.browse()
        # sudo: the competent person, checked above
        for change in self.sudo():
            change.lock_for_update()
            if not change.confirmed_at and change.state in ("done", "proposed"):
                change._confirm()
                confirmed |= change
        return self.env["qlvb.document"]._said(*confirmed._confirmed_words())

    def _confirmed_words(self) -> list[str]:
        if not self:
            return [self.env._("This does not wait to be confirmed any more.")]
        told = [self.env._("The change of rights is confirmed.")]
        if "pending" in self.mapped("state"):
            told.append(
                self.env._(
                    "It is being carried out; “Changes of rights” shows when it is "
                    "done."
                )
            )
        return [*told, self.sorted("id")[-1:]._reverse_words()]

    def _check_confirms(self):
        self._check_warden()
        for change in self:
            if not change.may_confirm:
                raise AccessError(
                    self.env._(
                        "You made this change yourself. Another one has to confirm it: "
                        "%(warden)s.",
                        warden=change.warden_name,
                    )
                )

    def _check_warden(self):
        own = self.env.user._qlvb_own_principals()
        for change in self:
            if change.warden not in own:
                raise AccessError(
                    self.env._(
                        "Only %(warden)s confirms this.", warden=change.warden_name
                    )
                )

    def _confirm(self):
        self._settle()
        self.env["qlvb.audit.event"]._log("access.confirm", self)
        if self.state == "proposed":
            self._carry_out_proposed()

    def _settle(self):
        """End the waiting for the competent person, who has decided."""
        if not self.confirmed_at:
            self.write(
                {"confirmed_at": fields.Datetime.now(), "confirmed_by_id": self.env.uid}
            )
        self._end_warning()

    def _end_warning(self):
        items = self.env["qlvb.work.item"].search(
            [("access_change_id", "=", self.id), ("state", "=", "open")]
        )
        items._finish()

    # -- how it is reversed ----------

    @api.depends("state", "operation", "undoing_ids")
    @api.depends_context("uid", "lang")
    def _compute_reverse_note(self):
        for change in self:
            stands = change._stands()
            change.reverse_note = stands and change._reverse_words()

    def _reverse_words(self) -> str:
        """Return which act of the dialog reverses this change."""
        labels = dict(self._fields["operation"]._description_selection(self.env))
        act = labels.get(REVERSED_BY.get(self.operation))
        if not act:
            return ""
        if self.is_warden:
            return self.env._(
                "To reverse it: “Undo”, or “Change the rights” → “%(act)s”.", act=act
            )
        return self.env._("To reverse it: “Change the rights” → “%(act)s”.", act=act)
