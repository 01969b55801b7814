# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestCorrection(WorkflowCase):
    """A wrong entry of the register, seen later."""

    def corrections(self, document):
        return self.env["qlvb.audit.event"].search(
            [("document_id", "=", document.id), ("code", "=", "document.correct")]
        )

    def test_the_clerk_corrects_what_was_registered(self):
        """R90: old and new values, the reason and who; the number stays."""
        document = self.passed_on()
        number = document.arrival_number
        wizards = self.env["qlvb.correction.wizard"].with_user(self.people["clerk"])
        with Form(wizards.with_context(default_document_id=document.id)) as dialog:
            self.assertEqual(dialog.code_number, document.code_number)
            dialog.code_number = "36"
            dialog.issuer_name = "Sở Nội vụ"
            dialog.reason = "Đọc nhầm số"
        dialog.record.action_confirm()
        self.assertEqual(
            (document.code_number, document.issuer_name), ("36", "Sở Nội vụ")
        )
        self.assertEqual(document.arrival_number, number)
        event = self.corrections(document)
        self.assertEqual(event.actor_id, self.people["clerk"])
        self.assertIn("Đọc nhầm số", event.data)
        self.assertIn("35", event.data)
        self.assertNotIn("signer_name", event.data)

    def test_a_finished_one_too(self):
        """R90: the register is kept longer than the work."""
        document = self.passed_on()
        self.act(document, "specialist").action_finish("Xong", True)
        self.act(document, "clerk").action_correct(
            {"signer_name": "Lê Minh"}, "Sai tên"
        )
        self.assertEqual((document.state, document.signer_name), ("done", "Lê Minh"))

    def test_values_of_another_kind_are_refused_in_words(self):
        """R90: whatever comes over RPC, the answer names the field."""
        document = self.act(self.registered(), "clerk")
        for values in (
            {"urgency": "9"},
            {"urgency": 1},
            {"urgency": ["1"]},
            {"type_id": "Tờ trình"},
            {"type_id": 2**40},
            {"type_id": 2**31 - 1},
            {"type_id": [self.type_report.id]},
            {"issued_date": "hôm qua"},
            {"issued_date": 20261123},
            {"code_year": "hai nghìn"},
            {"subject": ["a"]},
            {"subject": {"a": 1}},
            {"issuer_name": True},
            {"signer_name": "a\0b"},
        ):
            label = document._fields[next(iter(values))].string
            with self.subTest(values), self.assertRaisesRegex(UserError, label):
                document.action_correct(values, "Sửa")
        with self.assertRaisesRegex(UserError, "reason"):
            document.action_correct({"subject": "Khác"}, 7)

    def test_not_without_a_reason_nor_for_nothing(self):
        document = self.act(self.registered(), "clerk")
        for values, reason in (
            ({"code_number": "36"}, " "),
            ({"code_number": document.code_number}, "Không đổi gì"),
            ({"subject": ""}, "Bỏ trống"),
            ({"issued_date": "2099-01-01"}, "Ngày mai"),
            ({"arrival_number": 7}, "Đổi số đến"),
            ({"state": "done"}, "Xong"),
            ({"no_such_field": 1}, "?"),
            ([], "?"),
        ):
            with (
                self.subTest(values),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                document.action_correct(values, reason)
        self.assertFalse(self.corrections(document))

    def test_nobody_else_corrects(self):
        """R10, R90: not the holder, not the leader, not another agency's clerk."""
        document = self.passed_on()
        for user in (
            self.people["specialist"],
            self.people["leader"],
            self.stranger,
        ):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user).action_correct({"subject": "Khác"}, "Sai")
