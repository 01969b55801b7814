# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestDossier(ProvinceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        plan = cls.env["qlvb.file.plan"].create(
            {
                "name": "Danh mục hồ sơ năm 2026",
                "agency_id": cls.agency.id,
                "year": 2026,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "notation": "01.CĐS",
                            "title": "Chuyển đổi số",
                            "retention_years": 20,
                        },
                    )
                ],
            }
        )
        cls.line = plan.line_ids

    def open_dossier(self):
        return (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"plan_line_id": self.line.id})
        )

    def test_opened_from_the_file_plan(self):
        """R163, R166: the initial data come from the file plan."""
        dossier = self.open_dossier()
        self.assertEqual(dossier.title, "Chuyển đổi số")
        self.assertEqual(dossier.retention_years, 20)
        self.assertTrue(dossier.code.startswith("H31.08."))

    def test_whoever_only_reads_is_shown_nothing_to_change(self):
        """R163: fields are open to the maker, and to nobody once it is closed."""
        self.assertTrue(
            self.env["qlvb.dossier"].with_user(self.colleague).new().can_edit
        )
        dossier = self.open_dossier()
        self.assertTrue(dossier.can_edit)
        self.assertFalse(dossier.with_user(self.people["leader"]).can_edit)
        dossier.sudo().state = "closed"
        self.assertFalse(dossier.can_edit)

    def test_a_line_with_its_dossier_is_not_offered(self):
        """R163: the form offers lines of the plan without a dossier only."""
        lines = self.env["qlvb.file.plan.line"].with_user(self.colleague)
        domain = self.env["qlvb.dossier"]._fields["plan_line_id"].domain
        self.assertIn(self.line, lines.search(domain))
        self.assertTrue(self.line.with_user(self.colleague).is_free)
        self.open_dossier()
        self.assertNotIn(self.line, lines.search(domain))
        self.assertFalse(self.line.with_user(self.colleague).is_free)

    def test_a_code_taken_names_the_other_dossier(self):
        """R163, R166: who opens a second one learns which has the number."""
        first = self.open_dossier()
        with self.assertRaises(UserError) as refused:
            self.open_dossier()
        for named in (first.code, "Chuyển đổi số", self.people["specialist"].name):
            self.assertIn(named, str(refused.exception))
        other = self.env["qlvb.dossier"].with_user(self.people["specialist"])
        with self.assertRaisesRegex(UserError, first.code):
            other.create({"title": "Khác", "notation": "02"}).notation = "01.CĐS"

    def test_a_code_taken_tells_no_title_to_who_may_not_see(self):
        """R163, invariant 5: only whom to ask, not what the dossier is about."""
        self.open_dossier()
        mine = self.env["qlvb.dossier"].with_user(self.colleague)
        with self.assertRaises(UserError) as refused:
            mine.create({"title": "Hồ sơ khác", "notation": "01.CĐS"})
        self.assertNotIn("Chuyển đổi số", str(refused.exception))
        self.assertIn(self.people["specialist"].name, str(refused.exception))

    def test_closed_dossier_does_not_change(self):
        """R172: after closing nothing is added or removed."""
        dossier = self.open_dossier()
        document = self.finished_document()
        dossier.write({"item_ids": [(0, 0, {"document_id": document.id})]})
        dossier.action_close()
        self.assertEqual(dossier.state, "closed")
        self.assertTrue(self.events(dossier, "dossier.close"))
        with self.assertRaises(UserError):
            dossier.item_ids.unlink()
        with self.assertRaises(UserError):
            self.env["qlvb.dossier.item"].create(
                {"dossier_id": dossier.id, "document_id": self.new_draft().id}
            )

    def test_one_document_in_several_dossiers(self):
        """R162: a document may be in several dossiers without a copy."""
        document = self.new_draft()
        first = self.open_dossier()
        second = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"title": "Hồ sơ khác", "notation": "X1"})
        )
        for dossier in (first, second):
            dossier.write({"item_ids": [(0, 0, {"document_id": document.id})]})
        self.assertEqual(len(document.dossier_item_ids), 2)

    def test_an_empty_dossier_does_not_close(self):
        with self.assertRaises(UserError):
            self.open_dossier().action_close()

    def test_only_the_maker_closes(self):
        dossier = self.open_dossier()
        dossier.write({"item_ids": [(0, 0, {"document_id": self.new_draft().id})]})
        for user in (self.people["clerk"], self.colleague, self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                dossier.with_user(user).action_close()
        self.assertEqual(dossier.state, "open")
