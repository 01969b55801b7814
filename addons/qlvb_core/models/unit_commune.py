# SPDX-License-Identifier: LGPL-3.0-or-later
import csv
from typing import NamedTuple

from odoo import api, models
from odoo.tools.misc import file_open

from ..qlvb_toolkit import text

COMMUNES = "qlvb_core/data/communes_hung_yen.csv"
# Resolution 1666/NQ-UBTVQH15: the communes and wards begin on this day.
SINCE = "2025-07-01"
KINDS = {"Xã": "commune", "Phường": "ward"}


class Commune(NamedTuple):
    code: str
    kind: str
    name: str

    @property
    def committee(self) -> str:
        return f"Ủy ban nhân dân {self.kind.lower()} {self.name}"


class QlvbUnit(models.Model):
    """The communes and wards of the province, from the list shipped with us."""

    _inherit = "qlvb.unit"

    @api.model
    def _communes(self) -> list[Commune]:
        """Return the communes and wards in the national list (see data/README.md)."""
        with file_open(COMMUNES) as file:
            rows = csv.DictReader(line for line in file if not line.startswith("#"))
            return [Commune(r["code"], r["kind"], text.nfc(r["name"])) for r in rows]

    @api.model
    def _known_communes(self) -> dict[str, "QlvbUnit"]:
        """Return the units there already, by administrative code and folded name."""
        units = self.with_context(active_test=False).search([("kind", "=", "agency")])
        return {text.fold(unit.name): unit for unit in units} | {
            unit.administrative_code: unit for unit in units if unit.administrative_code
        }

    @api.model
    def _missing_communes(self) -> list[Commune]:
        known = self._known_communes()
        return [
            commune
            for commune in self._communes()
            if not {commune.code, text.fold(commune.committee)} & known.keys()
        ]

    @api.model
    def _load_communes(self):
        """Create the committees that are missing; note the code of those known.

        Identifiers are the province's to give: none is made up here.
        """
        known = self._known_communes()
        for commune in self._communes():
            unit = known.get(text.fold(commune.committee))
            if unit and not unit.administrative_code and commune.code not in known:
                unit.administrative_code = commune.code
        missing = self._missing_communes()
        province = self.search([("body_kind_id.code", "=", "province")], limit=1)
        kinds = {k.code: k.id for k in self.env["qlvb.body.kind"].search([])}
        return self.create(
            [
                {
                    "name": commune.committee,
                    "code": "UBND",
                    "kind": "agency",
                    "body_kind_id": kinds[KINDS[commune.kind]],
                    "administrative_code": commune.code,
                    "parent_id": province.id,
                    "is_committee": True,
                    "place": commune.name,
                    "valid_from": SINCE,
                    "sequence": 50,
                }
                for commune in missing
            ]
        )
