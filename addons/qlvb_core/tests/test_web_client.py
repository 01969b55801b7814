# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import TransactionCase, tagged

from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker

from .common import AuthenticatedCase

VIEWS = {"list": "Danh sách", "kanban": "Thẻ"}


@tagged("post_install", "-at_install")
class TestWebClient(AuthenticatedCase, HOOTCommon):
    """Runs the unit tests of ``static/tests`` in a browser."""

    def _run_suite(self, preset, size):
        self.browser_size = size
        suite = self._generate_hash("@qlvb_core")
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset={preset}&timeout=15000&id={suite}",
            "",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=unit_test_error_checker,
        )

    def test_desktop(self):
        self._run_suite("desktop", "1366x768")

    def test_mobile(self):
        self._run_suite("mobile", "375x667")


@tagged("post_install", "-at_install")
class TestWordsOfTheClient(TransactionCase):
    def test_the_queue_is_no_application_of_the_admin(self):
        """People's screens hold the product, in Vietnamese."""
        admin = self.env.ref("base.user_admin")
        menus = self.env["ir.ui.menu"].with_user(admin)
        root = self.env.ref("queue_job.menu_queue_job_root")
        self.assertNotIn(root.id, menus._visible_menu_ids())

    def test_kinds_of_views_have_vietnamese_names(self):
        """The buttons that switch between views say so in Vietnamese."""
        self.env["res.lang"]._activate_lang("vi_VN")
        views = self.env["ir.ui.view"].with_context(lang="vi_VN")
        names = {kind: views.get_view_info()[kind]["display_name"] for kind in VIEWS}
        self.assertEqual(names, VIEWS)
