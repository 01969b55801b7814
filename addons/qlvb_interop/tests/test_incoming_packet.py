# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, datetime

from lxml import etree

from odoo.exceptions import AccessError, UserError

from ..qlvb_edxml import VIETNAM, Organ, Trace
from .common import MINISTRY, InteropCase


class TestIncomingPacket(InteropCase):
    def test_registered_with_what_the_packet_says(self):
        """R72, R82: fields and files of the packet, unchanged."""
        document = self.take_in(self.packet())
        self.assertEqual(document.code, "1234/BKHCN-CĐS")
        self.assertEqual(document.subject, "V/v kết nối, liên thông văn bản điện tử")
        self.assertEqual(document.type_id.name, "Công văn")
        self.assertEqual(document.issuer_name, "Bộ Khoa học và Công nghệ")
        self.assertEqual(document.issued_date, date(2026, 11, 20))
        self.assertEqual(document.due_date, date(2026, 12, 10))
        self.assertEqual(document.signer_title, "Thứ trưởng")
        self.assertEqual(
            [(f.name, f.role) for f in document._current_files("main", "appendix")],
            [("1234.pdf", "main"), ("phu-luc.pdf", "appendix")],
        )
        self.assertEqual((document.check_complete, document.check_intact), ("ok", "ok"))
        self.assertEqual(document.check_authentic, "fail")
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.agency.id}")}
        )
        document.with_user(self.people["clerk"]).action_register()
        self.assertEqual(document.arrival_number, 1)

    def test_unannounced_file(self):
        """R72, R75: taken in, and shown to the clerk as not sure to be complete."""
        root = etree.fromstring(self.packet())
        last = list(root.iter("{*}Reference"))[-1]
        last.getparent().remove(last)
        document = self.take_in(etree.tostring(root))
        self.assertEqual(document.check_complete, "unknown")
        self.assertIn("phu-luc.pdf", document.check_note)

    def test_what_the_packet_says_is_corrected_with_a_reason(self):
        """R83: old, new and why go to the journal; what it left empty is free."""
        packet = self.take_in(self.packet(place=""))
        document = packet.with_user(self.people["clerk"])
        subject = document.subject
        document.write({"subject": subject, "place": "Hà Nội"})
        with self.assertRaises(UserError):
            document.subject = "Trích yếu khác"
        with self.assertRaises(UserError):
            document.write({"issued_date": "2026-11-19", "correction_reason": " "})
        reason = "Gói tin ghi sai trích yếu so với văn bản"
        document.write({"subject": "Trích yếu khác", "correction_reason": reason})
        event = self.events(document, "document.write").sorted("id")[-1]
        for words in (subject, "Trích yếu khác", reason):
            self.assertIn(words, event.payload)
        with self.assertRaises(UserError):
            document.subject = subject

    def test_asking_for_the_reason_tells_nothing_to_others(self):
        """R28: what a packet says is not guessed by writing to it."""
        document = self.take_in(self.packet())
        subject = document.subject
        outside = self.people["specialist"]
        for guess in (subject, "Trích yếu khác"):
            self.env.invalidate_all()
            with self.subTest(guess=guess), self.assertRaises(AccessError):
                document.with_user(outside).write({"subject": guess})

    def test_number_with_year(self):
        document = self.take_in(
            self.packet(code_number="76/2025", code_notation="QĐ-UBND")
        )
        self.assertEqual((document.code_number, document.code_year), ("76", 2025))
        self.assertEqual(document.code, "76/2025/QĐ-UBND")

    def test_registered_once(self):
        """Invariant 8: the same packet again, also with the hops of another route."""
        first = self.take_in(self.packet())
        before = self.row_counts()
        other_route = (
            Trace(MINISTRY, datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),
            Trace("00.06.W00", datetime(2026, 11, 20, 9, 30, tzinfo=VIETNAM)),
        )
        for data in (self.packet(), self.packet(trace=other_route)):
            self.assertEqual(self.take_in(data), first)
        after = self.row_counts()
        # Only the dialogs themselves came on top.
        self.assertEqual(
            {k: n - before[k] for k, n in after.items() if n != before[k]},
            {"qlvb_packet_wizard": 2},
        )

    def test_each_clerk_takes_in_for_the_own_agency(self):
        """A clerk's file makes no document on another agency's desk."""
        both = (Organ("H31.08", self.agency.name), Organ("H31.06", "Sở Tài chính"))
        mine = self.take_in(self.packet(recipients=both))
        self.assertEqual(mine.agency_id, self.agency)
        theirs = self.take_in(self.packet(recipients=both), self.third_clerk)
        self.assertEqual(theirs.agency_id, self.third_agency)
        packets = self.env["qlvb.exchange.message"].search([("flow", "=", "in")])
        self.assertEqual(packets.document_id, mine | theirs)

    def test_only_clerks(self):
        for role in ("leader", "head", "specialist", "unit_admin", "monitor"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.take_in(self.packet(), self.people[role])

    def test_status_about_nothing_we_sent(self):
        """Invariant 8: only the recipient itself speaks, only about what it got."""
        document = self.issued_waiting()
        delivery = self.delivery(document, "axis")
        inside = self.delivery(document)
        forged = (
            self.status_packet(document, "06", sender=Organ("G99.01", "Kẻ khác")),
            self.status_packet(document, "06", sender=Organ("H31.05", "Sở Nội vụ")),
            self.status_packet(document, "13"),
        )
        for data in forged:
            with self.subTest(), self.assertRaises(UserError):
                self.take_in(data)
        with self.assertRaisesRegex(UserError, "not sent from your agency"):
            self.take_in(self.status_packet(document, "06"), self.third_clerk)
        self.assertEqual((delivery.state, inside.state), ("waiting", "sent"))
