# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestIncoming(WorkflowCase):
    def test_arrival_waits_for_the_clerk(self):
        document = self.arrive()
        self.assertEqual(document.state, "arrived")
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.agency.id}")}
        )
        self.assert_flow_closed()

    def test_only_a_clerk_takes_in(self):
        for role in ("specialist", "head", "leader", "form_checker", "archivist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.env["qlvb.document"].with_user(self.people[role]).create(
                    {
                        "direction": "incoming",
                        "agency_id": self.agency.id,
                        "subject": "Văn bản giấy",
                    }
                )

    def test_clerk_of_another_agency_cannot_take_in_here(self):
        with self.assertRaises(AccessError):
            self.env["qlvb.document"].with_user(self.stranger).create(
                {"direction": "incoming", "agency_id": self.agency.id, "subject": "X"}
            )

    def test_registering_names_every_missing_field(self):
        """R82: the refusal names the fields; nothing gets a number."""
        document = self.arrive(
            code_notation=False, code_number=False, issuer_name=False, issued_date=False
        )
        with self.assertRaises(UserError) as refusal:
            document.action_register()
        for label in ("Issued by", "Issued on", "Number, notation"):
            self.assertIn(label, str(refusal.exception))
        self.assertFalse(document.arrival_number)
        self.assertEqual(document.state, "arrived")

    def test_a_letter_without_number_registers_when_that_is_said(self):
        document = self.arrive(code_notation=False, code_number=False, no_number=True)
        document.action_register()
        self.assertEqual(document.state, "registered")

    def test_arrival_numbers_follow_each_other(self):
        """R84: one series of the agency for the year, from 1."""
        numbers = [self.registered().arrival_number for _turn in range(3)]
        self.assertEqual(numbers, [1, 2, 3])
        self.assert_flow_closed()

    def test_registering_says_number_and_date(self):
        document = self.arrive()
        message = document.action_register()["params"]["message"]
        self.assertIn("1, 23/11/2026", message)
        self.assertEqual(document.arrival_date, date(2026, 11, 23))

    def test_refusal_needs_a_reason_and_takes_no_number(self):
        """R74: refused with its reason, without số đến."""
        document = self.arrive()
        with self.assertRaises(UserError):
            document.action_refuse("  ")
        document.action_refuse("Gửi nhầm địa chỉ")
        self.assertEqual(document.state, "refused")
        self.assertEqual(document.result, "Gửi nhầm địa chỉ")
        self.assertFalse(document.arrival_number)
        self.assertFalse(self.holders(document))
        self.assert_flow_closed()

    def test_unregistered_is_not_presented(self):
        """R87: what is not registered cannot go on."""
        with self.assertRaises(UserError):
            self.arrive().action_present(self.people["leader"].id)

    def test_presented_to_a_leader_of_the_agency_only(self):
        """R91"""
        document = self.registered()
        for user in (self.people["head"], self.stranger):
            with self.subTest(user=user.name), self.assertRaises(UserError):
                document.action_present(user.id)
        document.action_present(self.people["leader"].id, "Đề xuất Phòng CĐS chủ trì")
        self.assertEqual(
            self.holders(document), {("direct", f"user:{self.people['leader'].id}")}
        )
        item = document.work_item_ids.filtered(lambda w: w.state == "open")
        self.assertEqual(item.note, "Đề xuất Phòng CĐS chủ trì")

    def test_urgent_documents_are_due_today(self):
        """R93: urgent ones at once, others within one working day."""
        due = {
            urgency: self.arrive(urgency=urgency).sudo().work_item_ids.due_date
            for urgency in ("0", "3")
        }
        self.assertEqual(due, {"0": date(2026, 11, 24), "3": date(2026, 11, 23)})

    def test_scan_is_kept_with_the_document(self):
        document = self.arrive()
        document.action_add_file("den.pdf", b64(make_pdf("Kính gửi")))
        document.action_add_file("phu-luc.docx", b64(make_docx("Phụ lục")), "appendix")
        self.assertEqual(document.reading_file_id.name, "den.pdf")
        document.action_register()
        with self.assertRaises(UserError):
            document.action_add_file("them.pdf", b64(make_pdf("Thêm")))

    def take_in(self, register=True, content=None, user="clerk", **values):
        """One act of intake; return its action."""
        pdf = make_pdf("Kính gửi: Ủy ban nhân dân") if content is None else content
        return (
            self.env["qlvb.document"]
            .with_user(self.people[user])
            .action_take_in(
                {
                    "type_id": self.env.ref("qlvb_core.document_type_to_trinh").id,
                    "code_number": "35",
                    "code_notation": "TTr-SNV",
                    "issuer_name": "Sở Nội vụ",
                    "issued_date": date(2026, 11, 20),
                    "subject": "Về việc kiện toàn tổ chức",
                    **values,
                },
                "den.pdf",
                b64(pdf),
                register,
            )
        )

    def taken_in(self, register=True, **values):
        action = self.take_in(register, **values)
        opened = action["params"]["next"] if register else action
        return self.env["qlvb.document"].browse(opened["res_id"])

    def test_taking_in_and_registering_is_one_act(self):
        """R82, R84: scan, fields and number at once; the clerk presents next."""
        document = self.taken_in()
        self.assertEqual(document.agency_id, self.agency)
        self.assertEqual(document.state, "registered")
        self.assertEqual(document.arrival_number, 1)
        self.assertEqual(document.reading_file_id.name, "den.pdf")
        self.assertEqual(
            self.holders(document), {("present", f"clerk@{self.agency.id}")}
        )
        codes = document.sudo().event_ids.mapped("code")
        self.assertIn("document.create", codes)
        self.assertIn("file.store", codes)
        self.assertIn("document.register", codes)
        file = document.sudo().file_ids
        file._keep_text(file._current_text_facts())
        self.assertEqual(
            self.env["qlvb.document"].search(
                [("search_text", "=", "uy ban nhan dan kien toan")]
            ),
            document,
        )
        self.assert_flow_closed()

    def test_taking_in_says_the_number_and_opens_the_document(self):
        action = self.take_in()
        self.assertIn("1, 23/11/2026", action["params"]["message"])
        self.assertEqual(action["params"]["next"]["res_model"], "qlvb.document")

    def test_intake_takes_no_nonsense(self):
        """R60: what is no file or no description is refused in words, whole."""
        documents = self.env["qlvb.document"].with_user(self.people["clerk"])
        count = documents.search_count([])
        values = {"subject": "Về việc kiện toàn tổ chức"}
        pdf = b64(make_pdf())
        for given in (
            (values, "den.pdf", "không phải base64"),
            (values, "den.pdf", "AAAAA"),
            (values, "den.pdf", 7),
            (values, "den.pdf", False),
            (values, None, pdf),
            (values, "den.exe", pdf),
            ([values], "den.pdf", pdf),
            ({**values, "subject": "dài" * 200}, "den.pdf", pdf),
        ):
            with (
                self.subTest(given=str(given)[:60]),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                documents.action_take_in(*given)
        self.assertEqual(documents.search_count([]), count)

    def test_intake_of_a_file_beyond_every_limit(self):
        """R60: a file that is too large is refused before it is decoded."""
        rule = self.env["qlvb.rule"].search([("code", "=", "file.max_bytes")])
        rule.value = "1000"
        with self.assertRaisesRegex(UserError, "the limit is"):
            self.take_in(content=b"x" * 2000)

    def test_intake_writes_no_protected_field(self):
        """R21: intake sets neither state, number nor holders, nor another's agency."""
        for values in (
            {"state": "done"},
            {"arrival_number": 77},
            {"document_identifier": "H31.08.2026.0000001"},
            {"drafter_id": self.people["leader"].id},
            {"work_item_ids": [(0, 0, {"kind": "direct", "principal": "user:1"})]},
            {"participant_ids": [(0, 0, {"principal": "user:1"})]},
            {"agency_id": self.other_agency.id},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.take_in(**values)

    def test_intake_of_a_state_secret(self):
        """R3: a secrecy mark is refused in whichever field it stands."""
        for values in (
            {"subject": "TUYỆT MẬT"},
            {"issuer_name": "TỐI MẬT"},
            {"code_notation": "MẬT"},
            {"place": "Độ mật: Mật"},
            {"secrecy": "Mật"},
        ):
            with self.subTest(values=values), self.assertRaises(UserError):
                self.take_in(**values)

    def test_taken_in_only_it_waits_to_be_registered(self):
        document = self.taken_in(register=False)
        self.assertEqual(document.state, "arrived")
        self.assertFalse(document.arrival_number)
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.agency.id}")}
        )
        self.assert_flow_closed()

    def test_taking_in_is_all_or_nothing(self):
        """R60, R82: a refused file or a missing field leaves no document, no number."""
        before = self.env["qlvb.document"].search_count([])
        for wrong in ({"content": b"khong phai PDF"}, {"issuer_name": False}):
            with (
                self.subTest(wrong),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                self.take_in(**wrong)
        self.assertEqual(self.env["qlvb.document"].search_count([]), before)
        self.assertEqual(self.taken_in().arrival_number, 1)

    def test_only_the_clerk_of_the_agency_takes_in_by_one_act(self):
        """R82: nobody else's call gives a number, nor one for another agency."""
        for role in ("specialist", "head", "leader", "archivist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.take_in(user=role)
        with self.assertRaises(AccessError):
            self.take_in(agency_id=self.stranger.qlvb_post_ids.agency_id.id)
        for name, value in (("state", "done"), ("arrival_number", 900)):
            with self.subTest(name), self.assertRaises(AccessError):
                self.take_in(**{name: value})

    def test_broken_file_leaves_nothing(self):
        document = self.arrive()
        with self.assertRaises(UserError) as refusal:
            document.action_add_file("den.pdf", b64(b"khong phai PDF"))
        self.assertIn("den.pdf", str(refusal.exception))
        self.assertFalse(document.file_ids)

    def test_pasted_code_splits_itself(self):
        document = self.env["qlvb.document"].new({"direction": "incoming"})
        document.code_notation = "76/2025/QĐ-UBND"
        document._onchange_code()
        self.assertEqual(
            (document.code_number, document.code_year, document.code_notation),
            ("76", 2025, "QĐ-UBND"),
        )


@tagged("post_install", "-at_install")
class TestDirective(WorkflowCase):
    def direct(self, *lines, directive="Nghiên cứu, xử lý."):
        document = self.presented()
        self.act(document, "leader").action_direct(directive, list(lines))
        return document

    def test_lead_support_and_information(self):
        """R96, R97: who gets what, each with a due date."""
        document = self.direct(
            self.lead_line(),
            self.support_line(),
            {"role": "info", "user_id": self.colleague.id},
        )
        self.assertEqual(
            self.holders(document),
            {
                ("pass_on", f"head@{self.department.id}"),
                ("pass_on", f"head@{self.support_unit.id}"),
                ("take_note", f"user:{self.colleague.id}"),
            },
        )
        self.assertEqual(document.due_date, date(2026, 11, 30))
        self.assertEqual(
            document.assignment_ids.mapped("due_date"),
            # 7 working days after Monday 23 November when the leader names no date
            [date(2026, 11, 30), date(2026, 11, 27), date(2026, 12, 2)],
        )
        self.assert_flow_closed()

    def test_a_person_may_lead_at_once(self):
        document = self.direct(
            {"role": "lead", "user_id": self.people["specialist"].id},
            {"role": "support", "user_id": self.expert.id},
        )
        self.assertEqual(
            self.holders(document),
            {
                ("handle", f"user:{self.people['specialist'].id}"),
                ("give_opinion", f"user:{self.expert.id}"),
            },
        )

    def test_exactly_one_lead(self):
        """R96: none and two are refused."""
        two = {"role": "lead", "unit_id": self.support_unit.id}
        for lines in ([], [self.support_line()], [self.lead_line(), two]):
            with self.subTest(lines=lines), self.assertRaises(UserError):
                self.direct(*lines)

    def test_refused_targets(self):
        other_department = self.env["qlvb.unit"].create(
            {"name": "Phòng Tổ chức", "code": "TC", "parent_id": self.other_agency.id}
        )
        headless = self.env["qlvb.unit"].create(
            {"name": "Phòng mới lập", "code": "MOI", "parent_id": self.agency.id}
        )
        wrong = {
            "outside": {"unit_id": other_department.id},
            "nobody there": {"unit_id": headless.id},
            "stranger": {"user_id": self.stranger.id},
            "nobody named": {},
            "both": {"unit_id": self.department.id, "user_id": self.expert.id},
            "past": {"unit_id": self.department.id, "due_date": "2026-11-20"},
        }
        for name, line in wrong.items():
            with self.subTest(name), self.assertRaises(UserError):
                self.direct({"role": "lead", **line})

    def test_same_target_twice_is_refused(self):
        double = {"role": "support", "unit_id": self.department.id}
        with self.assertRaises(UserError):
            self.direct(self.lead_line(), double)

    def test_directive_is_required(self):
        with self.assertRaises(UserError):
            self.direct(self.lead_line(), directive=" ")

    def test_what_is_no_line_of_a_directive_is_refused_in_words(self):
        """R96: whatever a program sends, nothing is half done."""
        document = self.act(self.presented(), "leader")
        for lines in (None, 7, [None], [[1]], [{}], [{"role": "lead", "unit_id": "x"}]):
            with self.subTest(lines=lines), self.assertRaises(UserError):
                document.action_direct("Xử lý", lines)
        self.assertEqual(
            (document.state, len(document.assignment_ids)), ("presented", 0)
        )

    def test_directive_is_not_rewritten(self):
        """R98: nobody changes what was written."""
        document = self.direct(self.lead_line())
        for role in ("leader", "head", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document.assignment_ids, role).write({"directive": "Khác"})
