# SPDX-License-Identifier: LGPL-3.0-or-later

from odoo import api, models

from .. import call_in_hand
from ..office_language import in_office_language
from ..rpc_call import LARGEST_ID, Call
from .audit_event_refused import NAMED_AT_ONCE, REFUSED
from .audit_event_writer import INSERT_EVENT

# Whoever only asks what is allowed has tried nothing.
ASKING = frozenset(
    {"check_access", "check_access_rights", "check_access_rule", "has_access"}
)
# Odoo marks most of its reading methods; these it does not.
READING = frozenset({"default_get", "fields_get", "onchange"})
SAVING = frozenset({"write", "web_save", "web_save_multi"})
VALUES = "vals", "vals_list", "values"
LONGEST_REASON = 500


class QlvbAuditEvent(models.Model):
    """What people were refused by their roles or by a model itself (R30, R32)."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _labels_of_orders(self) -> dict[str, str]:
        return super()._labels_of_orders() | {
            "tried": self.env._("What was tried"),
            "entries": self.env._("Fields it was to fill"),
        }

    @api.model
    def _log_refused_call(self, call: Call, refusal: Exception):
        """Write that a call of the current user was refused for want of a right.

        One event for each record, which may be of several agencies: nobody reads in it
        of more than that one. Of looks only those at our own models, and not again and
        again.
        """
        looking = self._only_looks(call)
        if call.model not in self.env or call.method in ASKING:
            return
        if looking and not call.model.startswith("qlvb."):
            return
        records = self._called_records(call)
        named = records.browse() if records._transient else records[:NAMED_AT_ONCE]
        facts = {"count": len(records) if len(named) > 1 else None}
        facts["reason"] = str(refusal).partition("\n")[0][:LONGEST_REASON]
        with self._refusals() as cr:
            for target in named or [named]:
                if not looking or not self._refused_lately(cr, target):
                    cr.execute(INSERT_EVENT, self._call_row(call, target, facts))
        call_in_hand.note_refusal()

    def _call_row(self, call: Call, target, facts) -> dict:
        own = self.env.user._qlvb_agency()
        return self._row(
            REFUSED, target, "refused", self._tried(call) | facts, agency=own
        )

    def _called_records(self, call: Call):
        """Return the records a call is made on, as far as it names any."""
        model = self.env[call.model]
        method = getattr(type(model), call.method, None)
        if getattr(method, "_api_model", False) or not call.sent:
            return model
        ids = call.sent[0] if isinstance(call.sent[0], list) else call.sent[:1]
        return model.browse(
            one for one in ids if type(one) is int and 0 < one <= LARGEST_ID
        )

    def _only_looks(self, call: Call) -> bool:
        model = self.env.get(call.model)
        method = getattr(type(model), call.method, None)
        return call.method in READING or getattr(method, "_readonly", False)

    def _tried(self, call: Call) -> dict:
        """Return in office words what a call was to do, and to what kind of thing."""
        known = in_office_language(self).env[call.model]
        return {
            "tried": self._tried_words(call),
            "what": known.env["ir.model"]._get(call.model).name,
            "entries": self._entry_words(call, known) or None,
            "method": call.method,
        }

    def _tried_words(self, call: Call) -> str:
        words = in_office_language(self).env
        if self._only_looks(call):
            return words._("Seeing")
        if call.method in SAVING:
            old = self._called_records(call)
            return words._("Changing") if old else words._("Adding")
        return {
            "create": words._("Adding"),
            "name_create": words._("Adding"),
            "copy": words._("Copying"),
            "unlink": words._("Removing"),
            "action_archive": words._("Taking out of use"),
            "action_unarchive": words._("Taking back into use"),
        }.get(call.method) or words._("Another act")

    def _entry_words(self, call: Call, known) -> list[str]:
        """Return what the fields are called that were to be written."""
        if call.method not in SAVING | {"create"}:
            return []
        rows = [*call.sent, *(call.named.get(name) for name in VALUES)]
        rows = [*rows, *(row for one in rows if isinstance(one, list) for row in one)]
        names = {name for row in rows if isinstance(row, dict) for name in row}
        fields = [known._fields[name] for name in sorted(names & known._fields.keys())]
        return [field._description_string(known.env) for field in fields]
