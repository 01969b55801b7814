# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command

from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from ..qlvb_edxml import BusinessType, parse
from .test_recall import RecallCase


class TestVersion(RecallCase):
    """Inside the province; what comes by packet is in ``test_recall_packets``."""

    def begin(self, document, kind="replace"):
        """Return the draft of a newer version, as the specialist begins it."""
        action = self.act(document, "specialist").action_begin_newer(kind)
        return self.env["qlvb.document"].browse(action["res_id"])

    def issue(self, draft):
        """Issue without the signatures, which are not asked about here."""
        content = make_pdf("Bản mới")
        self.env["qlvb.document.file"]._store(draft, content, "Bản mới.pdf", "main")
        document = draft.sudo()
        document._cancel_open_work()
        document.write(
            {
                "state": "issued",
                "code_number": "02",
                "code_notation": "TTr-SKHCN",
                "issued_date": "2026-11-24",
                "document_identifier": "H31.08.2026.0000002",
            }
        )
        with trap_jobs():
            document._on_issued()
        return document

    def newer(self, old, kind="replace"):
        return self.issue(self.begin(old, kind))

    def test_the_draft_goes_to_whoever_has_the_old(self):
        """R77: but not to who refused it or gave it back."""
        old = self.delivered().document_id
        self.ask_back(old, self.delivery(old))
        draft = self.begin(old)
        self.assertEqual(draft.replaces_ids, old)
        self.assertEqual(
            draft.recipient_ids.mapped("name"),
            ["Bộ Khoa học và Công nghệ", "Ông Nguyễn Văn A, thôn Đông"],
        )

    def test_whoever_has_the_old_gets_the_new(self):
        """R77: also when the drafter left the recipient out; linked, and told."""
        delivery = self.handled()
        draft = self.begin(delivery.document_id)
        draft.recipient_ids.unlink()
        new = self.issue(draft)
        inside = self.delivery(new)
        inside._deliver()
        old, received = delivery.received_document_ids, inside.received_document_ids
        self.assertEqual(inside.unit_id, self.other_agency)
        self.assertEqual(received.replaces_ids, old)
        handler = old.with_user(self.handler)
        self.assertIn("Replaced by 02/TTr-SKHCN", handler.newer_words)
        self.assertIn("Có văn bản mới hơn", self.told(self.handler))
        self.assertEqual((old.state, handler.has_access("read")), ("assigned", True))
        self.assertIn("href", received.with_user(self.stranger).older_words)

    def test_the_new_before_the_old(self):
        """R77, invariant 8: the jobs may run in any order, and twice."""
        document = self.issued_waiting()
        old, new = self.delivery(document), self.delivery(self.newer(document))
        for delivery in (new, old, new, old):
            delivery._deliver()
        self.assertEqual(
            new.received_document_ids.replaces_ids, old.received_document_ids
        )

    def test_the_sender_sees_it_too(self):
        """R77: once issued, not while it is drafted; event on the old one."""
        old = self.delivered().document_id
        draft = self.begin(old)
        clerk = self.act(old, "clerk")
        self.assertFalse(clerk.newer_words)
        self.issue(draft)
        self.env.invalidate_all()
        self.assertIn("02/TTr-SKHCN", clerk.newer_words)
        self.assertTrue(self.events(old, "document.replaced"))

    def test_an_amendment_says_so(self):
        """R77"""
        delivery = self.handled()
        inside = self.delivery(self.newer(delivery.document_id, "amend"))
        inside._deliver()
        old = delivery.received_document_ids.with_user(self.handler)
        self.assertIn("Amended by", old.newer_words)
        self.assertTrue(self.events(old, "document.amended"))

    def check(self, document, user):
        """Return what the check of its main file says to ``user``."""
        data = document.sudo()._current_files("main")._read_content()
        return self.env["qlvb.verification"].with_user(user)._documents_of(data)

    def test_the_check_of_a_file_tells_of_the_newer(self):
        """R43, R77: a valid signature alone would send people after the old one."""
        old = self.delivered().document_id
        check = self.check(old, self.people["clerk"])
        self.assertEqual(check._as_known()[0]["warnings"], [])
        new = self.newer(old)
        for kind, words in (
            ("replace", "not to be used any more"),
            ("amend", "together with that one"),
            ("correct", "together with that one"),
        ):
            new.replacement_kind = kind
            self.env.invalidate_all()
            (told,) = check._as_known()[0]["warnings"]
            with self.subTest(kind=kind):
                self.assertIn("02/TTr-SKHCN", told)
                self.assertIn(words, told)

    def test_what_the_packet_says(self):
        """R77: type 3 names the replaced one, type 2 the updated one."""
        old = self.delivered().document_id
        draft = self.begin(old)
        new = self.issue(draft)
        business = parse(base64.b64decode(self.axis_message(new).payload)).business
        self.assertEqual(business.type, BusinessType.REPLACE)
        self.assertEqual(
            [r.document_id for r in business.replaced], [old.document_identifier]
        )
        new.replacement_kind = "amend"
        lines = new.recipient_ids.filtered("correspondent_id")
        business = parse(base64.b64decode(new._edxml_payload(lines))).business
        self.assertEqual(
            (business.type, business.document_id),
            (BusinessType.UPDATE, old.document_identifier),
        )

    def test_the_clerk_begins_it_for_the_unit_that_drafted(self):
        """R152: its head answers for the content, not that of the clerk's office."""
        old = self.delivered().document_id
        office = self.env["qlvb.unit"].create(
            {"name": "Văn phòng", "code": "VP", "parent_id": self.agency.id}
        )
        clerk = self.add_person("office_clerk", office, "clerk")
        for kind in ("replace", "amend", "correct"):
            action = old.with_user(clerk).action_begin_newer(kind)
            draft = self.env["qlvb.document"].browse(action["res_id"])
            with self.subTest(kind=kind):
                self.assertEqual(draft.unit_id, old.unit_id)
                self.assertEqual(draft.drafter_id, clerk)

    def test_of_a_recalled_one_only_a_replacement_is_drafted(self):
        """R153: nothing is left that could be amended or corrected."""
        old = self.delivered().document_id
        old.sudo().recall_state = "recalled"
        for kind in ("amend", "correct"):
            with self.subTest(kind=kind), self.assertRaisesRegex(UserError, "recalled"):
                self.begin(old, kind)
        self.assertEqual(self.begin(old).replaces_ids, old)

    def test_who_may_begin_or_link_one(self):
        """R77, R28: of an issued document one reads, of the same agency."""
        old = self.delivered().document_id
        for user in (self.stranger, self.third_clerk):
            with self.subTest(login=user.login), self.assertRaises(AccessError):
                old.with_user(user).action_begin_newer()
        with self.assertRaises(UserError):
            self.act(old, "specialist").action_begin_newer("khác")
        draft = self.new_draft()
        with self.assertRaises(UserError):
            draft.action_begin_newer()
        with self.assertRaises(ValidationError):
            draft.replaces_ids = [Command.link(draft.id)]
        with self.assertRaises(AccessError):
            self.new_draft(
                self.stranger,
                agency_id=self.other_agency.id,
                unit_id=False,
                replaces_ids=[Command.link(old.id)],
            )
