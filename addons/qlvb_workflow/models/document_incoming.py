# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.qlvb_toolkit import notation
from odoo.addons.qlvb_core.qlvb_toolkit.errors import InvalidCode
from odoo.addons.qlvb_core.transition import Transition, Work, table

# In the context of a creation that goes on to register: see action_take_in.
AT_ONCE = object()

STATES = [
    ("arrived", "Arrived"),
    ("registered", "Registered"),
    ("presented", "Presented"),
    ("assigned", "Being handled"),
    ("done", "Done"),
    ("refused", "Refused"),
]


class QlvbDocument(models.Model):
    """Receipt: check, register, present, direct (Decree 30/2020 Điều 21-23)."""

    _inherit = "qlvb.document"

    state = fields.Selection(
        selection_add=STATES,
        ondelete={state: "set default" for state, _label in STATES},
    )
    no_number = fields.Boolean(
        string="Without number", help="The document carries no number and notation."
    )

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "add_file", ("arrived",), None, ("receive",), "document.add_file"
                ),
                Transition(
                    "split_off",
                    ("arrived", "registered"),
                    None,
                    ("receive", "present"),
                    "document.split_off",
                ),
                Transition(
                    "register",
                    ("arrived",),
                    "registered",
                    ("receive",),
                    "document.register",
                ),
                Transition(
                    "refuse",
                    ("arrived",),
                    "refused",
                    ("receive",),
                    "document.refuse",
                    final=True,
                ),
                Transition(
                    "present",
                    ("registered",),
                    "presented",
                    ("present",),
                    "document.present",
                ),
                Transition(
                    "direct", ("presented",), "assigned", ("direct",), "document.direct"
                ),
            ),
        }

    @api.model
    def _end_states(self):
        return super()._end_states() | {"done", "refused"}

    @api.onchange("code_number", "code_notation")
    def _onchange_code(self):
        """Let "76/2025/QĐ-UBND" pasted into either field split itself."""
        for pasted in (self.code_number, self.code_notation):
            if self.direction == "incoming" and pasted and "/" in pasted:
                self._split_code(pasted)
                return

    def _split_code(self, pasted):
        self.update(self._code_parts(pasted))

    @api.model
    def _code_parts(self, pasted) -> dict:
        """Return the parts of "76/2025/QĐ-UBND"; empty if it is no such code."""
        try:
            parts = notation.parse_code(pasted)
        except InvalidCode:
            return {}
        return {
            "code_number": notation.format_number(parts.number),
            "code_year": parts.year or False,
            "code_notation": parts.notation,
        }

    # -- arrival ----------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("direction") == "incoming" and not self.env.su:
                self._check_is_clerk(vals.get("agency_id"))
        return super().create(vals_list)

    def _check_is_clerk(self, agency_id):
        agency = self.env["qlvb.unit"].browse(
            agency_id or self._default_units()["agency_id"]
        )
        clerk = role_principal("clerk", agency)
        if clerk not in self.env.user._qlvb_principals():
            message = self.env._(
                "Only the clerk of %(unit)s receives documents.", unit=agency.name
            )
            self.env["qlvb.audit.event"]._log_refused("document.create", self, message)
            raise AccessError(message)

    def _add_missing_default_values(self, values):
        """A new incoming document begins as arrived."""
        values = super()._add_missing_default_values(values)
        if values.get("direction") == "incoming":
            values["state"] = "arrived"
        return values

    def _open_first_work(self):
        super()._open_first_work()
        if self.direction != "incoming":
            return
        kind = "present" if self._is_registered_at_once() else "receive"
        self._open_work(Work(kind, self._clerk(), self._office_deadline()))

    def _is_registered_at_once(self) -> bool:
        """Return whether the act that creates the document gives its number as well."""
        # identity: no context that comes over RPC holds this object
        return self.env.context.get("qlvb_at_once") is AT_ONCE

    def action_add_file(self, filename: str, content: str, role: str = "main"):
        """Add a file to a document that arrived on paper or by e-mail.

        :param content: the bytes in base64
        :param role: ``main``, ``appendix`` or ``related``
        :raise UserError: refused file, or wrong state
        :raise AccessError: not the clerk it waits for
        """
        self.ensure_one()
        self._check_transition("add_file")
        if role not in ("main", "appendix", "related"):
            raise UserError(self.env._("An incoming document has no drafts."))
        files = self.env["qlvb.document.file"]
        sequence = 10 + 10 * len(self._current_files(role))
        data = files._sent(content, filename)
        files._store(self, data, filename, role, sequence=sequence)
        self.env["qlvb.audit.event"]._log("document.add_file", self, name=filename)

    # -- registering ----------

    def action_register(self):
        """Enter into the register of incoming documents (Decree 30 Điều 22; R82, R84).

        :return: what was done; for one that seems to be here already, the dialog
            that names it and asks for the reason to go on (R86)
        :raise UserError: fields missing, all named in one message
        """
        self.ensure_one()
        step = self._check_transition("register")
        self._check_can_register()
        if self._undecided_duplicates():
            return self._ask_about_duplicates()
        work = Work("present", self._clerk(), self._office_deadline())
        self._enter(step, self._my_open_work(step.work), [work])
        return self._said(self._registered_words(), self._now_with())

    def _enter(self, step, items, next_work=()):
        """Give the arrival number and go on; the caller has checked the right to it."""
        self._check_can_register()
        self._check_duplicates()
        arrival = self._take_arrival_number()
        data = {"number": arrival["arrival_number"], **self._duplicate_facts()}
        self._apply(step, items, arrival, next_work, data=data)
        self._on_progress("03")

    def _check_can_register(self):
        self._check_complete(self._missing_to_register())
        self._check_issued_before(today())

    def _registered_words(self) -> str:
        return self.env._(
            "Registered: arrival number %(number)s, %(day)s.",
            number=self.arrival_number,
            day=self._day(self.arrival_date),
        )

    def _missing_to_register(self) -> list[str]:
        """Return the names of the required fields that are empty (R82)."""
        names = ["subject", "type_id", "issuer_name", "issued_date"]
        missing = [name for name in names if not self[name]]
        if not (self.code_notation or self.no_number):
            missing.append("code")
        return [self._fields[name]._description_string(self.env) for name in missing]

    def _check_complete(self, missing):
        if missing:
            raise UserError(
                self.env._("Please fill in first: %(names)s.", names=", ".join(missing))
            )

    def action_refuse(self, reason: str):
        """Send back what is not for this agency or not right (Điều 21.2.b, R74).

        :raise UserError: no reason
        """
        self.ensure_one()
        self._check_transition("refuse")
        reason = self._required_reason(reason)
        self._transition("refuse", values={"result": reason}, note=reason)
        if self._on_progress("02"):
            return self._said(self.env._("Refused; the sender is told the reason."))
        return self._said(
            self.env._("Refused. Tell the sender why: it came by no exchange.")
        )

    def _required_reason(self, reason) -> str:
        reason = reason.strip() if isinstance(reason, str) else ""
        if not reason:
            raise UserError(self.env._("Write the reason."))
        return reason

    def _on_progress(self, status: str) -> bool:
        """Tell the sender how far the document is; the exchange addon does it.

        :param status: 02 refused, 03 received, 04 assigned, 05 in process, 06 done
        :return: whether the sender is told: not of what came otherwise
        """
        return False

    def _is_sender_told(self) -> bool:
        """Return whether ``_on_progress`` reaches the sender of this document."""
        return False

    # -- presenting and directing ----------

    def action_present(
        self, leader_id: int, note: str | None = None, lines: list = (), due_date=None
    ):
        """Present to a leader of the agency (Decree 30 Điều 23.1, R91).

        :param note: what the office says to it
        :param lines: who it proposes, as in ``action_direct``, without dates
        :param due_date: until when it proposes
        """
        self.ensure_one()
        self._check_transition("present")
        leader = self._leader(leader_id)
        proposed = self._checked_proposal(lines, due_date, leader)
        words = self._proposal_words(proposed, note)
        work = Work("direct", user_principal(leader), self._office_deadline(), words)
        self._transition(
            "present",
            values={"proposed": proposed, "proposal": words},
            next_work=[work],
            note=words,
            to=leader,
        )
        return self._said(self.env._("Presented."), self._now_with())

    def _leader(self, leader_id):
        leader = self.env["res.users"].browse(leader_id)
        if not leader._qlvb_posts("leader", self.agency_id):
            raise UserError(
                self.env._(
                    "%(who)s is not a leader of %(unit)s.",
                    who=leader.sudo().name or "?",
                    unit=self.agency_id.name,
                )
            )
        return leader

    def action_direct(self, directive: str, lines: list):
        """Write the directive and assign (Decree 30 Điều 23.2, R96).

        :param lines: mappings ``{"role": "lead" | "support" | "info", "unit_id" or
            "user_id": int, "due_date": date}``, or ``due_at``, a time in UTC; exactly
            one lead
        """
        self.ensure_one()
        self._check_transition("direct")
        if not (directive or "").strip():
            raise UserError(self.env._("Write the directive."))
        given = self.env["qlvb.assignment"]._give(self, lines, directive)
        self._transition(
            "direct",
            values=given.filtered(lambda a: a.role == "lead")._whole_values(),
            next_work=given._work(),
            note=directive,
            to=given._told(),
        )
        self._on_progress("04")
        return self._said(self.env._("Directive sent."), self._now_with())
