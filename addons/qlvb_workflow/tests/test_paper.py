# SPDX-License-Identifier: LGPL-3.0-or-later
import io

from freezegun import freeze_time
from PIL import Image

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64


def a_scan(dpi=300, mode="RGB", sides=(8.27, 11.69)) -> bytes:
    """Return a PDF that is a picture of an empty sheet."""
    stream = io.BytesIO()
    size = tuple(round(side * dpi) for side in sides)
    Image.new(mode, size, "white").save(stream, "PDF", resolution=dpi)
    return stream.getvalue()


class PaperCase(WorkflowCase):
    def envelope(self, **values):
        return (
            self.env["qlvb.envelope"]
            .with_user(self.people["clerk"])
            .create({"sender": "Sở Tài chính", "codes": "35/STC-QLNS", **values})
        )

    def take_in(self, envelope, data=None):
        """Return the document that was in the envelope."""
        with trap_jobs():
            opened = envelope.action_take_in("scan.pdf", b64(data or a_scan()))
        return self.act(self.env["qlvb.document"].browse(opened["res_id"]), "clerk")

    def complete(self, document):
        document.action_skip_reading()
        document.write(
            {
                "type_id": self.type_report.id,
                "code_number": "35",
                "code_notation": "TTr-STC",
                "issuer_name": "Sở Tài chính",
                "issued_date": "2026-11-20",
                "subject": "Về kinh phí",
            }
        )
        return document


@tagged("post_install", "-at_install")
class TestEnvelope(PaperCase):
    def test_from_the_envelope_to_the_document(self):
        """R78: what the post brings is noted, opened, scanned and taken in."""
        envelope = self.envelope(condition="torn")
        self.assertEqual(envelope.agency_id, self.agency)
        with self.assertRaises(UserError):
            self.take_in(envelope)
        envelope.action_open_envelope()
        self.assertEqual(envelope.opened_by_id, self.people["clerk"])
        document = self.take_in(envelope)
        self.assertEqual(envelope.state, "taken_in")
        self.assertEqual(envelope.document_ids, document)
        self.assertEqual(document.received_at, envelope.arrived_at)
        self.assertTrue(document.is_scan)

    def test_one_to_a_named_person_is_not_opened(self):
        """R80: it is noted, and handed over as it is."""
        envelope = self.envelope(is_personal=True, addressee="Ông Nguyễn Văn An")
        with self.assertRaises(UserError):
            envelope.action_open_envelope()
        with self.assertRaises(UserError):
            self.take_in(envelope)
        envelope.action_hand_over()
        self.assertEqual(envelope.handed_to, "Ông Nguyễn Văn An")
        self.assertFalse(envelope.opened_at)

    def test_returned_as_business_it_came_when_it_first_came(self):
        """R80: registered with its first arrival time."""
        first = fields.Datetime.to_datetime("2026-11-18 02:00:00")
        envelope = self.envelope(is_personal=True, addressee="Ông An", arrived_at=first)
        envelope.action_hand_over()
        envelope.action_return_as_business()
        envelope.action_open_envelope()
        document = self.complete(self.take_in(envelope))
        document.action_register()
        self.assertEqual(document.received_at, first)
        self.assertFalse(document.is_intake_late, "counted from its return")

    def test_the_dialog_of_a_correction_tells_another_agency_nothing(self):
        """R28, R78: not even before it is saved."""
        envelope = self.envelope()
        wizards = self.env["qlvb.envelope.correction.wizard"].with_user(self.stranger)
        spec = {"sender": {}, "codes": {}, "note": {}}
        with self.assertRaises(AccessError):
            wizards.onchange({"envelope_id": envelope.id}, ["envelope_id"], spec)
        opened = wizards.with_context(default_envelope_id=envelope.id)
        with self.assertRaises(AccessError):
            opened.onchange({}, [], {"envelope_id": {}, **spec})

    def test_corrections_keep_what_stood_there(self):
        """R90: the journal tells what the clerk changed."""
        envelope = self.envelope()
        envelope.sender = "Sở Nội vụ"
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "envelope.write"), ("res_id", "=", envelope.id)]
        )
        self.assertIn("Sở Tài chính → Sở Nội vụ", event.detail or "")

    def test_what_happened_to_it_is_written_by_acts_only(self):
        """R28: at the level of RPC."""
        envelope = self.envelope()
        for values in (
            {"state": "opened"},
            {"opened_by_id": self.env.uid},
            {"arrived_at": "2026-11-01 00:00:00"},
            {"agency_id": self.other_agency.id},
            {"is_personal": True},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                envelope.write(values)
        with self.assertRaises(AccessError):
            self.envelope(state="opened")
        with self.assertRaises(AccessError):
            self.envelope(agency_id=self.other_agency.id)

    def test_once_opened_it_is_corrected_for_a_reason_only(self):
        """R78, R90: its fields are closed; a correction keeps reason and old value."""
        envelope = self.envelope()
        envelope.action_open_envelope()
        with self.assertRaises(UserError):
            envelope.sender = "Sở Nội vụ"
        with self.assertRaises(UserError):
            envelope.action_correct({"sender": "Sở Nội vụ"}, " ")
        with self.assertRaises(AccessError):
            envelope.action_correct({"state": "unopened"}, "Nhầm")
        with self.assertRaises(AccessError):
            self.act(envelope, "leader").action_correct({"sender": "X"}, "Nhầm")
        self.assertEqual(envelope.sender, "Sở Tài chính")
        wizards = self.env["qlvb.envelope.correction.wizard"]
        wizard = wizards.with_user(self.people["clerk"]).create(
            {"envelope_id": envelope.id, "reason": "Đọc nhầm con dấu"}
        )
        self.assertEqual(wizard.sender, "Sở Tài chính")
        wizard.sender = "Sở Nội vụ"
        wizard.action_confirm()
        self.assertEqual(envelope.sender, "Sở Nội vụ")
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "envelope.write"), ("res_id", "=", envelope.id)]
        )
        self.assertIn("Sở Tài chính → Sở Nội vụ", event.detail)
        self.assertIn("Đọc nhầm con dấu", event.detail)
        self.assertNotIn("35/STC-QLNS", event.detail)

    def test_refusals_stay_in_the_journal(self):
        """Who tried what with whose envelope, done or not."""
        envelope = self.envelope()
        clerk, stranger = self.people["clerk"], self.stranger
        with self.assertRaises(UserError):
            envelope.action_return_as_business()
        self.assertIn(
            (clerk.login, envelope.id), self.refused_attempts("envelope.return")
        )
        with self.assertRaises(AccessError):
            envelope.with_user(stranger).action_correct({"sender": "X"}, "Sửa")
        self.assertIn(
            (stranger.login, envelope.id), self.refused_attempts("envelope.write")
        )
        with self.assertRaises(AccessError):
            self.envelope(state="opened")
        self.assertIn((clerk.login, None), self.refused_attempts("envelope.log"))

    def test_a_correction_of_nonsense_is_refused_in_words(self):
        envelope = self.envelope()
        for values, reason in (
            ([], "?"),
            ({"urgency": "9"}, "?"),
            ({"condition": ["torn"]}, "?"),
            ({"sender": ""}, "?"),
            ({"sender": {"a": 1}}, "?"),
            ({"sender": "Sở Nội vụ"}, 7),
        ):
            with self.subTest(values), self.assertRaises(UserError):
                envelope.action_correct(values, reason)

    def test_only_clerks_keep_envelopes(self):
        envelope = self.envelope()
        for role in ("leader", "monitor"):
            self.assertEqual(self.act(envelope, role).sender, "Sở Tài chính")
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(envelope, role).action_open_envelope()
            refused = (self.people[role].login, envelope.id)
            self.assertIn(refused, self.refused_attempts("envelope.open"))
        for user in (self.people["specialist"], self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                envelope.with_user(user).read(["sender"])


@tagged("post_install", "-at_install")
class TestScan(PaperCase):
    def drop(self, data, name="scan.pdf"):
        with trap_jobs():
            documents = self.env["qlvb.document"].with_user(self.people["clerk"])
            return documents.browse(documents.action_drop_in(name, b64(data))["id"])

    def test_a_scan_as_the_law_asks(self):
        """R78: the system reads and reports the resolution."""
        document = self.drop(a_scan())
        self.assertTrue(document.scan_meets_rules)
        self.assertIn("300 dpi", document.scan_words)
        self.assertIn("A4", document.scan_words)

    def test_what_falls_short_is_told_to_the_clerk(self):
        """R78: resolution, colour and size, by the values of the law."""
        document = self.drop(a_scan(150, "L", (5, 7)))
        self.assertFalse(document.scan_meets_rules)
        for word in ("150 dpi", "200 dpi", "100 %"):
            self.assertIn(word, document.scan_words)
        self.env.ref("qlvb_workflow.rule_scan_min_dpi").value = "100"
        document.invalidate_recordset()
        self.assertNotIn("100 dpi", document.scan_words)

    def test_what_is_born_digital_is_no_scan(self):
        document = self.drop(make_pdf("Công văn"), "cong-van.pdf")
        self.assertFalse(document.is_scan)
        self.assertFalse(document.scan_words)

    def test_pages_are_counted(self):
        """R85: the system fills in PageAmount, date and number of arrival."""
        pages = [Image.new("RGB", (1654, 2339), "white") for _page in range(3)]
        stream = io.BytesIO()
        pages[0].save(
            stream, "PDF", resolution=200, save_all=True, append_images=pages[1:]
        )
        document = self.drop(stream.getvalue())
        self.assertEqual(document.page_count, 3)
        self.complete(document).action_register()
        self.assertEqual(document.arrival_number, 1)
        self.assertEqual(str(document.arrival_date), "2026-11-23")
        with self.assertRaises(AccessError):
            document.write({"arrival_number": 7})


@tagged("post_install", "-at_install")
class TestStamp(PaperCase, HttpCase):
    def registered_scan(self):
        envelope = self.envelope()
        envelope.action_open_envelope()
        document = self.complete(self.take_in(envelope))
        document.action_register()
        return document

    def test_a_stamped_copy_leaves_the_original(self):
        """R78: the stamp stands on a copy; what is stored keeps its bytes."""
        document = self.registered_scan()
        file = document.file_ids
        before = file.sha256
        for kind in ("sheet", "left", "right"):
            pdf = document._stamped(kind)
            self.assertTrue(pdf.startswith(b"%PDF"))
        file.invalidate_recordset()
        file._read_content()
        self.assertEqual((file.sha256, document.file_ids), (before, file))
        self.assertTrue(self.events(document, "document.stamp"))

    def test_a_text_document_is_stamped_on_the_pdf_that_shows_it(self):
        """R78: a DOCX has no page to stamp, the PDF made of it has."""
        document = self.registered(code_number="77")
        files = self.env["qlvb.document.file"]
        with trap_jobs():
            main = files._store(document, make_docx("Tờ trình"), "tt.docx", "main")
        self.assertFalse(document.can_stamp_copy)
        with self.assertRaisesRegex(UserError, "on a sheet"):
            document.action_stamp_left()
        main._keep_preview(make_pdf("Tờ trình"))
        self.assertTrue(document.can_stamp_copy)
        self.assertTrue(document._stamped("left").startswith(b"%PDF"))
        self.assertEqual(document.reading_file_id, main)

    def test_only_who_keeps_the_register_stamps(self):
        document = self.registered_scan()
        with self.assertRaises(AccessError):
            self.act(document, "specialist").action_print_stamp()
        with self.assertRaises(UserError):
            self.arrive().action_print_stamp()

    def test_the_address_of_the_copy(self):
        """R28: the same answer for what is missing and what is closed."""
        document = self.registered_scan()
        address = f"/qlvb/stamp/{document.id}/right"
        password = "Mat-khau-rat-dai-2026"
        clerk, stranger = self.people["clerk"], self.stranger
        for user, status in ((clerk, 200), (stranger, 404)):
            user.sudo().password = password
            self.authenticate(user.login, password)
            self.assertEqual(self.url_open(address).status_code, status)
        self.authenticate(clerk.login, password)
        self.assertEqual(self.url_open(f"/qlvb/stamp/{document.id}/x").status_code, 404)


@tagged("post_install", "-at_install")
class TestPaperFile(PaperCase):
    def test_a_paper_file_and_where_it_went(self):
        """R95: noted with number, items and place; the lead handler confirms."""
        document = self.passed_on()
        clerk, lead = self.act(document, "clerk"), self.act(document, "specialist")
        clerk.action_note_paper_file(2, "02 tập bản vẽ", "Phòng Chuyển đổi số")
        self.assertTrue(document.has_paper_file)
        self.assertIn(",receive_paper_file,", lead.allowed_actions)
        lead.action_receive_paper_file()
        self.assertEqual(document.paper_received_by_id, self.people["specialist"])
        self.assertTrue(self.events(document, "document.paper_received"))
        with self.assertRaises(UserError):
            lead.action_receive_paper_file()
        with self.assertRaises(UserError):
            clerk.action_note_paper_file(3, "x", "y")

    def test_the_journal_keeps_where_it_was(self):
        document = self.registered()
        document.action_note_paper_file(1, "Hồ sơ", "Kho A")
        document.action_note_paper_file(1, "Hồ sơ", "Kho B")
        event = self.events(document, "document.paper_file")[:1]
        self.assertIn("Kho A → Kho B", event.detail)

    def test_nobody_else_notes_or_confirms(self):
        document = self.passed_on()
        self.act(document, "clerk").action_note_paper_file(1, "Hồ sơ", "Kho A")
        for user in (self.people["head"], self.people["clerk"], self.expert):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                document.with_user(user).action_receive_paper_file()
        for role in ("specialist", "leader"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_note_paper_file(1, "x", "y")
        for name in ("has_paper_file", "paper_place", "paper_received_by_id"):
            with self.subTest(field=name), self.assertRaises(AccessError):
                self.arrive().write({name: 1})


@tagged("post_install", "-at_install")
class TestRegisterFirst(PaperCase):
    def test_what_is_not_registered_is_given_to_nobody(self):
        """R87: no act of RPC presents, directs, assigns or files it."""
        document = self.arrive()
        leader = self.people["leader"]
        attempts = (
            lambda: document.action_present(leader.id),
            lambda: self.act(document, "leader").action_direct(
                "Xử lý", [self.lead_line()]
            ),
            lambda: self.act(document, "head").action_pass_on(
                [{"role": "lead", "user_id": leader.id}]
            ),
            lambda: (
                self.env["qlvb.assignment"]
                .with_user(leader)
                .create({"document_id": document.id, "role": "lead"})
            ),
            lambda: self.file(document),
        )
        for index, attempt in enumerate(attempts):
            with self.subTest(attempt=index), self.assertRaises(UserError):
                attempt()
        self.assertFalse(document.assignment_ids)
        document.action_register()
        self.assertTrue(self.file(document))

    def file(self, document):
        dossiers = self.env["qlvb.dossier"].with_user(self.people["clerk"])
        dossier = dossiers.create({"title": "Kinh phí", "notation": "01"})
        with self.env.cr.savepoint():
            return (
                self.env["qlvb.dossier.item"]
                .with_user(self.people["clerk"])
                .create({"dossier_id": dossier.id, "document_id": document.id})
            )

    def test_the_file_code_comes_by_filing(self):
        """R85: OrganId, FileCatalog and DocOrdinal are filled in by the system."""
        first, second = self.registered(), self.registered(code_number="36")
        item = self.file(first)
        item.dossier_id.item_ids = [Command.create({"document_id": second.id})]
        (first | second).invalidate_recordset()
        self.assertEqual(second.file_organ_id, self.agency.organ_id)
        self.assertEqual(second.file_catalog, 2026)
        self.assertEqual(second.file_notation, item.dossier_id.code)
        self.assertEqual((first.doc_ordinal, second.doc_ordinal), (1, 2))

    def test_petitions_have_a_register_of_their_own(self):
        """R87: marked, and numbered in their own series."""
        petition = self.env.ref("qlvb_workflow.own_register_petition")
        self.registered()
        first = self.registered(own_register_id=petition.id, code_number="2")
        second = self.registered(own_register_id=petition.id, code_number="3")
        general = self.registered(code_number="4")
        numbers = (first | second | general).mapped("arrival_number")
        self.assertEqual(numbers, [1, 2, 2])
        entries = self.env["qlvb.register.entry"].search(
            [("document_id", "=", second.id)]
        )
        self.assertEqual(entries.register_id.series, "own:Đơn thư")
        with self.assertRaises(UserError):
            second.sudo().own_register_id = False


@tagged("post_install", "-at_install")
class TestIntakeDelay(PaperCase):
    """Received on Monday 2026-11-23 at 9 o'clock."""

    def late(self):
        return self.env["qlvb.document"].search([("is_intake_late", "=", True)])

    def waiting_late(self):
        """Return the figure of the leader's board."""
        board = self.env["qlvb.follow.up"].with_user(self.people["leader"])
        counters = board.follow_up_board()["counters"]
        return {c["key"]: c["count"] for c in counters}.get("door")

    def test_the_next_working_day_is_in_time(self):
        """R89: counted late only after it."""
        document = self.arrive()
        with freeze_time("2026-11-24 16:00:00"):
            self.assertNotIn(document, self.late())
            document.action_register()
            document.action_present(self.people["leader"].id)
        with freeze_time("2026-11-30 02:00:00"):
            self.assertNotIn(document, self.late())
        self.assertFalse(document.was_taken_in_late)
        self.assertFalse(self.waiting_late())

    def test_what_still_waits_is_late(self):
        """R89: the head of office sees it while it waits, and afterwards."""
        document = self.arrive()
        with freeze_time("2026-11-25 02:00:00"):
            self.assertIn(document, self.late())
            self.assertIn("24/11/2026", document.intake_late_words)
            self.assertEqual(self.waiting_late(), 1)
            document.action_register()
            document.action_present(self.people["leader"].id)
        document.invalidate_recordset()
        self.assertIn(document, self.late())
        board = self.env["qlvb.follow.up"].with_user(self.people["leader"])
        matters = {matter["key"]: matter for matter in board.compliance_page()}
        self.assertEqual(matters["intake_late"]["count"], 1)

    def test_receipt_is_a_matter_of_the_same_day(self):
        """R73: counted when the sender was told later than the day it came."""
        late = [("was_received_late", "=", True)]
        at_once, next_day = self.arrive(), self.arrive(code_number="36")
        with freeze_time("2026-11-23 16:59:00"):  # a minute before midnight here
            at_once.action_register()
        with freeze_time("2026-11-23 17:01:00"):
            next_day.action_register()
        self.assertEqual(self.env["qlvb.document"].search(late), next_day)

    def test_urgent_ones_are_a_matter_of_minutes(self):
        """R89: by the minutes of the rule."""
        document = self.arrive(urgency="2")
        self.assertEqual(str(document.intake_due_at), "2026-11-23 03:00:00")
        with freeze_time("2026-11-23 03:30:00"):
            self.assertIn(document, self.late())
            self.assertIn("10:00, 23/11/2026", document.intake_late_words)

    def test_over_a_weekend(self):
        """R89: from Friday to Monday."""
        with freeze_time("2026-11-27 09:00:00"):
            document = self.arrive()
        self.assertEqual(str(document.intake_due_at), "2026-11-30 17:00:00")
