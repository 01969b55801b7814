# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Domain

from ..narrowed import NotNarrowed

# What a unit admin answers for, and what the operator does besides; no content (R19).
# The indexes of the journal name them too (sql/journal_finish.sql).
ACCOUNT_MODELS = ("qlvb.account", "qlvb.post", "res.users")
# Who reads whole levels of an agency: its unit admin sets it, its leader answers.
RIGHT_MODELS = ("qlvb.access.group",)
SETTING_MODELS = (
    *ACCOUNT_MODELS,
    "qlvb.audit.cut",
    "qlvb.network",
    "qlvb.rule",
    "qlvb.unit",
)


class ResUsers(models.Model):
    """Which events of the journal a person reads (docs/rights.md)."""

    _inherit = "res.users"

    def _qlvb_event_domain(self) -> list:
        """Return the one predicate on events, by the person's roles, agency first.

        Each agency stands in one branch about documents only, and a branch that opens
        nothing is left out: one role is one range of an index.
        """
        inspected = set(self._qlvb_posts("monitor").agency_id.ids)
        scope = self._qlvb_scope()
        working = set(scope.working_agency_ids) - inspected
        registers = working.intersection(scope.register_agency_ids)
        led = registers.intersection(self._qlvb_posts("leader").agency_id.ids)
        branches = [
            self._qlvb_inspected_events(inspected),
            self._qlvb_register_events(led, also=RIGHT_MODELS),
            self._qlvb_register_events(registers - led),
            self._qlvb_events_of_documents(working - registers),
            self._qlvb_account_events(),
            self._qlvb_setting_events(),
        ]
        return list(Domain.OR(branches))

    def _qlvb_inspected_events(self, agencies):
        """Return all events of the agencies but those of narrowed records (R32)."""
        return (
            Domain("agency_id", "in", sorted(agencies))
            & self._qlvb_not_narrowed("document_id", agencies)
            & self._qlvb_not_narrowed("dossier_id", agencies)
        )

    def _qlvb_register_events(self, agencies, also=()):
        """Return what happened to documents and dossiers where all are read.

        :param also: names of models whose events are read besides
        """
        kinds = [
            Domain(link, "!=", False) & self._qlvb_not_narrowed(link, agencies)
            for link in ("document_id", "dossier_id")
        ]
        kinds.append(Domain("res_model", "in", also))
        return Domain("agency_id", "in", sorted(agencies)) & Domain.OR(kinds)

    def _qlvb_events_of_documents(self, agencies):
        """Return what happened to the documents and dossiers the person sees."""
        return Domain("agency_id", "in", sorted(agencies)) & (
            Domain("document_id", "any", self._qlvb_document_domain())
            | Domain("dossier_id", "any", self._qlvb_dossier_domain())
        )

    def _qlvb_account_events(self):
        """Return what a unit admin answers for: accounts, posts and access groups."""
        agencies = self._qlvb_posts("unit_admin").agency_id.ids
        return Domain("agency_id", "in", agencies) & Domain(
            "res_model", "in", (*ACCOUNT_MODELS, *RIGHT_MODELS)
        )

    def _qlvb_setting_events(self):
        """Return what the operator answers for: accounts, posts and settings."""
        if not self._qlvb_operates():
            return Domain.FALSE
        return Domain("res_model", "in", SETTING_MODELS)

    def _qlvb_not_narrowed(self, link, agencies):
        hidden = Domain("agency_id", "in", sorted(agencies))
        hidden &= Domain("is_restricted", "=", True)
        hidden &= ~Domain(self._qlvb_document_domain())
        # the rule is cached: with what every search would work out again
        records = self.env[self.env["qlvb.audit.event"]._fields[link].comodel_name]
        return NotNarrowed(link, hidden.optimize(records)).as_domain()
