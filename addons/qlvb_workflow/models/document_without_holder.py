# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.principal import role_principal

LINK = "khong-nguoi-giu"


class QlvbDocument(models.Model):
    """Live documents nobody holds: a list that stays empty, looked at nightly (R67)."""

    _inherit = "qlvb.document"

    is_without_holder = fields.Boolean(
        string="Nobody holds it",
        compute="_compute_is_without_holder",
        search="_search_is_without_holder",
    )

    # What has ended, by far the most, is not in it.
    _live_idx = models.Index(
        "(agency_id) WHERE state NOT IN ('done', 'refused', 'issued')"
    )

    @api.depends("state", "work_item_ids.state")
    def _compute_is_without_holder(self):
        lost = self.filtered_domain(self._without_holder_domain())
        for document in self:
            document.is_without_holder = document in lost

    def _search_is_without_holder(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._without_holder_domain()

    @api.model
    def _check_closed_flow(self):
        """Nightly: each such document leaves an event; its agency is told."""
        # sudo: the check looks at all; people open only what they may see
        lost = self.sudo()._search_without_holder()
        if not lost:
            return
        self.env["qlvb.audit.event"]._log_each("document.without_holder", lost)
        for agency, documents in lost.grouped("acting_agency_id").items():
            documents._tell_without_holder(agency)

    def _tell_without_holder(self, agency):
        """Tell who leads and who monitors the agency: the number, no document."""
        keys = [role_principal(role, agency) for role in ("leader", "monitor")]
        self.env["res.users"]._qlvb_tell_each(
            self.env["qlvb.post"]._persons(keys),
            lambda env: (
                env._("Documents nobody holds"),
                env._(
                    "%(count)s document(s) wait for nobody. Say who goes on with them.",
                    count=len(self),
                ),
            ),
            LINK,
            kind="remind",
        )


class QlvbFollowUp(models.Model):
    _inherit = "qlvb.follow.up"

    @api.model
    def _compliance_matters(self, here: Domain) -> list[dict]:
        """Add what nobody holds, the first of all matters."""
        documents = self.env["qlvb.document"]
        lost = documents._without_holder_domain()
        rows = self._document_rows(here & lost, "drafter_id")
        matter = self._matter("no_holder", self.env._("Held by nobody"), rows)
        return [matter, *super()._compliance_matters(here)]
