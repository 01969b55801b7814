# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import os
from unittest.mock import patch

from odoo.addons.qlvb_signing.tests.fakes import axis as fake_axis
from odoo.addons.queue_job.exception import RetryableJobError

from ..qlvb_edxml import StatusMessage, parse
from .common import MINISTRY, InteropCase

Fault = fake_axis.Fault

SECRET = "khóa-thử-nghiệm"
CENTRE = "00.31.W00"


class TestFolder(InteropCase):
    def test_packet_says_what_the_document_says(self):
        """R33, R151: built, written to the folder, read back to the same fields."""
        document = self.issued_waiting()
        message = self.axis_message(document)
        message._send()
        (path,) = self.outbox.glob(f"{message.packet_id}.edoc.edxml")
        packet = parse(path.read_bytes())
        self.assertEqual(
            (packet.sender.organ_id, packet.sender.name), ("H31.08", self.agency.name)
        )
        self.assertEqual([o.organ_id for o in packet.recipients], [MINISTRY])
        self.assertEqual(packet.document_id, document.document_identifier)
        self.assertEqual(
            (packet.code_number, packet.code_notation), ("01", "TTr-SKHCN")
        )
        self.assertEqual(packet.promulgation_date, document.issued_date)
        self.assertEqual(
            (packet.subject, packet.type_name), (document.subject, "Tờ trình")
        )
        self.assertEqual(packet.signer.full_name, self.people["leader"].name)
        self.assertEqual(packet.signer.position, "Giám đốc")
        self.assertEqual(packet.place, "Hưng Yên")
        self.assertEqual(
            packet.to_places, tuple(document.sudo().recipient_ids.mapped("name"))
        )
        self.assertEqual(
            [item.data for item in packet.attachments],
            [f._read_content() for f in document._current_files("main", "appendix")],
        )
        self.assertEqual(self.delivery(document, "axis").state, "sent")

    def test_normative_number_carries_its_year(self):
        """Decision 76/2025: 01/2026/QĐ-UBND goes out and comes in as it is."""
        document = self.issued_waiting()
        document.sudo().code_year = 2026
        packet = parse(
            base64.b64decode(
                document._edxml_payload(
                    document.recipient_ids.filtered("correspondent_id")
                )
            )
        )
        self.assertEqual(packet.code_number, "01/2026")

    def test_sent_twice_is_one_file(self):
        """R38"""
        message = self.axis_message(self.issued_waiting())
        message._send()
        message.state = "pending"
        message._send()
        self.assertEqual(len(list(self.outbox.glob(f"{message.packet_id}*"))), 1)

    def test_without_connection_packets_wait(self):
        """R38: nothing is lost while nobody has set up the connection."""
        self.env["ir.config_parameter"].set_param("qlvb.interop.transport", False)
        message = self.axis_message(self.issued_waiting())
        with self.assertRaises(RetryableJobError):
            message._send()
        self.assertEqual(message.state, "pending")


class TestAxis(InteropCase):
    @classmethod
    def _request_handler(cls, session, request, /, **kwargs):
        # Odoo's own expects one number of seconds as timeout; our client gives two.
        return super()._request_handler(session, request, **{**kwargs, "timeout": 10})

    def setUp(self):
        super().setUp()
        self.axis = fake_axis.Axis(SECRET, {"H31.08": CENTRE, MINISTRY: "00.06.W00"})
        server = self.enterContext(fake_axis.AxisServer(self.axis))
        self.enterContext(patch.dict(os.environ, {"QLVB_AXIS_SECRET": SECRET}))
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("qlvb.interop.transport", "vxp")
        parameters.set_param("qlvb.interop.base_url", server.url)
        parameters.set_param("qlvb.interop.system_id", CENTRE)
        self.document = self.issued_waiting()
        self.message = self.axis_message(self.document)

    def test_axis_takes_the_packet(self):
        """R33: its answer is stored."""
        self.message._send()
        (sent,) = self.axis.sent
        self.assertEqual(sent.data, base64.b64decode(self.message.payload))
        self.assertEqual(
            (self.message.state, self.message.receipt), ("sent", sent.doc_id)
        )

    def test_axis_down(self):
        """R38: tried again until the axis has it, then never again."""
        self.axis.fail_next("sendEdoc", Fault.SERVER_ERROR, Fault.GARBAGE, Fault.EMPTY)
        for _attempt in range(3):
            with self.assertRaises(RetryableJobError):
                self.message._send()
            self.assertEqual(self.message.state, "pending")
        self.assertFalse(self.axis.sent)
        for _attempt in range(3):
            self.message._send()
        self.assertEqual(len(self.axis.sent), 1)

    def test_axis_refuses(self):
        """R38: what the axis will never take is shown, not repeated."""
        self.axis.fail_next("sendEdoc", Fault.REFUSE)
        self.message._send()
        delivery = self.delivery(self.document, "axis")
        self.assertEqual(self.message.state, "failed")
        self.assertIn("refused", delivery.reason)
        self.assertEqual(len(self.events(self.document, "exchange.failed")), 1)

    def test_statuses_of_the_ministry(self):
        """R150, R33: what the ministry answers stands in the sender's list."""
        delivery = self.delivery(self.document, "axis")
        for code, state in (("01", "arrived"), ("03", "received"), ("06", "finished")):
            for _time in range(2):
                self.take_in(self.status_packet(self.document, code))
            self.assertEqual(delivery.state, state)
        self.assertEqual(len(self.events(self.document, "exchange.status")), 3)

    def test_refusal_of_the_ministry(self):
        """R74"""
        self.take_in(self.status_packet(self.document, "02", "Sai nơi nhận"))
        delivery = self.delivery(self.document, "axis")
        self.assertEqual((delivery.state, delivery.reason), ("refused", "Sai nơi nhận"))

    def test_our_statuses_go_out_once(self):
        """R73: 01 on arrival, 03 on receipt, to the sender, each once."""
        document = self.take_in(self.packet()).with_user(self.people["clerk"])
        document.action_register()
        document._on_progress("03")
        messages = self.env["qlvb.exchange.message"].search(
            [("document_id", "=", document.id), ("flow", "=", "out")], order="id"
        )
        self.assertEqual(len(messages), 2)
        for message in messages:
            message._send()
        said = [parse(sent.data) for sent in self.axis.sent]
        self.assertTrue(all(isinstance(item, StatusMessage) for item in said))
        self.assertEqual([item.status_code for item in said], ["01", "03"])
        self.assertEqual({item.response_for.organ_id for item in said}, {MINISTRY})
        self.assertEqual(
            {item.response_for.document_id for item in said},
            {document.source_identifier},
        )
