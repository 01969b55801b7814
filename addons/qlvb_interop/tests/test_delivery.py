# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import InteropCase


class TestDelivery(InteropCase):
    def received_by(self, agency):
        return self.env["qlvb.document"].search(
            [("direction", "=", "incoming"), ("agency_id", "=", agency.id)]
        )

    def test_each_recipient_has_a_delivery(self):
        """R145, R37: inside, axis, paper; nobody is forgotten."""
        deliveries = self.issued_waiting().sudo().delivery_ids
        self.assertEqual(
            [(d.channel, d.state, d.recipient_name) for d in deliveries],
            [
                ("internal", "sent", "Sở Nội vụ"),
                ("axis", "waiting", "Bộ Khoa học và Công nghệ"),
                ("paper", "paper", "Ông Nguyễn Văn A, thôn Đông"),
            ],
        )

    def test_arrives_once_however_often_the_job_runs(self):
        """Invariant 8, R38"""
        delivery = self.delivery(self.issued_waiting())
        for _time in range(3):
            delivery._deliver()
        received = self.received_by(self.other_agency)
        self.assertEqual(len(received), 1)
        self.assertEqual(delivery.received_document_ids, received)
        self.assertEqual(delivery.state, "arrived")

    def test_jobs_in_any_order(self):
        """Invariant 8: each recipient gets one row, whichever job runs first."""
        self.env["qlvb.recipient"].create(
            {"document_id": self.approved_draft.id, "unit_id": self.third_agency.id}
        )
        document = self.sealed()
        with trap_jobs():
            self.act(document, "clerk").action_issue()
        inside = self.delivery(document)
        self.assertEqual(len(inside), 2)
        for delivery in [*reversed(inside), *inside]:
            delivery._deliver()
        for agency in (self.other_agency, self.third_agency):
            self.assertEqual(len(self.received_by(agency)), 1)

    def test_what_arrives_is_what_was_sent(self):
        """R37, R150: same metadata, same bytes, waiting for the receiving clerk."""
        delivery = self.delivered()
        sent, received = delivery.document_id, delivery.received_document_ids
        for name in (
            "code",
            "subject",
            "issued_date",
            "urgency",
            "due_date",
            "type_id",
        ):
            self.assertEqual(received[name], sent[name], name)
        self.assertEqual(received.issuer_name, self.agency.name)
        self.assertEqual(received.issuer_organ_id, "H31.08")
        self.assertEqual(received.signer_name, self.people["leader"].name)
        self.assertEqual(received.state, "arrived")
        self.assertFalse(received.drafter_id)
        files = sent._current_files("main", "appendix")
        self.assertEqual(
            received._current_files("main", "appendix").mapped("sha256"),
            files.mapped("sha256"),
        )
        self.assertEqual(
            self.holders(received), {("receive", f"clerk@{self.other_agency.id}")}
        )
        self.assertEqual(
            received.participant_ids.mapped("principal"),
            [f"clerk@{self.other_agency.id}"],
        )
        self.assertEqual(received.legal_force, "original")

    def test_three_checks_on_arrival(self):
        """R72: complete, intact, authentic; shown before the receipt."""
        received = self.delivered().received_document_ids
        checks = ("check_complete", "check_intact", "check_authentic")
        self.assertEqual([received[name] for name in checks], ["ok", "ok", "ok"])

    def test_a_file_that_is_missing_or_changed_is_named(self):
        """R72"""
        delivery = self.delivery(self.issued_waiting())
        manifest = delivery.message_id.manifest
        manifest[1]["sha256"] = "0" * 64
        delivery.message_id.manifest = [*manifest, {"name": "thiếu.pdf", "sha256": "1"}]
        delivery._deliver()
        received = delivery.received_document_ids
        self.assertEqual(
            (received.check_complete, received.check_intact), ("fail",) * 2
        )
        self.assertEqual(received.check_note, "thiếu.pdf, 01-TTr-SKHCN-phu-luc-1.pdf")

    # -- statuses -----------------------------------------------------------------

    def test_every_step_of_the_receiver_is_told(self):
        """R73, R97, R107, R150: 01 to 06, in the sender's list with their times."""
        delivery = self.delivered()
        department = self.env["qlvb.unit"].create(
            {"name": "Phòng Văn thư", "code": "VTLT", "parent_id": self.other_agency.id}
        )
        head = self.add_person("other_head", department, "head")
        handler = self.add_person("other_handler", department, "specialist")
        clerk = delivery.received_document_ids.with_user(self.stranger)
        seen = [delivery.state]
        clerk.action_register()
        seen.append(delivery.state)
        clerk.action_present(self.stranger.id)
        clerk.action_direct("Tham mưu.", [{"role": "lead", "unit_id": department.id}])
        seen.append(delivery.state)
        clerk.with_user(head).action_pass_on([{"role": "lead", "user_id": handler.id}])
        seen.append(delivery.state)
        clerk.with_user(handler).action_finish("Đã có báo cáo.")
        seen.append(delivery.state)
        self.assertEqual(
            seen, ["arrived", "received", "assigned", "in_progress", "finished"]
        )
        told = self.events(delivery.document_id, "exchange.status")
        self.assertEqual(len(told), 5)

    def test_refusal_comes_back_with_its_reason(self):
        """R74: status 02 and the reason; no số đến is used."""
        delivery = self.delivered()
        received = delivery.received_document_ids.with_user(self.stranger)
        received.action_refuse("Không thuộc thẩm quyền.")
        self.assertEqual(
            (delivery.state, delivery.reason), ("refused", "Không thuộc thẩm quyền.")
        )
        self.assertFalse(received.arrival_number)

    def test_the_sender_is_told_of_what_is_abnormal(self):
        """R75: in the history of what was sent, and its clerks; in the same act."""
        delivery = self.delivered()
        received = delivery.received_document_ids.with_user(self.stranger)
        received.action_report_fault(self.stranger.id, "Thiếu trang 2.")
        (event,) = self.events(delivery.document_id, "exchange.fault")
        for words in ("Thiếu trang 2.", "Sở Nội vụ"):
            self.assertIn(words, event.payload)
        notices = self.env["mail.activity"].search(
            [("user_id", "=", self.people["clerk"].id)]
        )
        self.assertIn("Sở Nội vụ", str(notices.mapped("note")))

    def test_statuses_never_go_back(self):
        """Invariant 8: late and repeated statuses change nothing."""
        delivery = self.delivery(self.issued_waiting(), "axis")
        for state in ("assigned", "arrived", "assigned", "received"):
            delivery._advance(state)
        self.assertEqual(delivery.state, "assigned")

    # -- who sees what ------------------------------------------------------------

    def test_neither_side_reads_the_other(self):
        """Invariant 5: a delivery is no way into the other agency."""
        delivery = self.delivered()
        sent, received = delivery.document_id, delivery.received_document_ids
        sender, receiver = self.people["clerk"], self.stranger
        self.env.invalidate_all()
        self.assertTrue(delivery.with_user(sender).read(["state"]))
        with self.assertRaises(AccessError):
            delivery.with_user(sender).read(["received_document_ids"])
        with self.assertRaises(AccessError):
            received.with_user(sender).read(["subject"])
        with self.assertRaises(AccessError):
            sent.with_user(receiver).read(["subject"])
        with self.assertRaises(AccessError):
            received.with_user(receiver).read(["delivery_id"])
        with self.assertRaises(AccessError):
            delivery.with_user(receiver).read(["state"])
        with self.assertRaises(AccessError):
            self.env["qlvb.document"].with_user(receiver).search(
                [("delivery_id.document_id.subject", "ilike", "Quy chế")]
            )

    def test_strangers_see_no_delivery_and_no_packet(self):
        """Invariant 5"""
        document = self.issued_waiting()
        for user in (self.third_clerk, self.people["unit_admin"], self.stranger):
            for model in ("qlvb.exchange.delivery", "qlvb.exchange.message"):
                found = (
                    self.env[model]
                    .with_user(user)
                    .search([("document_id", "=", document.id)])
                )
                self.assertFalse(found, (user.login, model))

    def test_nobody_writes_deliveries_or_packets(self):
        document = self.issued_waiting()
        delivery = self.delivery(document)
        for role, user in self.people.items():
            with self.subTest(role=role):
                with self.assertRaises(AccessError):
                    delivery.with_user(user).write({"state": "finished"})
                with self.assertRaises(AccessError):
                    delivery.message_id.with_user(user).write({"state": "sent"})
                with self.assertRaises(AccessError):
                    document.with_user(user).write({"delivery_ids": [Command.clear()]})

    def test_packet_content_is_frozen(self):
        """Invariant 2"""
        message = self.axis_message(self.issued_waiting())
        attachment = self.env["ir.attachment"].search(
            [
                ("res_model", "=", message._name),
                ("res_id", "=", message.id),
                ("res_field", "=", "payload"),
            ]
        )
        self.assertTrue(attachment)
        with self.assertRaises(AccessError):
            attachment.write({"raw": make_pdf("khác")})

    def test_recipient_without_identifier(self):
        """R34: said before issuing, by name."""
        document = self.sealed()
        self.other_agency.organ_id = False
        with self.assertRaisesRegex(UserError, "Sở Nội vụ"):
            self.act(document, "clerk").action_issue()
        self.assertEqual(document.state, "sealed")
