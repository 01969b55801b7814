# SPDX-License-Identifier: LGPL-3.0-or-later
from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import WorkflowCase


def words(page) -> str:
    return " ".join(html.fromstring(page).text_content().split())


@tagged("post_install", "-at_install")
class TestHandlingSheet(WorkflowCase):
    def printed(self, records):
        render = self.env["ir.actions.report"].with_user(records.env.user)
        report = "qlvb_workflow.handling_sheet_page"
        page, _kind = render._render_qweb_html(report, records.ids)
        return page

    def test_the_handling_sheet_has_its_three_parts(self):
        """R94: the leader's directive, the head's, and what the people proposed."""
        document = self.passed_on()
        document.with_user(self.expert).action_give_opinion("Đề nghị cấp kinh phí.")
        document.with_user(self.people["leader"]).action_print_handling_sheet()
        sheet = words(self.printed(document))
        for part in (
            "Tham mưu văn bản trả lời.",
            self.department.name,
            "30/11/2026",
            self.people["specialist"].name,
            "Đề nghị cấp kinh phí.",
        ):
            with self.subTest(part=part):
                self.assertIn(part, sheet)

    def test_the_sheet_says_who_printed_it_and_when(self):
        """R178: system, account and time on the printed sheet."""
        document = self.act(self.passed_on(), "leader")
        sheet = words(self.printed(document))
        self.assertIn(self.people["leader"].login, sheet)
        self.assertIn("23/11/2026 09:00:00", sheet)

    def test_no_sheet_for_who_may_not_read_or_before_the_number(self):
        document = self.registered()
        with self.assertRaises(AccessError):
            self.printed(document.with_user(self.stranger))
        with self.assertRaises(UserError):
            self.arrive(code_number="99").action_print_handling_sheet()
