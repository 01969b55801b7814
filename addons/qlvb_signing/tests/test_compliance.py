# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from odoo.addons.qlvb_workflow.tests.common import WorkflowCase


@tagged("post_install", "-at_install")
class TestUnsigned(WorkflowCase):
    def unsigned(self):
        leader = self.people["leader"]
        page = self.env["qlvb.follow.up"].with_user(leader).compliance_page()
        return next(matter for matter in page if matter["key"] == "unsigned")

    def test_approved_without_a_personal_signature(self):
        """R240: listed under its signer until a person has signed."""
        self.submitted()
        self.assertFalse(self.unsigned()["count"])
        draft = self.approved()
        [row] = self.unsigned()["rows"]
        self.assertEqual((row["who"], row["count"]), (self.people["leader"].name, 1))
        self.assertEqual(self.env["qlvb.document"].search(row["domain"]), draft)
        self.sign(draft, "agency")
        self.assertEqual(self.unsigned()["count"], 1)
        self.sign(draft, "person")
        self.assertFalse(self.unsigned()["count"])

    def sign(self, draft, kind):
        """Write the verdict that verification writes."""
        self.env["qlvb.signature"].create(
            {"document_id": draft.id, "file_id": draft.file_ids[:1].id, "kind": kind}
        )
