# SPDX-License-Identifier: LGPL-3.0-or-later
from urllib.parse import quote

import pypdfium2 as pdfium

from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from .common import ProvinceCase, make_docx, make_pdf


@tagged("post_install", "-at_install")
class TestFileController(ProvinceCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.new_draft(cls)
        cls.content = make_pdf("noi dung rieng")
        cls.file = cls.store(cls.content, "Tờ trình số 5.pdf", "main")
        cls.reader = cls.people["specialist"]

    @classmethod
    def store(cls, content, name, role):
        return cls.env["qlvb.document.file"]._store(cls.document, content, name, role)

    def enter(self, user):
        user.sudo().password = "mat-khau-thu-9"
        self.authenticate(user.login, "mat-khau-thu-9")

    def get(self, file_id, query="", **headers):
        return self.url_open(f"/qlvb/file/{file_id}{query}", headers=headers)

    def reads(self, code="file.read"):
        return self.env["qlvb.audit.event"].search(
            [("code", "=", code), ("res_id", "=", self.file.id), ("result", "=", "ok")]
        )

    def refused(self):
        """Return (login, id) of the last refusal."""
        return self.refused_attempts("file.read")[-1]

    def test_reader_gets_the_very_bytes_and_an_event(self):
        """R30: whoever has the right reads the file, and the journal says so."""
        self.enter(self.reader)
        answer = self.get(self.file.id)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.content, self.content)
        self.assertEqual(answer.headers["Content-Type"], "application/pdf")
        self.assertEqual(self.reads().actor_id, self.reader)

    def test_headers_keep_the_content_private(self):
        self.enter(self.reader)
        headers = self.get(self.file.id).headers
        self.assertEqual(headers["Cache-Control"], "private, no-store")
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", headers["Content-Security-Policy"])

    def test_download_keeps_the_vietnamese_name(self):
        """RFC 5987: the name arrives with its accents; a download is its own event."""
        self.enter(self.reader)
        disposition = self.get(self.file.id, "?download=1").headers[
            "Content-Disposition"
        ]
        self.assertTrue(disposition.startswith("attachment"))
        self.assertIn(f"filename*=UTF-8''{quote('Tờ trình số 5.pdf')}", disposition)
        self.assertTrue(self.reads("file.download"))
        self.assertFalse(self.reads("file.read"))

    def test_pdf_is_shown_inline_and_an_office_file_never(self):
        draft = self.store(make_docx(), "Dự thảo.docx", "draft")
        self.enter(self.reader)
        for stored, start in ((self.file, "inline"), (draft, "attachment")):
            disposition = self.get(stored.id).headers["Content-Disposition"]
            self.assertTrue(disposition.startswith(start), disposition)

    def test_a_copy_to_print_is_marked_and_the_original_is_not(self):
        """R178: system, account and time on the copy; what is stored never changes."""
        self.enter(self.reader)
        answer = self.get(self.file.id, "/print")
        self.assertEqual(answer.headers["Content-Type"], "application/pdf")
        [page] = pdfium.PdfDocument(answer.content)
        words = page.get_textpage().get_text_range()
        self.assertIn("noi dung rieng", words)
        self.assertIn(self.reader.login, words)
        self.assertEqual(self.reads("file.print").actor_id, self.reader)
        self.assertEqual(self.get(self.file.id).content, self.content)

    def test_no_copy_for_a_stranger_or_of_an_office_file(self):
        """R28: the copy has the door of the file."""
        draft = self.store(make_docx(), "Dự thảo.docx", "draft")
        self.enter(self.reader)
        self.assertEqual(self.get(draft.id, "/print").status_code, 404)
        self.enter(self.stranger)
        self.assertEqual(self.get(self.file.id, "/print").status_code, 404)
        self.assertEqual(self.refused_attempts("file.print")[-1][0], "stranger")

    def test_stranger_learns_nothing_and_is_recorded(self):
        """R28, R30: a forbidden file answers like a missing one; the attempt stays."""
        self.enter(self.stranger)
        forbidden, missing = self.get(self.file.id), self.get(2**31 - 1)
        self.assertEqual(forbidden.status_code, 404)
        self.assertEqual(missing.status_code, 404)
        self.assertEqual(forbidden.text, missing.text)
        self.assertEqual(self.refused(), ("stranger", 2**31 - 1))
        self.get(self.file.id, "?download=0")
        self.assertEqual(self.refused(), ("stranger", self.file.id))
        self.assertFalse(self.reads())

    def test_operator_reads_no_content(self):
        """R19: the one who runs the system is a stranger to its documents."""
        self.enter(self.env.ref("base.user_admin"))
        self.assertEqual(self.get(self.file.id).status_code, 404)

    def test_nobody_reads_without_logging_in(self):
        answer = self.url_open(f"/qlvb/file/{self.file.id}", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_an_impossible_id_is_not_found(self):
        self.enter(self.reader)
        self.assertEqual(self.get(10**12).status_code, 404)

    def test_pieces_of_one_reading_are_one_event(self):
        self.enter(self.reader)
        self.get(self.file.id)
        piece = self.get(self.file.id, Range="bytes=5-9")
        self.assertEqual(piece.status_code, 206)
        self.assertEqual(piece.content, self.content[5:10])
        self.assertEqual(len(self.reads()), 1)

    def test_reading_in_pieces_only_is_recorded_too(self):
        """R30: no way to ask for the bytes goes around the journal."""
        self.enter(self.reader)
        self.get(self.file.id, Range="bytes=0-")
        self.assertEqual(len(self.reads()), 1)
        self.get(self.file.id, "?download=1", Range="bytes=0-")
        self.assertEqual(len(self.reads("file.download")), 1)

    @mute_logger("odoo.http")
    def test_no_other_address_serves_the_content(self):
        """R28: not /web/content, not /web/image, not RPC, not even for a reader."""
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self.file._name),
                    ("res_field", "=", "content"),
                    ("res_id", "=", self.file.id),
                ]
            )
        )
        self.assertTrue(attachment)
        doors = [
            f"/web/content/{self.file._name}/{self.file.id}/content",
            f"/web/content/{attachment.id}",
            f"/web/content/{attachment.id}?download=1",
            f"/web/image/{self.file._name}/{self.file.id}/content",
            f"/web/image/{attachment.id}",
        ]
        for user in (self.reader, self.stranger):
            self.enter(user)
            for door in doors:
                with self.subTest(user=user.login, door=door):
                    self.assertNotIn(self.content, self.url_open(door).content)
            with self.assertRaises(JsonRpcException):
                self.make_jsonrpc_request(
                    f"/web/dataset/call_kw/{self.file._name}/read",
                    {
                        "model": self.file._name,
                        "method": "read",
                        "args": [self.file.ids, ["content"]],
                        "kwargs": {},
                    },
                )

    def test_product_name_on_the_login_page(self):
        """R46: the page carries exactly the official name, and no vendor's."""
        page = self.url_open("/web/login").text
        self.assertIn("<title>Hệ thống quản lý văn bản và điều hành</title>", page)
        self.assertNotIn("odoo.com", page)
        self.assertNotIn("/web/database/manager", page)
