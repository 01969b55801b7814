# SPDX-License-Identifier: LGPL-3.0-or-later
"""An agency that meets another one, for tests of decisions about units."""

from datetime import timedelta

from ..clock import today
from ..principal import role_principal
from ..transition import Work
from .common import ProvinceCase


class UnitChangeCase(ProvinceCase):
    """``agency`` (Sở KH&CN) meets ``target`` (Sở Thông tin)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = cls.env.ref("base.user_admin")
        cls.target = cls.env["qlvb.unit"].create(
            {
                "name": "Sở Thông tin",
                "code": "STT",
                "kind": "agency",
                "organ_id": "H31.30",
            }
        )
        cls.office = cls.env["qlvb.unit"].create(
            {"name": "Văn phòng", "code": "VP", "parent_id": cls.target.id}
        )
        cls.target_clerk = cls.add_person("target_clerk", cls.target, "clerk")
        cls.director = cls.add_person("director", cls.agency, "leader")
        cls.env["qlvb.post"].search([]).date_from = today() - timedelta(400)

    def change(self, kind, units, **values):
        return (
            self.env["qlvb.unit.change"]
            .with_user(self.operator)
            .create(
                {
                    "kind": kind,
                    "source_ids": [(6, 0, units.ids)],
                    "effective_date": today(),
                    "instrument_number": "76/2026/QĐ-UBND",
                    "instrument_date": today(),
                    "instrument_issuer": "Chủ tịch UBND tỉnh",
                    **values,
                }
            )
        )

    def merge(self, **values):
        change = self.change("merge", self.agency, target_id=self.target.id, **values)
        change.action_apply()
        return change

    def numbered(self):
        """Return a document that got its number before today, with open work."""
        document = self.new_draft(date=today() - timedelta(9)).sudo()
        document.write({"code_number": "12", "code_notation": "TTr-SKHCN"})
        document._open_work(Work("keep", role_principal("clerk", self.agency)))
        return document

    def seen(self, user, document):
        return document in self.env["qlvb.document"].with_user(user).search([])
