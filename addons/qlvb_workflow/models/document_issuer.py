# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.qlvb_toolkit.known_body import KnownBody, find_body
from odoo.addons.qlvb_core.qlvb_toolkit.proper_case import issuing_body
from odoo.addons.qlvb_core.qlvb_toolkit.reading import DocumentReading


class QlvbDocument(models.Model):
    """The issuing body as read from the paper: one that is known, or its name (R82)."""

    _inherit = "qlvb.document"

    def write(self, vals):
        """Another name typed over the known body's: the link goes with it."""
        if "issuer_name" in vals and "correspondent_id" not in vals:
            other = self.filtered(
                lambda d: (
                    d.direction == "incoming"
                    and d.correspondent_id
                    and d.correspondent_id.name != vals["issuer_name"]
                )
            )
            if other:
                super(QlvbDocument, other).write({**vals, "correspondent_id": False})
                return super(QlvbDocument, self - other).write(vals)
        return super().write(vals)

    @api.onchange("issuer_name")
    def _onchange_issuer_name(self):
        if self.correspondent_id and self.correspondent_id.name != self.issuer_name:
            self.correspondent_id = False

    @api.onchange("correspondent_id")
    def _onchange_correspondent_id(self):
        if self.direction == "incoming" and self.correspondent_id:
            self.issuer_name = self.correspondent_id.name

    def _issuer_guesses(self, reading: DocumentReading) -> dict[str, dict]:
        """Return the name of the issuing body, and the link where it is surely known.

        A body that is perhaps meant is a ``suggestion`` beside the name as printed.
        """
        agency, parent = reading.agency.value, reading.parent_agency.value
        if not agency:
            return {}
        bodies = self._known_bodies()
        match = find_body(
            agency, parent, reading.notation.value, [known for _, known in bodies]
        )
        guess = self._guess(issuing_body(agency, parent), reading.agency)
        if not match:
            return {"issuer_name": guess}
        body, known = bodies[match.index]
        if not match.sure:
            return {"issuer_name": {**guess, "suggestion": known.name}}
        guesses = {"issuer_name": {**guess, "value": known.name}}
        if body._name == "qlvb.correspondent":
            guesses["correspondent_id"] = {**guess, "value": body.id}
        return guesses

    @api.model
    def _known_bodies(self) -> list[tuple[models.Model, KnownBody]]:
        """Return agencies of the system and correspondents, each as it is compared."""
        units = self.env["qlvb.unit"].search_fetch(
            Domain("kind", "=", "agency"), ["name", "superior_name", "code"]
        )
        others = self.env["qlvb.correspondent"].search_fetch(
            Domain("kind", "!=", "person"), ["name"]
        )
        known = [
            (unit, KnownBody(unit.name, unit.superior_name or "", unit.code))
            for unit in units
        ]
        return known + [(body, KnownBody(body.name)) for body in others]
