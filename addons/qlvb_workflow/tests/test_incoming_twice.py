# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from odoo.addons.qlvb_core.tests.common import make_pdf

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestIncomingTwice(WorkflowCase):
    """One document that comes in by two ways, or in one that cannot be."""

    def test_the_same_document_is_pointed_out(self):
        """R86: same number, notation, body and year, however they are typed."""
        first = self.registered()
        for near in (
            {},
            {"code_number": "035"},
            {"code_notation": "ttr – stc"},
            {"issuer_name": "SỞ TÀI CHÍNH", "code_year": 2026},
            {"issuer_name": "Sở Tài chính tỉnh Hưng Yên", "code_notation": "TTr.STC"},
            {"issuer_name": "STC"},
        ):
            with self.subTest(near):
                second = self.arrive(**near)
                self.assertIn(first, second.duplicate_ids)
                self.assertIn(f"/odoo/van-ban/{first.id}", second.duplicate_words)
        for other in ({"issuer_name": "Sở Y tế"}, {"issued_date": "2025-11-20"}):
            with self.subTest(other):
                self.assertFalse(self.arrive(**other).duplicate_ids)

    def test_the_very_file_is_pointed_out_under_another_number(self):
        """R86: a slip in the number hides nothing; a reason is asked for."""
        content = b64(make_pdf("Công văn 35"))
        values = {
            "subject": "Báo cáo",
            "type_id": self.env.ref("qlvb_core.document_type_cong_van").id,
            "issuer_name": "Sở Tài chính",
            "issued_date": "2026-11-20",
            "code_number": "1501",
            "code_notation": "STC-QLNS",
        }
        papers = self.env["qlvb.document"].with_user(self.people["clerk"])
        opened = papers.action_take_in(values, "a.pdf", content, register=True)
        first = papers.browse(opened["params"]["next"]["res_id"])
        dialog = Form(self.env["qlvb.receive.wizard"].with_user(self.people["clerk"]))
        dialog.content = content
        self.assertIn("This very file is here already", dialog.duplicate_words)
        self.assertTrue(dialog.is_registered_already)
        other = {**values, "code_number": "12"}
        with self.assertRaisesRegex(UserError, "very file.*arrival number 1 "):
            papers.action_take_in(other, "b.pdf", content, register=True)
        opened = papers.action_take_in(other, "b.pdf", content)
        second = papers.browse(opened["res_id"])
        self.assertIn(first, second.duplicate_ids)
        self.assertIn("1501/STC-QLNS", second.duplicate_words)
        self.assertEqual(second.action_register()["res_model"], "qlvb.reason.wizard")
        elsewhere = self.arrive()
        self.assertFalse(elsewhere.duplicate_ids)

    def test_the_other_may_wait_as_well(self):
        """R86: the clerk reads whether it has a number or waits, too."""
        first, second = self.arrive(), self.arrive()
        self.assertIn("waits to be registered as well", second.duplicate_words)
        self.assertIn(f"/odoo/van-ban/{second.id}", first.duplicate_words)
        first.action_register()
        self.assertEqual(first.arrival_number, 1)
        self.assertFalse(first.sudo().duplicate_reason)
        second.invalidate_recordset()
        self.assertIn("arrival number 1", second.duplicate_words)
        self.assertEqual(second.action_register()["res_model"], "qlvb.reason.wizard")
        self.assertFalse(second.arrival_number)

    def test_registering_again_asks_why(self):
        """R86: the clerk is asked, may go on with a reason, and that is recorded."""
        first, second = self.registered(), self.arrive()
        asked = second.action_register()
        self.assertEqual(asked["res_model"], "qlvb.reason.wizard")
        self.assertFalse(second.arrival_number)
        with self.assertRaises(UserError):
            second.action_register_again(" ")
        dialog = (
            self.env["qlvb.reason.wizard"]
            .with_user(self.people["clerk"])
            .with_context(**asked["context"])
            .create({"reason": "Bản chính sau bản fax"})
        )
        self.assertIn(first.code, dialog.duplicate_words)
        dialog.action_confirm()
        self.assertEqual(second.arrival_number, first.arrival_number + 1)
        event = self.events(second, "document.register")
        self.assertIn("Bản chính sau bản fax", event.data)
        self.assertIn(str(first.id), event.data)

    def test_with_a_reason_one_goes_on_with_the_next(self):
        """R82, R86: whoever works through what came is not stopped by a duplicate."""
        self.registered()
        second, third = self.arrive(), self.arrive(code_number="36")
        asked = second.action_register_next()
        dialogs = self.env["qlvb.reason.wizard"].with_user(self.people["clerk"])
        dialog = Form(dialogs.with_context(**asked["context"]))
        dialog.reason = "Bản chính sau bản fax"
        said = dialog.save().action_confirm()["params"]
        waiting = second.env["qlvb.work.item"].search(said["among"])
        self.assertEqual(waiting.document_id.ids, third.ids)
        self.assertEqual(self.env.ref(said["next"]).path, "tiep-nhan")

    def test_each_agency_has_its_own_register(self):
        """R10, R86: what another agency received is no duplicate, and is not told."""
        self.registered()
        both = self.add_person("both", self.agency, "clerk")
        self.env["qlvb.post"].create(
            {
                "user_id": both.id,
                "unit_id": self.other_agency.id,
                "role_ids": [Command.set(self.roles["clerk"].ids)],
                "title": "Văn thư",
            }
        )
        office = self.other_agency.id
        there = self.arrive(both, agency_id=office, unit_id=office)
        self.assertFalse(there.duplicate_ids)
        there.action_register()
        self.assertEqual(there.arrival_number, 1)

    def test_only_the_clerk_registers_again(self):
        """R86: a reason gives no right to anybody it does not wait for."""
        self.registered()
        second = self.arrive()
        for role in ("specialist", "leader"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(second, role).action_register_again("Bản chính gửi sau")
        self.assertFalse(second.sudo().duplicate_reason)

    def test_one_sent_back_is_no_obstacle(self):
        """R86: what was refused and comes again, mended, is not in twice."""
        first = self.arrive()
        first.action_refuse("Thiếu phụ lục")
        self.assertFalse(self.arrive().duplicate_ids)

    def test_the_dialog_of_intake_warns_while_one_types(self):
        """R86: taken in and registered in one act, the warning comes before."""
        first = self.registered()
        clerk = self.people["clerk"]
        wizards = self.env["qlvb.receive.wizard"].with_user(clerk)
        dialog = Form(wizards.with_context(default_filename="den.pdf"))
        dialog.content = b64(make_pdf("Kính gửi"))
        dialog.type_id = self.type_report
        dialog.subject = first.subject
        dialog.code = "35/2026/TTr-STC"
        dialog.issuer_name = "sở tài chính"
        dialog.issued_date = date(2026, 11, 20)
        self.assertIn(first.code, dialog.duplicate_words)
        with self.assertRaises(AssertionError):
            dialog.save()
        dialog.duplicate_reason = "Bản chính sau bản fax"
        said = dialog.save().action_register()
        second = self.env["qlvb.document"].browse(said["params"]["next"]["res_id"])
        self.assertEqual(second.arrival_number, first.arrival_number + 1)
        self.assertEqual(second.sudo().duplicate_reason, "Bản chính sau bản fax")

    def test_the_act_itself_asks_too(self):
        """R86: past the dialog nobody registers one twice without a reason."""
        first = self.registered()
        values = {
            name: first[name]
            for name in ("code_number", "code_notation", "issuer_name", "issued_date")
        }
        documents = self.env["qlvb.document"].with_user(self.people["clerk"])
        given = {**values, "type_id": self.type_report.id, "subject": "Tờ trình"}
        pdf = b64(make_pdf("Kính gửi"))
        with self.assertRaisesRegex(UserError, "35/TTr-STC"):
            documents.action_take_in(given, "den.pdf", pdf, True)

        for blank in (" ", "\t"):
            with self.subTest(reason=blank), self.assertRaises(UserError):
                documents.action_take_in(given, "den.pdf", pdf, True, blank)

    def test_a_date_after_the_arrival_is_refused(self):
        """R82: no document was made after it came."""
        with self.assertRaises(UserError):
            self.arrive(issued_date="2026-11-24")
        document = self.arrive()
        with self.assertRaises(UserError):
            document.issued_date = "2026-11-24"
        packet = self.arrive(issued_date="2026-11-22", code_number="36")
        packet.sudo().issued_date = "2026-11-24"
        with self.assertRaises(UserError):
            packet.action_register()
        packet.issued_date = "2026-11-23"
        packet.action_register()

    def test_a_subject_is_never_cut(self):
        """R270: 500 characters are kept, one more is refused, in the dialog as well."""
        long = "Về việc " + "x" * 492
        self.assertEqual(self.arrive(subject=long).subject, long)
        dialog = (
            self.env["qlvb.receive.wizard"]
            .with_user(self.people["clerk"])
            .create(
                {
                    "content": b64(make_pdf("Kính gửi")),
                    "filename": "den.pdf",
                    "subject": long + "x",
                }
            )
        )
        for refused in (
            dialog.action_confirm,
            lambda: self.arrive(subject=long + "x"),
        ):
            with self.assertRaisesRegex(UserError, "501"):
                refused()
