# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from .common import ProvinceCase

NAMES = ("An Thị Bé", "Ánh Hồng", "Dương Lan", "Đặng Mai", "Đỗ Nam", "Trần Oanh")


@tagged("post_install", "-at_install")
class TestVietnameseOrder(ProvinceCase):
    """People and units stand where a Vietnamese reader looks for them."""

    def test_people(self):
        """Đ stands after D, before E, and tones do not scatter the names."""
        for number, name in enumerate(reversed(NAMES)):
            self.add_person(f"p{number}", self.department, "specialist").name = name
        self.assertEqual(self.in_order("res.users"), list(NAMES))
        self.assertEqual(self.in_order("qlvb.account"), list(NAMES))
        self.assertEqual(
            self.in_order("qlvb.account", "name DESC"), list(reversed(NAMES))
        )

    def in_order(self, model, order=None):
        found = self.env[model].search([("name", "in", NAMES)], order=order)
        return found.mapped("name")

    def test_units(self):
        """So do units, and what is grouped by them."""
        for number, name in enumerate(reversed(NAMES)):
            unit = self.env["qlvb.unit"].create(
                {"name": name, "code": f"U{number}", "parent_id": self.agency.id}
            )
            self.add_person(f"p{number}", unit, "specialist")
        self.assertEqual(self.in_order("qlvb.unit"), list(NAMES))
        groups = self.env["qlvb.account"]._read_group(
            [("unit_id.name", "in", NAMES)], ["unit_id"], ["__count"], order="unit_id"
        )
        names = [unit.name for unit, count in groups if count]
        self.assertEqual(names, list(NAMES))
