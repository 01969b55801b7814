# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit.sameness import document_key

SHOWN = 5


class QlvbDocument(models.Model):
    """What comes in twice is noticed, what is dated in the future is refused (R86)."""

    _inherit = "qlvb.document"

    same_key = fields.Char(compute="_compute_same_key", store=True, precompute=True)
    duplicate_ids = fields.Many2many("qlvb.document", compute="_compute_duplicate_ids")
    duplicate_words = fields.Html(
        string="Perhaps here already",
        compute="_compute_duplicate_words",
        sanitize=False,
    )
    duplicate_reason = fields.Char(
        string="Registered again because", readonly=True, copy=False
    )

    _same_idx = models.Index("(agency_id, same_key) WHERE same_key IS NOT NULL")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"duplicate_reason"}

    @api.depends(
        "direction",
        "code_number",
        "code_notation",
        "code_year",
        "issuer_name",
        "issued_date",
    )
    def _compute_same_key(self):
        for document in self:
            incoming = document.direction == "incoming"
            document.same_key = incoming and document._own_key()

    def _own_key(self) -> str | None:
        year = self.issued_date.year if self.issued_date else self.code_year
        return document_key(
            self.code_number, self.code_notation, self.issuer_name, year
        )

    @api.depends("same_key", "state")
    def _compute_duplicate_ids(self):
        for document in self:
            arrived = document.direction == "incoming" and document.state == "arrived"
            document.duplicate_ids = arrived and document._duplicates()

    @api.depends("duplicate_ids")
    @api.depends_context("lang")
    def _compute_duplicate_words(self):
        for document in self:
            document.duplicate_words = document.duplicate_ids._here_already_links()

    def _here_already_links(self) -> Markup:
        """Return a line for each, which leads to it beside what is being typed."""
        link = Markup('<a href="/odoo/qlvb.document/{}" target="_blank">{}</a>')
        lines = (link.format(one.id, one._here_already_words()) for one in self)
        return Markup("<br/>").join(lines)

    def _duplicates(self):
        """Return those here already that are this very document, as the user sees."""
        same = self._same_document_domain()
        if same.is_false():
            return self.browse()
        here = Domain("agency_id", "=", self.agency_id.id)
        here &= Domain("state", "!=", "refused") & Domain("id", "!=", self._origin.id)
        return self.search(here & same, limit=SHOWN, order="id")

    def _same_document_domain(self):
        """Return which documents are this one; false when nothing can be said."""
        key = self.same_key
        return Domain("same_key", "=", key) if key else Domain.FALSE

    # -- going on all the same ----------

    def _undecided_duplicates(self):
        return self.browse() if self.duplicate_reason else self._duplicates()

    def _check_duplicates(self):
        """Refuse to give a second number to a document without a reason.

        :raise UserError: names the earlier one
        """
        if same := self._undecided_duplicates():
            raise UserError(
                self.env._(
                    "%(earlier)s Enter the reason for registering it once more.",
                    earlier=same[0]._here_already_words(),
                )
            )

    def _check_entered_meanwhile(self):
        """Look again, with the register held: it may have been entered meanwhile.

        Whoever waited for the register is older than what was registered then, and
        does not see it.

        :raise ConcurrencyError: there is one: played again by the server, this act
            sees it and asks for the reason
        """
        super()._check_entered_meanwhile()
        same = self._same_document_domain()
        if self.duplicate_reason or same.is_false():
            return
        here = same & Domain("agency_id", "=", self.agency_id.id)
        # sudo: only whether there is one this transaction does not see
        query = self.sudo()._search(here & Domain("state", "!=", "refused"))
        with self.env["qlvb.register"]._fresh_eyes() as cr:
            cr.execute(query.select())
            found = {row[0] for row in cr.fetchall()}
        # sudo: as above
        if found and found - set(self.sudo().search(here).ids):
            raise ConcurrencyError(self.env._("It has just been registered."))

    def _here_already_words(self) -> str:
        if not self.arrival_number:
            return self.env._("%(name)s is here already.", name=self.display_name)
        return self.env._(
            "%(name)s is here already: arrival number %(number)s of %(day)s.",
            name=self.display_name,
            number=self.arrival_number,
            day=self._day(self.arrival_date),
        )

    def _duplicate_facts(self) -> dict:
        if not self.duplicate_reason:
            return {}
        return {
            "same_as": self._duplicates().ids or None,
            "reason": self.duplicate_reason,
        }

    def _ask_about_duplicates(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_workflow.reason_wizard_action"
        )
        return {
            **action,
            "name": self.env._("Perhaps here already"),
            "context": {
                "dialog_size": "medium",
                "default_document_id": self.id,
                "default_act": "register",
            },
        }

    def action_register_again(self, reason: str):
        """Register one that seems to be here already, for a reason (R86).

        :raise UserError: no reason, fields missing, or wrong state
        :raise AccessError: not the clerk it waits for
        """
        self.ensure_one()
        self._check_transition("register")
        # sudo: the clerk it waits for decides, checked above
        self.sudo().duplicate_reason = self._required_reason(reason)
        return self.action_register()

    # -- its date ----------

    # Not a constraint: those run with all rights, and what the exchange delivers is
    # kept as it is; it is refused when somebody registers it.

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents._check_issued_date()
        return documents

    def write(self, vals):
        result = super().write(vals)
        if "issued_date" in vals:
            self._check_issued_date()
        return result

    def _check_issued_date(self):
        incoming = self.filtered(lambda d: d.direction == "incoming")
        for document in incoming if not self.env.su else ():
            document._check_issued_before(document.arrival_date or today())

    def _check_issued_before(self, arrival):
        """Refuse a document that was made after it came (Decree 30/2020 Điều 22)."""
        if self.issued_date and self.issued_date > arrival:
            raise UserError(
                self.env._(
                    "The document is dated %(issued)s, after the day it arrived, "
                    "%(arrival)s. Correct its date; if that is what it says, return "
                    "it to the sender.",
                    issued=self._day(self.issued_date),
                    arrival=self._day(arrival),
                )
            )
