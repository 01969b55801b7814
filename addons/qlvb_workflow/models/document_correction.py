# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table

# What the register says of an incoming document, besides what acts gave it.
CORRECTED = (
    "subject",
    "type_id",
    "code_number",
    "code_year",
    "code_notation",
    "issuer_name",
    "issued_date",
    "signer_title",
    "signer_name",
    "urgency",
)
# In the context of a correction, whose event tells the old and new values itself.
CORRECTING = object()


class QlvbDocument(models.Model):
    """What was registered is corrected with a reason; the file never (VI.III.5.d)."""

    _name = "qlvb.document"
    _inherit = ["qlvb.document", "qlvb.sent.values"]

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "correct",
                    ("registered", "presented", "assigned", "done"),
                    None,
                    (),
                    "document.correct",
                    role="clerk",
                ),
            ),
        }

    def _logged_fields(self):
        # identity: no context that comes over RPC holds this object
        if self.env.context.get("qlvb_correcting") is CORRECTING:
            return frozenset()
        return super()._logged_fields()

    def action_correct(self, values: dict, reason: str):
        """Correct what the register says; old values and reason stay in the journal.

        :param values: those of ``CORRECTED`` that change, by name
        :raise UserError: no reason, nothing changes, or a field left empty
        :raise AccessError: not the clerk of its agency
        """
        self.ensure_one()
        step = self._check_transition("correct")
        reason = self._required_reason(reason)
        if not isinstance(values, dict):
            raise UserError(self.env._("The document is not described well."))
        if others := set(values).difference(CORRECTED):
            known = others.intersection(self._fields)
            raise UserError(self._system_only_words(known))
        self._check_sent(values)
        before = self._logged_values(CORRECTED)
        # sudo: the step has been checked; only fields that people fill in
        corrected = self.sudo().with_context(qlvb_correcting=CORRECTING)
        corrected.write(values)
        corrected._check_can_register()
        after = self._logged_values(CORRECTED)
        changed = [name for name in CORRECTED if before[name] != after[name]]
        if not changed:
            raise UserError(self.env._("Nothing was changed."))
        corrected._mark_acted()
        self.env["qlvb.audit.event"]._log(
            step.event,
            self,
            note=reason,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
        return self._said(self.env._("Corrected; what stood there is in the history."))
