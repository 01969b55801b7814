# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from odoo.addons.qlvb_core.qlvb_toolkit import extract
from odoo.addons.qlvb_workflow.tests.test_printout import DAY, PrintoutCase
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import TODAY, InteropCase

ADDRESS = "Ông Nguyễn Văn A, thôn Đông"
GROUND = "Sở Nội vụ yêu cầu bản giấy để lưu hồ sơ cán bộ"


class PaperDispatchCase(InteropCase, PrintoutCase):
    def paper(self, document):
        return self.delivery(document, "paper")

    def post(self, deliveries, role="clerk", **values):
        return self.act(deliveries, role).action_post(**values)

    def words(self, printout) -> str:
        return extract.extract_text(self.file(printout), "application/pdf")


class TestPaperDispatch(PaperDispatchCase):
    def test_what_goes_on_paper_waits_in_the_queue(self):
        """R145: until the clerk notes the post; then it stands in the register."""
        delivery = self.paper(self.issued_waiting())
        queue = self.env.ref("qlvb_interop.paper_delivery_action")
        self.assertIn("paper", queue.domain)
        self.post(delivery, envelopes=2, copies=3, note="Gửi bảo đảm")
        self.assertEqual(
            (delivery.state, delivery.posted_on, delivery.copy_count),
            ("sent", TODAY, 3),
        )
        (row,) = self.rows("post_register")
        self.assertEqual(
            row,
            [
                DAY,
                delivery.document_id.code,
                ADDRESS,
                2,
                "",
                "Gửi bảo đảm",
            ],
        )
        self.assertTrue(self.file(self.made("post_register", file_format="pdf")))
        with self.assertRaises(UserError):
            self.post(delivery)
        self.assertTrue(self.events(delivery.document_id, "exchange.posted"))

    def test_only_the_clerk_posts(self):
        """R145"""
        delivery = self.paper(self.issued_waiting())
        for role in ("leader", "specialist", "head"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.post(delivery, role)
        with self.assertRaises(AccessError):
            delivery.with_user(self.stranger).action_post()
        for wrong in ({"envelopes": 0}, {"copies": -1}):
            with self.subTest(wrong=wrong), self.assertRaises(UserError):
                self.post(delivery, **wrong)

    def test_an_envelope_says_whose_what_and_to_whom(self):
        """R145: Phụ lục IV mục II: agency, numbers inside, recipient, urgency."""
        document = self.issued_waiting()
        document.sudo().urgency = "3"
        with trap_jobs() as trap:
            action = self.act(self.paper(document), "clerk").action_print_envelopes()
            trap.perform_enqueued_jobs()
        printout = self.env["qlvb.printout"].browse(action["res_id"])
        words = self.words(printout)
        for part in (
            self.agency.name.upper(),
            self.agency.superior_name.upper(),
            document.code,
            ADDRESS,
            "HỎA TỐC",
        ):
            with self.subTest(part=part):
                self.assertIn(part, words)
        with self.assertRaises(UserError):
            self.act(self.delivery(document), "clerk").action_print_envelopes()

    def test_the_register_counts_the_copies_sent(self):
        """R148, R155: one for each place, as many of paper as were posted."""
        document = self.issued_waiting()
        self.post(self.paper(document), copies=4)
        (row,) = self.rows("outgoing_register")
        self.assertEqual((row[6], row[7]), (6, DAY))

    def test_paper_stays_linked_to_the_signed_document(self):
        """R148: what is printed for the seal is the signed document itself."""
        document = self.issued_waiting()
        delivery = self.paper(document)
        self.assertEqual(delivery.document_id, document)
        self.assertEqual(document.legal_force, "original")


class TestElectronicOnly(PaperDispatchCase):
    @classmethod
    def recipients(cls):
        return super().recipients()[:1]

    def issued_electronically(self):
        document = self.sealed()
        with trap_jobs():
            self.act(document, "clerk").action_issue()
        return document

    def test_no_paper_step_is_offered(self):
        """R147: number, seal, send; nothing waits in the queue, nothing is posted."""
        document = self.issued_electronically()
        self.assertFalse(self.paper(document))
        with self.assertRaises(UserError):
            self.act(self.delivery(document), "clerk").action_post()
        with self.assertRaises(UserError):
            self.made("post_register")

    def test_paper_beside_needs_a_reason(self):
        """R149: one the law knows, written down, once."""
        document = self.issued_electronically()
        delivery = self.act(self.delivery(document), "clerk")
        for ground, reason in ((None, GROUND), ("listed", " "), ("khác", GROUND)):
            with self.subTest(ground=ground), self.assertRaises(UserError):
                delivery.action_add_paper(ground, reason)
        with self.assertRaises(AccessError):
            self.act(self.delivery(document), "leader").action_add_paper("listed", "x")
        self.assertTrue(delivery.can_add_paper)
        delivery.action_add_paper("listed", GROUND)
        document.invalidate_recordset()
        paper = self.paper(document)
        self.assertEqual(
            (paper.state, paper.recipient_name, paper.paper_reason),
            ("paper", "Sở Nội vụ", GROUND),
        )
        self.assertFalse(delivery.can_add_paper)
        with self.assertRaises(UserError):
            delivery.action_add_paper("listed", GROUND)
        self.assertTrue(self.events(document, "exchange.paper_added"))
        self.post(paper)


class TestAfterIssue(PaperDispatchCase):
    def test_the_issued_document_is_never_edited(self):
        """R152: whoever tries is refused; only a new document changes it."""
        document = self.issued_waiting()
        main = document._current_files("main")
        for role in ("clerk", "leader", "specialist", "head", "form_checker"):
            mine = self.act(document, role)
            with self.subTest(role=role), self.assertRaises(AccessError):
                mine.write({"subject": "Sửa trích yếu"})
            with self.subTest(role=role), self.assertRaises(UserError):
                mine.action_upload_draft("sua.docx", "UEsDBA==")
            with self.subTest(role=role), self.assertRaises(AccessError):
                mine.write({"recipient_ids": [Command.clear()]})
        document.invalidate_recordset()
        self.assertEqual(document._current_files("main"), main)

    def test_a_wrong_form_is_corrected_by_a_letter(self):
        """R152: công văn đính chính, linked, to whoever has the document."""
        document = self.issued_waiting()
        document.sudo().urgency = "3"
        action = self.act(document, "specialist").action_begin_newer("correct")
        letter = self.env["qlvb.document"].browse(action["res_id"])
        self.assertEqual(letter.urgency, "0", "its own, not that of the wrong one")
        self.assertEqual(
            letter.type_id, self.env.ref("qlvb_core.document_type_cong_van")
        )
        self.assertEqual(letter.replaces_ids, document)
        self.assertIn(document.code, letter.subject)
        self.assertEqual(
            letter.recipient_ids.mapped("name"), document.recipient_ids.mapped("name")
        )
        self.assertIn(document.code, letter.older_words)
        self.assertFalse(document.newer_words)
        letter.sudo().state = "issued"
        document.invalidate_recordset()
        self.assertIn("Corrected by", document.newer_words)
        (row,) = self.rows("outgoing_register")
        self.assertIn(letter.code_notation, row[9])
        self.assertNotIn("<a", row[9])
        (slip,) = letter._deck_earlier()
        self.assertEqual(slip.split()[0], "Corrects")
        document._log_newer(letter)
        self.assertTrue(self.events(document, "document.corrected"))

    def test_the_report_counts_what_was_recalled_or_replaced(self):
        """R156, R152, R153: beside what went out in the days."""
        document = self.issued_waiting()
        self.assertEqual(self.rows("outgoing_report")[-1][-2:], [0, 0])
        action = self.act(document, "specialist").action_begin_newer()
        newer = self.env["qlvb.document"].browse(action["res_id"])
        self.assertEqual(self.rows("outgoing_report")[-1][-2:], [0, 0])
        newer.sudo().state = "issued"
        document.sudo().recall_state = "asked"
        self.assertEqual(self.rows("outgoing_report")[-1][-2:], [1, 1])

    def test_a_wrong_content_is_replaced_by_its_equal(self):
        """R152: a document of the same form, marked as replacing or amending."""
        document = self.issued_waiting()
        for kind in ("replace", "amend"):
            action = self.act(document, "specialist").action_begin_newer(kind)
            newer = self.env["qlvb.document"].browse(action["res_id"])
            with self.subTest(kind=kind):
                self.assertEqual(newer.type_id, document.type_id)
                self.assertEqual(newer.replacement_kind, kind)

    def test_a_copy_approved_before_a_recall_is_not_made(self):
        """R153: no copy of what is being recalled, whatever was approved before."""
        leader = self.people["leader"]
        self.env["qlvb.copy.right"].with_user(leader).create(
            {
                "post_id": leader.qlvb_post_ids.id,
                "decision": "Quyết định số 05/QĐ-SKHCN",
                "date_from": "2026-01-05",
            }
        )
        document = self.issued_waiting()
        ask = {"kind": "sy", "medium": "paper", "recipients": "Sở Tài chính"}
        approved, asked = (
            self.env["qlvb.copy"].browse(
                self.act(document, role).action_ask_copy(ask)["res_id"]
            )
            for role in ("leader", "clerk")
        )
        with trap_jobs():
            self.act(document, "clerk").action_ask_recall("Sai số liệu", leader.id)
        with self.assertRaisesRegex(UserError, "recalled"):
            self.act(approved, "clerk").action_open_make()
        with self.assertRaisesRegex(UserError, "recalled"):
            self.act(asked, "leader").action_approve()
        self.assertEqual((approved.state, asked.state), ("approved", "asked"))

    def test_a_recall_freezes_what_was_sent(self):
        """R153: asked of everybody, answers on the document, nothing more goes out."""
        document = self.issued_waiting()
        leader = self.people["leader"]
        before = (document.subject, document.code, document.file_ids.mapped("sha256"))
        with trap_jobs():
            self.act(document, "clerk").action_ask_recall("Sai số liệu", leader.id)
        document.invalidate_recordset()
        self.assertEqual(set(document.delivery_ids.mapped("recall_state")), {"asked"})
        paper = self.paper(document)
        for act in (
            lambda: self.post(paper),
            lambda: self.act(paper, "clerk").action_print_envelopes(),
            lambda: self.act(self.delivery(document), "clerk").action_add_paper(
                "listed", GROUND
            ),
            lambda: self.act(document, "clerk").action_ask_copy(
                {"kind": "sy", "medium": "paper", "recipients": "x"}
            ),
        ):
            with self.assertRaisesRegex(UserError, "recalled"):
                act()
        with self.assertRaises(AccessError):
            self.act(document, "clerk").write({"subject": "Khác"})
        self.act(paper, "clerk").action_paper_returned()
        document.invalidate_recordset()
        self.assertIn(ADDRESS, document.recall_agreed)
        self.assertIn("Sở Nội vụ", document.recall_unanswered)
        self.assertEqual(
            (document.recall_reason, document.recall_leader_id),
            ("Sai số liệu", leader),
        )
        after = (document.subject, document.code, document.file_ids.mapped("sha256"))
        self.assertEqual(after, before)
