# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestUnitCommune(ProvinceCase):
    def wizard(self, user=None):
        user = user or self.env.ref("base.user_admin")
        return self.env["qlvb.unit.commune.wizard"].with_user(user).create({})

    def test_the_list_is_whole(self):
        """R7: the 104 communes and wards of the province since 01/07/2025."""
        communes = self.env["qlvb.unit"]._communes()
        self.assertEqual(len(communes), 104)
        self.assertEqual(sum(c.kind == "Phường" for c in communes), 11)
        self.assertEqual(sum(c.kind == "Xã" for c in communes), 93)
        self.assertEqual(len({c.code for c in communes}), 104)
        self.assertEqual(len({c.committee for c in communes}), 104)

    def test_loaded_once_whatever_is_there(self):
        """R7: a dry run counts, loading creates what is missing, again does nothing."""
        units = self.env["qlvb.unit"]
        known = units.create(
            {
                "name": "Ủy ban nhân dân phường Phố Hiến",
                "code": "UBND",
                "kind": "agency",
                "organ_id": "H31.21",
            }
        )
        wizard = self.wizard()
        self.assertEqual((wizard.there, wizard.missing), (1, 103))
        wizard.action_load()
        self.assertEqual(known.administrative_code, "11953")
        made = units.search([("administrative_code", "!=", False)]) - known
        self.assertEqual(len(made), 103)
        self.assertFalse(any(made.mapped("organ_id")))
        self.assertEqual(set(made.mapped("is_committee")), {True})
        again = self.wizard()
        again.action_load()
        self.assertEqual(again.missing, 0)
        self.assertEqual(
            units.search_count([("administrative_code", "!=", False)]), 104
        )

    def test_only_the_operator_loads(self):
        with self.assertRaises(AccessError):
            self.wizard(self.people["unit_admin"])
