# SPDX-License-Identifier: LGPL-3.0-or-later
from ast import literal_eval

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestIncident(ProvinceCase):
    def setUp(self):
        super().setUp()
        self.admin = self.people["unit_admin"]
        scenarios = self.env["qlvb.incident.scenario"].with_user(self.admin)
        self.scenario = scenarios.create(
            {
                "name": "Mất kết nối trục liên thông",
                "step_ids": [
                    fields.Command.create({"name": "Báo Sở KH&CN", "minutes": 15}),
                    fields.Command.create({"name": "Chuyển sang gửi bản giấy"}),
                ],
                "drill_ids": [fields.Command.create({"date": "2026-10-01"})],
            }
        )

    def start(self):
        action = self.scenario.action_start()
        return self.env["qlvb.incident"].with_user(self.admin).browse(action["res_id"])

    def test_checklist_with_times(self):
        """R206: the steps of the scenario are a checklist, ticked with times."""
        incident = self.start()
        first, second = incident.line_ids
        self.assertEqual((first.due_at - incident.started_at).seconds, 15 * 60)
        first.action_done()
        self.assertEqual(first.done_by_id, self.admin)
        self.assertFalse(second.done_at)
        with self.assertRaises(UserError):
            first.action_done()
        incident.action_end()
        self.assertTrue(incident.ended_at)
        with self.assertRaises(UserError):
            second.action_done()

    def test_versions_stay(self):
        """R205: a used scenario never changes; its next version is a new one."""
        self.start()
        with self.assertRaises(UserError):
            self.scenario.step_ids[0].name = "Khác"
        action = self.scenario.action_new_version()
        version = self.scenario.browse(action["res_id"])
        self.assertEqual((version.version, self.scenario.active), (2, False))
        self.assertEqual(len(version.step_ids), 2)
        self.assertEqual(self.scenario.drill_ids.date.isoformat(), "2026-10-01")

    def test_who_may(self):
        """R205: people of the agency read, only its admin or officer acts."""
        specialist = self.people["specialist"]
        self.assertTrue(self.scenario.with_user(specialist).name)
        with self.assertRaises(AccessError):
            self.scenario.with_user(specialist).action_start()
        self.agency.security_officer_id = specialist
        self.assertTrue(self.scenario.with_user(specialist).action_start())
        with self.assertRaises(AccessError):
            self.scenario.with_user(self.stranger).read(["name"])

    def test_agencies_without_an_officer(self):
        """R205: the operator lists the agencies that named nobody."""
        self.agency.security_officer_id = self.people["specialist"]
        action = self.env.ref("qlvb_core.unit_officer_action")
        operator = self.env.ref("base.user_admin")
        listed = (
            self.env["qlvb.unit"]
            .with_user(operator)
            .search(literal_eval(action.domain))
        )
        self.assertNotIn(self.agency, listed)
        self.assertIn(self.other_agency, listed)
        self.assertNotIn(self.department, listed)
