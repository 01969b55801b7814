# SPDX-License-Identifier: LGPL-3.0-or-later
import runpy
from pathlib import Path

from odoo.tests import tagged

from .common import ProvinceCase

MIGRATION = Path(__file__).parents[1] / "migrations/19.0.1.5.0/post-notices.py"


@tagged("post_install", "-at_install")
class TestNoticeMigration(ProvinceCase):
    def test_a_notice_of_before_says_what_it_said(self):
        """No bare row is left in the list; it leads where its link led."""
        person = self.people["specialist"]
        person._qlvb_tell("Đôn đốc", "Việc <quá> hạn", "van-ban/5?a=1&b=2")
        notice = self.env["mail.activity"].search([("user_id", "=", person.id)])
        reminder = notice.sudo().copy(
            {"note": '<a href="/odoo/ban-lam-viec">Xem danh sách</a>'}
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE mail_activity SET qlvb_text = NULL, qlvb_link = NULL "
            "WHERE user_id = %s",
            person.ids,
        )
        runpy.run_path(str(MIGRATION))["migrate"](self.env.cr, "19.0.1.4.0")
        self.env.invalidate_all()
        self.assertEqual(notice.qlvb_text, "Việc <quá> hạn")
        self.assertEqual(notice.sudo().qlvb_link, "van-ban/5?a=1&b=2")
        self.assertFalse(reminder.qlvb_text)


@tagged("post_install", "-at_install")
class TestCompanyName(ProvinceCase):
    def test_the_company_is_called_after_the_province(self):
        """Letters to outside bear a name that their readers know."""
        self.env.company.name = "My Company"
        top = {"name": "UBND tỉnh Hưng Yên", "code": "UBND", "kind": "agency"}
        self.env["qlvb.unit"].create(top)
        self.assertEqual(self.env.company.name, "UBND tỉnh Hưng Yên")
        self.env["qlvb.unit"].create({**top, "name": "UBND tỉnh khác"})
        self.assertEqual(self.env.company.name, "UBND tỉnh Hưng Yên")
