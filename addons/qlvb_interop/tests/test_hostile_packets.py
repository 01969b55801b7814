# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from lxml import etree

from odoo.exceptions import UserError

from odoo.addons.qlvb_core.tests.common import make_pdf

from ..qlvb_edxml import Attachment, Organ, build
from .common import InteropCase

BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
XXE = b'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'


class TestHostilePackets(InteropCase):
    def assert_refused(self, data: bytes, words: str):
        """Refused in words that name it, and nothing stays (invariants 9, 10)."""
        before = self.row_counts()
        try:
            self.take_in(data)
        except UserError as error:
            message = str(error)
        else:
            self.fail("the packet was taken in")
        self.assertIn(words, message)
        self.assertIn("Nothing was stored", message)
        self.assertEqual(self.row_counts(), before)

    def with_doctype(self, doctype: bytes, entity: bytes) -> bytes:
        data = self.packet().replace("V/v kết nối".encode(), entity)
        start = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
        return data[:start] + doctype + data[start:]

    def changed(self, old: str, new: str) -> bytes:
        data = self.packet()
        self.assertIn(old.encode(), data)
        return data.replace(old.encode(), new.encode())

    def test_broken(self):
        """Invariant 10"""
        data = self.packet()
        self.assert_refused(data[: len(data) // 2], "not a readable XML file")
        self.assert_refused(b"PK\x03\x04", "not a readable XML file")
        self.assert_refused(b"<a/>", "not an edXML document packet")

    def test_external_entity(self):
        self.assert_refused(self.with_doctype(XXE, b"&file;"), "dangerous content")

    def test_entity_bomb(self):
        self.assert_refused(self.with_doctype(BOMB, b"&c;"), "dangerous content")

    def test_too_large(self):
        data = b"<a>" + b" " * (81 * 1024 * 1024) + b"</a>"
        self.assert_refused(data, "larger than allowed")

    def test_secret(self):
        """R4, invariant 9: a declared mark, before a byte is kept."""
        self.assert_refused(self.changed("V/v kết nối", "TỐI MẬT: kết nối"), "tối mật")

    def test_secret_on_the_first_page(self):
        """R3: the mark stands on the page, not in the header."""
        message = self.incoming_message(
            attachments=(Attachment("1.pdf", make_pdf("TUYỆT MẬT", "Nội dung")),)
        )
        self.assert_refused(build(message), "Tuyệt mật")

    def test_wrong_identifier(self):
        self.assert_refused(self.changed(">G06.12<", ">G06 12 !<"), "G06 12 !")

    def test_missing_file(self):
        """R72: the announced file that is not there is named."""
        root = etree.fromstring(self.packet())
        last = [e for e in root.iter("{*}Attachment") if len(e)][-1]
        last.getparent().remove(last)
        self.assert_refused(etree.tostring(root), "phu-luc.pdf")

    def test_not_for_us(self):
        other = (Organ("H30.01", "Văn phòng UBND tỉnh khác"),)
        self.assert_refused(self.packet(recipients=other), "Văn phòng UBND tỉnh khác")
        own_province = (Organ("H31.06", "Sở Tài chính"),)
        self.assert_refused(self.packet(recipients=own_province), "Sở Tài chính")

    def test_forbidden_file(self):
        """R60: one bad file, and the good one before it is not kept either."""
        good = self.incoming_message().attachments[0]
        script = Attachment("chay.pdf", b"MZ\x90\x00 khong phai pdf")
        message = self.incoming_message(attachments=(good, script))
        before = self.row_counts()
        with self.assertRaisesRegex(UserError, "chay.pdf"):
            self.take_in(build(message))
        self.assertEqual(self.row_counts(), before)

    def test_not_base64(self):
        before = self.row_counts()
        with self.assertRaises(UserError):
            wizards = self.env["qlvb.packet.wizard"].with_user(self.people["clerk"])
            wizards.create({"content": base64.b64encode(b"")})
        self.assertEqual(self.row_counts(), before)
