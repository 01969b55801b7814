# SPDX-License-Identifier: LGPL-3.0-or-later
from ast import literal_eval
from datetime import timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.qlvb_workflow.tests.common import b64
from odoo.addons.qlvb_workflow.tests.test_printout import DAY, PrintoutCase
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import PIN, TODAY, SigningCase


class TestSending(SigningCase):
    def test_signed_and_not_sent_is_flagged(self):
        """R146: until the morning of the next working day ends, then it is late."""
        document = self.signed()
        # Monday the 23rd: by Tuesday noon in Viet Nam
        self.assertEqual(str(document.send_by), "2026-11-24 05:00:00")
        self.assertEqual(document.sending_state, "unsent")
        self.assertIn("12:00 24/11/2026", document.sending_words)
        unsent = self.env.ref("qlvb_signing.document_action_unsent")
        found = self.env["qlvb.document"].with_user(self.people["clerk"])
        self.assertIn(document, found.search(literal_eval(unsent.domain)))
        with freeze_time("2026-11-24 05:00:01"):
            document.invalidate_recordset()
            self.assertEqual(document.sending_state, "late")
            self.act(document, "clerk")._seal(PIN, TODAY)
            self.act(document, "clerk").action_issue()
        self.assertEqual(document.sending_state, "sent")
        self.assertEqual(str(document.sent_at), "2026-11-24 05:00:01")
        self.assertFalse(document.sending_words)

    def test_the_next_working_day_skips_the_weekend(self):
        """R146: signed on Friday: by Monday noon."""
        with freeze_time("2026-11-27 09:30:00"):
            document = self.signed()
        self.assertEqual(str(document.send_by), "2026-11-30 05:00:00")

    def test_an_urgent_one_is_late_after_the_set_minutes(self):
        """R146: at once after the signature; how many minutes is a legal parameter."""
        self.approved_draft.sudo().urgency = "2"
        self.env.ref("qlvb_signing.rule_issue_urgent_minutes").value = "45"
        document = self.signed()
        self.assertEqual(str(document.send_by), "2026-11-23 02:45:00")
        with freeze_time("2026-11-23 02:46:00"):
            document.invalidate_recordset()
            self.assertEqual(document.sending_state, "late")

    def test_nobody_moves_the_time(self):
        """R146: the times come from the acts."""
        document = self.signed()
        with self.assertRaises(AccessError):
            self.act(document, "clerk").write({"send_by": "2027-01-01"})


class TestAppendices(SigningCase):
    def test_a_text_that_names_what_is_not_there_is_told_of(self):
        """R142: seen by drafter and signer, whatever number was entered."""
        draft = self.complete_draft()
        with trap_jobs():
            draft.action_upload_draft(
                "ke-hoach.docx", b64(make_docx("Chi tiết tại Phụ lục I, Phụ lục II."))
            )
        self.assertEqual(draft.appendices_unseen, "I, II")
        self.assertIn("I, II", " ".join(draft._deck_warnings("sign")))
        with trap_jobs():
            draft.action_upload_draft(
                "phu-luc.docx", b64(make_docx("Phụ lục")), role="appendix_draft"
            )
        self.assertFalse(draft.appendices_unseen)

    def test_issuing_waits_for_the_listed_appendices(self):
        """R142: fewer attached than the document names: no seal, no issue."""
        document = self.signed()
        document.sudo().appendix_count = 2
        before = self.snapshot()
        words = "names 2 appendices, 1 are attached"
        with self.assertRaisesRegex(UserError, words), self.cr.savepoint():
            self.act(document, "clerk")._seal(PIN, TODAY)
        self.assertEqual(self.snapshot(), before)
        document.sudo().appendix_count = 1
        self.act(document, "clerk")._seal(PIN, TODAY)
        document.sudo().appendix_count = 2
        with self.assertRaisesRegex(UserError, "names 2 appendices"):
            self.act(document, "clerk").action_issue()

    def test_an_appendix_in_the_same_file_is_not_signed_apart(self):
        """R141: one file: the person's and the agency's signature, and no other."""
        draft = self.approved_draft
        draft._current_files("appendix").sudo().write({"is_current": False})
        draft.invalidate_recordset()
        document = self.sealed()
        document.invalidate_recordset()
        self.assertEqual(
            document.current_signature_ids.mapped("kind"), ["person", "agency"]
        )
        self.assertEqual(
            document.current_signature_ids.file_id, document._current_files("main")
        )

    def test_the_drafter_attaches_them_before_submitting(self):
        """R142: said while they can still be attached."""
        draft = self.complete_draft(appendix_count=1)
        with self.assertRaisesRegex(UserError, "0 of 1 attached"):
            draft.action_submit()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            draft.sudo().appendix_count = 100
            draft.flush_recordset()


class TestReservedNumber(SigningCase):
    def test_the_dialog_tells_the_next_number_to_its_clerk_only(self):
        """R10: how much another agency issues is told to nobody; no series opens."""
        values = {
            "agency_id": self.agency.id,
            "type_id": self.type_report.id,
            "date": str(TODAY),
            "reason": "Giữ số",
        }
        wizards = self.env["qlvb.number.wizard"]
        own = wizards.with_user(self.people["clerk"]).create(values)
        self.assertGreater(own.next_number, 0)
        registers = self.env["qlvb.register"].search_count([])
        theirs = wizards.with_user(self.stranger).create(
            values | {"date": "2031-01-01"}
        )
        self.assertEqual(theirs.next_number, 0)
        self.assertEqual(self.env["qlvb.register"].search_count([]), registers)

    def reserve(self, role="clerk"):
        registers = self.env["qlvb.register"].with_user(self.people[role])
        entry = registers.action_reserve(
            self.agency.id, self.type_report.id, str(TODAY), "Giữ cho tờ trình gấp"
        )
        return self.env["qlvb.register.entry"].browse(entry)

    def test_a_reserved_number_is_the_documents(self):
        """R132, R135: the clerk picks it while sealing; the page bears it."""
        first, second = self.reserve(), self.reserve()
        document = self.signed()
        clerk = self.act(document, "clerk")
        dialog = (
            self.env["qlvb.seal.wizard"]
            .with_user(self.people["clerk"])
            .create({"document_id": document.id, "date": TODAY})
        )
        self.assertEqual(dialog.reserved_ids, first | second)
        named = second.with_context(qlvb_with_reason=True).display_name
        self.assertEqual(named, "2/2026 · Giữ cho tờ trình gấp")
        self.assertEqual(second.type_id, self.type_report)
        dialog.reserved_id = second
        self.assertEqual(dialog.next_code, "02/TTr-SKHCN")
        dialog.with_context(qlvb_pin=PIN).action_seal()
        self.assertEqual((clerk.code, second.state), ("02/TTr-SKHCN", "used"))
        self.assertEqual(second.document_id, document)
        first.with_user(self.people["clerk"]).action_cancel("Không phát hành")
        with self.assertRaises(UserError):
            second.with_user(self.people["clerk"]).action_cancel("Nhầm")

    def test_nothing_is_numbered_that_cannot_be_sent(self):
        """R133: asked before the number is taken, not after."""
        document = self.signed()
        document.sudo().recipient_ids.unlink()
        dialog = (
            self.env["qlvb.seal.wizard"]
            .with_user(self.people["clerk"])
            .create({"document_id": document.id, "date": TODAY})
        )
        with self.assertRaisesRegex(UserError, "no recipient"):
            dialog.with_context(qlvb_pin=PIN).action_seal_and_issue()
        self.assertFalse(document._kept_number())

    def test_only_the_clerk_reserves_and_cancels(self):
        """R135: with a reason; the journal says who."""
        for role in ("leader", "specialist", "head"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.reserve(role)
        entry = self.reserve()
        with self.assertRaises(AccessError):
            entry.with_user(self.people["leader"]).action_cancel("x")
        with self.assertRaises(UserError):
            entry.with_user(self.people["clerk"]).action_cancel(" ")
        entry.with_user(self.people["clerk"]).action_cancel("Ký nhầm")
        # why it was kept stays beside why it was cancelled
        self.assertIn("Giữ cho tờ trình gấp", entry.reason)
        self.assertIn("Ký nhầm", entry.reason)
        events = self.env["qlvb.audit.event"].search(
            [("res_id", "=", entry.id), ("res_model", "=", entry._name)]
        )
        self.assertEqual(set(events.mapped("actor_login")), {"clerk"})
        self.assertEqual(
            set(events.mapped("code")), {"register.reserve", "register.cancel"}
        )
        self.assertEqual(self.reserve().number, entry.number + 1)

    def test_no_number_is_reserved_for_a_coming_day(self):
        """R134, R135: dates never go back: all others would wait for that day."""
        registers = self.env["qlvb.register"].with_user(self.people["clerk"])
        for day in ("2026-11-24", "2026-12-31", "9999-01-01"):
            with self.subTest(day=day), self.assertRaisesRegex(UserError, "future"):
                registers.action_reserve(
                    self.agency.id, self.type_report.id, day, "Giữ số"
                )

    def test_a_number_of_another_day_does_not_fit(self):
        """R134"""
        with freeze_time("2026-11-20 02:00:00"):
            registers = self.env["qlvb.register"].with_user(self.people["clerk"])
            entry = self.env["qlvb.register.entry"].browse(
                registers.action_reserve(
                    self.agency.id, self.type_report.id, "2026-11-20", "Giữ số"
                )
            )
        document = self.signed()
        with self.assertRaisesRegex(UserError, "another day"), self.cr.savepoint():
            self.act(document, "clerk")._seal(PIN, TODAY, entry)
        self.act(document, "clerk")._seal(PIN, entry.date, entry)
        self.assertEqual(document.issued_date, entry.date)


class TestFileUse(SigningCase, PrintoutCase):
    def used(self, document, role="clerk", **values):
        return (
            self.env["qlvb.file.use"]
            .with_user(self.people[role])
            .create(
                {
                    "document_id": document.id,
                    "person": "Nguyễn Thị Lan",
                    "allowed_by": "Chánh Văn phòng",
                    **values,
                }
            )
        )

    def test_each_use_of_a_file_copy_is_a_row_of_nine(self):
        """R154: day, who, which document, dossier, signed for, back, allowed by."""
        document = self.issued()
        use = self.used(document)
        use.write({"returned_on": "2026-11-24", "note": "Nguyên vẹn"})
        (row,) = self.rows("file_use_register")
        self.assertEqual(len(row), 9)
        self.assertEqual(row[0], DAY)
        self.assertEqual(row[1], "Nguyễn Thị Lan")
        self.assertEqual(row[2], f"{document.code}, 23/11/2026")
        self.assertIn(document.subject, row[3])
        self.assertEqual(row[6:], [DAY + timedelta(1), "Chánh Văn phòng", "Nguyên vẹn"])
        self.assertTrue(self.file(self.made("file_use_register", file_format="pdf")))
        self.assertTrue(self.events(document, "file.use"))

    def test_what_was_noted_stays(self):
        """R154: a use is neither changed nor removed, and only the clerk notes it."""
        document = self.issued()
        use = self.used(document)
        for change in ({"person": "Khác"}, {"used_on": "2026-01-01"}):
            with self.subTest(change=change), self.assertRaises(UserError):
                use.write(change)
        with self.assertRaises(AccessError):
            use.unlink()
        for role in ("specialist", "leader", "head"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.used(document, role)
        with self.assertRaises(ValidationError):
            self.used(self.complete_draft())

    def test_a_stranger_is_not_told_what_a_document_is(self):
        """R10: the same refusal for a draft and for what is issued."""
        for document in (self.issued(), self.complete_draft()):
            with self.assertRaises(AccessError):
                self.env["qlvb.file.use"].with_user(self.stranger).create(
                    {"document_id": document.id, "person": "A", "allowed_by": "B"}
                )

    def test_the_register_of_outgoing_documents(self):
        """R155, R135: ten columns, cover, closing sheet; a cancelled number stays."""
        document = self.issued()
        registers = self.env["qlvb.register"].with_user(self.people["clerk"])
        entry = self.env["qlvb.register.entry"].browse(
            registers.action_reserve(
                self.agency.id, self.type_report.id, str(TODAY), "Giữ số"
            )
        )
        entry.with_user(self.people["clerk"]).action_cancel("Ký nhầm, hủy số")
        printout = self.made("outgoing_register", volume=2)
        lines = self.lines(printout)
        words = " ".join(str(cell) for line in lines for cell in line)
        for part in (
            self.agency.name.upper(),
            self.agency.superior_name.upper(),
            "Quyển số: 2",
            "01/11/2026",
            "30/11/2026",
        ):
            with self.subTest(part=part):
                self.assertIn(part, words)
        [first] = [index for index, line in enumerate(lines) if line[0] == "(1)"]
        rows = lines[first + 1 : first + 3]
        self.assertEqual(len([cell for cell in lines[first] if cell]), 10)
        self.assertEqual(rows[0][0], document.code)
        self.assertEqual(rows[0][3], self.people["leader"].name)
        self.assertEqual(rows[0][4], self.other_agency.name)
        self.assertEqual(rows[0][5], self.department.name)
        self.assertEqual(rows[1][0], str(entry.number))
        self.assertIn("Ký nhầm, hủy số", rows[1][2])
        self.assertTrue(rows[1][9])
        self.assertTrue(self.file(self.made("outgoing_register", file_format="pdf")))

    def figures(self, **values):
        """Return the figures of documents by the name of unit or drafter."""
        rows = self.rows("outgoing_report", **values)
        names = [row[1] for row in rows]
        self.assertEqual(len(names), len(set(names)), "nobody twice")
        return {name: row[2:8] for name, row in zip(names, rows, strict=True)}

    def test_the_report_on_outgoing_documents(self):
        """R156, R146: each document once, where it is drafted, by what became of it.

        In the making, waiting for a number, numbered, not sent, sent, late.
        """
        self.complete_draft()
        document = self.signed()
        drafter, unit = self.people["specialist"].name, self.department.name
        found = self.figures()
        self.assertEqual(found[drafter], [1, 1, 0, 0, 0, 0])
        self.assertEqual(found[unit], found[drafter])
        self.assertEqual(found[self.total_words(found)], found[drafter])
        self.assertEqual(len(found), 3, "the leader and the clerk draft nothing")
        intime, document.sudo().send_by = document.send_by, "2026-11-20 05:00:00"
        self.assertEqual(self.figures()[unit], [1, 1, 0, 0, 0, 1])
        self.act(document, "clerk")._seal(PIN, TODAY)
        self.assertEqual(self.figures()[unit], [1, 0, 1, 1, 0, 1])
        with trap_jobs():
            self.act(document, "clerk").action_issue()
        self.assertEqual(self.figures()[unit], [1, 0, 1, 0, 1, 1])
        document.sudo().send_by = intime
        self.assertEqual(self.figures()[unit], [1, 0, 1, 0, 1, 0])
        october = {"date_from": "2026-10-01", "date_to": "2026-10-31"}
        with self.assertRaisesRegex(UserError, "nothing of these days"):
            self.figures(**october)

    def total_words(self, found):
        return next(name for name in found if name in ("Total", "Tổng"))

    def test_what_arrives_is_not_in_the_report_on_outgoing(self):
        """R156: handling of incoming documents has a report of its own."""
        before = self.figures()
        self.passed_on()
        self.assertEqual(self.figures(), before)
