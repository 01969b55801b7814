# SPDX-License-Identifier: LGPL-3.0-or-later
"""A small agency that works: documents brought to each state by the acts themselves."""

import base64
from datetime import date

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import ProvinceCase, make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

# A Monday without holidays near it.
TODAY = date(2026, 11, 23)


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@tagged("post_install", "-at_install")
class WorkflowCase(ProvinceCase):
    """``self.people`` by role; a second department: ``support_head``, ``expert``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(f"{TODAY} 02:00:00"))
        leader = cls.people["leader"]
        leader.qlvb_post_ids.write({"title": "Giám đốc", "unit_id": cls.agency.id})
        cls.leader_post = leader.qlvb_post_ids
        cls.people["head"].qlvb_post_ids.title = "Trưởng phòng"
        cls.support_unit = cls.env["qlvb.unit"].create(
            {
                "name": "Phòng Quản lý khoa học",
                "code": "QLKH",
                "parent_id": cls.agency.id,
            }
        )
        cls.support_head = cls.add_person("support_head", cls.support_unit, "head")
        cls.expert = cls.add_person("expert", cls.support_unit, "specialist")

    # -- incoming ----------

    def arrive(self, clerk=None, **values):
        """Return a complete incoming document taken in by the clerk."""
        return (
            self.env["qlvb.document"]
            .with_user(clerk or self.people["clerk"])
            .create(
                {
                    "direction": "incoming",
                    "agency_id": self.agency.id,
                    "type_id": self.type_report.id,
                    "code_number": "35",
                    "code_notation": "TTr-STC",
                    "issuer_name": "Sở Tài chính",
                    "issued_date": "2026-11-20",
                    "subject": "Tờ trình về kinh phí chuyển đổi số",
                    **values,
                }
            )
        )

    def registered(self, **values):
        """Return one that has its arrival number, however often it came in."""
        document = self.arrive(**values)
        if document.duplicate_ids:
            document.action_register_again("Bản chính gửi sau")
        else:
            document.action_register()
        return document

    def presented(self):
        document = self.registered()
        document.action_present(self.people["leader"].id)
        return document

    def lead_line(self, due_date="2026-11-30"):
        return {"role": "lead", "unit_id": self.department.id, "due_date": due_date}

    def support_line(self, due_date="2026-11-27"):
        return {
            "role": "support",
            "unit_id": self.support_unit.id,
            "due_date": due_date,
        }

    def directed(self, *lines):
        document = self.presented()
        lines = list(lines) or [self.lead_line(), self.support_line()]
        self.act(document, "leader").action_direct("Tham mưu văn bản trả lời.", lines)
        return document

    def returned(self, reason="Không thuộc chức năng của phòng"):
        """Return a document whose lead department sends its assignment back."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_return_assignment(reason)
        return document

    def passed_on(self):
        """Return a document with the specialist, an opinion awaited from the expert."""
        document = self.directed()
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        document.with_user(self.support_head).action_pass_on(
            [{"role": "support", "user_id": self.expert.id}]
        )
        return document

    # -- outgoing ----------

    def complete_draft(self, **values):
        """Return a draft with everything a submission needs."""
        draft = self.new_draft(
            signer_post_id=self.leader_post.id,
            recipient_ids=[Command.create({"unit_id": self.other_agency.id})],
            not_secret=True,
            **values,
        )
        with trap_jobs():
            draft.action_upload_draft("du-thao.docx", b64(make_docx()))
        return draft

    def submitted(self):
        draft = self.complete_draft()
        draft.action_submit()
        return draft

    def content_approved(self):
        draft = self.submitted()
        self.make_pdfs(draft)
        self.act(draft, "head").action_approve_content()
        return draft

    def approved(self):
        draft = self.content_approved()
        self.act(draft, "form_checker").action_approve_form()
        return draft

    def make_pdfs(self, draft):
        """Store what the conversion job would, without LibreOffice."""
        for version in draft._current_files("draft", "appendix_draft"):
            if version.conversion_state != "done":
                version._keep_pdf(make_pdf(f"{version.name} v{version.version}"))

    # -- both ----------

    def act(self, record, role):
        return record.with_user(self.people[role])

    def holders(self, record):
        record.invalidate_recordset()
        items = self.env["qlvb.work.item"].search(
            [("document_id", "=", record.id), ("state", "=", "open")]
        )
        return {(item.kind, item.principal) for item in items}

    def assert_flow_closed(self):
        """Invariant 7: no live document is without a holder and a due date."""
        documents = self.env["qlvb.document"]
        self.assertFalse(documents._search_without_holder())
        self.assertFalse(
            self.env["qlvb.work.item"].search(
                [
                    ("state", "=", "open"),
                    ("document_id", "!=", False),
                    ("due_date", "=", False),
                ]
            )
        )
