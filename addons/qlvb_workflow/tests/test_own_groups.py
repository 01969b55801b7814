# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestOwnGroups(WorkflowCase):
    def offered(self, model):
        facts = self.env[model].with_user(self.people["clerk"]).fields_get()
        return {name for name, fact in facts.items() if fact["groupable"]}

    def test_nobody_is_offered_to_group_by_what_only_the_system_reads(self):
        offered = self.offered("qlvb.document")
        self.assertLessEqual({"type_id", "issuer_name", "state", "due_date"}, offered)
        self.assertFalse(
            offered
            & {"id", "write_uid", "access_key", "same_key", "mail_digest", "reading"}
        )
        self.assertIn("kind", self.offered("qlvb.work.item"))
        self.assertNotIn("principal", self.offered("qlvb.work.item"))
