# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain

DEPTH = 3


class QlvbDataExport(models.Model):
    """What belongs to an agency: each model of ours is in one of three sets (R17)."""

    _inherit = "qlvb.data.export"

    @api.model
    def _common_models(self) -> frozenset[str]:
        """Return code lists and law: of nobody, needed to read the rest."""
        return frozenset(
            {
                "qlvb.body.kind",
                "qlvb.calendar.day",
                "qlvb.correspondent",
                "qlvb.document.type",
                "qlvb.information.level",
                "qlvb.role",
                "qlvb.rule",
            }
        )

    @api.model
    def _left_out_models(self) -> frozenset[str]:
        """Return what is no agency's: secrets of logins, the system's own parts."""
        return frozenset(
            {
                "qlvb.audit.cut",
                "qlvb.audit.horizon",
                "qlvb.audit.seal",
                "qlvb.audit.stamp",
                "qlvb.blocked.file",
                "qlvb.data.export.progress",
                "qlvb.edit.stamp",
                "qlvb.login",
                "qlvb.login.failure",
                "qlvb.network",
                "qlvb.printout",
                "qlvb.printout.progress",
                "qlvb.password.history",
                "qlvb.staff.progress",
                "qlvb.unit.change",
                "qlvb.unit.change.part",
                "qlvb.unit.change.placement",
            }
        )

    @api.model
    def _agency_paths(self) -> dict[str, tuple[str, ...]]:
        """Return the ways to the agency where it is not the first required link."""
        return {"qlvb.participant": ("document_id.agency_id", "dossier_id.agency_id")}

    @api.model
    def _exported_models(self):
        """Yield the models whose rows are handed over."""
        left_out = self._left_out_models()
        for name in sorted(self.env.registry):
            model = self.env[name]
            if not name.startswith("qlvb.") or name in left_out:
                continue
            if not (model._abstract or model._transient):
                yield model.sudo().with_context(active_test=False)

    @api.model
    def _ways(self, model) -> tuple[str, ...]:
        """Return the paths of links from ``model`` to the agency it belongs to."""
        if ways := self._agency_paths().get(model._name):
            return ways
        path = self._required_way(model, DEPTH)
        return (path,) if path else ()

    def _required_way(self, model, depth: int) -> str | None:
        links = [
            field
            for field in model._fields.values()
            if field.type == "many2one" and field.store
        ]
        if any(link.name == "agency_id" for link in links):
            return "agency_id"
        for link in links if depth else ():
            if link.required and link.comodel_name.startswith("qlvb."):
                rest = self._required_way(self.env[link.comodel_name], depth - 1)
                if rest:
                    return f"{link.name}.{rest}"
        return None

    def _scope(self, model) -> Domain:
        """Return which rows of ``model`` are handed over.

        With what ended agencies left to this one.
        """
        if not self.agency_id:
            return Domain.TRUE
        ways = self._ways(model)
        common = model._name in self._common_models()
        if not ways:
            return Domain.TRUE if common else Domain.FALSE
        agencies = self.agency_id._with_inherited().ids
        mine = Domain.OR(Domain(way, "in", agencies) for way in ways)
        return mine | Domain(ways[0], "=", False) if common else mine
