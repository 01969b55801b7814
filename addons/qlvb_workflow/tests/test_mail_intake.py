# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import zipfile
from datetime import timedelta
from email.message import EmailMessage

from PIL import Image
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.sql_db import db_connect
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase
from .test_intake_reading import LETTER, scan_of

ADDRESS = "vanthu@thu.hungyen.example"
SECRET_WORDS = "Nội dung chỉ người gửi biết"


def zip_of(name, data) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


@tagged("post_install", "-at_install")
class TestMailIntake(WorkflowCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["mail.alias.domain"].search([]).unlink()
        cls.env["mail.alias.domain"].create({"name": "thu.hungyen.example"})
        cls.agency.intake_mailbox = "VanThu"

    def mail(self, *files, to=ADDRESS, **headers):
        """Return a mail of another office as it stands on the wire."""
        mail = EmailMessage()
        mail["From"] = "Sở Tài chính <vanthu@stc.example>"
        mail["To"] = to
        mail["Subject"] = "Gửi công văn về kinh phí"
        mail["Date"] = "Fri, 20 Nov 2026 09:30:00 +0700"
        mail["Message-ID"] = "<35@stc.example>"
        for name, value in headers.items():
            del mail[name.replace("_", "-")]
            if value is not None:
                mail[name.replace("_", "-")] = value
        mail.set_content(f"Kính gửi Quý cơ quan.\n{SECRET_WORDS}.\n")
        for data, kind, name in files:
            main, _slash, sub = kind.partition("/")
            mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
        return mail.as_bytes()

    def docx(self, *lines, name="Công văn 35.docx"):
        kind = "application/octet-stream"
        return make_docx(*(lines or LETTER)), kind, name

    def deliver(self, data):
        with trap_jobs() as self.jobs, self.assertNoLogs(level="WARNING"):
            thread = self.env["mail.thread"].message_process(None, data)
        return self.env["qlvb.document"].browse(thread or [])

    def answers(self):
        return self.env["mail.mail"].search(
            [("email_to", "=", "vanthu@stc.example")], order="id"
        )

    def documents(self):
        here = [("agency_id", "in", (self.agency | self.other_agency).ids)]
        mailed = [("mail_identifier", "!=", False)]
        return self.env["qlvb.document"].search(here + mailed)

    # -- what comes in ----------

    def test_a_mail_becomes_an_item_of_the_agency(self):
        """What comes by e-mail waits for the clerk with its files and its text."""
        pdf = (make_pdf("Phụ lục"), "application/pdf", "Phụ lục.pdf")
        picture = ("Ghi chú".encode(), "text/plain", "ghi-chu.txt")
        document = self.deliver(self.mail(self.docx(), pdf, picture))
        self.assertEqual((document.agency_id, document.state), (self.agency, "arrived"))
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.agency.id}")}
        )
        self.assertEqual(
            [(file.role, file.name) for file in document.file_ids],
            [
                ("main", "Công văn 35.docx"),
                ("appendix", "Phụ lục.pdf"),
                ("appendix", "ghi-chu.txt"),
            ],
        )
        self.assertIn(SECRET_WORDS, document.mail_body)
        self.assertEqual(document.mail_sender, "Sở Tài chính <vanthu@stc.example>")
        self.assertEqual(str(document.mail_date), "2026-11-20 02:30:00")
        self.assertFalse(self.answers())

    def test_the_paper_fills_in_the_form(self):
        """R82: what stands in the attached document is read like a dropped file."""
        document = self.deliver(self.mail(self.docx()))
        self.assertEqual(document.subject, "Gửi công văn về kinh phí")
        self.jobs.perform_enqueued_jobs()
        document.invalidate_recordset()
        self.assertEqual(document.code, "35/STC-QLNS")
        self.assertEqual(document.subject, "bố trí kinh phí chuyển đổi số")

    def test_a_mail_without_files_keeps_its_text(self):
        document = self.deliver(self.mail())
        self.assertFalse(document.file_ids)
        self.assertIn("Kính gửi Quý cơ quan.", document.mail_body)

    def test_the_chatter_says_nothing_of_it(self):
        """R30: what the mail says is seen with the rights of the document only."""
        document = self.deliver(self.mail(self.docx()))
        messages = self.env["mail.message"].sudo()
        self.assertFalse(messages.search([("body", "ilike", SECRET_WORDS)]))
        self.assertFalse(document.message_ids.filtered("attachment_ids"))
        self.assertFalse(document.message_ids.filtered(lambda m: "kinh phí" in m.body))

    def test_the_same_mail_twice_is_one_item(self):
        first = self.deliver(self.mail(self.docx()))
        self.assertEqual(self.deliver(self.mail(self.docx())), first)
        self.assertEqual(self.documents(), first)

    def test_another_mail_of_the_same_identifier_comes_in(self):
        """Invariant 8: whoever copies a Message-ID keeps no mail out by it."""
        first = self.deliver(self.mail(self.docx("Mạo danh")))
        second = self.deliver(self.mail(self.docx()))
        self.assertTrue(second)
        self.assertNotEqual(second, first)
        self.assertEqual(self.deliver(self.mail(self.docx())), second)

    def test_a_mail_without_identifier_twice_is_one_item(self):
        data = self.mail(self.docx(), Message_ID=None)
        self.assertEqual(self.deliver(data), self.deliver(data))

    def test_a_mail_to_two_agencies_comes_in_at_both(self):
        self.other_agency.intake_mailbox = "snv"
        self.deliver(self.mail(self.docx(), Cc="snv@thu.hungyen.example"))
        self.assertEqual(self.documents().agency_id, self.agency | self.other_agency)

    def test_an_appendix_that_is_a_document_is_split_off(self):
        second = self.docx("Số: 36/STC-QLNS", name="Công văn 36.docx")
        document = self.deliver(self.mail(self.docx(), second))
        self.jobs.perform_enqueued_jobs()
        appendix = self.act(document.file_ids[1], "clerk")
        with trap_jobs():
            opened = appendix.action_split_off()
        other = self.env["qlvb.document"].browse(opened["res_id"])
        self.assertEqual(other.file_ids.mapped("role"), ["main"])
        self.assertEqual(other.file_ids.sha256, appendix.sha256)
        self.assertEqual(other.mail_sender, document.mail_sender)
        self.assertFalse(appendix.is_current)
        with self.assertRaises(UserError):
            appendix.action_split_off()

    def test_only_the_clerk_splits_off(self):
        document = self.deliver(self.mail(self.docx(), self.docx(name="b.docx")))
        for role in ("leader", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_split_off(document.file_ids[1].id)

    def second_letter(self):
        lines = [line.replace("35/STC-QLNS", "5/STC-QLNS") for line in LETTER]
        return self.docx(*lines, name="Công văn 5.docx")

    def test_a_second_letter_of_the_mail_is_proposed_as_its_own(self):
        """R82: both numbers are read; one button makes an item of each."""
        appendix = self.docx("Phụ lục kinh phí", name="Phụ lục.docx")
        document = self.deliver(self.mail(self.docx(), self.second_letter(), appendix))
        self.jobs.perform_enqueued_jobs()
        document = self.act(document, "clerk")
        self.assertEqual(document.mailed_letter_words, "05/STC-QLNS (Công văn 5.docx)")
        with trap_jobs() as jobs:
            document.action_split_off_letters()
        jobs.perform_enqueued_jobs()
        self.env.invalidate_all()
        other = self.documents() - document
        self.assertFalse(other)  # a split-off one is no mail of its own
        other = self.env["qlvb.document"].search(
            [("mail_sender", "=", document.mail_sender), ("id", "!=", document.id)]
        )
        self.assertEqual(other.code, "05/STC-QLNS")
        self.assertFalse(document.mailed_letter_words)
        self.assertEqual(
            document._current_files("appendix").mapped("name"), ["Phụ lục.docx"]
        )
        with self.assertRaises(UserError):
            document.action_split_off_letters()

    def test_a_secrecy_mark_on_a_second_scan_stops_the_mail(self):
        """R3: it is read like the first one; from then on nothing is registered."""
        scan = Image.open(io.BytesIO(scan_of("MẬT", "", *LETTER)))
        pdf = io.BytesIO()
        scan.convert("RGB").save(pdf, "PDF", resolution=200)
        attached = (pdf.getvalue(), "application/pdf", "scan.pdf")
        document = self.deliver(self.mail(self.docx(), attached))
        self.jobs.perform_enqueued_jobs()
        document = self.act(document, "clerk")
        self.assertTrue(document.read_secret_mark)
        with self.assertRaisesRegex(UserError, "secrecy mark"):
            document.action_register()

    def test_no_letter_is_registered_inside_another(self):
        """R82, R84: the clerk who goes on by keyboard is held until it is decided."""
        document = self.deliver(self.mail(self.docx(), self.second_letter()))
        self.jobs.perform_enqueued_jobs()
        document = self.act(document, "clerk")
        for act in (document.action_register, document.action_register_next):
            with self.assertRaisesRegex(UserError, "05/STC-QLNS"):
                act()
        document.action_keep_letters_together()
        with self.assertRaises(UserError):
            document.action_keep_letters_together()
        document.action_register()
        self.assertEqual(document.state, "registered")
        appendix = document._current_files("appendix")
        self.assertEqual(len(appendix), 1)
        self.assertFalse(appendix.can_split_off)
        with self.assertRaises(UserError):
            document.action_split_off(appendix.id)

    def test_a_letter_found_after_registering_is_not_lost(self):
        """R82: a clerk faster than the reading decides before it is presented."""
        document = self.act(
            self.deliver(self.mail(self.docx(), self.second_letter())), "clerk"
        )
        document.action_skip_reading()
        document.write({"code_number": "35", "code_notation": "STC-QLNS"})
        document.write({"issuer_name": "Sở Tài chính", "issued_date": "2026-11-20"})
        document.type_id = self.env.ref("qlvb_core.document_type_cong_van")
        document.action_register()
        self.jobs.perform_enqueued_jobs()
        self.env.invalidate_all()
        self.assertEqual(document.mailed_letter_words, "05/STC-QLNS (Công văn 5.docx)")
        with self.assertRaisesRegex(UserError, "05/STC-QLNS"):
            document.action_present(self.people["leader"].id)
        with trap_jobs():
            document.action_split_off_letters()
        document.action_present(self.people["leader"].id)
        self.assertEqual(document.state, "presented")
        with self.assertRaises(UserError):
            document.action_split_off(document.file_ids[:1].id)

    def test_only_the_clerk_takes_the_letters_apart(self):
        document = self.deliver(self.mail(self.docx(), self.second_letter()))
        self.jobs.perform_enqueued_jobs()
        self.assertFalse(self.act(document, "leader").mailed_letter_words)
        for act in ("action_split_off_letters", "action_keep_letters_together"):
            with self.subTest(act=act), self.assertRaises(AccessError):
                getattr(self.act(document, "leader"), act)()

    # -- what does not ----------

    def refused_letters(self, user):
        return self.env["qlvb.mail.refused"].with_user(user).search([])

    def test_the_clerk_sees_that_a_letter_was_refused(self):
        """Who wrote when, which files, and why; nothing of what it says."""
        nested = zip_of("a.zip", zip_of("b.pdf", make_pdf()))
        file = (nested, "application/zip", "ho so.zip")
        self.assert_refused(self.mail(file))
        row = self.refused_letters(self.people["clerk"])
        self.assertEqual(
            (row.sender, row.file_names, row.is_told),
            ("Sở Tài chính <vanthu@stc.example>", "ho so.zip", True),
        )
        self.assertIn("ho so.zip", row.reason)
        self.assertEqual(self.refused_letters(self.people["leader"]), row)
        self.assertFalse(self.refused_letters(self.stranger))
        with self.assertRaises(AccessError):
            self.refused_letters(self.people["specialist"])
        with self.assertRaises(AccessError):
            row.write({"reason": "Khác"})

    def test_the_name_of_a_secret_file_is_not_kept(self):
        """R3: not even in the list of what was refused."""
        for name in ("TỐI MẬT.pdf", "Kế hoạch phòng thủ tỉnh.pdf"):
            file = (make_pdf("TỐI MẬT"), "application/pdf", name)
            self.assert_refused(self.mail(file))
            row = self.refused_letters(self.people["clerk"])[:1]
            with self.subTest(name=name):
                self.assertFalse(row.file_names)
                self.assertNotIn(name, row.reason)

    def test_what_was_refused_is_not_kept_for_ever(self):
        """Decree 13/2023: who wrote is kept as long as it is asked for; a rule says."""
        nested = zip_of("a.zip", zip_of("b.pdf", make_pdf()))
        self.assert_refused(self.mail((nested, "application/zip", "a.zip")))
        fresh = self.env["qlvb.mail.refused"].search([])
        old = fresh.copy({"refused_at": fresh.refused_at - timedelta(91)})
        kept = fresh.copy({"refused_at": fresh.refused_at - timedelta(89)})
        fresh._gc_refused_letters()
        self.assertEqual(old.exists() | kept.exists(), kept)
        self.env.ref("qlvb_workflow.rule_mail_refused_days").value = "30"
        fresh._gc_refused_letters()
        self.assertFalse(kept.exists())
        self.assertTrue(fresh.exists())

    def test_the_sender_is_told_what_is_kept(self):
        """R3: names of files are kept for some days, of a secret one none."""
        nested = zip_of("a.zip", zip_of("b.pdf", make_pdf()))
        data = self.mail((nested, "application/zip", "ho so rieng.zip"))
        self.assert_refused(data, "trong 90 ngày", "tên các tệp")
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT payload FROM qlvb_audit_event WHERE code = 'document.mailed' "
                "ORDER BY id DESC LIMIT 1"
            )
            ((payload,),) = cr.fetchall()
        self.assertIn("vanthu@stc.example", payload)
        self.assertNotIn("ho so rieng", payload)
        self.assert_refused(self.mail((make_pdf("MẬT"), "application/pdf", "a.pdf")))
        self.assertNotIn("tên các tệp", self.answers()[-1:].body_html)

    def test_intake_counts_what_was_refused_lately(self):
        """The page where one receives says how many, to who may read them."""
        refused = self.env["qlvb.mail.refused"]
        nested = zip_of("a.zip", zip_of("b.pdf", make_pdf()))
        self.assert_refused(self.mail((nested, "application/zip", "a.zip")))
        old = refused.sudo().search([]).copy()
        old.refused_at = "2026-11-01 02:00:00"
        counts = {
            role: refused.with_user(self.people[role]).lately()
            for role in ("clerk", "specialist")
        }
        self.assertEqual(counts, {"clerk": 1, "specialist": 0})

    def test_the_answer_bears_the_name_of_the_agency(self):
        """No letter comes from a company that nobody knows."""
        self.env["mail.alias.domain"].search([]).bounce_alias = "tra-lai"
        self.env.company.alias_domain_id = self.env["mail.alias.domain"].search([])
        nested = zip_of("a.zip", zip_of("b.pdf", make_pdf()))
        self.assert_refused(self.mail((nested, "application/zip", "a.zip")))
        self.assertIn(self.agency.name, self.answers()[-1:].email_from)

    def assert_refused(self, data, *words):
        """Nothing is kept, the sender is told why and nothing of what he wrote."""
        before = self.documents()
        self.assertFalse(self.deliver(data))
        self.assertEqual(self.documents(), before)
        answer = self.answers()[-1:]
        for word in ("không được tiếp nhận", *words):
            self.assertIn(word, answer.body_html)
        for word in (SECRET_WORDS, "kinh phí", "Công văn 35"):
            self.assertNotIn(word, f"{answer.subject} {answer.body_html}")
        self.assertFalse(answer.attachment_ids)

    def test_after_a_fault_the_sender_knows(self):
        """The gateway forgets a mail it handed in: no letter is lost unseen."""
        # a fault of the database, as a full disk or a broken table would give
        self.env.cr.execute(
            "ALTER TABLE qlvb_document ADD CONSTRAINT broken "
            "CHECK (mail_identifier IS NULL) NOT VALID"
        )
        with (
            mute_logger("odoo.sql_db"),
            self.assertLogs("odoo.addons.qlvb_workflow", level="ERROR"),
        ):
            self.env["mail.thread"].message_process(None, self.mail(self.docx()))
        self.assertFalse(self.documents())
        self.assertEqual(len(self.answers()), 1)
        self.assertNotIn(SECRET_WORDS, self.answers().body_html)

    def test_a_secrecy_mark_is_refused_before_a_byte_is_kept(self):
        """R3: in the file, and in the text of the mail."""
        secret = (make_pdf("TUYỆT MẬT", "Kế hoạch"), "application/pdf", "a.pdf")
        self.assert_refused(self.mail(secret))
        self.assertFalse(
            self.env["qlvb.document.file"].search([("name", "=", "a.pdf")])
        )
        mail = EmailMessage()
        mail["From"], mail["To"] = "vanthu@stc.example", ADDRESS
        mail.set_content("TỐI MẬT\n\nKế hoạch")
        self.assert_refused(mail.as_bytes())

    def test_what_a_dropped_file_may_not_be_a_mailed_one_may_not(self):
        """Invariant 10: by content, whatever the mail says it is."""
        packed = zip_of("a.exe", b"MZ\x90\x00")
        bomb = zip_of("a.txt", bytes(64 * 2**20))
        for data, kind, name in (
            (bomb, "application/zip", "Công văn 35.zip"),
            (packed, "application/zip", "Công văn 35.zip"),
            (b"MZ\x90\x00", "application/pdf", "Công văn 35.pdf"),
            (b"MZ\x90\x00", "application/pdf", "Công văn 35.exe"),
            (b"", "application/pdf", "Công văn 35.pdf"),
        ):
            with self.subTest(name=name):
                self.assert_refused(self.mail(self.docx(), (data, kind, name)))

    def test_a_file_with_macros_is_told_of_as_what_it_is(self):
        """Invariant 10: the sender learns what to leave out, not to send it again."""
        stream = io.BytesIO(make_docx("Kính gửi"))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr("word/vbaProject.bin", b"x")
        macro = (stream.getvalue(), "application/msword", "Công văn 35.docx")
        self.assert_refused(self.mail(self.docx(), macro), "macro")

    def test_a_mail_larger_than_allowed(self):
        """Invariant 10: the answer names the limit."""
        rule = self.env.ref("qlvb_workflow.rule_mail_max_bytes")
        rule.value = str(2**20)
        rest = (b"x" * 2**20, "text/plain", "a.txt")
        self.assert_refused(self.mail(rest), "1 MB")

    def test_a_mailbox_that_does_not_exist(self):
        self.assert_refused(self.mail(self.docx(), to="ai@thu.hungyen.example"))

    def test_machines_get_no_answer(self):
        for headers in (
            {"Auto_Submitted": "auto-replied"},
            {"Return_Path": "<>"},
            {"From": "MAILER-DAEMON@stc.example"},
        ):
            with self.subTest(headers=headers):
                bad = (b"MZ\x90\x00", "application/pdf", "a.pdf")
                self.assertFalse(self.deliver(self.mail(bad, **headers)))
                self.assertFalse(self.answers())

    # -- automatic letters: kept, and nobody's work ----------

    def assert_kept_refused(self, document, words):
        self.assertEqual((document.state, document.mail_automatic), ("refused", True))
        self.assertIn(words, document.result)
        self.assertFalse(document.arrival_number)
        self.assertFalse(self.holders(document))
        self.assertFalse(self.answers())
        (event,) = self.events(document, "document.refuse")
        self.assertIn(words, event.payload)

    def test_a_notice_of_absence_is_no_intake_item(self):
        """R74: kept with the reason, whatever program wrote it; nothing is answered."""
        for number, headers in enumerate(
            (
                {"Auto_Submitted": "auto-replied (vacation)"},
                {"X_Autoreply": "yes"},
                {"X_Autorespond": "Vắng mặt"},
                {"Precedence": "auto_reply"},
                {"Auto_Submitted": "auto-generated"},
                {"Precedence": "bulk"},
            )
        ):
            with self.subTest(headers=headers):
                headers["Message_ID"] = f"<{number}@stc.example>"
                document = self.deliver(self.mail(**headers))
                words = "chương trình" if number > 3 else "tự động"
                self.assert_kept_refused(document, words)
                self.assertIn(SECRET_WORDS, document.mail_body)

    def test_what_a_program_sends_with_a_paper_comes_in(self):
        """Nothing is lost: other systems send their documents so."""
        for number, value in enumerate(("bulk", "list")):
            data = self.mail(
                self.docx(), Precedence=value, Message_ID=f"<{number}@stc.example>"
            )
            self.assertEqual(self.deliver(data).state, "arrived")
        data = self.mail(self.docx(), Auto_Submitted="auto-generated")
        self.assertEqual(self.deliver(data).state, "arrived")
        replied = self.mail(
            self.docx(), Auto_Submitted="auto-replied", Message_ID="<9@stc.example>"
        )
        self.assert_kept_refused(self.deliver(replied), "tự động")

    def test_a_letter_of_our_own_mailbox_is_no_intake_item(self):
        """A mail that comes round; another agency's mailbox is a sender like any."""
        self.other_agency.intake_mailbox = "snv"
        for number, sender in enumerate(
            (
                ADDRESS,
                "Văn thư <VanThu@thu.hungyen.example>",
                "bounce@thu.hungyen.example",
            )
        ):
            with self.subTest(sender=sender):
                data = self.mail(
                    self.docx(), From=sender, Message_ID=f"<{number}@thu.example>"
                )
                self.assert_kept_refused(self.deliver(data), "hộp thư")
        data = self.mail(self.docx(), From="snv@thu.hungyen.example")
        self.assertEqual(self.deliver(data).state, "arrived")

    def test_the_clerk_receives_one_after_all(self):
        """R74: nothing is lost; only what the system has refused, only the clerk."""
        data = self.mail(self.docx(), Auto_Submitted="auto-replied")
        document = self.deliver(data)
        self.assertEqual(self.deliver(data), document)
        for role in ("leader", "specialist", "head"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_receive_refused()
        clerk = self.act(document, "clerk")
        self.assertIn(",receive_refused,", clerk.allowed_actions)
        with trap_jobs() as jobs:
            clerk.action_receive_refused()
            jobs.perform_enqueued_jobs()
        document.invalidate_recordset()
        self.assertEqual((document.state, document.code), ("arrived", "35/STC-QLNS"))
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.agency.id}")}
        )
        clerk.action_refuse("Không phải văn bản.")
        self.assertNotIn(",receive_refused,", clerk.allowed_actions)
        with self.assertRaises(UserError):
            clerk.action_receive_refused()

    def test_a_report_of_a_mail_not_delivered_is_told_of(self):
        """The journal keeps that a mail of ours did not arrive; no item comes in."""
        before = len(self.refused_attempts("document.mailed"))
        data = self.mail(From="MAILER-DAEMON@stc.example")
        data = data.replace(b"text/plain", b"multipart/report")
        self.assertFalse(self.deliver(data))
        self.assertEqual(len(self.refused_attempts("document.mailed")), before + 1)

    def test_hostile_mails_break_nothing(self):
        """Invariant 10: whatever comes, the gateway goes on and says nothing aloud."""
        head = f"From: a@b.example\r\nTo: {ADDRESS}\r\n".encode()
        part = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        for data in (
            b"",
            b"\x00\xff" * 100,
            head + b"Subject: =?utf-9?b?xx?=\r\nDate: 99 Foo 99999\r\n\r\n",
            head + b"Content-Type: text/plain; charset=nothing\r\n\r\n\xff\xfe",
            head + b"Content-Type: */*\r\n\r\nabc",
            head + part * 500,
            head + part + b"\r\n--x" * 300 + b"\r\n\r\n",
            head + b"Content-Type: message/rfc822\r\n\r\n" * 50,
            head + b'Content-Disposition: attachment; filename="a\x00.pdf"\r\n\r\nx',
        ):
            with self.subTest(data=data[:150]):
                self.deliver(data)

    def test_people_hand_in_no_mails(self):
        """R28: no account makes up a mail by RPC."""
        data = self.mail(self.docx())
        for role in ("clerk", "unit_admin"):
            thread = self.env["mail.thread"].with_user(self.people[role])
            with self.subTest(role=role), self.assertRaises(AccessError):
                thread.message_process(None, data)

    def test_what_the_mail_said_is_written_by_nobody(self):
        document = self.act(self.deliver(self.mail(self.docx())), "clerk")
        for name in ("mail_body", "mail_sender", "mail_identifier"):
            with self.subTest(field=name), self.assertRaises(AccessError):
                document.write({name: "khác"})

    def test_a_mailbox_has_a_name_of_its_own(self):
        self.assertEqual(self.agency.intake_address, ADDRESS)
        for name in ("catchall", "bounce", "văn thư", "a b", "a@b", ".a"):
            with self.subTest(name=name), self.assertRaises(ValidationError):
                self.other_agency.intake_mailbox = name
        with self.assertRaises(ValidationError):
            self.department.intake_mailbox = "phong"

    @mute_logger("odoo.sql_db")
    def test_no_two_agencies_share_a_mailbox(self):
        with self.assertRaises(IntegrityError):
            self.other_agency.intake_mailbox = "vanthu"
            self.env.flush_all()
