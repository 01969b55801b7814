# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import zipfile

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
