# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import io
from datetime import date, datetime, time, timedelta
from unittest.mock import patch

import openpyxl
import pypdfium2 as pdfium
from freezegun import freeze_time
from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.qlvb_core.models import printout_build
from odoo.addons.qlvb_core.models.audit_reading import READING
from odoo.addons.qlvb_workflow.models.printout import KINDS
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import TODAY, WorkflowCase

HEAD = "(1)"
DAY = datetime.combine(TODAY, time())
# What the one menu offers of Phụ lục VI mục V, and on work.
MENU = [kind for kind, _label in KINDS if kind != "comment_table"]


class PrintoutCase(WorkflowCase):
    def asked(self, kind, role="clerk", **values):
        printouts = self.env["qlvb.printout"].with_user(self.people[role])
        days = {"date_from": "2026-11-01", "date_to": "2026-11-30"}
        return printouts.create(
            {
                "kind": kind,
                "file_format": "xlsx",
                "agency_id": self.agency.id,
                **days,
                **values,
            }
        )

    def made(self, kind, role="clerk", **values):
        printout = self.asked(kind, role, **values)
        with trap_jobs() as trap:
            printout.action_start()
            trap.perform_enqueued_jobs()
        self.assertEqual(printout.state, "done", printout.failure)
        return printout

    def file(self, printout) -> bytes:
        return base64.b64decode(printout.sudo().content)

    def lines(self, printout):
        sheet = openpyxl.load_workbook(io.BytesIO(self.file(printout))).active
        return [
            ["" if cell is None else cell for cell in row]
            for row in sheet.iter_rows(values_only=True)
        ]

    def rows(self, kind, role="clerk", **values):
        """Return the rows under the numbers of the columns, up to the empty line."""
        printout = self.made(kind, role, **values)
        lines = self.lines(printout)
        [first] = [index for index, line in enumerate(lines) if line[0] == HEAD]
        return lines[first + 1 : first + 1 + printout.row_count]

    def pages(self, printout):
        pages = pdfium.PdfDocument(self.file(printout))
        texts = (page.get_textpage().get_text_range() for page in pages)
        return [" ".join(text.split()) for text in texts]


@tagged("post_install", "-at_install")
class TestIncomingRegister(PrintoutCase):
    def rows(self, *args, **values):
        return super().rows("incoming_register", *args, **values)

    def test_the_register_has_its_ten_columns(self):
        """R88: each number of the days in its order, as Phụ lục IV lays it out."""
        self.passed_on()
        self.registered(code_number="36", subject="Báo cáo quý")
        first, second = self.rows()
        self.assertEqual(
            first[:6],
            [
                DAY,
                1,
                "Sở Tài chính",
                "35/TTr-STC",
                datetime.combine(date(2026, 11, 20), time()),
                "Tờ trình: Tờ trình về kinh phí chuyển đổi số",
            ],
        )
        self.assertEqual(len(first), 10)
        self.assertIn(self.department.name, first[6])
        self.assertIsInstance(first[7], datetime)
        self.assertEqual((second[1], second[6]), (2, ""))

    def test_what_the_leader_has_not_directed_is_with_the_leader(self):
        """R84, R94: columns 7 and 8 say to whom it was presented, and when."""
        self.presented()
        row = self.rows()[0]
        self.assertEqual(row[6:8], [self.people["leader"].name, DAY])

    def test_who_took_an_agency_over_prints_its_registers(self):
        """R9, R88: offered to the heir's clerk, under the name they were kept under."""
        self.registered(code_number="36", subject="Báo cáo quý")
        self.env["qlvb.post"].search([]).date_from = TODAY - timedelta(400)
        clerk = self.add_person("heir_clerk", self.other_agency, "clerk")
        self.people["heir"] = clerk
        self.merge_on(TODAY + timedelta(1))
        arch = self.env["qlvb.printout"].with_user(clerk).get_view()["arch"]
        (chosen,) = etree.fromstring(arch).iterfind(".//field[@name='agency_id']")
        units = self.env["qlvb.unit"].with_user(clerk)
        units = units.with_context(**safe_eval(chosen.get("context") or "{}"))
        offered = units.name_search("", safe_eval(chosen.get("domain")))
        self.assertIn(self.agency.id, dict(offered))
        paper = self.made("incoming_register", "heir", file_format="pdf")
        cover, *pages = self.pages(paper)
        self.assertIn(self.agency.name.upper(), cover.upper())
        self.assertNotIn(self.other_agency.name.upper(), cover.upper())
        self.assertIn("Báo cáo quý", " ".join(pages))

    def merge_on(self, day):
        """Let the other agency take this one over."""
        change = self.env["qlvb.unit.change"].create(
            {
                "kind": "merge",
                "source_ids": [Command.set(self.agency.ids)],
                "target_id": self.other_agency.id,
                "effective_date": day,
                "instrument_number": "76/2026/QĐ-UBND",
                "instrument_date": TODAY,
                "instrument_issuer": "Chủ tịch UBND tỉnh",
            }
        )
        with freeze_time(f"{day} 02:00:00"):
            change.action_apply()

    def test_a_longer_register_asks_the_database_no_more(self):
        """R88: a year of documents is printed without a question for each."""
        form = self.env["qlvb.printout.incoming_register"].with_user(
            self.people["clerk"]
        )

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            printout = self.asked("incoming_register")
            before = self.env.cr.sql_log_count
            list(form._rows(printout))
            return self.env.cr.sql_log_count - before

        self.registered()
        queries()  # what the server remembers between requests
        few = queries()
        for number in range(36, 41):
            self.registered(code_number=str(number))
        self.assertEqual(queries(), few)

    def test_the_cover_tells_what_is_bound(self):
        """R88: agency, year, days, first and last number, volume."""
        self.registered()
        self.registered(code_number="36")
        printout = self.made("incoming_register", file_format="pdf", volume=3)
        cover, table = self.pages(printout)
        for part in (self.agency.name.upper(), "2026", "01/11/2026", "30/11/2026", "3"):
            with self.subTest(part=part):
                self.assertIn(part, cover)
        self.assertTrue(table.endswith("2/ 2"))
        self.assertIn("(10)", table)

    def test_a_number_whose_document_is_narrowed_is_there_without_it(self):
        """R88, R10: no gap in the register, and nothing of what may not be read."""
        document = self.registered()
        document.sudo().write({"is_restricted": True})
        self.assertFalse(self.act(document, "leader").has_access("read"))
        (row,) = self.rows("leader")
        self.assertEqual(row[1], 1)
        self.assertNotIn("kinh phí", " ".join(map(str, row)))

    def test_only_who_keeps_the_register_prints_it(self):
        self.registered()
        for role in ("specialist", "head", "archivist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.asked("incoming_register", role).action_start()
        other = self.asked("incoming_register", agency_id=self.other_agency.id)
        with self.assertRaises(AccessError):
            other.action_start()

    def test_days_without_a_number_or_over_two_years(self):
        self.registered()
        for days in (
            {"date_from": "2026-01-01", "date_to": "2026-01-31"},
            {"date_from": "2025-12-01", "date_to": "2026-11-30"},
            {"date_from": "2026-11-30", "date_to": "2026-11-01"},
            {"date_from": False},
        ):
            with self.subTest(**days), self.assertRaises(UserError):
                self.asked("incoming_register", **days).action_start()


@tagged("post_install", "-at_install")
class TestPrintout(PrintoutCase):
    def test_how_incoming_documents_are_handled_has_seven_columns(self):
        """R108: number, document, who, until when, how far, the answer, remarks."""
        self.passed_on()
        (row,) = self.rows("resolution_register")
        self.assertEqual(len(row), 7)
        self.assertEqual(row[0], 1)
        self.assertEqual(row[1], "Tờ trình, 35/TTr-STC, 20/11/2026, Sở Tài chính")
        self.assertIn(self.support_unit.name, row[2])
        self.assertEqual(row[3], datetime.combine(date(2026, 11, 30), time()))

    def test_the_report_counts_by_unit_and_person(self):
        """R69: what was given, done in time, late, waiting."""
        document = self.passed_on()
        document.with_user(self.expert).action_give_opinion("Đồng ý.")
        rows = self.rows("performance", "leader")
        found = {row[1]: row[2:] for row in rows}
        self.assertEqual(found[self.support_unit.name][:4], [1, 1, 0, 0])
        self.assertEqual(found[self.department.name][:4], [1, 0, 0, 1])
        self.assertEqual(found[self.expert.name][5], 100)

    def test_the_report_counts_documents(self):
        """R108: each once, where it is led; no step of the office, no opinion."""
        document = self.passed_on()
        document.with_user(self.expert).action_give_opinion("Đồng ý.")
        self.act(document, "specialist").action_finish("Đã trả lời.")
        self.registered(code_number="36")
        printout = self.made("resolution_report", "leader")
        lines = self.lines(printout)
        found = {line[1]: line[2:6] for line in lines if isinstance(line[2], int)}
        self.assertEqual(found[self.department.name], [1, 1, 0, 0])
        drafter = self.people["specialist"].name
        self.assertLessEqual({self.department.name, drafter}, set(found))
        # and their total
        self.assertEqual(len(found), 3)
        words = " ".join(str(cell) for line in lines for cell in line)
        self.assertRegex(words, r"registered: 2; .*: 1|đã đăng ký: 2; .*: 1")

    def test_late_is_said_of_what_is_late(self):
        """R108: the progress of what runs past its deadline."""
        self.directed()
        with freeze_time("2026-12-07 02:00:00"):
            (row,) = self.rows("resolution_register")
        self.assertTrue(row[4].endswith(("; late", "; quá hạn")), row[4])

    def test_quality_marks_stand_beside_the_work(self):
        """R69: drafts sent back, and versions made after the first."""
        draft = self.submitted()
        self.make_pdfs(draft)
        self.act(draft, "head").action_return_draft("Sửa căn cứ")
        rows = self.rows("performance", "leader")
        (drafter,) = [r for r in rows if r[1] == self.people["specialist"].name]
        self.assertEqual(drafter[8], 1)

    def test_a_head_has_the_units_headed_only(self):
        """R258: any unit in one's scope, none outside it."""
        self.passed_on()
        row = self.rows("resolution_register", "head", unit_id=self.department.id)
        self.assertEqual(len(row), 1)
        for values in ({}, {"unit_id": self.support_unit.id}):
            with self.subTest(**values), self.assertRaises(AccessError):
                self.asked("resolution_report", "head", **values).action_start()

    def test_each_output_comes_as_pdf_excel_and_word(self):
        """R258: printed and exported from one menu."""
        document = self.passed_on()
        self.numbered_draft()
        dossiers = self.env["qlvb.dossier"].with_user(self.people["specialist"])
        dossiers.create(
            {
                "title": "Hồ sơ kinh phí",
                "notation": "01",
                "date_from": "2026-11-23",
                "item_ids": [Command.create({"document_id": document.id})],
            }
        )
        forms = (("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK"))
        for kind in MENU:
            # a sheet is a form on paper
            for form, begin in forms[:1] if kind == "handling_sheet" else forms:
                with self.subTest(kind=kind, form=form):
                    printout = self.made(kind, file_format=form)
                    self.assertTrue(self.file(printout).startswith(begin))

    def numbered_draft(self):
        draft = self.submitted()
        register = self.env["qlvb.register"]._for(
            self.agency, "outgoing", "administrative", 2026
        )
        register._take(TODAY, draft.sudo())
        return draft

    def test_the_register_of_outgoing_documents_has_ten_columns(self):
        """R258: number, day, what, who signs, to whom, whose file copy."""
        draft = self.numbered_draft()
        (row,) = self.rows("outgoing_register")
        self.assertEqual(len(row), 10)
        self.assertIn(draft.subject, row[2])
        self.assertEqual(row[4], self.other_agency.name)
        self.assertEqual(row[5], self.department.name)

    def test_a_dossier_lists_its_documents_and_hides_what_is_narrowed(self):
        """R258, R10: the lists of dossiers and of the documents in them."""
        document = self.passed_on()
        dossiers = self.env["qlvb.dossier"].with_user(self.people["specialist"])
        dossiers.create(
            {
                "title": "Hồ sơ kinh phí",
                "notation": "01",
                "date_from": "2026-11-23",
                "item_ids": [Command.create({"document_id": document.id})],
            }
        )
        (row,) = self.rows("dossier_list")
        self.assertEqual((row[2], row[5]), ("Hồ sơ kinh phí", 1))
        _heading, row = self.rows("dossier_contents")
        self.assertEqual(row[:2], [1, "35/TTr-STC"])
        document.sudo().write({"is_restricted": True})
        _heading, row = self.rows("dossier_contents", "monitor")
        self.assertEqual((row[0], row[1]), (1, ""))
        self.assertNotIn("kinh phí", row[3])

    def test_each_page_says_who_took_it_and_when(self):
        """R178: system, account, time on every page and in the table."""
        self.registered()
        login = self.people["clerk"].login
        for page in self.pages(self.made("incoming_register", file_format="pdf")):
            self.assertIn(login, page)
            self.assertIn("23/11/2026 09:00:00", page)
        last = self.lines(self.made("incoming_register"))[-1][0]
        self.assertIn(login, last)

    def test_the_asker_is_told_and_nobody_else_gets_it(self):
        """R28, R258: the result is kept for who asked, who is told when it is ready."""
        self.registered()
        printout = self.made("incoming_register")
        clerk = self.people["clerk"]
        notice = self.env["mail.activity"].search([("user_id", "=", clerk.id)])
        self.assertIn(f"so-va-bao-cao/{printout.id}", notice[0].note)
        self.assertEqual(printout.progress, 100)
        for user in (self.people["leader"], self.stranger):
            theirs = printout.with_user(user)
            self.assertFalse(theirs.search([]))
            with self.assertRaises(AccessError):
                theirs.action_download()

    def test_the_notice_renews_itself(self):
        """R258: a second file adds no second notice; it leads to the list of both."""
        self.registered()
        self.made("incoming_register")
        self.made("resolution_register")
        clerk = self.people["clerk"]
        [notice] = self.env["mail.activity"].search([("user_id", "=", clerk.id)])
        self.assertIn('href="/odoo/so-va-bao-cao"', notice.note)
        notice.sudo().unlink()
        third = self.made("incoming_register")
        [notice] = self.env["mail.activity"].search([("user_id", "=", clerk.id)])
        self.assertIn(f"so-va-bao-cao/{third.id}", notice.note)

    def test_what_was_made_is_an_event_and_not_made_again(self):
        """R30: who took which register, of which days."""
        self.registered()
        printout = self.made("incoming_register")
        events = self.env["qlvb.audit.event"].search(
            [("res_model", "=", "qlvb.printout"), ("res_id", "=", printout.id)]
        )
        codes = set(events.mapped("code"))
        self.assertTrue({"printout.start", "printout.build"} <= codes)
        self.assertEqual(events.actor_id, self.people["clerk"])
        with self.assertRaises(UserError):
            printout.action_start()
        with self.assertRaises(AccessError):
            printout.write({"kind": "performance"})

    def test_rights_are_those_of_the_moment_it_is_made(self):
        """R28: a right lost between asking and making opens nothing."""
        self.registered()
        printout = self.asked("incoming_register")
        with trap_jobs():
            printout.action_start()
        role = self.roles["specialist"]
        self.people["clerk"].sudo().qlvb_post_ids.role_ids = [Command.set(role.ids)]
        printout._build()
        self.assertEqual(printout.state, "failed")
        self.assertFalse(printout.sudo().content)

    def test_rights_are_those_of_the_moment_it_is_fetched(self):
        """R28: a right lost after the making opens the copy no more."""
        self.registered()
        listed = self.made("document_list")
        register = self.made("incoming_register")
        register.action_download()
        posts = self.people["clerk"].sudo().qlvb_post_ids
        posts.role_ids = [Command.set(self.roles["specialist"].ids)]
        listed.action_download()
        with self.assertRaises(UserError):
            register.action_download()
        posts.write({"date_from": "2026-01-01", "date_to": "2026-11-01"})
        with self.assertRaises(UserError):
            listed.action_download()


@tagged("post_install", "-at_install")
class TestFoundList(PrintoutCase):
    def found(self, domain, columns, role="clerk", order=None):
        printouts = self.env["qlvb.printout"].with_user(self.people[role])
        with trap_jobs() as trap:
            action = printouts.action_print_list(domain, columns, "xlsx", order)
            trap.assert_jobs_count(0)  # a short list is there at once
        printout = printouts.browse(int(action["url"].rpartition("/")[2]))
        self.assertEqual(printout.state, "done", printout.failure)
        self.assertFalse(printout.sudo().progress_ids, "nobody sees how far it is")
        lines = self.lines(printout)
        [first] = [index for index, line in enumerate(lines) if line[0] == HEAD]
        return lines[first - 1], lines[first + 1 : first + 1 + printout.row_count]

    def test_the_found_list_with_the_chosen_columns(self):
        """R177: what was searched, in the columns and the order chosen."""
        self.registered()
        self.registered(code_number="36", subject="Báo cáo quý")
        head, rows = self.found(
            [("search_text", "=", "bao cao")], ["code", "subject", "state"]
        )
        self.assertEqual(len(head), 4)
        self.assertEqual(rows[0][:3], [1, "36/TTr-STC", "Báo cáo quý"])
        _head, rows = self.found([], ["code"], order="code desc")
        self.assertEqual([row[1] for row in rows], ["36/TTr-STC", "35/TTr-STC"])

    def test_a_long_list_is_made_in_a_job(self):
        """R177: whoever waits for a long one is told; a short one is downloaded."""
        self.registered()
        self.startPatcher(patch.object(printout_build, "MADE_AT_ONCE", 0))
        printouts = self.env["qlvb.printout"].with_user(self.people["clerk"])
        with trap_jobs() as trap:
            action = printouts.action_print_list([], ["code"], "xlsx")
            trap.assert_jobs_count(1)
        self.assertEqual(action["res_model"], "qlvb.printout")

    def test_a_column_of_content_is_a_reading(self):
        """R30: what a mail says, in the printed list, has been read."""
        document = self.registered()
        self.env.cr.execute(
            "UPDATE qlvb_document SET mail_body = 'Kính gửi Sở' WHERE id = %s",
            document.ids,
        )
        self.env.invalidate_all()
        head = [("res_model", "=", document._name), ("res_id", "=", document.id)]
        readings = [*head, ("code", "=", READING)]
        events = self.env["qlvb.audit.event"]
        self.found([("id", "=", document.id)], ["code"])
        self.assertFalse(events.search_count(readings))
        _head, [row] = self.found([("id", "=", document.id)], ["code", "mail_body"])
        self.assertEqual(row[2], "Kính gửi Sở")
        self.assertEqual(events.search_count(readings), 1)

    def test_nothing_but_what_one_sees(self):
        """R28, R177: no row, no column, no condition beyond one's rights."""
        document = self.registered()
        document.sudo().write({"is_restricted": True})
        printouts = self.env["qlvb.printout"].with_user(self.people["leader"])
        with self.assertRaises(UserError):
            printouts.action_print_list([("id", "=", document.id)], ["code"], "pdf")
        for domain, columns in (
            ([("no_such", "=", 1)], ["code"]),
            ("not a domain", ["code"]),
            ([], ["file_ids", "no_such"]),
        ):
            with self.subTest(columns=columns), self.assertRaises(UserError):
                self.act(printouts, "clerk").action_print_list(domain, columns, "pdf")


@tagged("post_install", "-at_install")
class TestHandlingSheets(PrintoutCase):
    def chosen(self, documents, user):
        with trap_jobs() as trap:
            action = documents.with_user(user).action_print_handling_sheets()
            trap.perform_enqueued_jobs()
        printout = self.env["qlvb.printout"].with_user(user).browse(action["res_id"])
        self.assertEqual(printout.state, "done", printout.failure)
        return self.pages(printout)

    def test_the_sheets_of_a_period_are_one_file(self):
        """R94, R178: each document its page, the three parts, who printed it."""
        document = self.passed_on()
        document.with_user(self.expert).action_give_opinion("Đề nghị cấp kinh phí.")
        self.registered(code_number="36")
        printout = self.made("handling_sheet", file_format="pdf")
        first, second = self.pages(printout)
        for part in (
            self.agency.name.upper(),
            "35/TTr-STC",
            "Tham mưu văn bản trả lời.",
            self.department.name,
            "30/11/2026",
            self.people["specialist"].name,
            "Đề nghị cấp kinh phí.",
            self.people["clerk"].login,
        ):
            with self.subTest(part=part):
                self.assertIn(part, first)
        self.assertIn("36/TTr-STC", second)
        self.assertEqual(len(self.events(document, "document.print_sheet")), 1)

    def test_those_chosen_in_a_list(self):
        """R94, R28: what was chosen and may be read; what has no number is left out."""
        first, second = self.passed_on(), self.registered(code_number="36")
        arrived = self.arrive(code_number="37")
        pages = self.chosen(first | second | arrived, self.people["leader"])
        self.assertEqual(len(pages), 2)
        [page] = self.chosen(first, self.people["specialist"])
        self.assertIn("35/TTr-STC", page)
        with self.assertRaises(AccessError):
            self.chosen(first | second, self.stranger)
        with self.assertRaises(UserError):
            self.chosen(arrived, self.people["clerk"])

    def test_in_one_s_scope_and_as_pdf_only(self):
        """R94, R10: a head the units headed, nobody else's period; a paper form."""
        self.passed_on()
        printout = self.asked("handling_sheet", "head", file_format="pdf")
        with self.assertRaises(AccessError):
            printout.action_start()
        headed = self.made(
            "handling_sheet", "head", file_format="pdf", unit_id=self.department.id
        )
        self.assertEqual(headed.row_count, 1)
        with self.assertRaises(UserError):
            self.asked("handling_sheet").action_start()
