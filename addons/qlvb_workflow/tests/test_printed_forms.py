# SPDX-License-Identifier: LGPL-3.0-or-later
from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import WorkflowCase


def words(page) -> str:
    return " ".join(html.fromstring(page).text_content().split())


@tagged("post_install", "-at_install")
class TestPrintedForms(WorkflowCase):
    def printed(self, report, records):
        render = self.env["ir.actions.report"].with_user(records.env.user)
        page, _kind = render._render_qweb_html(f"qlvb_workflow.{report}", records.ids)
        return page

    def request(self, role="clerk", **values):
        wizards = self.env["qlvb.register.print.wizard"].with_user(self.people[role])
        days = {"date_from": "2026-11-01", "date_to": "2026-11-30"}
        return wizards.create({"agency_id": self.agency.id, **days, **values})

    def rows(self, request):
        request.action_print()
        page = html.fromstring(self.printed("incoming_register_page", request))
        return [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
            for row in page.xpath("//table//tr[td]")
        ]

    def test_the_register_has_its_ten_columns(self):
        """R88: each number of the days in its order, as Phụ lục IV lays it out."""
        self.passed_on()
        self.registered(code_number="36", subject="Báo cáo quý")
        first, second = self.rows(self.request())
        self.assertEqual(
            first[:6],
            [
                "23/11/2026",
                "1",
                "Sở Tài chính",
                "35/TTr-STC",
                "20/11/2026",
                "Tờ trình: Tờ trình về kinh phí chuyển đổi số",
            ],
        )
        self.assertEqual(len(first), 10)
        self.assertIn(self.department.name, first[6])
        self.assertRegex(first[7], r"^\d\d/\d\d/\d{4}$")
        self.assertEqual((second[1], second[6]), ("2", ""))

    def test_a_longer_register_asks_the_database_no_more(self):
        """R88: a year of documents is printed without a question for each."""

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.rows(self.request())
            return self.env.cr.sql_log_count - before

        def repeated():
            queries()  # what the server remembers between requests
            return queries()

        self.registered()
        few = repeated()
        for number in range(36, 41):
            self.registered(code_number=str(number))
        self.assertEqual(repeated(), few)

    def test_the_cover_tells_what_is_bound(self):
        """R88: agency, year, days, first and last number, volume."""
        self.registered()
        self.registered(code_number="36")
        cover = words(self.printed("incoming_register_page", self.request(volume=3)))
        for part in (self.agency.name.upper(), "2026", "01/11/2026", "30/11/2026", "3"):
            with self.subTest(part=part):
                self.assertIn(part.lower(), cover.lower())

    def test_a_number_whose_document_is_narrowed_is_there_without_it(self):
        """R88, R10: no gap in the register, and nothing of what may not be read."""
        document = self.registered()
        document.sudo().write({"is_restricted": True})
        self.assertFalse(self.act(document, "leader").has_access("read"))
        (row,) = self.rows(self.request("leader"))
        self.assertEqual(row[1], "1")
        self.assertNotIn("kinh phí", " ".join(row))

    def test_only_who_keeps_the_register_prints_it(self):
        self.registered()
        for role in ("specialist", "head", "archivist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.request(role).action_print()
        request = self.request(agency_id=self.other_agency.id)
        with self.assertRaises(AccessError):
            self.printed("incoming_register_page", request)

    def test_days_without_a_number_or_over_two_years(self):
        self.registered()
        for days in (
            {"date_from": "2026-01-01", "date_to": "2026-01-31"},
            {"date_from": "2025-12-01", "date_to": "2026-11-30"},
            {"date_from": "2026-11-30", "date_to": "2026-11-01"},
        ):
            with self.subTest(**days), self.assertRaises(UserError):
                self.request(**days).action_print()

    def test_printing_is_an_event(self):
        """R30: who printed the register, of which days."""
        self.registered()
        self.printed("incoming_register_page", self.request())
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "register.print"), ("agency_id", "=", self.agency.id)]
        )
        self.assertEqual(event.actor_id, self.people["clerk"])
        self.assertIn("2026-11-01", event.data)

    def test_the_handling_sheet_has_its_three_parts(self):
        """R94: the leader's directive, the head's, and what the people proposed."""
        document = self.passed_on()
        document.with_user(self.expert).action_give_opinion("Đề nghị cấp kinh phí.")
        document.with_user(self.people["leader"]).action_print_handling_sheet()
        sheet = words(self.printed("handling_sheet_page", document))
        for part in (
            "Tham mưu văn bản trả lời.",
            self.department.name,
            "30/11/2026",
            self.people["specialist"].name,
            "Đề nghị cấp kinh phí.",
        ):
            with self.subTest(part=part):
                self.assertIn(part, sheet)

    def test_no_sheet_for_who_may_not_read_or_before_the_number(self):
        document = self.registered()
        with self.assertRaises(AccessError):
            self.printed("handling_sheet_page", document.with_user(self.stranger))
        with self.assertRaises(UserError):
            self.arrive(code_number="99").action_print_handling_sheet()
