# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestSupportRequest(AccountCase):
    def ask(self, **values):
        requests = self.env["qlvb.support.request"].with_user(self.colleague)
        return requests.create({"subject": "Không mở được hồ sơ", **values})

    def answer(self, request, text="Đã mở quyền"):
        if request.env.user == self.colleague:
            request = request.with_user(self.admin)
        request.answer = text
        request.action_answer()

    def test_who_asked_finds_the_notice(self):
        """R254, R28: the notice of an answer is under the clock of who asked, only."""
        request = self.ask()
        self.answer(request)
        notice = [("note", "ilike", f"/odoo/{request._name}/{request.id}")]
        notices = self.env["mail.activity"]
        self.assertTrue(notices.with_user(self.colleague).search(notice))
        for user in (self.stranger, self.people["leader"], self.other_admin):
            with self.subTest(user=user.login):
                self.assertFalse(notices.with_user(user).search(notice))

    def test_no_answer_is_forged(self):
        """R254: who asks cannot write that the request was answered, or by whom."""
        request = self.ask(
            state="answered",
            answer="Đã xử lý",
            answered_by_id=self.admin.id,
            answered_at="2026-01-01 00:00:00",
            requester_id=self.stranger.id,
        )
        self.assertEqual(
            (request.state, request.requester_id), ("open", self.colleague)
        )
        self.assertFalse(
            request.answer or request.answered_by_id or request.answered_at
        )

    def test_asked_and_answered(self):
        """R254: the admin receives the request and answers it in the system."""
        request = self.ask().with_user(self.admin)
        with self.assertRaisesRegex(UserError, "Write the answer"):
            request.action_answer()
        request.answer = "Hồ sơ đã đóng, liên hệ văn thư lưu trữ."
        request.action_answer()
        self.assertEqual(request.state, "answered")
        self.assertEqual(request.answered_by_id, self.admin)
        told = self.env["mail.activity"].search([("user_id", "=", self.colleague.id)])
        self.assertEqual(told.summary, request.subject)
        with self.assertRaises(AccessError):
            request.answer = "Khác"

    def test_in_ones_own_name(self):
        """R254: nobody asks for another, answers himself, or looks elsewhere."""
        request = self.ask(
            requester_id=self.stranger.id,
            agency_id=self.other_agency.id,
            state="answered",
        )
        self.assertEqual(request.requester_id, self.colleague)
        self.assertEqual(request.agency_id, self.agency)
        self.assertEqual(request.state, "open")
        with self.assertRaises(AccessError):
            request.write({"answer": "Tự trả lời"})
        with self.assertRaises(AccessError):
            request.action_answer()
        for user in (self.other_admin, self.stranger, self.people["leader"]):
            records = self.env["qlvb.support.request"].with_user(user)
            self.assertFalse(records.search([]))

    def test_no_state_secret(self):
        """R3: a question with a secrecy mark is refused."""
        with self.assertRaises(UserError):
            self.ask(description="Độ mật: TUYỆT MẬT")

    def test_the_operator_answers_a_fault(self):
        """R254: who runs the system sees every request, those that wait first."""
        first, second = self.ask(kind="fault"), self.ask(kind="use")
        self.answer(second)
        records = self.env["qlvb.support.request"].with_user(self.operator)
        both = records.search([("id", "in", (first | second).ids)])
        self.assertEqual(both.ids, [first.id, second.id])
        fault = first.with_user(self.operator)
        self.answer(fault, "Đã khởi động lại dịch vụ chuyển đổi tệp.")
        self.assertEqual(fault.answered_by_id, self.operator)
        told = self.env["mail.activity"].search([("user_id", "=", self.colleague.id)])
        self.assertIn("Đã khởi động lại", "".join(told.mapped("note")))

    def test_a_request_opens_no_document(self):
        """R254, R19: who answers learns what was written, not what it is about."""
        document = self.new_draft()
        request = self.ask(subject=f"Không mở được /odoo/van-ban/{document.id}")
        for user in (self.operator, self.admin):
            with self.subTest(user=user.login):
                self.assertIn("Không mở được", request.with_user(user).subject)
                with self.assertRaises(AccessError):
                    document.with_user(user).read(["subject"])

    def test_closed_by_either_side(self):
        """R254: who answered closes it, or who asked; nobody before the answer."""
        first, second = self.ask(), self.ask()
        with self.assertRaisesRegex(UserError, "Answer the request before"):
            first.with_user(self.admin).action_close()
        self.answer(first)
        first.with_user(self.admin).action_close()
        second.action_close()
        self.assertEqual({first.state, second.state}, {"closed"})
        with self.assertRaisesRegex(UserError, "closed already"):
            second.action_close()
        for user in (self.stranger, self.other_admin, self.people["leader"]):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                second.with_user(user).action_close()

    def test_an_admin_who_asks_is_answered_by_the_operator(self):
        """R254: nobody answers himself, not even who answers the others."""
        request = self.ask().with_user(self.admin)
        own = request.create({"subject": "Tôi không tạo được tài khoản"})
        with self.assertRaises(AccessError):
            own.answer = "Tự trả lời"
        self.answer(own.with_user(self.operator))
        self.assertEqual(own.state, "answered")

    def test_the_second_of_two_who_answer(self):
        """R254, R259: what the first sent stays; the second is told."""
        request = self.ask()
        self.answer(request)
        with self.assertRaisesRegex(AccessError, "answered already"):
            request.with_user(self.operator).answer = "Khác"
        self.assertEqual(request.answer, "Đã mở quyền")
