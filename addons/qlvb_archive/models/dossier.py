# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.principal import role_principal
from odoo.addons.qlvb_core.transition import Transition, table


class QlvbDossier(models.Model):
    """What the archive adds to a dossier: states, who may act, the acts' traces."""

    _inherit = "qlvb.dossier"

    state = fields.Selection(
        selection_add=[("handed_over", "Handed over"), ("archived", "Archived")],
        ondelete={"handed_over": "set default", "archived": "set default"},
    )
    unit_id = fields.Many2one(
        "qlvb.unit",
        string="Maker's unit",
        compute="_compute_unit_id",
        store=True,
        help="The unit in which its maker held a post when the dossier was opened.",
    )
    handover_due_date = fields.Date(
        string="Hand over by",
        readonly=True,
        copy=False,
        help="Circular 05/2025/TT-BNV; Decree 30/2020 Điều 30, Điều 31.",
    )
    retention_text = fields.Char(compute="_compute_retention_text", string="Retention")
    transfer_ids = fields.One2many("qlvb.transfer", "dossier_id", copy=False)
    package_ids = fields.One2many("qlvb.package", "dossier_id", copy=False)
    is_archivist = fields.Boolean(
        string="Keeps its archive", compute="_compute_is_archivist"
    )

    @api.depends("maker_id", "agency_id")
    def _compute_unit_id(self):
        for dossier in self:
            posts = dossier.maker_id._qlvb_posts(agency=dossier.agency_id)
            dossier.unit_id = posts[:1].unit_id or dossier.agency_id

    @api.depends("retention_years")
    @api.depends_context("lang")
    def _compute_retention_text(self):
        for dossier in self:
            dossier.retention_text = (
                self.env._("%(years)s years", years=dossier.retention_years)
                if dossier.retention_years
                else self.env._("Permanent")
            )

    @api.depends_context("uid")
    @api.depends("agency_id")
    def _compute_is_archivist(self):
        for dossier in self:
            dossier.is_archivist = dossier._is_archivist()

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {
            "unit_id",
            "handover_due_date",
            "transfer_ids",
            "package_ids",
        }

    # -- state machine ---------------------------------------------------------------

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "hand_over",
                    ("closed",),
                    "handed_over",
                    ("hand_over",),
                    "dossier.hand_over",
                ),
                Transition(
                    "reopen", ("closed",), "open", (), "dossier.reopen", role="head"
                ),
                Transition(
                    "accept",
                    ("handed_over",),
                    "archived",
                    ("accept",),
                    "dossier.accept",
                    final=True,
                ),
                Transition(
                    "return_dossier",
                    ("handed_over",),
                    "closed",
                    ("accept",),
                    "dossier.return_dossier",
                ),
            ),
        }

    def _role_holder(self, role):
        """Return the head of the maker's unit, or of the nearest above with one.

        Of a unit that has ended: of the one that took its papers over (R9).
        """
        unit = self.sudo().unit_id._in_charge()
        while unit.kind == "department" and not self._has_own_holder(unit, role):
            unit = unit.parent_id
        if self._has_own_holder(unit, role):
            return role_principal(role, unit)
        return role_principal("leader", self.sudo().agency_id)

    def _has_own_holder(self, unit, role) -> bool:
        posts = unit.post_ids.filtered("in_force")
        return role in posts.role_ids.mapped("code")

    def _archivist(self) -> str:
        return role_principal("archivist", self.agency_id)

    def _is_archivist(self) -> bool:
        """Return whether the current user keeps this agency's archive."""
        return self._archivist() in self.env.user._qlvb_principals()
