# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import zipfile

import openpyxl

from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .login_case import PASSWORD
from .test_staff_import import StaffCase


@tagged("post_install", "-at_install")
class TestStaffDownload(StaffCase, HttpCase):
    def test_no_agency_is_left_out(self):
        """R251: two agencies of one abbreviation are two books of the export."""
        namesake = self.env["qlvb.unit"].create(
            {"name": "Sở khác", "code": self.agency.code, "kind": "agency"}
        )
        self.env["qlvb.post"].create(
            {
                "user_id": self.admin.id,
                "unit_id": namesake.id,
                "role_ids": [Command.set(self.roles["unit_admin"].ids)],
                "title": "Quản trị",
            }
        )
        self.admin.password = PASSWORD
        self.authenticate(self.admin.login, PASSWORD)
        answer = self.url_open("/qlvb/staff/export")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            names = set(archive.namelist())
        self.assertEqual(len([name for name in names if name.endswith(".xlsx")]), 2)

    def test_the_faults_come_back_in_the_file(self):
        """R251, R29: the checked file is fetched with its faults marked, and mended."""
        record = self.upload(accounts=[self.person(unit="XYZ"), self.person("tot.x")])
        self.assertTrue(record.action_faults()["url"].endswith(f"faults/{record.id}"))
        answer = self.fetched(record, self.admin)
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Tài khoản"]
        wrong = next(c for c in sheet[2] if c.comment)
        self.assertEqual(sheet.cell(1, wrong.column).value, "Đơn vị")
        last = sheet.max_column
        self.assertEqual(sheet.cell(1, last).value, "Lỗi")
        self.assertIn("Đơn vị", sheet.cell(2, last).value)
        self.assertFalse(sheet.cell(3, last).value)
        wrong.value = "CĐS"
        stream = io.BytesIO()
        sheet.parent.save(stream)
        mended = self.upload(stream.getvalue())
        self.assertFalse(mended.fault_count)
        self.assertEqual(mended.new_count, 2)
        events = self.env["qlvb.audit.event"].search([("code", "=", "staff.faults")])
        self.assertEqual(events.actor_id, self.admin)

    def test_the_marked_file_is_of_who_administers(self):
        """R28: nobody of another agency fetches it, nobody without the office."""
        record = self.upload(accounts=[self.person(unit="XYZ")])
        for user in (self.other_admin, self.people["leader"], self.colleague):
            with self.subTest(user=user.login):
                self.assertEqual(self.fetched(record, user).status_code, 404)

    def fetched(self, record, user):
        user.password = PASSWORD
        self.authenticate(user.login, PASSWORD)
        return self.url_open(f"/qlvb/staff/faults/{record.id}")
