# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from ..clock import today
from .login_case import PASSWORD, LoginCase

WORDS = "chưa có vị trí công tác"


@tagged("post_install", "-at_install")
class TestLoginWithoutPost(LoginCase):
    """Between two posts, e.g. after a move to another agency (R22, R247)."""

    def page(self, path="/odoo/ban-lam-viec"):
        return self.url_open(path)

    def test_who_holds_no_post_is_told_whom_to_ask(self):
        """R22: no empty system: what is missing, and who gives it; then it opens."""
        self.authenticate(self.person.login, PASSWORD)
        posts = self.person.qlvb_post_ids
        self.assertNotIn(WORDS, self.page().text)
        posts._end_before(today())
        told = self.page()
        self.assertIn(WORDS, told.text)
        self.assertIn(self.agency.name, told.text)
        self.assertIn(self.admin.name, told.text)
        self.env["qlvb.post"].create(
            {
                "user_id": self.person.id,
                "unit_id": self.department.id,
                "title": "Chuyên viên",
                "role_ids": self.roles["specialist"].ids,
            }
        )
        self.assertNotIn(WORDS, self.page(told.url).text)

    def test_operators_need_no_post(self):
        """R19: who runs the system holds no post and works."""
        operator = self.env.ref("base.user_admin")
        self.assertFalse(operator._qlvb_waits_for_post())
