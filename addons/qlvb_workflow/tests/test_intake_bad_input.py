# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import zipfile

import pypdf

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64

# What Decree 30/2020, Phụ lục VI lets each field hold.
LIMITS = {
    "code_number": 11,
    "code_notation": 30,
    "subject": 500,
    "issuer_name": 200,
    "signer_name": 50,
    "signer_title": 100,
    "issuer_organ_id": 35,
}


def archive(members: dict[str, bytes], base: bytes = b"") -> bytes:
    stream = io.BytesIO(base)
    with zipfile.ZipFile(stream, "a" if base else "w") as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream.getvalue()


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@tagged("post_install", "-at_install")
class TestIntakeBadInput(WorkflowCase):
    """Whatever is dropped: a message by name, nothing lost, nothing twice."""

    def drop(self, name, data, role="clerk"):
        intake = self.env["qlvb.document"].with_user(self.people[role])
        with trap_jobs():
            return intake.browse(intake.action_drop_in(name, b64(data))["id"])

    def assert_refused(self, name, data, words):
        documents = self.env["qlvb.document"]
        before = documents.search_count([])
        with self.assertRaises(UserError) as refusal, self.env.cr.savepoint():
            self.drop(name, data)
        self.assertIn(name, str(refusal.exception))
        self.assertIn(words, str(refusal.exception))
        self.assertEqual(documents.search_count([]), before)

    def test_a_pdf_with_a_password(self):
        """R60: said by name, nothing is kept."""
        self.assert_refused("khoa.pdf", locked_pdf(), "password")

    def test_a_zip_of_zips(self):
        """R60: an archive inside another is not kept unseen."""
        inner = archive({"chay.exe": b"MZ"})
        self.assert_refused("goi.zip", archive({"a.zip": inner}), "another archive")

    def test_a_docx_with_macros(self):
        """R60: no program comes in inside a letter."""
        data = archive({"word/vbaProject.bin": b"x"}, make_docx("Kính gửi"))
        self.assert_refused("macro.docx", data, "macros")

    def test_an_image_renamed_pdf(self):
        """R60: content goes before the name."""
        self.assert_refused("anh.pdf", b"\x89PNG\r\n\x1a\n" + bytes(80), "pdf")

    def test_a_scan_of_300_mb(self):
        """R60: the browser knows the limit and says it before it sends; the server
        refuses it as well."""
        rule = self.env["qlvb.rule"].search([("code", "=", "file.max_bytes")])
        files = self.env["qlvb.document.file"]
        clerk = files.with_user(self.people["clerk"])
        self.assertLess(clerk.size_limit(), 300 << 20)
        rule.value = "1000"
        self.assertEqual(clerk.size_limit(), 1000)
        self.assert_refused("scan.pdf", b"x" * 2000, "the limit is")
        with self.assertRaises(AccessError):
            files.with_user(self.env.ref("base.public_user")).size_limit()

    def test_each_field_at_its_limit_and_one_over(self):
        """R270: nothing is cut; one more is refused in words."""
        document = self.arrive()
        for name, limit in LIMITS.items():
            with self.subTest(field=name):
                at_limit = "1" * limit
                document[name] = at_limit
                self.assertEqual(document[name], at_limit)
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    document[name] = at_limit + "1"
                document.invalidate_recordset()
                self.assertEqual(document[name], at_limit)

    def test_a_number_of_pages_without_sense(self):
        """R82, R270: named, nothing is kept of it."""
        document = self.arrive()
        document.page_count = 999
        for count in (1000, -1):
            with self.subTest(count=count), self.assertRaises(UserError):
                document.page_count = count
        for sent in ("mười", "12", [1], 1.5):
            with self.subTest(sent=sent), self.assertRaises(UserError):
                document.write({"page_count": sent})
        document.invalidate_recordset()
        self.assertEqual(document.page_count, 999)

    def test_what_is_read_over_its_limit_is_left_to_the_clerk(self):
        """R270: a value too long for its field is not filled in, the others are."""
        document = self.drop("dai.docx", make_docx(*self.long_letter()))
        document.sudo()._read_fields()
        document.invalidate_recordset()
        self.assertEqual(document.reading_state, "done")
        self.assertFalse(document.code_notation)
        self.assertEqual(document.code_number, "35")

    def long_letter(self):
        return (
            "UBND TỈNH HƯNG YÊN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ TÀI CHÍNH\tĐộc lập - Tự do - Hạnh phúc",
            f"Số: 35/STC-{'Q' * 40}\tHưng Yên, ngày 20 tháng 11 năm 2026",
            "V/v bố trí kinh phí\t",
        )

    def test_two_clerks_drop_the_same_item(self):
        """R86: both arrive, and each says the other is here."""
        second = self.add_person("clerk_2", self.agency, "clerk")
        self.people["second clerk"] = second
        documents = []
        for role in ("clerk", "second clerk"):
            documents.append(self.drop("a.pdf", make_pdf("Kính gửi"), role))
            documents[-1].action_skip_reading()
        for document in documents:
            document.write(
                {
                    "type_id": self.type_report.id,
                    "code_number": "35",
                    "code_notation": "TTr-STC",
                    "issuer_name": "Sở Tài chính",
                    "issued_date": "2026-11-20",
                }
            )
        one, other = documents
        self.assertEqual(one.duplicate_ids, other)
        self.assertEqual(other.duplicate_ids, one)

    def test_sent_again_after_the_connection_broke(self):
        """R259: the same file of the same clerk is one item while it waits."""
        data = make_pdf("Kính gửi")
        first = self.drop("a.pdf", data)
        self.assertEqual(self.drop("a (1).pdf", data), first)
        self.assertEqual(first.file_ids.mapped("name"), ["a.pdf"])
        first.action_refuse("Nhầm nơi nhận")
        self.assertNotEqual(self.drop("a.pdf", data), first)

    def test_half_a_file_is_refused(self):
        """R60, R259: what arrived broken off is said, nothing is kept."""
        documents = self.env["qlvb.document"].with_user(self.people["clerk"])
        before = documents.sudo().search_count([])
        whole = b64(make_pdf("Kính gửi"))
        for size in (len(whole) // 2 + 1, len(whole) // 4 * 2):
            with (
                self.subTest(size=size),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                documents.action_drop_in("a.pdf", whole[:size])
        self.assertEqual(documents.sudo().search_count([]), before)

    def test_two_clerks_register_the_same_item(self):
        """R84: the second is told; there is one number."""
        second = self.add_person("clerk_2", self.agency, "clerk")
        document = self.arrive()
        document.action_register()
        with self.assertRaises(UserError):
            document.with_user(second).action_register()
        self.assertEqual(document.arrival_number, 1)
