# SPDX-License-Identifier: LGPL-3.0-or-later
from threading import Event, Thread

import psutil

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ProvinceCase, make_pdf

LOGGER = "odoo.addons.qlvb_core.models.document_file_text"
# Each form shows the next one twice: 2 to the power of this many times the last.
DEPTH = 26


def make_poison() -> bytes:
    """Return a small PDF whose second page keeps its reader busy for ever."""
    names = [f"<< /F{n} {n + 7} 0 R >>" for n in range(DEPTH)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
        b"/Resources << /XObject << /F0 7 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        _stream(b"", b"/F0 Do"),
    ]
    for n in range(DEPTH):
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        if n + 1 < DEPTH:
            inner = f"/Resources << /XObject {names[n + 1]} >>".encode()
            show = f"/F{n + 1} Do /F{n + 1} Do".encode()
        else:
            inner = b"/Resources << /Font << /F 5 0 R >> >>"
            show = b"BT /F 9 Tf (x) Tj ET"
        objects.append(_stream(form + inner, show))
    return _pdf(objects)


def end_the_reader(found: Event):
    """Tell the reader of a file to end, as whoever stops the server does."""
    server = psutil.Process()
    while not found.wait(0.02):
        for process in server.children():
            if any("text_reader" in word for word in process.cmdline()):
                process.terminate()
                found.set()


def _stream(entries: bytes, content: bytes) -> bytes:
    head = b"<< " + entries + b" /Length %d >>" % len(content)
    return head + b"\nstream\n" + content + b"\nendstream"


def _pdf(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, len(data))
    )


@tagged("post_install", "-at_install")
class TestDocumentFileText(ProvinceCase):
    """The job that reads files for search, with files that cannot be read."""

    def setUp(self):
        super().setUp()
        # whatever else waits in this database
        files = self.env["qlvb.document.file"].sudo()
        files.search([("text_pending", "=", True)]).write({"text_pending": False})

    def store(self, data, name):
        document = self.new_draft()
        files = self.env["qlvb.document.file"].with_user(document.env.user)
        return files._store(document, data, name, "main").sudo()

    def read_pending(self):
        with self.enter_registry_test_mode(), mute_logger(LOGGER):
            self.env.ref("qlvb_core.document_file_cron_text").method_direct_trigger()
        self.env.invalidate_all()

    def set_rule(self, code, value):
        self.env["qlvb.rule"].search([("code", "=", code)]).value = value
        self.env.registry.clear_cache()

    def test_a_poisoned_file_stops_no_other(self):
        """R177: a file that eats its reader is given up, those behind it are read."""
        self.set_rule("file.reading_seconds", "5")
        self.set_rule("file.reading_tries", "2")
        poison = self.store(make_poison(), "độc.pdf")
        whole = self.store(make_pdf("Đê điều"), "lành.pdf")
        self.read_pending()
        self.assertTrue(poison.text_pending)
        self.assertIn("Đê điều", whole.text_content)
        self.read_pending()
        self.assertFalse(poison.text_pending)
        self.assertTrue(poison.text_unread)
        self.assertEqual(poison.document_id.unread_files, "độc.pdf")
        self.assertFalse(whole.text_unread)

    def test_a_stop_of_the_server_is_no_fault_of_the_file(self):
        """R177: a file that was being read when the server stopped is read later."""
        file = self.store(make_poison(), "đang đọc.pdf")
        found = Event()
        stopping = Thread(target=end_the_reader, args=(found,))
        stopping.start()
        self.addCleanup(stopping.join)
        self.addCleanup(found.set)
        self.read_pending()
        self.assertTrue(found.is_set())
        self.assertTrue(file.text_pending)
        self.assertFalse(file.text_tries)

    def test_a_try_that_killed_the_job_is_counted(self):
        """R177: what took the process with it is not tried for ever."""
        poison = self.store(make_pdf("Kênh mương"), "độc.pdf")
        poison.text_tries = 3  # none of them came to its end
        self.read_pending()
        self.assertFalse(poison.text_pending)
        self.assertTrue(poison.text_unread)

    def test_a_file_that_is_lost_stops_no_other(self):
        """R177: one whose content is lost is passed over, those behind it are read."""
        lost = self.store(make_pdf("Kênh mương"), "mất.pdf")
        whole = self.store(make_pdf("Đê điều"), "lành.pdf")
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM ir_attachment WHERE res_model = %s AND res_id = %s",
            [lost._name, lost.id],
        )
        self.env.invalidate_all()
        for _turn in range(3):
            self.read_pending()
        self.assertFalse(lost.text_pending or whole.text_pending)
        self.assertTrue(lost.text_unread)
        self.assertIn("Đê điều", whole.text_content)
