# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools.translate import code_translations

from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker

from .common import AuthenticatedCase

VIEWS = {"list": "Danh sách", "kanban": "Thẻ"}
CLIENT_WORDS = {
    "Agree": "Đồng ý",
    "Go on editing": "Sửa tiếp",
    "Keyboard shortcuts": "Phím tắt",
    "Leave without saving": "Bỏ thay đổi",
    "Not saved yet": "Chưa lưu được",
    # what Odoo's server says, to be taken off again
    "The operation cannot be completed: %s": "Không thể hoàn tất thao tác: %s",
    "Nothing else waits for you.": "Không còn việc nào đang chờ.",
}


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

    def test_the_operator_has_no_menus_of_documents(self):
        """R19: what would always be empty is not offered."""
        operator = new_test_user(
            self.env, "operator.menu", groups="base.group_user,qlvb_core.group_operator"
        )
        clerk = new_test_user(
            self.env, "clerk.menu", groups="base.group_user,qlvb_core.group_clerk"
        )
        menus = self.env["ir.ui.menu"]
        for name in ("work_item_menu_desk", "document_menu_incoming", "menu_records"):
            menu = self.env.ref(f"qlvb_core.{name}").id
            with self.subTest(name=name):
                self.assertNotIn(menu, menus.with_user(operator)._visible_menu_ids())
                self.assertIn(menu, menus.with_user(clerk)._visible_menu_ids())

    def test_the_operator_begins_at_the_units(self):
        """R19: what waits for the operator is counted above the list of units."""
        operator = new_test_user(
            self.env, "begins", groups="base.group_user,qlvb_core.group_operator"
        )
        menus = self.env["ir.ui.menu"].with_user(operator).load_web_menus(False)
        root = menus[self.env.ref("qlvb_core.menu_root").id]
        action = self.env.ref("qlvb_core.unit_action")
        self.assertEqual(root["actionID"], action.id)

    def test_words_that_odoo_lacks_are_vietnamese(self):
        """What the client shows in dialogs and the menu of the person."""
        terms = code_translations.get_web_translations("qlvb_core", "vi_VN")
        words = {term["id"]: term["string"] for term in terms["messages"]}
        for term, word in CLIENT_WORDS.items():
            self.assertEqual(words.get(term), word)

    def test_kinds_of_views_have_vietnamese_names(self):
        """The buttons that switch between views say so in Vietnamese."""
        self.env["res.lang"]._activate_lang("vi_VN")
        views = self.env["ir.ui.view"].with_context(lang="vi_VN")
        names = {kind: views.get_view_info()[kind]["display_name"] for kind in VIEWS}
        self.assertEqual(names, VIEWS)
