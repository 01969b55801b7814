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

    def test_a_further_directive_hides_none(self):
        """R98, R94: who was given it first stands there, and that it went elsewhere."""
        document = self.directed(self.lead_line())
        self.act(document, "leader").action_direct_again(
            "Giao lại.", [{"role": "lead", "unit_id": self.support_unit.id}]
        )
        sheet = words(self.printed(document))
        first, second = "Tham mưu văn bản trả lời.", "Giao lại."
        self.assertLess(sheet.index(first), sheet.index(second))
        self.assertIn("taken back or given to somebody else later", sheet)

    def test_an_extended_deadline_says_so(self):
        """R94, R101: what the leader wrote, and until when it was extended."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_ask_extension("2026-12-04", "Chờ số liệu")
        self.act(document, "leader").action_grant_extension()
        sheet = words(self.printed(document))
        self.assertIn("deadline 30/11/2026, extended to 04/12/2026", sheet)

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
