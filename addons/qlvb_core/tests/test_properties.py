# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ProvinceCase

FIELD = {"name": "du_an", "string": "Dự án", "type": "char"}


@tagged("post_install", "-at_install")
class TestProperties(ProvinceCase):
    def editable(self):
        document = self.new_draft()
        self.env["qlvb.work.item"].create(
            {
                "document_id": document.id,
                "principal": f"user:{self.people['specialist'].id}",
                "kind": "keep",
                "edits": True,
            }
        )
        return document

    def test_an_authorised_user_adds_a_field_to_documents(self):
        """R261: fields are added without losing the fixed ones, and are filled in."""
        operator = self.env.ref("base.user_admin")
        self.type_report.with_user(operator).property_definition = [FIELD]
        document = self.editable()
        document.write({"properties": {"du_an": "Chuyển đổi số"}})
        self.assertEqual(document.properties["du_an"], "Chuyển đổi số")
        self.assertEqual(document.type_id, self.type_report)
        self.assertTrue(self.events(document, "document.write"))

    def test_nobody_else_changes_the_definition(self):
        """R261: only who is authorised changes which fields there are."""
        document = self.editable()
        for user in self.people.values():
            with self.assertRaises(AccessError):
                self.type_report.with_user(user).property_definition = [FIELD]
        with self.assertRaises(AccessError):
            document.write(
                {"properties": [{**FIELD, "definition_changed": True, "value": "x"}]}
            )

    def test_fields_of_dossiers_come_from_the_file_plan(self):
        """R261: the archivist adds fields to the dossiers of the agency's file plan."""
        archivist = self.people["archivist"]
        plan = (
            self.env["qlvb.file.plan"]
            .with_user(archivist)
            .create(
                {
                    "name": "Danh mục",
                    "agency_id": self.agency.id,
                    "year": 2031,
                    "property_definition": [FIELD],
                    "line_ids": [(0, 0, {"notation": "01", "title": "Hồ sơ"})],
                }
            )
        )
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"plan_line_id": plan.line_ids.id})
        )
        dossier.write({"properties": {"du_an": "Chuyển đổi số"}})
        self.assertEqual(dossier.properties["du_an"], "Chuyển đổi số")
        self.assertEqual(dossier.title, "Hồ sơ")
