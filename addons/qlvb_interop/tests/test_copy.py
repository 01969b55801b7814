# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.qlvb_toolkit.paper_copy import extract_pages
from odoo.addons.qlvb_signing.tests.common import PIN
from odoo.addons.qlvb_workflow.tests.test_paper import a_scan
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import InteropCase

SCAN = extract_pages(a_scan(200))


class TestCopySent(InteropCase):
    """R157: a certified copy reaches who receives it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        leader = cls.people["leader"]
        cls.env["qlvb.copy.right"].with_user(leader).create(
            {
                "post_id": leader.qlvb_post_ids.id,
                "decision": "Quyết định số 05/QĐ-SKHCN",
                "date_from": "2026-01-05",
            }
        )
        cls.papers = cls.env["qlvb.document"].with_user(cls.people["clerk"])

    def scanned(self):
        """Return a registered paper of a ministry, with its scan."""
        document = self.directed()
        document.sudo().write(
            {"issuer_name": "Bộ Nội vụ", "signer_name": "Trần Thị Mẫu"}
        )
        self.env["qlvb.document.file"]._store(document, SCAN, "van-ban.pdf", "main")
        document.invalidate_recordset()
        return document

    def made(self, document, kind="sy", medium="electronic", **values):
        ask = {
            "kind": kind,
            "medium": medium,
            "unit_ids": self.other_agency.ids,
            "correspondent_ids": self.ministry.ids,
            "recipients": "Ông Nguyễn Văn A",
            **values,
        }
        action = self.act(document, "leader").action_ask_copy(ask)
        copy = self.env["qlvb.copy"].browse(action["res_id"])
        with trap_jobs() as self.trap:
            clerk = self.act(copy, "clerk")
            self.said = (
                clerk._sign(PIN) if medium == "electronic" else clerk.action_open_make()
            )
        copy.invalidate_recordset()
        return copy

    def sent(self, copy, channel):
        return copy.sudo().delivery_ids.filtered(lambda d: d.channel == channel)

    def test_an_electronic_copy_arrives_in_the_system(self):
        """R157, R37: what was signed, of the body that issued it, for the clerk."""
        document = self.scanned()
        copy = self.made(document)
        delivery = self.sent(copy, "internal")
        self.assertEqual(delivery.recipient_name, self.other_agency.name)
        self.trap.assert_enqueued_job(delivery._deliver)
        for _time in range(2):
            delivery._deliver()
        received = delivery.received_document_ids
        self.assertEqual(received.agency_id, self.other_agency)
        self.assertEqual(received.code, document.code)
        self.assertEqual(received.issuer_name, "Bộ Nội vụ")
        self.assertEqual(received.signer_name, "Trần Thị Mẫu")
        self.assertEqual(received._current_files("main").sha256, copy.file_id.sha256)
        self.assertEqual(
            (received.check_complete, received.check_intact, received.check_authentic),
            ("ok", "ok", "ok"),
        )
        self.assertEqual(
            self.holders(received), {("receive", f"clerk@{self.other_agency.id}")}
        )
        self.assertIn("Sao y", received.true_copy_words)
        # of which a sao lục may be made there (R158)
        self.assertTrue(received._arrived_as_copy())
        self.assertFalse(document._arrived_as_copy())
        self.assertIn(self.agency.name, received.true_copy_words)

    def test_who_is_outside_gets_it_by_mail_that_the_clerk_notes(self):
        """R157: the axis carries originals; nobody is forgotten on the way."""
        copy = self.made(self.scanned())
        by_mail = self.sent(copy, "mail")
        names = [self.ministry.name, "Ông Nguyễn Văn A"]
        self.assertEqual(by_mail.mapped("recipient_name"), names)
        self.assertFalse(self.sent(copy, "axis"))
        self.assertIn("Ông Nguyễn Văn A", self.said["params"]["message"])
        first = by_mail[:1]
        for role in ("specialist", "leader"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(first, role).action_note_mailed()
        self.act(first, "clerk").action_note_mailed()
        self.assertEqual(first.state, "sent")
        self.assertEqual(copy.mail_names, "Ông Nguyễn Văn A")
        with self.assertRaises(UserError):
            self.act(first, "clerk").action_note_mailed()

    def mailing(self, copy):
        """Return for whom the mailing waits; as the system sees it."""
        work = self.env["qlvb.work.item"].search(
            [("copy_id", "=", copy.id), ("state", "=", "open")]
        )
        self.assertLessEqual(set(work.mapped("kind")), {"mail_copy"})
        return work.mapped("principal")

    def test_the_mailing_waits_on_the_desk_until_it_is_noted(self):
        """R157: the page goes on to other work; the mail is not forgotten."""
        copy = self.made(self.scanned())
        clerks = [f"clerk@{self.agency.id}"]
        first, last = self.act(self.sent(copy, "mail"), "clerk")
        self.assertEqual(self.mailing(copy), clerks)
        first.action_note_mailed()
        self.assertEqual(self.mailing(copy), clerks)
        last.action_note_mailed()
        self.assertFalse(self.mailing(copy))

    def test_nobody_mails_what_is_asked_back(self):
        """R76: the mailing leaves the desk with the recall."""
        copy = self.made(self.scanned())
        self.sent(copy, "mail")._ask_back()
        self.assertFalse(self.mailing(copy))

    def test_a_copy_on_paper_waits_in_the_paper_queue(self):
        """R157, R145: to everybody on paper, under the number of the copy."""
        copy = self.made(self.issued_waiting(), medium="paper")
        queue = self.sent(copy, "paper")
        self.assertEqual(len(queue), 3)
        self.assertEqual(set(queue.mapped("state")), {"paper"})
        self.assertEqual({d._sent_code() for d in queue}, {copy.code})
        with self.assertRaises(UserError):
            self.act(queue[:1], "clerk").action_add_paper("listed", "Gửi thêm")

    def test_one_envelope_of_two_papers_is_counted_once(self):
        """R145: as printed, one envelope for each recipient with all in it."""
        document = self.issued_waiting()
        address = "Ông Nguyễn Văn A, thôn Đông"
        self.made(document, medium="paper", recipients=address)
        both = document.sudo().delivery_ids.filtered(
            lambda d: d.recipient_name == address
        )
        self.assertEqual(len(both), 2)
        self.act(both, "clerk").action_post()
        self.assertEqual(sum(both.mapped("envelope_count")), 1)
        self.assertEqual(both.mapped("copy_count"), [1, 1])

    def test_the_copies_of_the_document_itself_are_counted_apart(self):
        """R155: column 7 of the register is of the original."""
        document = self.issued_waiting()
        before = document._copies_made()
        self.made(document, medium="paper")
        document.invalidate_recordset()
        self.assertEqual(document._copies_made(), before)

    def test_a_recall_reaches_who_has_a_copy(self):
        """R153: nobody keeps what its issuer takes back."""
        document = self.issued_waiting()
        copy = self.made(document, kind="trs", pages="1")
        self.sent(copy, "internal")._deliver()
        with trap_jobs():
            self.act(document, "clerk").action_ask_recall(
                "Sai số liệu", self.people["leader"].id
            )
        self.assertFalse(document.can_copy, "no dead button")
        asked = self.sent(copy, "internal") | self.sent(document, "paper")
        self.assertEqual(set(asked.mapped("recall_state")), {"asked"})

    def test_what_was_not_mailed_yet_is_not_asked_back(self):
        """R153: nobody has it, and the page no longer says to send it."""
        document = self.issued_waiting()
        copy = self.made(document, kind="trs", pages="1")
        mailed, unsent = self.sent(copy, "mail")
        self.act(mailed, "clerk").action_note_mailed()
        wizard = self.env["qlvb.recall.wizard"].with_user(self.people["clerk"])
        wizard = wizard.create({"document_id": document.id, "reason": "Sai"})
        self.assertEqual(wizard.by_mail, mailed.recipient_name)
        self.assertIn(unsent.recipient_name, wizard.at_once)
        self.assertNotIn(mailed.recipient_name, wizard.at_once.split(", "))
        with trap_jobs():
            self.act(document, "clerk").action_ask_recall(
                "Sai số liệu", self.people["leader"].id
            )
        self.assertEqual((mailed | unsent).mapped("recall_state"), ["asked", "agreed"])
        self.assertFalse(self.events(document, "exchange.recall_answer"))
        self.assertEqual(len(self.events(document, "exchange.kept_back")), 1)
        self.assertFalse(copy.mail_names)
        for act in ("action_note_mailed", "action_paper_returned"):
            with self.subTest(act=act), self.assertRaises(UserError):
                getattr(self.act(unsent, "clerk"), act)()
        self.act(mailed, "clerk").action_paper_returned()
        self.assertEqual(mailed.recall_state, "agreed")

    def test_copies_of_what_was_recalled_here_are_asked_back(self):
        """R76, R153: who got a copy from us keeps none when its issuer recalls it."""
        document = self.scanned()
        clerk = self.add_person("other_clerk", self.other_agency, "clerk")
        copy = self.made(document)
        inside = self.sent(copy, "internal")
        inside._deliver()
        received = inside.received_document_ids
        received.with_user(clerk).action_register()
        mailed, _unsent = self.sent(copy, "mail")
        self.act(mailed, "clerk").action_note_mailed()
        document.sudo()._receive_recall("Sai số liệu", "15/TB-BNV")
        with trap_jobs() as trap:
            self.act(document, "clerk").action_accept_recall()
        trap.assert_enqueued_job(inside._recall)
        inside._recall()
        self.assertEqual(received.recall_state, "asked")
        self.assertEqual(received.recall_reason, "Sai số liệu")
        self.assertIn(
            ("recall", f"clerk@{self.other_agency.id}"), self.holders(received)
        )
        received.with_user(clerk).action_accept_recall()
        self.assertEqual(inside.recall_state, "agreed")
        self.assertTrue(self.act(mailed, "clerk").can_note_returned)
        self.act(mailed, "clerk").action_paper_returned()
        self.assertEqual(mailed.recall_state, "agreed")
        self.assertEqual((document.state, document.recall_state), ("recalled",) * 2)
        self.assertFalse(document.can_copy)

    def test_two_of_one_name_have_an_envelope_each(self):
        """R145: a commune and a person of the same name are two addresses."""
        document = self.issued_waiting()
        body = self.env["qlvb.correspondent"].create({"name": self.other_agency.name})
        self.made(document, medium="paper", correspondent_ids=body.ids)
        both = document.sudo().delivery_ids.filtered(
            lambda d: (
                d.recipient_name == self.other_agency.name and d.channel == "paper"
            )
        )
        self.act(both, "clerk").action_post()
        self.assertEqual(both.mapped("envelope_count"), [1, 1])
