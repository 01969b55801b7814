# SPDX-License-Identifier: LGPL-3.0-or-later
import io

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64
from .test_intake_bad_input import archive, locked_pdf


@tagged("post_install", "-at_install")
class TestIntakeArchive(WorkflowCase):
    """An archive that is dropped is as many documents as it holds files."""

    def drop(self, data, name="ngay-27.zip", role="clerk"):
        documents = self.env["qlvb.document"].with_user(self.people[role])
        last = documents.sudo().search([], order="id desc", limit=1).id or 0
        with trap_jobs():
            answer = documents.action_drop_in_archive(name, b64(data))
        new = documents.sudo().search([("id", ">", last)], order="id")
        return answer, new

    def test_each_file_is_an_item_to_receive(self):
        """R82: nobody unpacks by hand; leftovers of systems do not count."""
        members = {
            "thu/Công văn 12.pdf": make_pdf("Kính gửi"),
            "giay-moi.docx": make_docx("Kính mời"),
            "__MACOSX/._giay-moi.docx": b"x",
            "thu/.DS_Store": b"x",
        }
        answer, new = self.drop(archive(members))
        self.assertEqual(answer, {"taken": 2, "here": [], "refused": []})
        self.assertEqual(
            new.file_ids.mapped("name"), ["Công văn 12.pdf", "giay-moi.docx"]
        )
        self.assertEqual(set(new.mapped("state")), {"arrived"})
        self.assertEqual(set(new.mapped("reading_state")), {"pending"})

    def test_names_in_utf8_that_do_not_say_so(self):
        """R82: as many programs pack them; the letters stay whole."""
        stream = io.BytesIO(archive({"x" * 9 + ".pdf": make_pdf("Kính gửi")}))
        raw = "Tờ trì.pdf".encode()
        data = stream.getvalue().replace(b"x" * 9 + b".pdf", raw[:9] + b".pdf")
        answer, new = self.drop(data)
        self.assertEqual(answer["taken"], 1)
        self.assertEqual(new.file_ids.name, raw[:9].decode() + ".pdf")

    def test_a_refused_one_stops_none_of_the_others(self):
        """R60, R3: each is looked at as a file dropped alone, and named."""
        members = {
            "khoa.pdf": locked_pdf(),
            "mat.docx": make_docx("TỐI MẬT\nKính gửi"),
            "thuong.pdf": make_pdf("Kính gửi"),
        }
        answer, new = self.drop(archive(members))
        self.assertEqual((answer["taken"], answer["here"]), (1, []))
        self.assertEqual(new.file_ids.name, "thuong.pdf")
        locked, secret = answer["refused"]
        self.assertIn("khoa.pdf", locked)
        self.assertIn("mat.docx", secret)

    def test_sent_again_it_is_not_in_twice(self):
        data = archive({"a.pdf": make_pdf("Kính gửi")})
        self.drop(data)
        answer, new = self.drop(data)
        self.assertEqual(answer, {"taken": 0, "here": ["a.pdf"], "refused": []})
        self.assertFalse(new)

    def test_what_is_refused_whole(self):
        """R60: said by name, nothing is kept of it."""
        program = archive({"a.pdf": make_pdf("Kính gửi"), "chay.exe": b"MZ"})
        inner = archive({"a.zip": archive({"a.pdf": make_pdf("Kính gửi")})})
        many = archive({f"{number}.pdf": b"x" for number in range(51)})
        documents = self.env["qlvb.document"]
        before = documents.search_count([])
        for data in (program, inner, many, archive({}), b"PK\x03\x04" + b"x" * 9):
            with self.subTest(size=len(data)), self.assertRaises(UserError) as refusal:
                self.drop(data)
            self.assertIn("ngay-27.zip", str(refusal.exception))
        self.assertEqual(documents.search_count([]), before)

    def test_only_a_clerk_drops(self):
        """R78: as for every file."""
        data = archive({"a.pdf": make_pdf("Kính gửi")})
        for role in ("leader", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.drop(data, role=role)
