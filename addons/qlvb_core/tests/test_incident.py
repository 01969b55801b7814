# SPDX-License-Identifier: LGPL-3.0-or-later
from ast import literal_eval
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..clock import today
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
        self.assertEqual(first.due_at - incident.started_at, timedelta(minutes=15))
        self.assertFalse(second.due_at)
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

    def test_the_times_come_from_the_acts(self):
        """R206: nobody writes when an incident began or ended, nor its steps."""
        incident = self.start()
        for values in (
            {"ended_at": "2026-01-01 00:00:00"},
            {"started_at": "2026-01-01 00:00:00"},
            {"line_ids": [fields.Command.delete(incident.line_ids[0].id)]},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                incident.write(values)
        incident.note = "Đứt cáp quang"

    def test_no_step_moves_into_a_used_scenario(self):
        """R205: a used scenario gains no step from another one either."""
        self.start()
        other = self.scenario.create(
            {
                "name": "Mất điện",
                "step_ids": [fields.Command.create({"name": "Chạy máy phát"})],
            }
        )
        with self.assertRaises(UserError):
            other.step_ids.scenario_id = self.scenario

    def test_a_former_post_opens_nothing(self):
        """R247: who has left the agency no longer reads its scenarios."""
        former = self.people["specialist"]
        day = today() - timedelta(days=1)
        former.qlvb_post_ids.sudo().write({"date_from": day, "date_to": day})
        for records in (self.scenario, self.scenario.step_ids, self.scenario.drill_ids):
            with self.subTest(model=records._name), self.assertRaises(AccessError):
                records.with_user(former).read([])

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
