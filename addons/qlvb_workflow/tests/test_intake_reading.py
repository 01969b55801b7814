# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import pypdfium2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64

LETTER = (
    "UBND TỈNH HƯNG YÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SỞ TÀI CHÍNH\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 35/STC-QLNS\tHưng Yên, ngày 20 tháng 11 năm 2026",
    "V/v bố trí kinh phí chuyển đổi số\t",
    "Kính gửi: Sở Khoa học và Công nghệ",
)

COMPLETE = {
    "code_number": "1",
    "code_notation": "BC-STC",
    "issuer_name": "Sở Tài chính",
    "issued_date": "2026-11-20",
}


def scan_of(*lines: str) -> bytes:
    """Return a picture of a page that says ``lines``; no text stands behind it."""
    page = pypdfium2.PdfDocument(make_pdf(*lines))[0]
    stream = io.BytesIO()
    page.render(scale=200 / 72).to_pil().save(stream, "PNG", dpi=(200, 200))
    return stream.getvalue()


@tagged("post_install", "-at_install")
class TestIntakeReading(WorkflowCase):
    def drop(self, data=None, name="Scan_0035.docx", role="clerk"):
        """Return the dropped document, unread, and the jobs that wait."""
        data = data or make_docx(*LETTER)
        with trap_jobs() as jobs:
            intake = self.env["qlvb.document"].with_user(self.people[role])
            document = intake.browse(intake.action_drop_in(name, b64(data))["id"])
        return document, jobs

    def read(self, *args, **kwargs):
        document, jobs = self.drop(*args, **kwargs)
        self.perform_reading(jobs)
        document.invalidate_recordset()
        return document

    def perform_reading(self, jobs):
        """Run the job that reads; the PDF to look at has tests of its own."""
        for job in jobs.enqueued_jobs:
            if job.method_name == "_read_fields":
                job.perform()

    def test_a_dropped_file_fills_in_the_form(self):
        """R82: the clerk finds the fields of the form filled from the file."""
        document = self.read()
        self.assertEqual(
            (document.code, document.issuer_name, str(document.issued_date)),
            ("35/STC-QLNS", "Sở Tài chính tỉnh Hưng Yên", "2026-11-20"),
        )
        self.assertEqual(document.subject, "bố trí kinh phí chuyển đổi số")
        self.assertEqual(document.type_id.name, "Công văn")
        self.assertEqual(document.reading_state, "done")
        document.action_register()
        self.assertEqual((document.state, document.arrival_number), ("registered", 1))

    def test_each_guess_says_how_sure_it_is(self):
        guess = self.read().reading["code_notation"]
        self.assertEqual(guess["value"], "STC-QLNS")
        self.assertTrue(0 < guess["confidence"] <= 1)

    def test_the_day_the_text_asks_for_is_filled_in(self):
        """R82: the due date is guessed from the text like the other fields."""
        asked = "Đề nghị gửi báo cáo về Sở trước ngày 15/12/2026."
        document = self.read(make_docx(*LETTER, asked))
        self.assertEqual(str(document.due_date), "2026-12-15")
        guess = document.reading["due_date"]
        self.assertEqual(guess["value"], "2026-12-15")
        self.assertTrue(0 < guess["confidence"] <= 1)
        self.assertFalse(self.read(name="Khong_han.docx").due_date)

    def test_a_number_below_ten_is_written_as_on_the_paper(self):
        """R82: "05/STC-QLNS", as Decree 30 writes it, not "5/STC-QLNS"."""
        lines = [line.replace("35/STC", "05/STC") for line in LETTER]
        self.assertEqual(self.read(make_docx(*lines)).code, "05/STC-QLNS")

    def test_the_journal_tells_who_filled_the_form_in(self):
        """R90: what the system read is not the clerk's writing."""
        event = self.events(self.read(), "document.write")[:1]
        self.assertEqual(event.actor_name, "Hệ thống")

    def test_while_it_is_read_nobody_types_against_it(self):
        document, _jobs = self.drop()
        self.assertEqual(document.subject, "Scan_0035")
        self.assertEqual(document.reading_state, "pending")
        self.assertFalse(document.can_edit)
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.agency.id}")}
        )

    def test_who_does_not_wait_types_it_in(self):
        document, jobs = self.drop()
        document.action_skip_reading()
        self.assertTrue(document.can_edit)
        document.write({"subject": "Về kinh phí", "issuer_name": "Sở Tài chính"})
        self.perform_reading(jobs)
        document.invalidate_recordset()
        self.assertEqual(document.subject, "Về kinh phí")
        self.assertFalse(document.issued_date)

    def test_what_was_typed_in_meanwhile_stays(self):
        document, jobs = self.drop()
        document.write({"subject": "Về kinh phí", "issuer_name": "Sở Tài chính"})
        self.perform_reading(jobs)
        document.invalidate_recordset()
        self.assertEqual(document.subject, "Về kinh phí")
        self.assertEqual(document.issuer_name, "Sở Tài chính")
        self.assertEqual(document.code_notation, "STC-QLNS")
        self.assertNotIn("issuer_name", document.reading)

    def test_only_the_clerk_takes_files_in(self):
        for role in ("specialist", "head", "leader", "archivist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.drop(role=role)

    def test_a_file_of_a_kind_not_allowed_leaves_nothing(self):
        """Invariant 10: refused with its name, no document without a file."""
        with self.assertRaises(UserError) as refusal:
            self.drop(data=b"MZ\x00", name="chay.exe")
        self.assertIn("chay.exe", str(refusal.exception))
        self.assertFalse(self.env["qlvb.document"].search([("subject", "=", "chay")]))

    def test_whatever_a_file_is_called(self):
        """Invariant 10: a name that cannot be kept is refused in words."""
        for name in ("a\x00.docx", "a\nb.docx", "\ud800.docx", ""):
            with self.subTest(name=repr(name)), self.assertRaises(UserError):
                self.drop(name=name)
        document, _jobs = self.drop(name="   .docx")
        self.assertEqual(document.subject, ".docx")

    def test_a_secrecy_mark_on_a_scan_stops_it(self):
        """R3: found when the scan is read, it gets no arrival number."""
        data = scan_of("MẬT", "", *[line.replace("\t", "   ") for line in LETTER])
        document = self.read(data=data, name="scan.png")
        self.assertTrue(document.read_secret_mark)
        document.write(
            {
                "type_id": self.type_report.id,
                "code_number": "1",
                "code_notation": "BC-STC",
                "issuer_name": "Sở Tài chính",
                "issued_date": "2026-11-20",
            }
        )
        with self.assertRaises(UserError) as refusal:
            document.action_register()
        self.assertIn("state secrets", str(refusal.exception))
        self.assertFalse(document.arrival_number)

    def secret_scan(self):
        lines = [line.replace("\t", "   ") for line in LETTER]
        return scan_of("MẬT", "", *lines)

    def test_nothing_is_registered_while_it_is_read(self):
        """R3: the mark on a scan is looked for before the number is given."""
        document, _jobs = self.drop()
        document.write({**COMPLETE, "type_id": self.type_report.id})
        with self.assertRaises(UserError) as refusal:
            document.action_register()
        self.assertIn("being read", str(refusal.exception))
        self.assertFalse(document.arrival_number)

    def test_read_late_it_changes_nothing_that_is_decided(self):
        """R90: once it is refused, no job fills anything in."""
        document, jobs = self.drop()
        document.action_refuse("Gửi nhầm")
        self.perform_reading(jobs)
        document.invalidate_recordset()
        self.assertEqual((document.state, document.subject), ("refused", "Scan_0035"))
        self.assertFalse(document.issuer_name)

    def test_typing_it_in_does_not_hide_a_secrecy_mark(self):
        """R3: who does not wait for the reading registers no state secret either."""
        document, jobs = self.drop(data=self.secret_scan(), name="scan.png")
        document.action_skip_reading()
        document.write({**COMPLETE, "type_id": self.type_report.id})
        self.perform_reading(jobs)
        document.invalidate_recordset()
        self.assertTrue(document.read_secret_mark)
        with self.assertRaises(UserError):
            document.action_register()

    def test_a_secrecy_mark_is_told_to_the_journal_when_it_is_found(self):
        """R3, R30: also when it was registered before the scan was read."""
        document, jobs = self.drop(data=self.secret_scan(), name="scan.png")
        document.action_skip_reading()
        document.write({**COMPLETE, "type_id": self.type_report.id})
        document.action_register()
        self.assertFalse(self.events(document, "document.secret"))
        self.perform_reading(jobs)
        event = self.events(document, "document.secret")
        self.assertEqual((event.result, event.actor_name), ("refused", "Hệ thống"))

    def test_a_scan_with_a_secrecy_mark_is_opened_by_nobody_else(self):
        """R3: until it is sent back only who receives it looks at the paper."""
        document = self.read(data=self.secret_scan(), name="scan.png")
        file = document.file_ids
        self.assertFalse(self.act(file, "clerk")._refusal_to_read())
        self.assertTrue(self.act(file, "leader")._refusal_to_read())
        document.action_refuse("Đóng dấu mật")
        self.assertTrue(self.act(file, "clerk")._refusal_to_read())

    def test_what_was_read_is_written_by_nobody(self):
        document = self.read()
        for name, value in (
            ("reading", {}),
            ("reading_state", "failed"),
            ("read_secret_mark", False),
        ):
            with self.subTest(field=name), self.assertRaises(AccessError):
                document.write({name: value})

    def test_registering_goes_on_with_the_next(self):
        """R82, R84: one after the other; the last leads back to the list."""
        first, second = self.read(), self.arrive(code_number="36")
        self.assertEqual(first.intake_left, 2)
        said = first.action_register_next()["params"]
        left = {"kind": "receive", "waiting": "to be registered"}
        self.assertEqual(said["left"], left)
        waiting = first.env["qlvb.work.item"].search(said["among"])
        self.assertEqual(waiting.document_id.ids, second.ids)
        said = second.action_register_next()["params"]
        self.assertFalse(waiting.search(said["among"]))
        self.assertEqual(self.env.ref(said["next"]).path, "tiep-nhan")
        self.assertEqual((first.arrival_number, second.arrival_number), (1, 2))
