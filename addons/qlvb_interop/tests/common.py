# SPDX-License-Identifier: LGPL-3.0-or-later
"""A document issued to an agency here, a ministry on the axis and a paper address."""

import base64
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from odoo.tools import SQL

from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.qlvb_signing.tests.common import PIN, TODAY, SigningCase
from odoo.addons.queue_job.tests.common import trap_jobs

from ..qlvb_edxml import (
    VIETNAM,
    Attachment,
    DocumentMessage,
    DocumentRef,
    Organ,
    Signer,
    StatusMessage,
    Trace,
    build,
)

MINISTRY = "G06.12"


class InteropCase(SigningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = cls.enterClassContext(TemporaryDirectory(prefix="qlvb-outbox-"))
        cls.outbox = Path(folder)
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param("qlvb.interop.transport", "folder")
        parameters.set_param("qlvb.interop.outbox", folder)
        cls.third_agency = cls.env["qlvb.unit"].create(
            {
                "name": "Sở Tài chính",
                "code": "STC",
                "kind": "agency",
                "organ_id": "H31.06",
            }
        )
        cls._seal_draft()
        cls.third_clerk = cls.add_person(
            "third_clerk", cls.third_agency, "clerk", "leader"
        )

    @classmethod
    def _seal_draft(cls):
        cls.approved_draft.with_user(cls.people["leader"])._sign(PIN)
        cls.approved_draft.with_user(cls.people["clerk"])._seal(PIN, TODAY)

    @classmethod
    def recipients(cls):
        cls.ministry = cls.env["qlvb.correspondent"].create(
            {"name": "Bộ Khoa học và Công nghệ", "organ_id": MINISTRY}
        )
        return [
            {"unit_id": cls.other_agency.id},
            {"correspondent_id": cls.ministry.id},
            {"free_text": "Ông Nguyễn Văn A, thôn Đông"},
        ]

    def sealed(self):
        """Return the document; it was sealed once for the whole class."""
        return self.approved_draft

    def issued_waiting(self):
        """Return the issued document with its jobs not yet run."""
        document = self.sealed()
        with trap_jobs() as trap:
            self.act(document, "clerk").action_issue()
            jobs = [
                (job.recordset._name, job.method_name) for job in trap.enqueued_jobs
            ]
        self.assertEqual(
            sorted(jobs),
            [
                ("qlvb.document", "_add_proof"),
                ("qlvb.exchange.delivery", "_deliver"),
                ("qlvb.exchange.message", "_send"),
            ],
        )
        return document

    def delivery(self, document, channel="internal"):
        return document.sudo().delivery_ids.filtered(lambda d: d.channel == channel)

    def delivered(self):
        """Return the delivery of the document that arrived at the other agency."""
        delivery = self.delivery(self.issued_waiting())
        delivery._deliver()
        return delivery

    def axis_message(self, document):
        return self.delivery(document, "axis").message_id

    # -- packets from outside -----------------------------------------------------

    def incoming_message(self, **changes) -> DocumentMessage:
        message = DocumentMessage(
            sender=Organ(MINISTRY, "Bộ Khoa học và Công nghệ"),
            recipients=(Organ("H31.08", self.agency.name),),
            document_id="G06.12,2026/11/20,1234/BKHCN-CĐS",
            code_number="1234",
            code_notation="BKHCN-CĐS",
            promulgation_date=date(2026, 11, 20),
            type_name="Công văn",
            subject="V/v kết nối, liên thông văn bản điện tử",
            place="Hà Nội",
            signer=Signer("Trần Thị Mẫu", "Thứ trưởng"),
            due_date=date(2026, 12, 10),
            trace=(Trace(MINISTRY, datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)),),
            attachments=(
                Attachment("1234.pdf", make_pdf("Công văn 1234")),
                Attachment("phu-luc.pdf", make_pdf("Phụ lục")),
            ),
        )
        return replace(message, **changes)

    def packet(self, **changes) -> bytes:
        return build(self.incoming_message(**changes))

    def status_packet(self, document, code, description="", **changes) -> bytes:
        message = StatusMessage(
            sender=Organ(MINISTRY, "Bộ Khoa học và Công nghệ"),
            response_for=DocumentRef(
                "H31.08",
                document.document_identifier,
                document.code,
                document.issued_date,
            ),
            status_code=code,
            description=description,
            timestamp=datetime(2026, 11, 23, 9, 2, 41, tzinfo=VIETNAM),
        )
        return build(replace(message, **changes))

    def take_in(self, data: bytes, user=None):
        """Upload a packet as the dialog does; return the document."""
        wizards = self.env["qlvb.packet.wizard"].with_user(user or self.people["clerk"])
        with trap_jobs():
            dialog = wizards.create(
                {"content": base64.b64encode(data), "file_name": "goi-tin.edxml"}
            )
        return dialog.document_id

    def row_counts(self) -> dict[str, int]:
        """Return how many rows there are of everything a packet could make.

        The journal is left out: a refusal belongs there.
        """
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_name ~ "
            "'^(qlvb_|ir_attachment$|mail_message$|queue_job$)' "
            "AND table_name NOT LIKE 'qlvb_audit%' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in self.env.cr.fetchall()]
        return {name: self._count(name) for name in tables}

    def _count(self, table) -> int:
        query = SQL("SELECT count(*) FROM %s", SQL.identifier(table))
        return self.env.execute_query(query)[0][0]
