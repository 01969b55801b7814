# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from datetime import datetime

from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.qlvb_core.tests.common import make_pdf

from ..qlvb_edxml import (
    VIETNAM,
    Attachment,
    Business,
    BusinessType,
    DocumentRef,
    Organ,
    ReceiverChange,
    Replaced,
    StatusMessage,
    build,
    parse,
)
from .common import MINISTRY
from .test_recall import REASON, RecallCase

SENT = "G06.12,2026/11/20,1234/BKHCN-CĐS"


class TestRecallPackets(RecallCase):
    def recall_status(self, reason=REASON, minute=0, **changes) -> bytes:
        """Return status 13, as the running systems of the axis ask."""
        values = {
            "sender": Organ(MINISTRY, "Bộ Khoa học và Công nghệ"),
            "response_for": DocumentRef("H31.08", SENT, "1234/BKHCN-CĐS"),
            "status_code": "13",
            "description": reason,
            "timestamp": datetime(2026, 11, 23, 9, minute, tzinfo=VIETNAM),
        }
        return build(StatusMessage(**{**values, **changes}))

    def recall_document(self) -> bytes:
        """Return a document of business type 1, as the standard has it."""
        return self.packet(
            business=Business(BusinessType.RECALL, REASON, document_id=SENT)
        )

    def came(self, registered=False):
        document = self.take_in(self.packet())
        if registered:
            document.action_register()
        return document.sudo()

    def answers(self, document) -> list[tuple[str, str]]:
        """Return code and reason of what the sender was told, oldest first."""
        messages = (
            self.env["qlvb.exchange.message"]
            .sudo()
            .search([("document_id", "=", document.id), ("kind", "=", "status")])
        )
        told = [parse(base64.b64decode(m.payload)) for m in messages.sorted("id")]
        return [
            (m.status_code, m.description)
            for m in told
            if m.status_code in ("15", "16")
        ]

    def check_way_of_asking(self, packet):
        document = self.came(registered=True)
        self.assertEqual(self.take_in(packet), document)
        self.assertEqual(
            (document.recall_state, document.recall_reason), ("asked", REASON)
        )
        self.assertEqual(
            self.holders(document),
            {(kind, f"clerk@{self.agency.id}") for kind in ("present", "recall")},
        )
        self.act(document, "clerk").action_accept_recall()
        self.assertEqual(document.state, "recalled")
        self.assertEqual(self.answers(document), [("15", "")])

    def test_asked_by_status_13(self):
        """R76: as the running systems ask; the clerk decides, status 15 goes back."""
        self.check_way_of_asking(self.recall_status())

    def test_asked_by_a_document_of_type_1(self):
        """R76: as the standard asks."""
        self.check_way_of_asking(self.recall_document())

    def test_before_it_is_received(self):
        """R76: it goes back at once, and the sender is told."""
        document = self.came()
        self.take_in(self.recall_status())
        self.assertEqual(document.state, "recalled")
        self.assertEqual(self.answers(document), [("15", "")])

    def test_recall_before_the_document(self):
        """Invariant 8: the recall is kept; the document goes back as it arrives."""
        self.assertFalse(self.take_in(self.recall_status()))
        document = self.came()
        self.assertEqual((document.state, document.recall_reason), ("recalled", REASON))
        self.assertEqual(self.answers(document), [("15", "")])

    def test_recall_before_the_document_and_a_merger(self):
        """Invariant 8: whoever takes the agency over gives the document back."""
        self.take_in(self.recall_status())
        # sudo: as if the recall had come when the agency was another one's part
        recalls = self.env["qlvb.exchange.recall"].sudo()
        recalls.search([]).agency_id = self.third_agency
        self.third_agency.write(
            {
                "valid_to": "2026-11-22",
                "heir_id": self.agency.id,
                "successor_ids": [Command.link(self.agency.id)],
            }
        )
        self.assertEqual(self.came().state, "recalled")

    def test_the_same_packet_is_one_request(self):
        """Invariant 8: twice, and again after the answer, it changes nothing."""
        document = self.came(registered=True)
        for _time in range(2):
            self.take_in(self.recall_status())
        self.assertEqual(len(self.events(document, "document.recall_asked")), 1)
        self.act(document, "clerk").action_refuse_recall("Đã giải quyết.")
        self.take_in(self.recall_status())
        self.assertEqual(document.recall_state, "refused")
        self.assertEqual(self.answers(document), [("16", "Đã giải quyết.")])

    def test_a_new_request_after_a_refusal(self):
        """R76: the sender may ask again and gets a second answer."""
        document = self.came(registered=True)
        clerk = self.act(document, "clerk")
        self.take_in(self.recall_status())
        clerk.action_refuse_recall("Đã giải quyết.")
        self.take_in(self.recall_status(minute=30))
        clerk.action_accept_recall()
        self.assertEqual(self.answers(document), [("16", "Đã giải quyết."), ("15", "")])

    def test_after_it_was_refused_at_the_door(self):
        """R76: nobody has it, so the recall is agreed to."""
        document = self.came()
        self.act(document, "clerk").action_refuse("Không thuộc thẩm quyền.")
        self.take_in(self.recall_status())
        self.assertEqual(document.state, "refused")
        self.assertEqual(self.answers(document), [("15", "")])

    def test_only_its_sender_recalls_it(self):
        """R76: another agency's recall touches nothing of this one."""
        document = self.came(registered=True)
        for sender in (Organ("G07.1", "Bộ khác"), Organ("H31.05", "Sở Nội vụ")):
            self.take_in(self.recall_status(sender=sender))
        self.assertFalse(document.recall_state)

    def test_what_came_inside_is_not_recalled_by_packet(self):
        """R76: a forged packet does not recall what an agency here sent."""
        delivery = self.delivered()
        about = DocumentRef("H31.05", delivery.document_id.document_identifier)
        packet = self.recall_status(
            sender=Organ("H31.08", self.agency.name), response_for=about
        )
        self.take_in(packet, self.stranger)
        self.assertEqual(delivery.received_document_ids.state, "arrived")

    def test_not_for_another_agency(self):
        """Invariant 9: a clerk takes in what is for the own agency."""
        self.came()
        before = self.row_counts()
        with self.assertRaises(UserError):
            self.take_in(self.recall_status(), self.stranger)
        self.assertEqual(self.row_counts(), before)

    def test_a_recipient_taken_off_the_list(self):
        """R76, R77: an update that drops the agency asks for the document back."""
        document = self.came(registered=True)
        business = Business(
            BusinessType.UPDATE,
            REASON,
            document_id=SENT,
            recipients_changed=True,
            receivers=(ReceiverChange("H31.08", added=False),),
        )
        self.take_in(self.packet(business=business))
        self.assertEqual(document.recall_state, "asked")
        self.assertEqual(
            self.env["qlvb.document"].search_count([("source_identifier", "=", SENT)]),
            1,
        )

    # -- what goes out ------------------------------------------------------------

    def test_the_request_over_the_axis(self):
        """R76: status 13 to the recipient, naming the document and the reason."""
        document = self.issued_waiting()
        delivery = self.delivery(document, "axis")
        self.ask_back(document, delivery)
        message = (
            document.env["qlvb.exchange.message"]
            .sudo()
            .search([("document_id", "=", document.id), ("kind", "=", "status")])
        )
        packet = parse(base64.b64decode(message.payload))
        self.assertEqual(
            (packet.status_code, packet.description, packet.response_for.organ_id),
            ("13", REASON, MINISTRY),
        )
        self.assertEqual(packet.response_for.document_id, document.document_identifier)
        self.assertEqual(delivery.recall_state, "asked")

    def test_an_answer_that_comes_again(self):
        """Invariant 8, R76: an old refusal is no answer to a later request."""
        document = self.issued_waiting()
        delivery = self.delivery(document, "axis")
        self.ask_back(document, delivery)
        refusal = self.status_packet(document, "16", "Đã giải quyết.")
        self.take_in(refusal)
        self.ask_back(document, delivery)
        self.take_in(refusal)
        self.assertEqual(delivery.recall_state, "asked")
        self.take_in(self.status_packet(document, "15"))
        self.assertEqual(delivery.recall_state, "agreed")

    def test_the_answers_over_the_axis(self):
        """R76, invariant 8: each request has one answer; unasked ones are nothing."""
        document = self.issued_waiting()
        delivery = self.delivery(document, "axis")
        self.take_in(self.status_packet(document, "15"))
        self.assertFalse(delivery.recall_state)
        self.ask_back(document, delivery)
        self.take_in(self.status_packet(document, "16", "Đã giải quyết."))
        self.take_in(self.status_packet(document, "15"))
        self.assertEqual(
            (delivery.recall_state, delivery.recall_answer, document.recall_state),
            ("refused", "Đã giải quyết.", "refused"),
        )


class TestVersionPackets(RecallCase):
    def newer(self, **business) -> bytes:
        return self.packet(
            document_id="G06.12,2026/11/24,1300/BKHCN-CĐS",
            code_number="1300",
            business=Business(**business),
            attachments=(Attachment("1300.pdf", make_pdf("Công văn 1300")),),
        )

    def replacement(self):
        return self.newer(type=BusinessType.REPLACE, replaced=(Replaced(SENT),))

    def handled_packet(self):
        document = self.take_in(self.packet())
        document.action_register()
        document.action_present(self.people["leader"].id)
        self.act(document, "leader").action_direct("Tham mưu.", [self.lead_line()])
        return document.sudo()

    def test_a_replacement_is_linked_and_told(self):
        """R77: the old stays readable and names the new; its holders are told."""
        old = self.handled_packet()
        new = self.take_in(self.replacement())
        self.assertEqual(new.sudo().replaces_ids, old)
        head = old.with_user(self.people["head"])
        self.assertIn("Replaced by 1300/BKHCN-CĐS", head.newer_words)
        self.assertNotIn("href", head.newer_words)
        self.assertIn("href", self.act(old, "clerk").newer_words)
        self.assertIn("Replaces", self.act(new, "clerk").older_words)
        self.assertIn("Có văn bản mới hơn", self.told(self.people["head"]))
        self.assertTrue(self.events(old, "document.replaced"))
        self.assertEqual(old.state, "assigned")

    def test_the_replacement_before_the_replaced(self):
        """R77, invariant 8: linked whichever comes first."""
        new = self.take_in(self.replacement())
        old = self.take_in(self.packet())
        self.assertEqual(new.sudo().replaces_ids, old.sudo())

    def test_an_update_of_the_same_number(self):
        """R77: linked, and no duplicate to be explained when it is registered."""
        old = self.handled_packet()
        update = self.packet(
            subject="V/v kết nối (cập nhật hạn trả lời)",
            business=Business(BusinessType.UPDATE, document_id=SENT),
        )
        new = self.take_in(update)
        self.assertEqual(self.take_in(update), new)
        self.assertEqual(new.sudo().replaces_ids, old)
        self.assertIn("Amended by", self.act(old, "clerk").newer_words)
        new.action_register()
        self.assertEqual(new.state, "registered")

    def test_a_refused_version_replaces_nothing(self):
        """R77: what the clerk sends back at the door takes no place."""
        old = self.handled_packet()
        new = self.take_in(self.replacement())
        new.action_refuse("Thiếu phụ lục.")
        self.assertFalse(self.act(old, "clerk").newer_words)

    def test_only_its_sender_replaces_it(self):
        """R77: another agency's packet is linked to nothing."""
        old = self.handled_packet()
        forged = self.packet(
            sender=Organ("G07.1", "Bộ khác"),
            document_id="G07.1,2026/11/24,1/X",
            business=Business(BusinessType.REPLACE, replaced=(Replaced(SENT),)),
        )
        self.take_in(forged)
        self.assertFalse(old.replaced_by_ids)
