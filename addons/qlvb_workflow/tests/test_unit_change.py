# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TODAY, WorkflowCase

YESTERDAY = TODAY - timedelta(1)


@tagged("post_install", "-at_install")
class TestUnitChange(WorkflowCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["qlvb.post"].search([]).date_from = TODAY - timedelta(400)
        cls.head_post = cls.people["head"].qlvb_post_ids
        cls.authority = cls.env["qlvb.authority"].create(
            {
                "code": "TL.",
                "post_id": cls.head_post.id,
                "instrument": "Quyết định phân công 01/QĐ-SKHCN",
                "date_from": TODAY - timedelta(100),
            }
        )

    def change(self, kind, unit, **values):
        return self.env["qlvb.unit.change"].create(
            {
                "kind": kind,
                "source_ids": [(6, 0, unit.ids)],
                "effective_date": TODAY,
                "instrument_number": "76/2026/QĐ-UBND",
                "instrument_date": YESTERDAY,
                "instrument_issuer": "Chủ tịch UBND tỉnh",
                **values,
            }
        )

    def test_authorities_end_with_the_agency(self):
        """R127: who signed by order of a head does not sign for the successor."""
        change = self.change("merge", self.agency, target_id=self.other_agency.id)
        self.assertIn(f"TL. {self.head_post.display_name}", change.preview)
        change.action_apply()
        self.assertEqual(self.head_post.agency_id, self.other_agency)
        self.assertEqual(self.authority.date_to, YESTERDAY)
        with self.assertRaises(UserError):
            self.env["qlvb.authority"]._lines(self.head_post, TODAY)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "authority.end"), ("res_id", "=", self.authority.id)]
        )
        self.assertTrue(event.detail)

    def test_authorities_end_with_a_move_to_another_agency(self):
        """R127: a department that leaves its agency leaves that head's order."""
        change = self.change(
            "move", self.department, new_parent_id=self.other_agency.id
        )
        self.assertIn("TL.", change.preview)
        change.action_apply()
        self.assertEqual(self.authority.date_to, YESTERDAY)

    def test_a_new_name_ends_no_authority(self):
        """R127: renamed, the agency and its head are the same."""
        change = self.change("rename", self.agency, new_name="Sở Mới", new_code="SM")
        self.assertNotIn("TL.", change.preview)
        change.action_apply()
        self.assertFalse(self.authority.date_to)
